import { describe, expect, test } from 'vitest';
import { createFormatter } from '../../src/i18n/format.ts';
import type { Telling } from '../../src/i18n/sentences.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { Plot, Series } from '../../src/sdk/views.ts';
import { layoutPlot } from '../../src/views/plot/layout.ts';
import { type ShownPlot, shownPlot, stopsOf, valueAt } from '../../src/views/plot/model.ts';

/** What was measured over time, beside what theory says. */

type Any = ProtocolTypes;

const telling = { text: { labels: {} }, fmt: createFormatter('en', []) } as unknown as Telling;
const label = (key: string) => ({ key, params: {} });

const series = (over: Partial<Series<Any>>): Series<Any> => ({
  label: label('s'),
  source: 'measured',
  shape: 'line',
  points: [],
  tone: 'good',
  ...over,
});

const plotOf = (own: readonly Series<Any>[], over: Partial<Plot<Any>> = {}): ShownPlot =>
  shownPlot(
    {
      id: 'p',
      caption: label('caption'),
      x: { label: label('time'), unit: 'time', least: 1_000_000 },
      y: { label: label('part'), unit: 'share', least: 1 },
      series: own,
      empty: label('empty'),
      ...over,
    },
    telling,
  );

describe('a plot in words', () => {
  test('axes end where they must at least, and grow with what is drawn', () => {
    const plot = plotOf([
      series({
        points: [
          [0, 0.1],
          [2_500_000, 0.4],
        ],
      }),
    ]);
    expect(plot.x).toMatchObject({ low: 0, high: 2_500_000 });
    expect(plot.y).toMatchObject({ low: 0, high: 1 });
    expect(plotOf([series({ points: [[-5, -2]] })]).y).toMatchObject({ low: -2, high: 1 });
    expect(plotOf([], { x: { label: label('x'), unit: 'count', least: 0 } }).x.high).toBe(1);
  });

  test('lines without points are left out; of several each has a letter, and each of theory its dashes', () => {
    const points = [[0, 1]] as const;
    expect(plotOf([series({ points })]).series.map(({ letter }) => letter)).toEqual(['']);
    const plot = plotOf([
      series({ points }),
      series({}),
      series({ points, source: 'theory' }),
      series({ points, source: 'theory' }),
    ]);
    expect(plot.series.map(({ letter, theory, dashes }) => [letter, theory, dashes])).toEqual([
      ['a', false, 0],
      ['b', true, 0],
      ['c', true, 1],
    ]);
  });

  test('has a value between points as its shape says, and none beyond them', () => {
    const points = [
      [10, 0],
      [20, 1],
      [20, 3],
      [30, 5],
    ] as const;
    const at = (shape: Series<Any>['shape'], x: number) => {
      const plot = plotOf([series({ shape, points })]);
      const [one] = plot.series;
      return one && valueAt(plot, one, x);
    };
    expect([at('line', 10), at('line', 15), at('line', 20), at('line', 25)]).toEqual([
      0, 0.5, 3, 4,
    ]);
    expect([at('steps', 15), at('steps', 20), at('steps', 29), at('steps', 30)]).toEqual([
      0, 3, 3, 5,
    ]);
    expect([at('line', 9), at('line', 31), at('steps', 31)]).toEqual([null, null, null]);
    expect([at('dots', 10), at('dots', 31)]).toEqual([0, 5]);
    expect(at('dots', 30_000)).toBeNull();
  });

  test('keys stop where something was measured, at no more places than one can tell apart', () => {
    const points = Array.from({ length: 5000 }, (_, i) => [i * 200, i / 5000] as const);
    const plot = plotOf([series({ points }), series({ source: 'theory', points: [[7, 1]] })]);
    const stops = stopsOf(plot, 100);
    expect(stops.length).toBeGreaterThan(90);
    expect(stops.length).toBeLessThanOrEqual(101);
    expect([stops[0], stops.at(-1)]).toEqual([0, 999_800]);
    expect(
      stopsOf(
        plotOf([
          series({
            source: 'theory',
            points: [
              [7, 1],
              [9, 1],
            ],
          }),
        ]),
        100,
      ),
    ).toEqual([7, 9]);
  });
});

describe('a plot in pixels', () => {
  const points = [
    [0, 0],
    [500_000, 0.5],
    [1_000_000, 1],
  ] as const;

  test('has marks in the units of its axes, none over another', () => {
    const layout = layoutPlot(plotOf([series({ points })]), 348, 196);
    const text = ({ label: said }: { label: string }) => said.replaceAll('\u00a0', ' ');
    expect(layout.up.map(text)).toContain('60 %');
    expect(layout.across.map(text)).toEqual([
      '0 ms',
      '200 ms',
      '400 ms',
      '600 ms',
      '800 ms',
      '1 s',
    ]);
    expect(layout.at(layout.x(500_000))).toBeCloseTo(500_000);
    expect(layout.at(-50)).toBe(0);
    expect(layout.y(0)).toBe(layout.bottom);
  });

  test('draws lines, steps and dots', () => {
    const path = (shape: Series<Any>['shape']) =>
      layoutPlot(plotOf([series({ points, shape })]), 348, 196).lines[0]?.path;
    expect(path('line')).toMatch(/^M[\d. ]+L[\d. ]+L[\d. ]+$/);
    expect(path('steps')).toMatch(/^M[\d. ]+(H[\d.]+V[\d.]+){2}$/);
    expect(path('dots')).toMatch(/^(M[\d. ]+h0){3}$/);
  });

  test('of very many points keeps the first, the last and the outermost of each pixel', () => {
    const spikes = Array.from(
      { length: 50_000 },
      (_, i) => [i * 20, i === 31_234 ? 1 : 0.2] as const,
    );
    const layout = layoutPlot(plotOf([series({ points: spikes })]), 348, 196);
    const path = layout.lines[0]?.path ?? '';
    expect(path.length).toBeLessThan(20_000);
    expect(path).toContain(` ${layout.y(1)}`);
  });

  test('letters of lines that end together do not lie on each other', () => {
    const layout = layoutPlot(
      plotOf([series({ points }), series({ points }), series({ points })]),
      348,
      196,
    );
    const ys = layout.lines.map(({ letter }) => letter.y).sort((a, b) => a - b);
    expect((ys[1] ?? 0) - (ys[0] ?? 0)).toBeGreaterThan(8);
    expect((ys[2] ?? 0) - (ys[1] ?? 0)).toBeGreaterThan(8);
  });
});
