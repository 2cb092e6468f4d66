import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkHistory } from '../../../src/checkers/history/check.ts';
import { models } from '../../../src/checkers/history/models.ts';
import { type Operation, operationsOf } from '../../../src/checkers/history/operations.ts';
import { firstImpossible } from '../../../src/checkers/history/watch.ts';
import { histories } from './histories.ts';

/** What of a history had happened by a position: what returned later had not yet. */
const until = (operations: readonly Operation[], end: number): Operation[] =>
  operations
    .filter(({ called }) => called < end)
    .map((op) =>
      op.returned < end
        ? op
        : { ...op, outcome: 'unknown', output: null, returned: Number.POSITIVE_INFINITY },
    );

describe.each(Object.values(models))('$name', (model) => {
  test('stops at the first return with which no order is left, and not before', () => {
    let [yes, no] = [0, 0];
    fc.assert(
      fc.property(histories(model, 5, 22), (events) => {
        const operations = operationsOf(events);
        const found = firstImpossible(operations, model);
        const right = checkHistory(operations, model).linearizable;
        expect(found).not.toBe('unknown');
        expect(found === null).toBe(right);
        right ? yes++ : no++;
        if (found === null || found === 'unknown') return;
        const { returned } = found.op;
        expect(checkHistory(until(operations, returned), model).linearizable).toBe(true);
        expect(checkHistory(until(operations, returned + 1), model).linearizable).toBe(false);
      }),
      { numRuns: 1500 },
    );
    expect(yes).toBeGreaterThan(100);
    expect(no).toBeGreaterThan(100);
  });
});
