import { RandomStream } from '../../core/random.ts';
import type { HistoryEvent } from '../../sdk/history.ts';

export interface MadeQueue {
  readonly operations: number;
  readonly processes: number;
  readonly seed: number;
}

interface Running {
  readonly f: 'enqueue' | 'dequeue';
  readonly input: number | null;
  /** What it came to, once it has taken effect. */
  value: number | null | undefined;
}

/**
 * A history that is linearizable, since it comes from a queue on which each operation takes effect at one moment between its call
 * and its return. No two values are the same; what is found in an empty queue is null.
 */
export function madeQueueHistory({ operations, processes, seed }: MadeQueue): HistoryEvent[] {
  const chance = RandomStream.of(seed, 0, 0);
  const events: HistoryEvent[] = [];
  const running = new Map<number, Running>();
  const queue: number[] = [];
  let calls = 0;
  while (calls < operations || running.size > 0) {
    const process = chance.int(0, processes - 1);
    const now = running.get(process);
    const time = events.length;
    if (now === undefined) {
      const f = chance.pick(['enqueue', 'dequeue'] as const);
      if (calls >= operations) continue;
      const input = f === 'enqueue' ? calls : null;
      calls++;
      running.set(process, { f, input, value: undefined });
      events.push({ process, type: 'invoke', f, value: input, time });
    } else if (now.value === undefined) {
      if (now.input !== null) queue.push(now.input);
      now.value = now.f === 'enqueue' ? now.input : (queue.shift() ?? null);
    } else {
      running.delete(process);
      events.push({ process, type: 'ok', f: now.f, value: now.value, time });
    }
  }
  return events;
}
