// View (b): short readings on one sheet, above each the paper; one key confirms all but the odd ones. Most sheets are of
// items that say the same; what is left is laid out by kind, each with its own reading.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { cropOf, Filter, Item, keyText } from './api';
import { SheetPile } from './sheets';
import { useSignal } from './signal';
import { kindName, say } from './words';

const CROP = { width: 300, height: 110, scale: 1.5 };
const LABELS = '123456789abcdefghijklmnopqrstuvwxyz';  // the key that picks a cell out

export function AlikeView({ filter }: { filter: Filter }) {
  const pile = useMemo(() => new SheetPile(filter), [JSON.stringify(filter)]);
  const { sheets, shared, loading } = useSignal(pile.pile);
  const [odd, setOdd] = useState<Set<string>>(new Set());
  const [at, setAt] = useState(0);
  const sheet = useRef<HTMLDivElement>(null);
  const group = sheets[0];
  const items = group?.items ?? [];

  useEffect(() => { setOdd(new Set()); setAt(0); }, [group && keyText(group.items[0].key)]);
  useEffect(() => { sheet.current?.querySelectorAll('button')[at]?.focus(); }, [at, group]);

  const toggle = (item: Item) => setOdd((before) => {
    const after = new Set(before), name = keyText(item.key);
    if (!after.delete(name)) after.add(name);
    return after;
  });
  const columns = () => {
    const cells = [...(sheet.current?.querySelectorAll('button') ?? [])];
    return Math.max(1, cells.filter((cell) => cell.offsetTop === cells[0].offsetTop).length);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const moves: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns(), Home: -at, End: items.length - 1 - at };
    const named = event.key.length === 1 ? LABELS.indexOf(event.key.toLowerCase()) : -1;
    if (event.key in moves) setAt(Math.min(items.length - 1, Math.max(0, at + moves[event.key])));
    else if (named >= 0) { if (named < items.length && !event.repeat) toggle(items[named]); }
    else if (event.key === ' ') toggle(items[at]);
    else if (event.key === 'Enter') { if (!event.repeat) pile.confirm(odd); }
    else if (event.key === 'Tab' && !event.shiftKey) pile.skip();
    else return;
    event.preventDefault();
  };

  if (!group) return loading ? <p class="quiet" aria-busy="true">…</p> : <div class="nothing"><h2>{say('empty')}</h2><p>{say('emptyMore')}</p></div>;
  return (
    <section class="alike" aria-labelledby="alike-text" data-count={group.count}>
      <header>
        <h2>{say(group.text === null ? 'unlikeAsk' : 'alikeAsk')}</h2>
        <p id="alike-text" class="alike-text">{group.text === null ? kindName(group.kind) : group.text || say('blank')}</p>
        <span class="tag">{kindName(group.kind)}</span>
        <span class="quiet">{items.length} / {group.count} · {shared} {say('groups')}</span>
      </header>
      <div ref={sheet} class="sheet" role="listbox" aria-multiselectable="true" aria-label={group.text ?? kindName(group.kind)} onKeyDown={onKeyDown}>
        {items.map((item, index) => (
          <Cell item={item} label={LABELS[index] ?? ''} reading={group.text === null ? item.text : null} odd={odd.has(keyText(item.key))}
            current={index === at} onToggle={() => { setAt(index); toggle(item); }} />
        ))}
      </div>
      <footer class="card-foot">
        <div class="actions">
          <button type="button" class="primary" tabIndex={-1} onClick={() => pile.confirm(odd)}>{say('confirmRest')} ({items.length - odd.size}) <kbd>Enter</kbd></button>
          <button type="button" tabIndex={-1} onClick={() => pile.skip()}>{say('nextGroup')} <kbd>Tab</kbd></button>
        </div>
        <p class="quiet">{say('alikeHint')}</p>
      </footer>
    </section>
  );
}

interface CellProps { item: Item; label: string; reading: string | null; odd: boolean; current: boolean; onToggle(): void }

function Cell({ item, label, reading, odd, current, onToggle }: CellProps) {
  const crop = cropOf(item, CROP);
  return (
    <button type="button" class={'cell' + (odd ? ' odd' : '')} role="option" aria-selected={!odd} tabIndex={current ? 0 : -1} onClick={onToggle}
      data-path={item.key.path} data-document={item.key.sha256}
      aria-label={`${reading === null ? '' : (reading || say('blank')) + ', '}${item.department || item.name}, ${say('page')} ${item.page}${odd ? ', ' + say('odd') : ''}`}>
      {crop ? <img src={crop.url} width={crop.width} height={crop.height} alt="" loading="lazy" /> : <span>{say('noPicture')}</span>}
      {reading !== null && <span class="cell-reading">{reading || say('blank')}</span>}
      <span class="cell-from">{label && <kbd>{label}</kbd>} {item.department || item.name.split('/').pop()} · {say('page')} {item.page}</span>
      {odd && <span class="tag warn">{say('odd')}</span>}
    </button>
  );
}
