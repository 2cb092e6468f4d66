import { describe, expect, test } from 'vitest';
import { ms, seconds } from '../../../src/core/duration.ts';
import {
  confirmationsWanted,
  remainingSuspicion,
  retransmitLimit,
  suspicionTimeout,
} from '../../../src/protocols/swim/formulas.ts';

/** The same figures as memberlist's, by its formulas and its own tests (util_test.go, suspicion_test.go). */

test.each([
  [1, 1000],
  [5, 1000],
  [10, 1000],
  [12, 1079],
  [50, 1698],
  [100, 2000],
  [500, 2698],
  [1000, 3000],
  [10_000, 4000],
])('a suspicion among %i members lasts %i ms for each of its multiplier', (n, each) => {
  for (const mult of [1, 3, 4, 6]) {
    expect(suspicionTimeout(mult, n, seconds(1))).toBe(ms(mult * each));
    expect(suspicionTimeout(mult, n, ms(200))).toBe(mult * each * 200);
  }
});

test.each([
  [0, 0],
  [1, 1],
  [9, 1],
  [10, 2],
  [12, 2],
  [99, 2],
  [100, 3],
  [999, 3],
  [1000, 4],
])('news among %i members goes out %i times for each of its multiplier', (n, each) => {
  for (const mult of [1, 3, 4]) expect(retransmitLimit(mult, n)).toBe(mult * each);
});

describe('Lifeguard', () => {
  test.each([
    [0, 3, 0, 30],
    [1, 3, 2, 14],
    [2, 3, 3, 4.81],
    [3, 3, 4, -2],
    [4, 3, 5, -3],
    [5, 3, 10, -8],
  ])(
    'with %i of %i confirmations after %i s, %f s are left',
    (confirmed, wanted, elapsed, left) => {
      const remaining = remainingSuspicion(
        confirmed,
        wanted,
        seconds(elapsed),
        seconds(2),
        seconds(30),
      );
      expect(remaining).toBe(ms(left * 1000));
    },
  );

  test.each([
    [4, 12, 2],
    [4, 4, 2],
    [4, 3, 0],
    [6, 5, 0],
    [6, 6, 4],
    [2, 100, 0],
    [1, 100, 0],
  ])('with a multiplier of %i among %i, %i others are wanted', (mult, n, wanted) => {
    expect(confirmationsWanted(mult, n)).toBe(wanted);
  });
});
