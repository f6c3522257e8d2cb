// View (b): readings that say the same on one sheet; one key confirms all but the odd ones.
import { useEffect, useRef, useState } from 'preact/hooks';
import { api, cropOf, Filter, Group, Item, keyText } from './api';
import { tell, tellFault } from './messages';
import { beginItem, endItems } from './pace';
import { kindName, say } from './words';

const CROP = { width: 300, height: 110, scale: 1.5 };
const MOST_ON_SHEET = 60;

export function AlikeView({ filter }: { filter: Filter }) {
  const [groups, setGroups] = useState<Group[] | null>(null);
  const [odd, setOdd] = useState<Set<string>>(new Set());
  const [at, setAt] = useState(0);
  const sheet = useRef<HTMLDivElement>(null);
  const group = groups?.[0];
  const items = group?.items.slice(0, MOST_ON_SHEET) ?? [];

  const load = () => api.alike(filter).then(({ groups: found }) => {
    setGroups(found);
    setOdd(new Set());
    setAt(0);
    beginItem();
  }, tellFault);
  useEffect(() => { void load(); }, [JSON.stringify(filter)]);
  useEffect(() => { sheet.current?.querySelectorAll('button')[at]?.focus(); }, [at, groups]);

  const skip = () => {
    setGroups((all) => (all && all.length > 1 ? [...all.slice(1), all[0]] : all));
    setOdd(new Set());
    setAt(0);
    beginItem();
  };
  const confirmRest = () => {
    const rest = items.filter((item) => !odd.has(keyText(item.key)));
    if (!group || rest.length === 0) return skip();
    const effort = endItems(rest.length);
    api.settleMany(rest.map((item) => ({ key: item.key, seen: item.seen, text: group.text, effort }))).then(({ settled }) => {
      tell(`${say('settledNow')} ${settled} / ${rest.length}`, settled < rest.length ? 'error' : 'info');
      return load();
    }, tellFault);
  };
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
    const moves: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns(), ArrowUp: -columns(), Home: -at, End: items.length - 1 - at };
    if (event.key in moves) setAt(Math.min(items.length - 1, Math.max(0, at + moves[event.key])));
    else if (event.key === ' ') toggle(items[at]);
    else if (event.key === 'Enter') { if (!event.repeat) confirmRest(); }
    else if (event.key === 'Tab' && !event.shiftKey) skip();
    else return;
    event.preventDefault();
  };

  if (!groups) return <p class="quiet" aria-busy="true">…</p>;
  if (!group) return <div class="nothing"><h2>{say('empty')}</h2><p>{say('emptyMore')}</p></div>;
  return (
    <section class="alike" aria-labelledby="alike-text">
      <header>
        <h2>{say('alikeAsk')}</h2>
        <p id="alike-text" class="alike-text">{group.text || say('blank')}</p>
        <span class="tag">{kindName(group.kind)}</span>
        <span class="quiet">{items.length} / {group.items.length} · {groups.length} {say('groups')}</span>
      </header>
      <div ref={sheet} class="sheet" role="listbox" aria-multiselectable="true" aria-label={group.text} onKeyDown={onKeyDown}>
        {items.map((item, index) => <Cell item={item} odd={odd.has(keyText(item.key))} current={index === at} onToggle={() => { setAt(index); toggle(item); }} />)}
      </div>
      <footer class="card-foot">
        <div class="actions">
          <button type="button" class="primary" tabIndex={-1} onClick={confirmRest}>{say('confirmRest')} ({items.length - odd.size}) <kbd>Enter</kbd></button>
          <button type="button" tabIndex={-1} onClick={skip}>{say('nextGroup')} <kbd>Tab</kbd></button>
        </div>
        <p class="quiet">{say('alikeHint')}</p>
      </footer>
    </section>
  );
}

function Cell({ item, odd, current, onToggle }: { item: Item; odd: boolean; current: boolean; onToggle(): void }) {
  const crop = cropOf(item, CROP);
  return (
    <button type="button" class={'cell' + (odd ? ' odd' : '')} role="option" aria-selected={!odd} tabIndex={current ? 0 : -1} onClick={onToggle}
      aria-label={`${item.department || item.name}, ${say('page')} ${item.page}${odd ? ', ' + say('odd') : ''}`}>
      {crop ? <img src={crop.url} width={crop.width} height={crop.height} alt="" loading="lazy" /> : <span>{say('noPicture')}</span>}
      <span class="cell-from">{item.department || item.name.split('/').pop()} · {say('page')} {item.page}</span>
      {odd && <span class="tag warn">{say('odd')}</span>}
    </button>
  );
}
