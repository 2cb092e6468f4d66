import * as z from 'zod/mini';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { FRESH, GRADES, type Sitting } from '../../lessons/study.ts';
import { recall, remember } from '../storage.ts';

const form = z.object({
  topic: z.nullable(z.string()),
  grade: z.nullable(z.enum(GRADES)),
  cram: z.boolean(),
  asked: z.nullable(z.string()),
  revealed: z.boolean(),
  ticked: z.array(z.int()),
  recent: z.array(z.string()),
});

const keyOf = (exhibit: string): string => `practice.${exhibit}`;

function read(exhibit: string): Sitting {
  try {
    const kept = z.safeParse(form, JSON.parse(recall(keyOf(exhibit)) ?? 'null'));
    return kept.success ? kept.data : FRESH;
  } catch {
    return FRESH;
  }
}

const stores = new Map<string, StoreApi<Sitting>>();

/** Where a person is in practising an exhibit's questions: kept, so that one goes on there. Each tab has a sitting of its own. */
export function practiceOf(exhibit: string): StoreApi<Sitting> {
  const known = stores.get(exhibit);
  if (known) return known;
  const store = createStore<Sitting>(() => read(exhibit));
  store.subscribe((sitting) => remember(keyOf(exhibit), JSON.stringify(sitting)));
  stores.set(exhibit, store);
  return store;
}
