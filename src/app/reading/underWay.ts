import { useSyncExternalStore } from 'react';

/** The way to stop the reading of a file that is under way; null: none is. */
let stop: (() => void) | null = null;
const listeners = new Set<() => void>();

function set(next: (() => void) | null): void {
  stop = next;
  for (const listener of listeners) listener();
}

/** A file is being read, and `way` stops that. One that was under way gives way to it. Returns what to call at its end. */
export function begin(way: () => void): () => void {
  stop?.();
  set(way);
  return () => {
    if (stop === way) set(null);
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** How to stop the reading of the file that is being read; null while none is. */
export const useUnderWay = (): (() => void) | null => useSyncExternalStore(subscribe, () => stop);
