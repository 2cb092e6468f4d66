import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { nodeId } from '../../../src/core/ids.ts';
import {
  checksumOf,
  compareVersions,
  difference,
  digestOf,
  type Entry,
  entryOf,
  type Store,
  withEntry,
} from '../../../src/protocols/gossip/items.ts';
import { entry } from './rig.ts';

/** What a node keeps, and what two nodes find that they have differently. */

const anEntry: fc.Arbitrary<Entry> = fc
  .tuple(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 4 }), fc.nat(2))
  .map(([key, counter, writer]) => entry(key, `${counter}${writer}`, counter, writer));

const newest = (entries: readonly Entry[]): Store =>
  entries.reduce<Store>((store, one) => {
    const mine = entryOf(store, one.key);
    return !mine || compareVersions(one.version, mine.version) > 0 ? withEntry(store, one) : store;
  }, []);

const aStore = fc.array(anEntry, { maxLength: 8 }).map(newest);

test('versions are ordered by counter, and by writer where counters are the same', () => {
  const version = (counter: number, writer: number) => ({ counter, writer: nodeId(writer) });
  expect(compareVersions(version(2, 0), version(1, 9))).toBeGreaterThan(0);
  expect(compareVersions(version(2, 0), version(2, 1))).toBeLessThan(0);
  expect(compareVersions(version(2, 1), version(2, 1))).toBe(0);
});

test('a store is kept in order of its keys, whatever the order in which they came', () => {
  void fc.assert(
    fc.property(fc.array(anEntry), (entries) => {
      const keys = newest(entries).map(({ key }) => key);
      expect(keys).toEqual([...new Set(keys)].sort());
      for (const { key } of entries) expect(entryOf(newest(entries), key)?.key).toBe(key);
    }),
  );
  expect(entryOf([], 'a')).toBeUndefined();
});

test('what differs is what a look at every key finds', () => {
  void fc.assert(
    fc.property(aStore, aStore, (mine, theirs) => {
      const { newer, older } = difference(mine, digestOf(theirs));
      const order = (key: string) => {
        const [a, b] = [entryOf(mine, key), entryOf(theirs, key)];
        return a && b ? compareVersions(a.version, b.version) : a ? 1 : -1;
      };
      const keys = [...new Set([...mine, ...theirs].map(({ key }) => key))].sort();
      expect(newer.map(({ key }) => key)).toEqual(keys.filter((key) => order(key) > 0));
      expect(older).toEqual(keys.filter((key) => order(key) < 0));
    }),
  );
});

test('repairing both ways makes two stores equal', () => {
  void fc.assert(
    fc.property(aStore, aStore, (a, b) => {
      const { newer, older } = difference(a, digestOf(b));
      const wanted = older.map((key) => entryOf(b, key) as Entry);
      const [left, right] = [wanted.reduce(withEntry, a), newer.reduce(withEntry, b)];
      expect(digestOf(left)).toEqual(digestOf(right));
      expect(checksumOf(left)).toBe(checksumOf(right));
    }),
  );
});

test('checksums tell stores apart', () => {
  void fc.assert(
    fc.property(aStore, aStore, (a, b) => {
      const same = JSON.stringify(digestOf(a)) === JSON.stringify(digestOf(b));
      expect(checksumOf(a) === checksumOf(b)).toBe(same);
    }),
    { numRuns: 500 },
  );
});
