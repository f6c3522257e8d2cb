// The reading as text that can be typed over, with its doubtful characters marked behind it.
//
// Untouched, all of it is selected: Enter accepts, a digit takes an alternative, anything else typed replaces it.
// Once touched, keys are text. F2 selects one doubt after another, so that what is typed replaces it; the arrows down and
// up put there what others have read. What an input method has in hand is left alone.
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Mark, marksOf, moveMarks } from './doubts';
import { isComposing, markDoubts, Piece, withSigns } from './typing';
import { say } from './words';

interface Props {
  id: string;          // another one: another field is shown
  text: string;        // as it stands
  draft: string | null;  // as typed so far; null: untouched
  alternatives: string[];   // on the keys 1 to 9
  readings?: string[];      // of readers, where not the same: what differs from them is in doubt
  label: string;
  describedBy?: string;
  onDraft(draft: string | null): void;
  onAccept(): void;
  onAlternative?(index: number): void;
  onPostpone?(): void;
  onUndo?(): void;
  onCancel?(): void;
}

export function ReadingEditor(props: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const shown = props.draft ?? props.text;
  const readings = props.readings ?? props.alternatives;
  const marks = useRef<Mark[]>([]);
  const [at, setAt] = useState(-1);  // the doubt that is selected
  if (props.draft === null) marks.current = marksOf(props.text, readings);
  const pieces = props.draft === null ? markDoubts(shown, readings) : piecesOf(shown, marks.current);
  const options = at >= 0 && props.draft !== null ? marks.current[at]?.options ?? [] : [];

  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.select();
    setAt(-1);
  }, [props.id]);
  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = '0';
    area.current.style.height = area.current.scrollHeight + 'px';
  }, [shown, props.id]);
  useLayoutEffect(() => {
    if (props.draft !== null) return;
    area.current?.select();
    setAt(-1);
  }, [props.draft]);

  const edit = (caret: number) => {
    area.current?.setSelectionRange(caret, caret);  // at once: the next key may be here before a frame is
    props.onDraft(shown);
  };
  // The text itself, at once, and the marks with it.
  const setText = (text: string) => {
    const target = area.current;
    if (!target) return;
    marks.current = moveMarks(marks.current, shown, text);
    target.value = text;
    props.onDraft(text);
  };
  const select = (index: number) => {
    const mark = marks.current[index];
    area.current?.setSelectionRange(mark?.begin ?? shown.length, mark?.end ?? shown.length);
    setAt(mark ? index : -1);
    props.onDraft(area.current?.value ?? shown);
  };
  // Of an untouched reading the first one, else the first behind the caret.
  const nextDoubt = () => {
    const caret = props.draft === null ? -1 : area.current?.selectionEnd ?? -1;
    const next = marks.current.findIndex((mark, index) => mark.begin >= caret && index !== at);
    select(next < 0 ? marks.current.length : next);
  };
  // What others have read in the doubt that is selected, one after another; false where none is.
  const turn = (step: number): boolean => {
    const index = props.draft === null ? 0 : at;
    const mark = marks.current[index], target = area.current;
    if (!mark || !target || (props.draft !== null && target.selectionStart !== mark.begin)) return false;
    const now = mark.options.indexOf(shown.slice(mark.begin, mark.end));
    const next = now < 0 || now === mark.options.length - 1 ? (step > 0 ? 0 : mark.options.length - 2) : now + step;
    setText(shown.slice(0, mark.begin) + mark.options[(next + mark.options.length) % mark.options.length] + shown.slice(mark.end));
    select(index);
    return true;
  };
  const take = (event: KeyboardEvent, action: (() => void) | undefined) => {
    if (!action) return;
    event.preventDefault();
    action();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
    const settles = event.key === 'Enter' || event.key === 'Tab' || (props.draft === null && /^[1-9]$/.test(event.key));
    // One press, one field: a key held down would settle what nobody has seen.
    if (event.repeat && settles && plain && !event.shiftKey) return event.preventDefault();
    if (event.key === 'Enter' && plain && !event.shiftKey) return take(event, props.onAccept);
    if (event.key === 'Tab' && plain && !event.shiftKey) return take(event, props.onPostpone);
    if (event.key === 'Escape') return take(event, props.draft === null ? props.onCancel : () => props.onDraft(null));
    if (event.key === 'F2') return take(event, nextDoubt);
    if (plain && !event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      if (turn(event.key === 'ArrowDown' ? 1 : -1)) event.preventDefault();
      return;
    }
    if (props.draft !== null) return;
    if (event.ctrlKey && event.key === 'z') return take(event, props.onUndo);
    if (!plain) return;
    if (event.key === 'Home' || event.key === 'ArrowLeft') return take(event, () => edit(0));
    if (event.key === 'End' || event.key === 'ArrowRight') return take(event, () => edit(shown.length));
    if (/^[1-9]$/.test(event.key) && props.onAlternative) {
      const index = Number(event.key) - 1;
      take(event, () => { if (index < props.alternatives.length) props.onAlternative?.(index); });
    }
  };
  const onInput = (event: InputEvent) => {
    const target = event.target as HTMLTextAreaElement;
    marks.current = moveMarks(marks.current, shown, target.value);
    if (event.isComposing) return props.onDraft(target.value);
    const typed = withSigns(target.value, target.selectionStart ?? target.value.length);
    if (typed.text !== target.value) {
      marks.current = moveMarks(marks.current, target.value, typed.text);
      target.value = typed.text;
      target.setSelectionRange(typed.caret, typed.caret);
    }
    props.onDraft(typed.text);
  };
  // Preact knows no such event by name.
  const draftWithSigns = useRef(props.onDraft);
  draftWithSigns.current = props.onDraft;
  useEffect(() => {
    const target = area.current;
    const ended = () => {
      if (!target) return;
      const typed = withSigns(target.value, target.selectionStart ?? target.value.length);
      draftWithSigns.current(typed.text);
    };
    target?.addEventListener('compositionend', ended);
    return () => target?.removeEventListener('compositionend', ended);
  }, []);

  return (
    <div class="editor">
      <div class="editor-marks" aria-hidden="true">
        {pieces.map((piece) => (piece.doubtful ? <mark>{piece.text}</mark> : piece.text))}
      </div>
      <textarea ref={area} rows={1} value={shown} aria-label={props.label} aria-describedby={props.describedBy}
        spellcheck={false} autocomplete="off" lang="zh-CN" onKeyDown={onKeyDown} onInput={onInput} />
      {options.length > 0 && (
        <p class="here" aria-live="polite">{say('here')} {options.map((option) => <span class="tag">{option || say('blank')}</span>)} <kbd>↓</kbd></p>
      )}
    </div>
  );
}

function piecesOf(text: string, marks: Mark[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { begin, end } of marks) {
    if (begin > at) pieces.push({ text: text.slice(at, begin), doubtful: false });
    if (end > begin) pieces.push({ text: text.slice(begin, end), doubtful: true });
    at = Math.max(at, end);
  }
  pieces.push({ text: text.slice(at), doubtful: false });
  return pieces;
}
