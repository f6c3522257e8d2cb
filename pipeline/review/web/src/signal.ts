// A value that components see change.
import { useEffect, useState } from 'preact/hooks';

export interface Signal<T> { value: T; subscribe(listener: () => void): () => void }

export function signal<T>(first: T): Signal<T> {
  let held = first;
  const listeners = new Set<() => void>();
  return {
    get value() { return held; },
    set value(next: T) {
      held = next;
      listeners.forEach((listener) => listener());
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => { listeners.delete(listener); };
    },
  };
}

export function useSignal<T>(of: Signal<T>): T {
  const [, draw] = useState(0);
  useEffect(() => of.subscribe(() => draw((n) => n + 1)), [of]);
  return of.value;
}
