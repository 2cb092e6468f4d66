import { atOnce, type Bitwise } from '../bitwise.ts';
import type { Model } from './models.ts';
import type { Operation } from './operations.ts';
import { type Budget, type Found, isFurther, search } from './search.ts';

/** How one object's history stands. */
export interface KeyVerdict {
  readonly key: string;
  readonly operations: readonly Operation[];
  readonly found: Found;
}

export interface Verdict {
  /** `unknown`: the search met its bound, which says neither. */
  readonly linearizable: boolean | 'unknown';
  readonly operations: number;
  /** How many configurations were looked at. */
  readonly configurations: number;
  /** Object by object, since a history is linearizable if each object's part is (Herlihy & Wing 1990, theorem 1). */
  readonly keys: readonly KeyVerdict[];
}

/** Configurations that are looked at before a search gives up: a few hundred megabytes of memory at worst. */
export const CONFIGURATIONS = 2_000_000;

/** Whether operations can have happened one at a time, each between its call and its return (linearizability). */
export function checkHistory(...of: Parameters<typeof checking>): Verdict {
  return atOnce(checking(...of));
}

/** The same bit by bit. */
export function* checking(
  operations: readonly Operation[],
  model: Model,
  bound: number = CONFIGURATIONS,
): Bitwise<Verdict> {
  const budget: Budget = { left: bound };
  const keys: KeyVerdict[] = [];
  for (const [key, own] of byKey(operations)) {
    keys.push({ key, operations: own, found: yield* searchAll(own, model, budget) });
  }
  const kinds = new Set(keys.map(({ found }) => found.kind));
  return {
    linearizable: kinds.has('none') ? false : kinds.has('unknown') ? 'unknown' : true,
    operations: operations.length,
    configurations: bound - Math.max(0, budget.left),
    keys,
  };
}

function byKey(operations: readonly Operation[]): Map<string, Operation[]> {
  const keys = new Map<string, Operation[]>();
  for (const op of operations) {
    const own = keys.get(op.key);
    if (own) own.push(op);
    else keys.set(op.key, [op]);
  }
  return keys;
}

/** From whichever first value fits; where none does, the one that leads furthest. */
function* searchAll(
  operations: readonly Operation[],
  model: Model,
  budget: Budget,
): Bitwise<Found> {
  let best: Found | null = null;
  // Whoever looked and never heard an answer changed nothing and saw nothing.
  const telling = operations.filter(
    ({ f, outcome }) => outcome !== 'unknown' || !model.looks.includes(f),
  );
  for (const initial of model.initials) {
    const found = yield* search(telling, model, initial, budget);
    if (found.kind !== 'none') return found;
    if (best?.kind !== 'none' || isFurther(found.stuck, found.order.length, best)) best = found;
  }
  return best as Found;
}
