// View (a): field by field.
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { api, cropOf, Filter, Item, keyText, Trial } from './api';
import { choicesOf, offeredOf, readingsOf } from './choices';
import { Desk } from './desk';
import { ClashBox } from './clash_box';
import { ReadingEditor } from './reading_editor';
import { Reasons } from './reasons';
import { Asked, askedBy, Comments, SayMore } from './say_more';
import { Scan } from './scan';
import { useSignal } from './signal';
import { settledText } from './typing';
import { kindName, placeName, say } from './words';

const CROP = { width: 680, height: 250, scale: 3.5 };
const RENEW_MS = 60000;

export function FieldView({ filter }: { filter: Filter }) {
  const desk = useMemo(() => new Desk(filter), [JSON.stringify(filter)]);
  const hand = useSignal(desk.hand);
  const [isFirstSeen, setFirstSeen] = useState(false);  // until then nothing is fetched beside its picture
  useEffect(() => {
    const timer = window.setInterval(() => desk.renew(), RENEW_MS);
    const stay = (event: BeforeUnloadEvent) => { if (desk.isSending) event.preventDefault(); };
    addEventListener('beforeunload', stay);
    return () => { clearInterval(timer); removeEventListener('beforeunload', stay); desk.close(); };
  }, [desk]);

  if (hand.clash)
    return <ClashBox clash={hand.clash.clash} onMine={() => desk.resolveClash(true)} onTheirs={() => desk.resolveClash(false)} />;
  const item = hand.items[0];
  if (!item) return hand.loading ? <p class="quiet" aria-busy="true">…</p> : <Nothing desk={desk} />;
  return (
    <div class="field-view">
      <FieldCard key={keyText(item.key) + item.seen.version} item={item} desk={desk} total={hand.total} onSeen={() => setFirstSeen(true)} />
      {isFirstSeen && item.page > 0 ? <Scan sha256={item.key.sha256} page={item.page} version={item.seen.version} lit={item.bbox} /> : <div class="scan" />}
      <div class="ahead" aria-hidden="true">
        {isFirstSeen && hand.items.slice(1, 3).map((next) => { const crop = cropOf(next, CROP); return crop && <img src={crop.url} alt="" />; })}
      </div>
    </div>
  );
}

function Nothing({ desk }: { desk: Desk }) {
  const undo = useRef<HTMLButtonElement>(null);
  useEffect(() => undo.current?.focus(), []);
  const onKeyDown = (event: KeyboardEvent) => { if (event.ctrlKey && event.key === 'z') desk.undo(); };
  return (
    <div class="nothing" onKeyDown={onKeyDown}>
      <h2>{say('empty')}</h2>
      <p>{say('emptyMore')}</p>
      <button type="button" ref={undo} onClick={() => desk.undo()}>{say('undo')} <kbd>Ctrl+Z</kbd></button>
    </div>
  );
}

// What others keyed: the paper alone is shown.
const isBlind = (item: Item) => item.text === null && item.keyed > 0;

// What the rules would say of the draft, some time after the last key.
function useTrial(item: Item, draft: string | null): Trial | null {
  const [trial, setTrial] = useState<Trial | null>(null);
  useEffect(() => {
    setTrial(null);
    if (draft === null || item.reason === 'issue' || isBlind(item)) return;
    let wanted = true;
    const timer = window.setTimeout(() => {
      api.attempt(item.key, settledText(draft)).then((found) => { if (wanted) setTrial(found); }, () => undefined);
    }, 250);
    return () => { wanted = false; clearTimeout(timer); };
  }, [draft, item]);
  return trial;
}

function FieldCard({ item, desk, total, onSeen }: { item: Item; desk: Desk; total: number; onSeen: () => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const trial = useTrial(item, draft);
  const [asked, setAsked] = useState<Asked | null>(null);
  const card = useRef<HTMLElement>(null);
  const blind = isBlind(item);
  const text = item.text ?? '';
  const choices = useMemo(() => blind ? offeredOf(text, item.detail?.alternatives ?? []) : choicesOf(text, item.kind, item.detail?.alternatives ?? []), [item]);
  // Where no reading is shown Enter alone says nothing of the paper, and two of them are no "blank".
  const accept = () => {
    if (blind && settledText(draft ?? '') === '') return setDraft(draft ?? '');
    desk.settle(item, draft === null ? text : settledText(draft));
  };
  const acceptBlank = () => desk.settle(item, '');
  const stopAsking = () => {
    setAsked(null);
    card.current?.querySelector<HTMLElement>('.editor textarea')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const more = askedBy(event);
    if (more) {
      event.preventDefault();
      return setAsked(more);
    }
    if (!blind || event.key !== 'F4' || event.repeat || event.isComposing) return;
    event.preventDefault();
    acceptBlank();
  };
  const beside = Object.values(item.detail?.beside ?? {}).filter((word) => word !== text).slice(0, 3).join(' · ');

  return (
    <section ref={card} class="card" aria-labelledby="place" data-path={item.key.path} onKeyDown={onKeyDown}>
      <header class="card-head">
        <h2 id="place">{placeName(item.key.path)}</h2>
        <span class="tag">{kindName(item.kind)}</span>
        {item.state === 'postponed' && <span class="tag">{say('postponedOne')}</span>}
        {item.reason === 'conflict' && <span class="tag warn">{say('conflict')}</span>}
        {item.passed_to && <span class="tag">{say('passedTo')} {item.passed_to}</span>}
        <span class="quiet left">{say('left')} {total}</span>
      </header>
      <p class="beside" title={item.name}>{beside || item.name.split('/').pop()}</p>
      <Picture item={item} onSeen={onSeen} />
      {blind && (
        <p class="quiet">
          {say(item.keyed === 2 ? 'keyedDifferently' : 'keyAgain')} <button type="button" tabIndex={-1} onClick={acceptBlank}>{say('nothingThere')} <kbd>F4</kbd></button>
        </p>
      )}
      <ReadingEditor id={keyText(item.key)} text={text} draft={draft} alternatives={choices.map((one) => one.text)} readings={blind ? [] : readingsOf(item)}
        label={`${placeName(item.key.path)}: ${text || say('blank')}`} describedBy="why hint" onDraft={setDraft} onAccept={accept}
        onAlternative={(index) => desk.settle(item, choices[index].text)} onPostpone={() => desk.postpone(item)}
        onUndo={() => desk.undo()} />
      <Comments item={item} />
      {choices.length > 0 && (
        <ol class="choices" aria-label={say('alternatives')}>
          {choices.map((choice, index) => (
            <li>
              <button type="button" tabIndex={-1} onClick={() => desk.settle(item, choice.text)}>
                <kbd>{index + 1}</kbd><span class="choice-text">{choice.text || say('blank')}</span>
                <span class="quiet">{choice.why}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <Reasons item={item} trial={trial} />
      {asked && <SayMore item={item} desk={desk} asked={asked} onDone={stopAsking} />}
      <footer class="card-foot">
        <div class="actions">
          <button type="button" class="primary" tabIndex={-1} onClick={accept}>{say('accept')} <kbd>Enter</kbd></button>
          <button type="button" tabIndex={-1} onClick={() => desk.postpone(item)}>{say('postpone')} <kbd>Tab</kbd></button>
          <button type="button" tabIndex={-1} onClick={() => desk.undo()}>{say('undo')} <kbd>Ctrl+Z</kbd></button>
          <button type="button" tabIndex={-1} onClick={() => setAsked('comment')}>{say('comment')} <kbd>F8</kbd></button>
          <button type="button" tabIndex={-1} onClick={() => setAsked('pass')}>{say('passOn')} <kbd>F9</kbd></button>
        </div>
        <p id="hint" class="quiet">{draft === null ? say('hint') : say('hintEdit')}</p>
      </footer>
    </section>
  );
}

function Picture({ item, onSeen }: { item: Item; onSeen: () => void }) {
  const [missing, setMissing] = useState(false);
  const crop = cropOf(item, CROP);
  const isNone = !crop || missing;
  useEffect(() => { if (isNone) onSeen(); }, [isNone]);
  if (isNone) return <p class="crop none">{say('noPicture')}</p>;
  return (
    <div class="crop">
      <img src={crop.url} width={crop.width} height={crop.height} alt={say('onPaper')} onLoad={onSeen} onError={() => setMissing(true)} />
    </div>
  );
}
