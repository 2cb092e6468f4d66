import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  append,
  at,
  differences,
  set,
  take,
  toArray,
  type Vector,
  vectorOf,
} from '../../src/core/vector.ts';

/** What changes single items of a list, and what tells two lists apart. */

interface Item {
  readonly n: number;
}
const items = (length: number): Item[] => Array.from({ length }, (_, n) => ({ n }));
const lengths = fc.oneof(fc.nat(40), fc.nat(600), fc.integer({ min: 4000, max: 4200 }));

const differing = <X>(a: Vector<X>, b: Vector<X>): number[] => {
  const found: number[] = [];
  differences(a, b, (index, one, other) => {
    expect([one, other]).toEqual([at(a, index), at(b, index)]);
    found.push(index);
  });
  return found;
};

/** The same by looking at every item. */
const plainly = <X>(a: readonly X[], b: readonly X[]): number[] =>
  Array.from({ length: Math.max(a.length, b.length) }, (_, i) => i).filter((i) => a[i] !== b[i]);

describe('one item', () => {
  test('is replaced, and the old list stays as it was', () => {
    const check = fc.property(lengths, fc.nat(), (length, where) => {
      fc.pre(length > 0);
      const before = items(length);
      const list = vectorOf(before);
      const index = where % length;
      const item = { n: -1 };
      expect(toArray(set(list, index, item))).toEqual(before.with(index, item));
      expect(toArray(list)).toEqual(before);
    });
    void fc.assert(check);
  });

  test('is not replaced where there is none', () => {
    for (const index of [-1, 3]) expect(() => set(vectorOf([1, 2, 3]), index, 0)).toThrow();
  });
});

describe('differences', () => {
  const change = fc.record({ where: fc.nat(), kind: fc.constantFrom('set', 'append', 'take') });

  test('of versions of one list', () => {
    const check = fc.property(lengths, fc.array(change, { maxLength: 8 }), (length, changes) => {
      const list = vectorOf(items(length));
      let other = list;
      for (const { where, kind } of changes) {
        if (kind === 'append') other = append(other, { n: where });
        else if (kind === 'take') other = take(other, Math.max(0, other.length - (where % 40)));
        else if (other.length > 0) other = set(other, where % other.length, { n: where });
      }
      expect(differing(list, other)).toEqual(plainly(toArray(list), toArray(other)));
      expect(differing(other, list)).toEqual(plainly(toArray(list), toArray(other)));
    });
    void fc.assert(check);
  });

  test('of lists that share nothing but their items', () => {
    const same = items(700);
    expect(differing(vectorOf(same), vectorOf(same))).toEqual([]);
    expect(differing(vectorOf(same), vectorOf(same.slice(0, 5)))).toHaveLength(695);
  });

  test('pass over what is shared', () => {
    const list = vectorOf(items(4096));
    const read: (number | string)[] = [];
    const watched = (branch: readonly object[]): readonly object[] =>
      new Proxy(branch, {
        get(target, key) {
          if (typeof key === 'string') read.push(key);
          return Reflect.get(target, key);
        },
      });
    const one = { ...list, root: watched(list.root) };
    expect(differing(one, one)).toEqual([]);
    expect(read).toEqual([]);
  });
});
