import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDING, Standings } from '../../src/playback/standings.ts';
import { type Bins, binsOver, Events, Tally } from '../../src/playback/tally.ts';

/** A generator of the same numbers each time. */
function numbers(seed: number): (below: number) => number {
  let state = seed + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

const NODES = 30;
const rowOf = Int16Array.from({ length: NODES }, (_, node) => (node === 7 ? -1 : node % 4));

/** Events as a list, and as the columns have them. */
function make(count: number, seed: number) {
  const next = numbers(seed);
  const events = new Events();
  const list: { time: number; node: number; type: number }[] = [];
  let time = 0;
  for (let i = 0; i < count; i++) {
    time += next(9);
    const one = { time, node: next(NODES), type: next(3) };
    list.push(one);
    events.push(one.time, one.node, one.type);
  }
  return { events, list };
}

function slow(
  list: ReturnType<typeof make>['list'],
  { step, first, count }: Bins,
  left: Set<number>,
) {
  const counts = new Array<number>(4 * count).fill(0);
  for (const { time, node, type } of list) {
    const [row, bin] = [rowOf[node] ?? -1, Math.floor(time / step) - first];
    if (row < 0 || left.has(type) || bin < 0 || bin >= count) continue;
    counts[row * count + bin] = (counts[row * count + bin] ?? 0) + 1;
  }
  return counts;
}

describe('events, counted by rows and bins', () => {
  test('are as a look at each of them finds', () => {
    fc.assert(
      fc.property(fc.nat(2000), fc.nat(1000), fc.integer({ min: 1, max: 500 }), (n, at, step) => {
        const { events, list } = make(n, n + at);
        const bins = binsOver(at, at + 3000, step);
        const left = new Set(at % 2 === 0 ? [1] : []);
        const counts = new Tally(events).count(bins, { rowOf, rows: 4, left });
        expect([...counts]).toEqual(slow(list, bins, left));
      }),
      { numRuns: 60 },
    );
  });

  test('are the same where so many are counted only once, also after more have come', () => {
    const { events, list } = make(90_000, 3);
    const next = numbers(5);
    const tally = new Tally(events);
    const sorting = { rowOf, rows: 4, left: new Set([2]) };
    const whole = list.at(-1)?.time ?? 0;
    for (const from of [0, 1000, 20_000]) {
      const bins = binsOver(from, whole - 10_000 + from, 700);
      expect([...tally.count(bins, sorting)]).toEqual(slow(list, bins, sorting.left));
    }
    let time = whole;
    for (let i = 0; i < 5000; i++) {
      time += next(9);
      const one = { time, node: next(NODES), type: next(3) };
      list.push(one);
      events.push(one.time, one.node, one.type);
    }
    const bins = binsOver(500, time, 700);
    expect([...tally.count(bins, sorting)]).toEqual(slow(list, bins, sorting.left));
  });

  test('are counted in bins that stay where they are when one moves', () => {
    const { events } = make(3000, 9);
    const tally = new Tally(events);
    const sorting = { rowOf, rows: 4, left: new Set<number>() };
    const [a, b] = [binsOver(1000, 4000, 100), binsOver(1234, 4234, 100)];
    const [one, other] = [tally.count(a, sorting), tally.count(b, sorting)];
    const moved = b.first - a.first;
    for (let bin = moved; bin < a.count; bin++) expect(one[bin]).toBe(other[bin - moved]);
  });
});

describe('what nodes were', () => {
  test('is known at the end of every bin, however many changes lie between', () => {
    const next = numbers(11);
    const standings = new Standings();
    const list: { time: number; node: number; standing: number }[] = [];
    const change = (time: number, node: number, standing: number) => {
      list.push({ time, node, standing });
      standings.change(time, node, standing);
    };
    for (let node = 0; node < NODES; node++) change(0, node, STANDING.plain);
    let time = 0;
    for (let i = 0; i < 9000; i++) {
      time += next(5);
      change(time, next(NODES), next(5));
    }
    for (const bins of [binsOver(0, time, 97), binsOver(5000, 5100, 3), binsOver(0, time, 6000)]) {
      const counted = standings.count(bins, { rowOf, rows: 4, left: new Set() }, 5);
      const probes = [0, Math.floor(bins.count / 3), bins.count - 1];
      for (const bin of probes) {
        const end = (bins.first + bin + 1) * bins.step;
        const now = new Array<number>(NODES).fill(STANDING.absent);
        for (const one of list) if (one.time < end) now[one.node] = one.standing;
        const expected = new Array<number>(20).fill(0);
        now.forEach((standing, node) => {
          const row = rowOf[node] ?? -1;
          const place = row * 5 + standing;
          if (row >= 0) expected[place] = (expected[place] ?? 0) + 1;
        });
        const found = [0, 1, 2, 3].flatMap((row) => {
          const start = (row * bins.count + bin) * 5;
          return [...counted.subarray(start, start + 5)];
        });
        expect(found).toEqual(expected);
      }
    }
  });
});
