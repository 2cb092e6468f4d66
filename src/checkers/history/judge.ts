import type { HistoryEvent } from '../../sdk/history.ts';
import { atOnce, type Bitwise } from '../bitwise.ts';
import { checking, type KeyVerdict } from './check.ts';
import type { Model } from './models.ts';
import { operationsOf } from './operations.ts';
import { firstImpossible } from './watch.ts';

/** How one object's history stands, for whoever draws it; operations by the positions of their calls in the history. */
export interface KeyJudgement {
  readonly key: string;
  readonly operations: number;
  readonly linearizable: boolean | 'unknown';
  /** An order that fits: of all, or, where there is none, of as much as fits before the history stops being linearizable. */
  readonly order: readonly number[];
  readonly stuck: Stuck | null;
}

/** The first operation whose return leaves no order. */
interface Stuck {
  readonly called: number;
  readonly returned: number;
  /** What it could have come to instead; empty where nothing else was found. */
  readonly instead: readonly unknown[];
  /** What the object holds after the order that fits. */
  readonly state: unknown;
}

export interface Judgement {
  readonly linearizable: boolean | 'unknown';
  readonly operations: number;
  readonly configurations: number;
  readonly keys: readonly KeyJudgement[];
}

/** Judges a history, bit by bit. Throws HistoryError about a line that cannot stand where it stands. */
export function* judging(
  events: readonly HistoryEvent[],
  model: Model,
  bound: number,
): Bitwise<Judgement> {
  const { linearizable, operations, configurations, keys } = yield* checking(
    operationsOf(events),
    model,
    bound,
  );
  const judged = keys.map((one) => ofKey(one, model));
  return { linearizable, operations, configurations, keys: judged };
}

export const judge = (...of: Parameters<typeof judging>): Judgement => atOnce(judging(...of));

function ofKey({ key, operations, found }: KeyVerdict, model: Model): KeyJudgement {
  const about = { key, operations: operations.length };
  if (found.kind === 'unknown')
    return { ...about, linearizable: 'unknown', order: [], stuck: null };
  const order = found.order.map(({ called }) => called);
  if (found.kind === 'order') return { ...about, linearizable: true, order, stuck: null };
  const first = firstImpossible(operations, model);
  const { op, instead } =
    first === null || first === 'unknown' ? { op: found.stuck, instead: [] } : first;
  const { called, returned } = op;
  return {
    ...about,
    linearizable: false,
    order,
    stuck: { called, returned, instead, state: found.state },
  };
}
