// One line for what just happened, read aloud by screen readers.
import { ApiError } from './api';
import { signal } from './signal';
import { say, Word } from './words';

export interface Message { text: string; kind: 'info' | 'error' }
export const message = signal<Message | null>(null);

let timer = 0;
export function tell(text: string, kind: Message['kind'] = 'info'): void {
  message.value = { text, kind };
  clearTimeout(timer);
  timer = window.setTimeout(() => { message.value = null; }, kind === 'error' ? 8000 : 2500);
}

// What the server refuses, by its word for it; the server says it in English.
const FAULTS: Record<string, Word> = {
  control: 'unseenCharacter', 'too-long': 'tooLong', 'too-large': 'tooLarge', unknown: 'notThere', 'no-session': 'noSession',
  'too-many': 'tooMany', 'lease-lost': 'leaseLost', archive: 'archiveFault', 'nothing-to-undo': 'nothingToUndo',
  'keyed-meanwhile': 'keyedMeanwhile', 'keyed-already': 'keyedAlready', 'not-yours': 'notYours', 'no-such-user': 'noSuchUser',
};

export function tellFault(fault: unknown): void {
  if (fault instanceof ApiError) {
    const known = FAULTS[fault.code];
    tell(`${say('failed')}: ${known ? say(known) : fault.message}`, 'error');
  }
  else tell(say('offline'), 'error');
}
