import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { recall, remember } from '../storage.ts';

const count = z.int().check(z.minimum(0));

const form = z.object({
  /** The stops that were seen, by chapter. */
  stops: z.record(z.string(), z.array(z.string())),
  /** Where one was last in the walkthrough: "chapter/stop". */
  last: z.nullable(z.string()),
  /** What was predicted right, and how often something was predicted at all. */
  predicted: z.object({ right: count, all: count }),
  /** Questions that were answered to oneself: how often in a row they were known, and when they are to be asked again (ms). */
  questions: z.record(z.string(), z.object({ row: count, due: z.number() })),
  /** The fewest acts with which each challenge was met. */
  best: z.record(z.string(), count),
});

/** What a person has done of what an exhibit teaches; kept in this browser. */
export type Progress = z.infer<typeof form>;

const NOTHING: Progress = {
  stops: {},
  last: null,
  predicted: { right: 0, all: 0 },
  questions: {},
  best: {},
};

const keyOf = (exhibit: string): string => `learned.${exhibit}`;

/** What is kept; nothing, where that is none of ours or cannot be read. */
function read(exhibit: string): Progress {
  try {
    const kept = z.safeParse(form, JSON.parse(recall(keyOf(exhibit)) ?? 'null'));
    return kept.success ? kept.data : NOTHING;
  } catch {
    return NOTHING;
  }
}

const stores = new Map<string, StoreApi<Progress>>();

/** What was done of an exhibit's lessons, here and in other tabs; whatever is set is kept. */
export function progressOf(exhibit: string): StoreApi<Progress> {
  const known = stores.get(exhibit);
  if (known) return known;
  const store = createStore<Progress>(() => read(exhibit));
  let taking = false;
  store.subscribe((progress) => {
    if (!taking) remember(keyOf(exhibit), JSON.stringify(progress));
  });
  addEventListener('storage', ({ key }) => {
    if (key !== null && !key.endsWith(keyOf(exhibit))) return;
    taking = true;
    store.setState(read(exhibit), true);
    taking = false;
  });
  stores.set(exhibit, store);
  return store;
}
