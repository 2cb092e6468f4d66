import { useSyncExternalStore } from 'react';
import type { BroughtHistory } from './reading/historyFile.ts';

/** A history from a file, as it lies over the page. */
export interface ShownHistory extends BroughtHistory {
  readonly name: string;
}

let shown: ShownHistory | null = null;
const listeners = new Set<() => void>();

/** Lays a history over the page, or puts it away. */
export function showHistory(history: ShownHistory | null): void {
  shown = history;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export const useShownHistory = (): ShownHistory | null =>
  useSyncExternalStore(subscribe, () => shown);
