// The reading as text that can be typed over, with its doubtful characters marked behind it.
//
// Untouched, all of it is selected: Enter accepts, a digit takes an alternative, anything else typed replaces it.
// Once touched, keys are text. What an input method has in hand is left alone.
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { firstDoubt, isComposing, markDoubts, withSigns } from './typing';

interface Props {
  id: string;          // another one: another field is shown
  text: string;        // as it stands
  draft: string | null;  // as typed so far; null: untouched
  alternatives: string[];
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
  const pieces = markDoubts(shown, props.draft === null ? props.alternatives : []);

  useLayoutEffect(() => {
    area.current?.focus({ preventScroll: true });
    area.current?.select();
  }, [props.id]);
  useLayoutEffect(() => {
    if (!area.current) return;
    area.current.style.height = '0';
    area.current.style.height = area.current.scrollHeight + 'px';
  }, [shown, props.id]);
  useLayoutEffect(() => { if (props.draft === null) area.current?.select(); }, [props.draft]);

  const edit = (caret: number) => {
    area.current?.setSelectionRange(caret, caret);  // at once: the next key may be here before a frame is
    props.onDraft(shown);
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
    if (props.draft !== null) return;
    if (event.ctrlKey && event.key === 'z') return take(event, props.onUndo);
    if (event.key === 'F2') return take(event, () => edit(firstDoubt(pieces)));
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
    if (event.isComposing) return props.onDraft(target.value);
    const typed = withSigns(target.value, target.selectionStart ?? target.value.length);
    if (typed.text !== target.value) {
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
    </div>
  );
}
