import { keepAll } from './keeper.ts';
import { runStore } from './runStore.ts';
import type { RunStore } from './store.ts';

/** Opens the runs that are kept here, with what is open on the page written down. */
export async function openRuns(): Promise<RunStore> {
  const [store] = await Promise.all([runStore(), keepAll()]);
  return store;
}
