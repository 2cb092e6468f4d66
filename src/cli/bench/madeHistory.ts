import { IMPOSSIBLE, type Model } from '../../checkers/history/models.ts';
import type { Operation } from '../../checkers/history/operations.ts';
import { RandomStream } from '../../core/random.ts';
import type { HistoryEvent } from '../../sdk/history.ts';

export interface Made {
  readonly operations: number;
  readonly processes: number;
  readonly seed: number;
  /** Of so many operations one never returns, and its process is not heard of again. */
  readonly lostEvery: number;
}

interface Running {
  readonly f: string;
  readonly input: unknown;
  /** What it came to, once it has taken effect. */
  end: { readonly type: 'ok' | 'fail'; readonly value: unknown } | null;
}

/**
 * A history that is linearizable, since it comes from a register on which each operation takes effect at one moment between
 * its call and its return.
 */
export function madeHistory(model: Model, { operations, processes, seed, lostEvery }: Made) {
  const chance = RandomStream.of(seed, 0, 0);
  const events: HistoryEvent[] = [];
  const running = new Map<number, Running>();
  let [state, calls, next] = [model.initials[0], 0, processes];
  const ids = Array.from({ length: processes }, (_, i) => i);
  while (calls < operations || running.size > 0) {
    const place = chance.int(0, processes - 1);
    const process = ids[place] as number;
    const now = running.get(process);
    const time = events.length;
    if (now === undefined) {
      if (calls >= operations) continue;
      calls++;
      const { f, input } = asked(chance);
      running.set(process, { f, input, end: null });
      events.push({ process, type: 'invoke', f, value: input, time });
    } else if (chance.int(1, lostEvery) === 1) {
      running.delete(process);
      ids[place] = next++;
    } else if (now.end === null) {
      const { after, end } = effect(model, state, now);
      state = after;
      now.end = end;
    } else {
      running.delete(process);
      events.push({ process, ...now.end, f: now.f, time });
    }
  }
  return events;
}

function asked(chance: RandomStream): { readonly f: string; readonly input: unknown } {
  const f = chance.pick(['read', 'write', 'cas'] as const);
  const [a, b] = [chance.int(0, 4), chance.int(0, 4)];
  return { f, input: f === 'read' ? null : f === 'write' ? a : [a, b] };
}

function effect(model: Model, state: unknown, { f, input }: Running) {
  const op = { f, input, outcome: 'ok', output: state } as Operation;
  const after = model.apply(state, op);
  if (after === IMPOSSIBLE) return { after: state, end: { type: 'fail', value: input } as const };
  return { after, end: { type: 'ok', value: f === 'read' ? state : input } as const };
}
