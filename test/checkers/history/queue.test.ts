import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHistory } from '../../../src/checkers/history/check.ts';
import { IMPOSSIBLE, models } from '../../../src/checkers/history/models.ts';
import { type Operation, operationsOf } from '../../../src/checkers/history/operations.ts';
import { QueueStates, queuePrecedence } from '../../../src/checkers/history/queue.ts';
import { NOWHERE } from '../../../src/checkers/history/states.ts';
import { madeQueueHistory } from '../../../src/cli/bench/madeQueueHistory.ts';
import type { HistoryEvent } from '../../../src/sdk/history.ts';

/** The same queue without what makes long histories cheap: the obviously right twin. */
const { states: _, precedence: __, ...plain } = models.queue;

/** Histories of values that are all different, some of them with two answers exchanged, or with operations that never return. */
const histories = fc
  .tuple(
    fc.record({
      operations: fc.integer({ min: 2, max: 9 }),
      processes: fc.integer({ min: 2, max: 4 }),
      seed: fc.nat(),
    }),
    fc.option(fc.tuple(fc.nat(), fc.nat())),
    fc.nat({ max: 2 }),
  )
  .map(([made, exchange, open]) => {
    const events = madeQueueHistory(made);
    const answers = events.flatMap(({ type, f }, at) =>
      type === 'ok' && f === 'dequeue' ? [at] : [],
    );
    return without(exchange ? exchanged(events, answers, exchange) : events, open);
  });

function exchanged(
  events: readonly HistoryEvent[],
  answers: readonly number[],
  [i, j]: readonly [number, number],
): HistoryEvent[] {
  const [a, b] = [answers[i % answers.length], answers[j % answers.length]];
  const copy = [...events];
  if (a === undefined || b === undefined) return copy;
  copy[a] = { ...copy[a], value: events[b]?.value } as HistoryEvent;
  copy[b] = { ...copy[b], value: events[a]?.value } as HistoryEvent;
  return copy;
}

/** Nobody ever heard what the last ones that returned came to. */
function without(events: readonly HistoryEvent[], open: number): HistoryEvent[] {
  const returns = events.flatMap(({ type }, at) => (type === 'ok' ? [at] : []));
  const gone = new Set(open === 0 ? [] : returns.slice(-open));
  return events.map((event, at) => (gone.has(at) ? { ...event, type: 'info' } : event));
}

describe('a queue of values that are all different', () => {
  test('is judged as by a search that knows nothing of queues', () => {
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(histories, (events) => {
        const operations = operationsOf(events);
        const { linearizable, keys } = checkHistory(operations, models.queue);
        const right = checkHistory(operations, plain);
        expect(linearizable).toBe(right.linearizable);
        linearizable ? yes++ : no++;
        // Where there is no order, the same is told of it.
        if (linearizable === false) expect(keys).toEqual(right.keys);
        else expect(follows(keys[0]?.found)).toBe(true);
      }),
      { numRuns: 600 },
    );
    expect(yes).toBeGreaterThan(50);
    expect(no).toBeGreaterThan(50);
  });

  test('takes no longer for being long', () => {
    const operations = operationsOf(
      madeQueueHistory({ operations: 10_000, processes: 8, seed: 1 }),
    );
    const { linearizable, configurations } = checkHistory(operations, models.queue);
    expect(linearizable).toBe(true);
    expect(configurations).toBeLessThan(20_000);
  });
});

/** Whether the order that was found is one: each operation comes to what it came to. */
function follows(
  found: { readonly kind: string; readonly order?: readonly Operation[] } | undefined,
) {
  let state: unknown = [];
  for (const op of found?.order ?? []) {
    state = plain.apply(state, op);
    if (state === IMPOSSIBLE) return false;
  }
  return found?.kind === 'order';
}

const operation = (f: string, value: unknown): Operation => ({
  ...{ id: 0, process: 0, key: '', outcome: 'ok', called: 0, returned: 1 },
  ...(f === 'enqueue' ? { f, input: value, output: null } : { f, input: null, output: value }),
});

test('queues that hold the same have one number, whatever came before', () => {
  const states = new QueueStates();
  const done = (...ops: readonly (readonly [string, unknown])[]) =>
    ops.reduce((state, [f, value]) => states.after(state, operation(f, value)), states.first([]));
  const some = done(['enqueue', 'a'], ['enqueue', 'b']);
  expect(done(['enqueue', 'z'], ['enqueue', 'a'], ['dequeue', 'z'], ['enqueue', 'b'])).toBe(some);
  expect(states.get(some)).toEqual(['a', 'b']);
  expect(done(['enqueue', 'b'], ['enqueue', 'a'])).not.toBe(some);
  expect(states.after(some, operation('dequeue', 'b'))).toBe(NOWHERE);
  expect(states.after(some, operation('dequeue', null))).toBe(NOWHERE);
  expect(states.after(states.first([]), operation('dequeue', null))).toBe(states.first([]));
  expect(states.get(states.after(some, operation('dequeue', 'a')))).toEqual(['b']);
});

test('values that repeat tell nothing of the order', () => {
  const ops = [operation('enqueue', 1), operation('enqueue', 1), operation('dequeue', 1)];
  expect(queuePrecedence(ops)).toBeNull();
  expect(queuePrecedence([operation('enqueue', null)])).toBeNull();
  expect(queuePrecedence(ops.slice(1))).toEqual({ ranks: [0, -1], needs: [0, 0] });
});
