import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { once } from '../../src/files/once.ts';
import { wordsOf } from '../../src/files/words.ts';
import { raft } from '../../src/protocols/raft/index.ts';

test('the words of a cluster are made once, and do not follow names that are added later', () => {
  const names = ['s1', 's2'];
  const words = wordsOf(raft, names);
  expect(wordsOf(raft, ['s1', 's2'])).toBe(words);
  names.push('s3');
  expect(z.safeDecode(words.node, 's3').success).toBe(false);
  expect(z.decode(wordsOf(raft, names).node, 's3')).toBe(2);
});

test('of many clusters only the latest are held, and the others are made again', () => {
  const cluster = (size: number) => Array.from({ length: size }, (_, i) => `s${i + 1}`);
  const first = wordsOf(raft, cluster(1));
  const last = cluster(20);
  for (let size = 2; size <= last.length; size++) wordsOf(raft, cluster(size));
  expect(wordsOf(raft, last)).toBe(wordsOf(raft, last));
  expect(wordsOf(raft, cluster(1))).not.toBe(first);
});

test('what is made of an object is made once for each', () => {
  let made = 0;
  const make = once((_: object, by: number) => ({ number: by + made++ }));
  const [a, b] = [{}, {}];
  expect([make(a, 5), make(b, 5), make(a, 5)].map(({ number }) => number)).toEqual([5, 6, 5]);
});
