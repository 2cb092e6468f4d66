import { describe, expect, test } from 'vitest';
import { dotPlot } from '../../src/views/searching/dots.ts';
import { formOf } from '../../src/views/searching/numberForms.ts';
import type { SeedRun, SweepWish } from '../../src/views/searching/searching.ts';
import {
  alongOf,
  pointsOf,
  tableText,
  valuesOf,
  wishFor,
} from '../../src/views/searching/sweep.ts';
import { marksOf, sweepPlot } from '../../src/views/searching/sweepPlot.ts';
import { timeLeft } from '../../src/views/searching/timeLeft.ts';
import type { Setting } from '../../src/views/settings/model.ts';

/** One setting that takes one value after the other, and what figures make of that. */

const WISH: SweepWish = {
  path: 'x',
  ...{ least: 0, most: 0.6, step: 0.05, doubling: false, from: 1, count: 10 },
};
const setting = (control: Setting['control'], own: unknown = null): Setting => ({
  ...{ path: 'params.x', label: 'X', help: '', live: false, remark: null },
  ...{ control, own, value: own, began: own, begins: own },
});
const run = (seed: number, figure: number | null, expected: number | null = null): SeedRun => ({
  ...{ seed, figures: [figure], expected: [expected], failure: null, events: 1, time: 1 },
});

describe('the values of a setting', () => {
  test('of shares are exact, whatever floating point makes of a step', () => {
    const values = valuesOf(setting({ kind: 'share' }), WISH) as [number, number][];
    expect(values).toHaveLength(13);
    expect(values.map(([part, whole]) => part / whole)).toEqual(
      Array.from({ length: 13 }, (_, i) => (i * 5) / 100),
    );
  });

  test('go from the least to the most in steps, or each is twice the one before up to the bound', () => {
    const count = setting({ kind: 'count', min: 2, max: 1000 }, 50);
    const wish = { ...WISH, least: 2, most: 9, step: 3 };
    expect(valuesOf(count, wish)).toEqual([2, 5, 8]);
    const doubling = wishFor(WISH, count);
    expect(doubling).toMatchObject({ path: 'params.x', least: 2, most: 1000, doubling: true });
    expect(valuesOf(count, doubling)).toEqual([2, 4, 8, 16, 32, 64, 128, 256, 512, 1000]);
  });

  test('are all that a switch or a choice can be', () => {
    expect(valuesOf(setting({ kind: 'flag' }), WISH)).toEqual([false, true]);
    const options = ['push', 'pull'].map((value) => ({ value, title: value }));
    expect(valuesOf(setting({ kind: 'choice', options }), WISH)).toEqual(['push', 'pull']);
  });

  test('are none where bounds cross, a step leads nowhere, or there are too many', () => {
    const count = setting({ kind: 'count', min: 0, max: 1_000_000 });
    const none = (wish: Partial<SweepWish>) => valuesOf(count, { ...WISH, step: 1, ...wish });
    expect(none({ least: 5, most: 4 })).toEqual([]);
    expect(none({ most: 4, step: 0 })).toEqual([]);
    expect(none({ most: 4, least: 0, doubling: true })).toEqual([]);
    expect(none({ most: 60 })).toEqual([]);
    expect(none({ most: 59 })).toHaveLength(60);
  });

  test('of a new setting begin with what seems worth while, within its bounds', () => {
    const few = setting({ kind: 'count', min: 1, max: 8 }, 3);
    expect(wishFor(WISH, few)).toMatchObject({ least: 1, most: 8, step: 1, doubling: false });
    const span = setting(
      { kind: 'duration', min: 10_000 as never, max: 300_000 as never },
      100_000,
    );
    const wish = wishFor(WISH, span);
    expect(wish).toMatchObject({ least: 25_000, most: 300_000, doubling: true });
    expect(valuesOf(span, wish)).toEqual([25_000, 50_000, 100_000, 200_000, 300_000]);
    expect(wishFor({ ...WISH, most: 9 }, setting({ kind: 'share' }))).toMatchObject({ most: 0.6 });
  });

  test('are typed as one says them', () => {
    const share = formOf({ kind: 'share' });
    expect(share?.read('12.5', 0, 1)).toEqual({ fine: true, value: 0.125 });
    expect(share?.read('120', 0, 1)).toMatchObject({ fine: false });
    expect(share?.show(0.05)).toBe('5');
    const span = formOf({ kind: 'duration', min: 0 as never, max: 1e6 as never });
    expect(span?.read('1.5 s', 0, 2e6)).toEqual({ fine: true, value: 1_500_000 });
    expect(span?.show(150_000)).toBe('150ms');
    expect(formOf({ kind: 'count', min: 0, max: 1 })).toBeNull();
  });
});

describe('what comes of them', () => {
  const values = [10, 20, 40];
  // Seed by seed, each under all three values; the last has not come to its end.
  const figures = [1, 2, null, 3, 4, null, 5];
  const runs = figures.map((figure, i) =>
    run(1 + Math.floor(i / 3), figure, i % 3 === 2 ? null : 9),
  );
  const points = pointsOf({ values, runs });
  const said = (value: unknown) => `${value} %`;

  test('is told for each value, as far as it has come', () => {
    expect(points.map((point) => point.runs.map(({ seed }) => seed))).toEqual([
      [1, 2, 3],
      [1, 2],
      [1, 2],
    ]);
    const along = alongOf(points, 0);
    expect(along.map((one) => one?.mean ?? null)).toEqual([3, 3, null]);
    expect(along.map((one) => one?.expected ?? null)).toEqual([9, 9, null]);
  });

  test('is drawn beside theory, at the distance of numbers', () => {
    const names = {
      id: 'f',
      caption: 'F by S',
      figure: 'F',
      setting: 'S',
      mean: 'mean',
      expected: 'told',
      median: 'median',
      half: 'half',
    };
    const marks = marksOf({ values, wish: WISH }, said);
    const plot = sweepPlot(alongOf(points, 0), 'count', marks, names);
    expect(plot.series.map(({ label, theory, letter }) => [letter, label, theory])).toEqual([
      ['a', 'mean', false],
      ['b', 'told', true],
      ['c', 'median', false],
    ]);
    expect(plot.series[1]?.points).toEqual([
      [10, 9],
      [20, 9],
    ]);
    expect(plot.band?.points).toEqual([
      [10, 2, 4],
      [20, 2.5, 3.5],
    ]);
    expect([plot.x.low, plot.x.high, plot.y.high]).toEqual([10, 40, 9]);
    expect(marks.map(({ label }) => label)).toEqual(['10 %', '20 %', '40 %']);
  });

  test('stands one step apart where values double, and where they are no numbers', () => {
    const at = (some: readonly unknown[], doubling = false) =>
      marksOf({ values: some, wish: { ...WISH, doubling } }, String).map((mark) => mark.at);
    expect(at(values, true)).toEqual([0, 1, 2]);
    expect(at(['push', 'pull'])).toEqual([0, 1]);
    expect(at([false, true])).toEqual([0, 1]);
    expect(
      at([
        [1, 10],
        [1, 2],
      ]),
    ).toEqual([0.1, 0.5]);
  });

  test('goes to other programs as cells with tabs between them', () => {
    const rows = tableText(points, ['F'], 'Loss', said).trimEnd().split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[0]?.split('\t').slice(0, 3)).toEqual(['figure', 'Loss', 'mean']);
    expect(rows[1]?.split('\t').slice(0, 3)).toEqual(['F', '10 %', '3']);
    expect(rows[1]?.split('\t').slice(-3)).toEqual(['9', '3', '0']);
  });
});

test('what theory says is in sight, also where no run came near it', () => {
  const runs = [5, 6, 7].map((figure, i) => run(i, figure, 20));
  const plot = dotPlot(runs, 0, 'count', { width: 300, height: 90 });
  expect(plot.expected).toBeGreaterThan(plot.mean as number);
  expect(plot.expected).toBeLessThan(300);
  expect(dotPlot([run(1, 5)], 0, 'count', { width: 300, height: 90 }).expected).toBeNull();
  // Means of counts are no whole numbers: no stack each, and marks where they belong.
  const shares = dotPlot([run(1, 0.25), run(2, 0.75)], 0, 'share', { width: 300, height: 90 });
  expect(shares.ticks.map(({ label }) => label.replace('\u00a0', ' '))).toContain('40 %');
});

test('how long it still takes is told once that is known', () => {
  const say = (span: string) => span.replace('\u00a0', ' ');
  expect(timeLeft(1000, 0.5, say)).toBe('');
  expect(timeLeft(10_000, 0, say)).toBe('');
  expect(timeLeft(10_000, 0.25, say)).toBe('30 s');
  expect(timeLeft(100_000, 0.3, say)).toBe('240 s');
});
