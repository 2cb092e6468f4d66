import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHistory } from '../../../src/checkers/history/check.ts';
import { IMPOSSIBLE, type Model, models } from '../../../src/checkers/history/models.ts';
import {
  HistoryError,
  type Operation,
  operationsOf,
} from '../../../src/checkers/history/operations.ts';
import { madeHistory } from '../../../src/cli/bench/madeHistory.ts';
import type { HistoryEvent } from '../../../src/sdk/history.ts';
import { histories, line } from './histories.ts';

/** The obviously right twin: tries every order. */
function linearizable(operations: readonly Operation[], model: Model): boolean {
  const from = (left: readonly Operation[], state: unknown): boolean =>
    left.every(({ returned }) => returned === Number.POSITIVE_INFINITY) ||
    left.some((op) => {
      if (left.some(({ returned }) => returned < op.called)) return false;
      const after = model.apply(state, op);
      return (
        after !== IMPOSSIBLE &&
        from(
          left.filter((other) => other !== op),
          after,
        )
      );
    });
  return model.initials.some((initial) => from(operations, initial));
}

describe.each(Object.values(models))('$name', (model) => {
  test('finds an order exactly where trying all orders finds one', () => {
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(histories(model, 3, 14), (events) => {
        const operations = operationsOf(events);
        const right = linearizable(operations, model);
        right ? yes++ : no++;
        expect(checkHistory(operations, model).linearizable).toBe(right);
      }),
      { numRuns: 1500 },
    );
    expect(yes).toBeGreaterThan(100);
    expect(no).toBeGreaterThan(100);
  });
});

test('the order that is found respects real time and the model', () => {
  const made = { operations: 300, processes: 5, seed: 7, lostEvery: 50 };
  const model = models['cas-register'];
  const operations = operationsOf(madeHistory(model, made));
  const [only] = checkHistory(operations, model).keys;
  if (only?.found.kind !== 'order') throw new Error('it is linearizable');
  let state: unknown = model.initials[0];
  let latest = -1;
  for (const op of only.found.order) {
    expect(op.returned).toBeGreaterThan(latest);
    latest = Math.max(latest, op.called);
    state = model.apply(state, op);
    expect(state).not.toBe(IMPOSSIBLE);
  }
});

test('10,000 operations of eight processes are one order', () => {
  const made = { operations: 10_000, processes: 8, seed: 1, lostEvery: 2000 };
  const operations = operationsOf(madeHistory(models.register, made));
  expect(checkHistory(operations, models.register).linearizable).toBe(true);
});

test('a search that blows up stops at its bound and says neither', () => {
  const made = { operations: 300, processes: 8, seed: 1, lostEvery: 50 };
  const operations = operationsOf(madeHistory(models.register, made));
  expect(checkHistory(operations, models.register, 20).linearizable).toBe('unknown');
});

test('says which operation fits nowhere, and what came before it', () => {
  const events = [
    line(0, 'invoke', 'write', 1),
    line(0, 'ok', 'write', 1),
    line(1, 'invoke', 'write', 2),
    line(2, 'invoke', 'read', null),
    line(2, 'ok', 'read', 0),
    line(1, 'ok', 'write', 2),
  ];
  const [only] = checkHistory(operationsOf(events), models.register).keys;
  if (only?.found.kind !== 'none') throw new Error('a stale read');
  expect(only.found.stuck).toMatchObject({ process: 2, f: 'read', output: 0 });
  expect(only.found.order.map(({ f, input }) => [f, input])).toEqual([
    ['write', 1],
    ['write', 2],
  ]);
  expect(only.found.state).toBe(2);
});

test.each([
  [
    'two calls of one process',
    [line(0, 'invoke', 'read', null), line(0, 'invoke', 'read', null)],
    'process',
  ],
  ['a return without a call', [line(0, 'ok', 'read', 1)], 'type'],
  ['a return of another call', [line(0, 'invoke', 'read', null), line(0, 'ok', 'write', 1)], 'f'],
])('refuses %s', (_, events, field) => {
  expect(() => operationsOf(events)).toThrow(HistoryError);
  expect(() => operationsOf(events)).toThrow(field);
});

test('a comparison that failed has looked; one that failed with an error has not', () => {
  const events = (error?: string): HistoryEvent[] => [
    line(0, 'invoke', 'write', 1),
    line(0, 'ok', 'write', 1),
    line(0, 'invoke', 'cas', [1, 2]),
    { ...line(0, 'fail', 'cas', [1, 2]), ...(error !== undefined && { error }) },
  ];
  const verdict = (error?: string) =>
    checkHistory(operationsOf(events(error)), models['cas-register']).linearizable;
  expect(verdict()).toBe(false);
  expect(verdict('connection refused')).toBe(true);
});

test('a queue that was found empty is not one that held nothing but null', () => {
  const events = [
    line(0, 'invoke', 'enqueue', null),
    line(0, 'ok', 'enqueue', null),
    line(0, 'invoke', 'dequeue', null),
    line(0, 'fail', 'dequeue', null),
  ];
  const verdict = (some: readonly HistoryEvent[]) =>
    checkHistory(operationsOf(some), models.queue).linearizable;
  expect(verdict(events)).toBe(false);
  expect(verdict(events.slice(2))).toBe(true);
});
