import { describe, expect, test } from 'vitest';
import {
  crossesPath,
  crossSize,
  type DotPlot,
  dotPlot,
  dotsPath,
  nearest,
  summaryOf,
} from '../../src/views/searching/dots.ts';
import { failureGroups } from '../../src/views/searching/failures.ts';
import type { SearchEnd, SearchJob, SeedRun } from '../../src/views/searching/searching.ts';
import { chanceText, verdictOf } from '../../src/views/searching/verdict.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';

/** Many runs as dots, and what a search may claim. */

const ROOM = { width: 300, height: 96 };

const run = (seed: number, figure: number | null, failed = false): SeedRun => ({
  seed,
  figures: [figure],
  expected: [],
  failure: failed ? { kind: 'progress' } : null,
  events: 10,
  time: 1000,
});

/** Heaped up around a middle, the same each time. */
const heap = (count: number): SeedRun[] =>
  Array.from({ length: count }, (_, i) =>
    run(i + 1, 150_000 + Math.round(40_000 * Math.sin(i * 12.9) * Math.cos(i * 7.3))),
  );

/** The two dots that are nearest to each other, as how far they are apart. */
function nearestPair({ dots }: DotPlot): number {
  let least = Infinity;
  for (const [i, a] of dots.entries())
    for (const b of dots.slice(i + 1)) least = Math.min(least, Math.hypot(a.x - b.x, a.y - b.y));
  return least;
}

describe('a dot plot', () => {
  test('has each run once, inside its frame, and no dot over another', () => {
    for (const count of [1, 7, 100, 1000]) {
      const plot = dotPlot(heap(count), 0, 'time', ROOM);
      expect(plot.dots.map(({ run }) => run).sort((a, b) => a - b)).toEqual([
        ...Array(count).keys(),
      ]);
      for (const { x, y } of plot.dots) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(ROOM.width);
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(ROOM.height);
      }
      if (count > 1) expect(nearestPair(plot)).toBeGreaterThan(plot.size - 0.01);
    }
  });

  test('stands in the order of figures, from left to right, and of seeds among equals', () => {
    const runs = [run(1, 30_000), run(2, 10_000), run(3, 20_000), run(4, 10_000)];
    const { dots, ticks } = dotPlot(runs, 0, 'time', ROOM);
    expect(dots.map(({ run }) => runs[run]?.seed)).toEqual([2, 4, 3, 1]);
    expect(dots.map(({ x }) => x)).toEqual(dots.map(({ x }) => x).sort((a, b) => a - b));
    expect(ticks.map(({ label }) => label)).toContain('20\u00a0ms');
  });

  test('puts those that never came to it aside, and those that failed at the foot', () => {
    const runs = [run(1, 5), run(2, null), run(3, 5), run(4, 5, true)];
    const { dots, never } = dotPlot(runs, 0, 'count', ROOM);
    expect(never?.count).toBe(1);
    expect(dots.at(-1)).toMatchObject({ run: 1 });
    expect(dots.at(-1)?.x).toBeGreaterThan(256);
    const inStack = dots.filter(({ run }) => run !== 1);
    expect(Math.max(...inStack.map(({ y }) => y))).toBe(dots.find(({ run }) => run === 3)?.y);
  });

  test('gives whole numbers a stack each, with its mark below the middle', () => {
    const runs = [1, 1, 1, 2, 4].map((value, i) => run(i, value));
    const { dots, ticks } = dotPlot(runs, 0, 'count', ROOM);
    const middles = ticks.map(({ x, label }) => [label, Math.round(x)]);
    expect(middles).toEqual([
      ['1', 41],
      ['2', 114],
      ['3', 187],
      ['4', 260],
    ]);
    expect(Math.round(dots.at(-1)?.x ?? 0)).toBe(260);
  });

  test('finds the dot that is pointed at, and none in the empty', () => {
    const plot = dotPlot(heap(100), 0, 'time', ROOM);
    const [dot] = plot.dots;
    expect(nearest(plot, (dot?.x ?? 0) + 1, (dot?.y ?? 0) - 1, 12)).toEqual(dot);
    expect(nearest(plot, 5, 5, 12)).toBeNull();
  });

  test('is drawn as few lines, what failed by its shape', () => {
    const dots = [{ run: 0, x: 10, y: 20.126 }];
    expect(dotsPath(dots)).toBe('M10 20.13h0');
    expect(crossesPath(dots, 5)).toBe('M7.5 17.63l5 5m0 -5l-5 5');
    expect(crossSize(3, 2)).toBeGreaterThan(crossSize(300, 2));
  });

  test('stays whole with nothing to show, and with one value for all', () => {
    expect(dotPlot([], 0, 'time', ROOM).dots).toEqual([]);
    expect(dotPlot([run(1, null)], 0, 'time', ROOM).dots).toHaveLength(1);
    const { dots } = dotPlot([run(1, 7), run(2, 7)], 0, 'time', ROOM);
    for (const { x } of dots) expect(Number.isFinite(x)).toBe(true);
  });

  test('comes with the few numbers that say the same', () => {
    const runs = [...Array(11).keys()].map((i) => run(i, i * 10));
    expect(summaryOf([...runs, run(99, null)], 0)).toMatchObject({
      ...{ least: 0, median: 50, ninth: 90, most: 100, mean: 50 },
      ...{ never: 1, expected: null },
    });
    const told = runs.map((one) => ({ ...one, expected: [40] }));
    expect(summaryOf(told, 0)?.expected).toBe(40);
    expect(summaryOf([run(1, null)], 0)).toBeNull();
  });
});

test('what went wrong is told by kind, the most frequent first', () => {
  const broke = (seed: number, name: string): SeedRun => ({
    ...run(seed, 1),
    failure: { kind: 'invariant', name, at: 5 },
  });
  const runs = [run(1, 1, true), broke(2, 'a'), run(3, 1), broke(4, 'b'), broke(5, 'b')];
  const said = failureGroups(runs).map(({ kind, invariant, runs: some }) => [
    invariant ?? kind,
    ...some.map(({ seed }) => seed),
  ]);
  expect(said).toEqual([
    ['b', 4, 5],
    ['progress', 1],
    ['a', 2],
  ]);
});

describe('the verdict on a search', () => {
  const wish = {
    ...{ crashes: 1, restarts: 0, drops: 0, duplicates: 2, partitions: 1, requests: 3 },
    ...{ timely: false, torn: false },
    ...{ messages: 8, depth: 100, states: 1000 },
    limits: { rounds: 2 },
  };
  const titled = { title: 'Rounds', meaning: '' };
  const bounds = [{ name: 'rounds', text: { en: titled, zh: { ...titled, title: '轮次' } } }];
  const end: SearchEnd = { broken: null, whole: false, bounded: [], collision: 2.4e-9 };
  const said = (change: Partial<SearchJob>, locale: 'en' | 'zh' = 'en') =>
    verdictOf(
      {
        ...{ status: 'done', spent: 1, problem: null, settings: '', wish, examples: [], end },
        look: { states: 1, depth: 1, frontier: 0, rested: 0 },
        ...change,
      },
      exhibitWordsOf(locale).searching,
      (name) => `<${name}>`,
      bounds,
      locale,
    );

  test('is none while the search goes on', () => {
    expect(said({ status: 'running', end: null })).toBeNull();
  });

  test('says what was allowed where the whole space was searched', () => {
    const verdict = said({ end: { ...end, whole: true } });
    expect(verdict).toEqual({
      kind: 'all',
      said: 'The whole space was searched: no invariant breaks.',
      means:
        'Every order of events was tried, with up to 1 crashes, 0 restarts, 0 losses, 2 duplicates, 1 partitions and 3 requests.',
    });
    const timely = said({ end: { ...end, whole: true }, wish: { ...wish, timely: true } });
    expect(timely?.means).toMatch(/^Every order of events in which all messages arrive in time/);
  });

  test('says "bounded", and by what, where any bound was met', () => {
    const bounded = ['states', 'rounds', 'clocks', 'anything'];
    const verdict = said({ end: { ...end, bounded } });
    expect(verdict?.kind).toBe('bounded');
    expect(verdict?.said).toMatch(/^Bounded/);
    expect(verdict?.means).toContain('the number of states, rounds, clocks, which no search reads');
    expect(said({ end: { ...end, bounded } }, 'zh')?.means).toContain('状态数、轮次');
  });

  test('never claims that something holds where the search was stopped, failed or bounded', () => {
    for (const change of [
      { status: 'stopped', end: null },
      { status: 'failed', end: null, problem: 'no room' },
      { end: { ...end, bounded: ['depth'] } },
    ] as const) {
      const verdict = said(change);
      expect(verdict?.kind).not.toBe('all');
      expect(`${verdict?.said} ${verdict?.means}`).not.toMatch(
        /no invariant breaks|verified|holds/i,
      );
    }
  });

  test('counts the steps to what broke, or to where all is at rest without what must come to be', () => {
    const found = {
      ...{ property: 'p', file: null, until: 0 },
      steps: [{ take: 'crash', node: 'n1' }],
    } as const;
    expect(said({ end: { ...end, broken: { ...found, kind: 'always' } } })?.said).toBe(
      '<p> breaks after 1 step.',
    );
    expect(said({ end: { ...end, broken: { ...found, kind: 'eventually' } } })?.said).toBe(
      'At rest after 1 step, and yet not: <p>.',
    );
  });

  test('says a chance as a power of ten', () => {
    expect(chanceText(2.4e-9)).toBe('2 · 10⁻⁹');
    expect(chanceText(0)).toBe('0');
  });
});
