import { expect, test } from 'vitest';
import { Frontier, type Spare } from '../../../src/checkers/explorer/frontier.ts';

const WIDE = [0, 1, -1, 63, 64, -64, -65, 8191, 8192, 2 ** 31 - 1, -(2 ** 31)];

test('rows come out as they went in, in that order, whatever numbers are in them', () => {
  const frontier = new Frontier([]);
  const rows = [WIDE, [], [5], Array.from({ length: 40_000 }, (_, i) => i - 20_000), WIDE];
  for (const [place, row] of rows.entries()) frontier.push(place * 1_000_003, row);
  expect(frontier.size).toBe(rows.length);
  rows.forEach((row, place) => {
    expect(frontier.take()).toEqual(row);
    expect(frontier.place).toBe(place * 1_000_003);
  });
  expect([frontier.take(), frontier.size]).toEqual([null, 0]);
});

test('what was taken makes room for what comes', () => {
  const spare: Spare = [];
  const [level, next] = [new Frontier(spare), new Frontier(spare)];
  const row = Array.from({ length: 100 }, (_, i) => i);
  for (let i = 0; i < 10_000; i++) level.push(i, row);
  for (let i = 0; i < 10_000; i++) {
    expect(level.take()?.length).toBe(100);
    next.push(i, row);
  }
  // What was pushed to the one lies where the other had it.
  expect(spare.length).toBeLessThan(3);
  for (let i = 0; i < 10_000; i++) next.take();
  expect(next.take()).toBeNull();
});
