// One line for what just happened, read aloud by screen readers.
import { ApiError } from './api';
import { signal } from './signal';
import { say } from './words';

export interface Message { text: string; kind: 'info' | 'error' }
export const message = signal<Message | null>(null);

let timer = 0;
export function tell(text: string, kind: Message['kind'] = 'info'): void {
  message.value = { text, kind };
  clearTimeout(timer);
  timer = window.setTimeout(() => { message.value = null; }, kind === 'error' ? 8000 : 2500);
}

export function tellFault(fault: unknown): void {
  if (fault instanceof ApiError) tell(`${say('failed')}: ${fault.message}`, 'error');
  else tell(say('offline'), 'error');
}
