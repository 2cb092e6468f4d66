import { MemoryStore } from './memoryStore.ts';
import type { RunStore } from './store.ts';

let opened: Promise<RunStore> | null = null;

/** The store of this browser; one that lasts as long as the page, if the browser has none for us. */
export function runStore(): Promise<RunStore> {
  opened ??= import('./browserStore.ts')
    .then(({ openBrowserStore }) => openBrowserStore())
    .catch(() => new MemoryStore());
  return opened;
}
