import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  claim,
  holdersOf,
  type Locks,
  type Mode,
  release,
} from '../../../src/protocols/_shared/atomic/locks.ts';

/** Two-phase locking: who has an account, who waits, and who is next. */

type Ask = readonly [tx: number, mode: Mode];

/** The accounts after these claims on `a`, and which of them were granted at once. */
function asking(...asked: readonly Ask[]): { locks: Locks; granted: number[] } {
  let locks: Locks = [];
  const granted: number[] = [];
  for (const [tx, mode] of asked) {
    const done = claim(locks, 'a', tx, mode);
    locks = done.locks;
    if (done.granted) granted.push(tx);
  }
  return { locks, granted };
}

test('those who only look share an account', () => {
  const { locks, granted } = asking([1, 'shared'], [2, 'shared']);
  expect(granted).toEqual([1, 2]);
  expect(holdersOf(locks, 'a', 3)).toEqual([1, 2]);
});

test('whoever changes it has it alone', () => {
  expect(asking([1, 'exclusive'], [2, 'exclusive'], [3, 'shared']).granted).toEqual([1]);
  expect(asking([1, 'shared'], [2, 'exclusive']).granted).toEqual([1]);
});

test('other accounts are another matter', () => {
  const { locks } = asking([1, 'exclusive']);
  expect(claim(locks, 'b', 2, 'exclusive').granted).toBe(true);
});

test('first come, first served: who would fit does not pass one who waits', () => {
  const { locks, granted } = asking([1, 'shared'], [2, 'exclusive'], [3, 'shared']);
  expect(granted).toEqual([1]);
  const next = release(locks, 1);
  expect(next.granted).toEqual([2]);
  expect(release(next.locks, 2).granted).toEqual([3]);
});

test('all who can share are let in together', () => {
  const { locks } = asking([1, 'exclusive'], [2, 'shared'], [3, 'shared'], [4, 'exclusive']);
  expect(release(locks, 1).granted).toEqual([2, 3]);
});

test('one that waits and is given up makes way for those behind it', () => {
  const { locks } = asking([1, 'shared'], [2, 'exclusive'], [3, 'shared']);
  expect(release(locks, 2)).toMatchObject({ granted: [3] });
});

test('what it has already it need not wait for', () => {
  const twice = asking([1, 'exclusive'], [1, 'exclusive'], [1, 'shared']);
  expect(twice.granted).toEqual([1, 1, 1]);
  expect(twice.locks).toEqual(asking([1, 'exclusive']).locks);
});

describe('from a look to a change', () => {
  test('at once where nobody else looks, past those who wait', () => {
    const { locks, granted } = asking([1, 'shared'], [2, 'exclusive'], [1, 'exclusive']);
    expect(granted).toEqual([1, 1]);
    expect(locks[0]).toMatchObject({ holders: [{ tx: 1, mode: 'exclusive' }] });
  });

  test('after the others have gone, where somebody does', () => {
    const { locks, granted } = asking([1, 'shared'], [2, 'shared'], [1, 'exclusive']);
    expect(granted).toEqual([1, 2]);
    const next = release(locks, 2);
    expect(next.granted).toEqual([1]);
    expect(next.locks[0]).toMatchObject({ holders: [{ tx: 1, mode: 'exclusive' }], waiting: [] });
  });
});

test('whoever comes and goes, nobody has it beside one who changes it, and at the end it is free', () => {
  const step = fc.record({
    tx: fc.integer({ min: 1, max: 5 }),
    account: fc.constantFrom('a', 'b'),
    mode: fc.constantFrom<Mode>('shared', 'exclusive'),
    leaves: fc.boolean(),
  });
  void fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let locks: Locks = [];
      const waits = new Set<number>();
      const leave = (tx: number) => {
        const done = release(locks, tx);
        locks = done.locks;
        waits.delete(tx);
        for (const one of done.granted) waits.delete(one);
      };
      for (const { tx, account, mode, leaves } of steps) {
        // A transaction that waits does nothing else.
        if (leaves) leave(tx);
        else if (!waits.has(tx)) {
          const done = claim(locks, account, tx, mode);
          locks = done.locks;
          if (!done.granted) waits.add(tx);
        }
        for (const { holders, waiting } of locks) {
          const alone = holders.some((one) => one.mode === 'exclusive');
          expect(holders.length).toBeGreaterThan(0);
          if (alone) expect(holders).toHaveLength(1);
          for (const one of waiting) expect(waits).toContain(one.tx);
        }
      }
      for (const tx of [1, 2, 3, 4, 5]) leave(tx);
      expect(locks).toEqual([]);
      expect(waits.size).toBe(0);
    }),
  );
});
