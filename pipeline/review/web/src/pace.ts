// Keystrokes and seconds per item: the measure of this page.
import { Effort } from './api';
import { signal } from './signal';

export interface Pace { items: number; keystrokes: number; seconds: number }
export const pace = signal<Pace>({ items: 0, keystrokes: 0, seconds: 0 });

const PAUSE_S = 120;  // guess: whoever takes longer did something else
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'CapsLock']);

let begun = performance.now();
let keystrokes = 0;

document.addEventListener('keydown', (event) => { if (!MODIFIERS.has(event.key)) ++keystrokes; }, true);

/** Another item is shown. */
export function beginItem(): void {
  begun = performance.now();
  keystrokes = 0;
}

/** What the item took; counts it. */
export function endItem(): Effort {
  const effort = { keystrokes, seconds: Math.min(PAUSE_S, (performance.now() - begun) / 1000) };
  const sum = pace.value;
  pace.value = { items: sum.items + 1, keystrokes: sum.keystrokes + effort.keystrokes, seconds: sum.seconds + effort.seconds };
  return effort;
}

/** `items` were settled at one go since beginItem(): what each of them took. */
export function endItems(items: number): Effort {
  const all = { keystrokes, seconds: Math.min(PAUSE_S, (performance.now() - begun) / 1000) };
  const sum = pace.value;
  pace.value = { items: sum.items + items, keystrokes: sum.keystrokes + all.keystrokes, seconds: sum.seconds + all.seconds };
  const share = Math.max(1, items);
  return { keystrokes: Math.round(all.keystrokes / share), seconds: all.seconds / share };
}
