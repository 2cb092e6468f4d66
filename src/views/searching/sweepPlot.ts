import type { Unit } from '../../i18n/measure.ts';
import type { ShownPlot, ShownSeries } from '../plot/model.ts';
import type { Summary } from './dots.ts';
import type { SweepJob } from './searching.ts';

/** A value of the setting on its axis. */
export interface SweepMark {
  readonly at: number;
  readonly label: string;
}

/** What a plot along a setting calls itself, its axes and lines. */
export interface SweepNames {
  readonly id: string;
  readonly caption: string;
  readonly figure: string;
  readonly setting: string;
  readonly mean: string;
  readonly expected: string;
  readonly median: string;
  readonly half: string;
}

/** A figure along a setting: its mean beside what theory says of it, its median, and between what half of the runs lie. */
export function sweepPlot(
  summaries: readonly (Summary | null)[],
  unit: Unit,
  marks: readonly SweepMark[],
  names: SweepNames,
): ShownPlot {
  const along = summaries.flatMap((summary, i) => {
    const mark = marks[i];
    return summary && mark ? [{ ...summary, at: mark.at }] : [];
  });
  const series: readonly Line[] = [
    {
      ...{ label: names.mean, theory: false, shape: 'line', tone: 'contend' },
      points: along.map(({ at, mean }) => [at, mean]),
    },
    {
      ...{ label: names.expected, theory: true, shape: 'line', tone: 'neutral' },
      points: along.flatMap(({ at, expected }) => (expected === null ? [] : [[at, expected]])),
    },
    {
      ...{ label: names.median, theory: false, shape: 'dots', tone: 'primary' },
      points: along.map(({ at, median }) => [at, median]),
    },
  ];
  const places = marks.map(({ at }) => at);
  const highest = along.map(({ upper, mean, expected }) => Math.max(upper, mean, expected ?? 0));
  return {
    ...{ id: names.id, caption: names.caption, empty: '' },
    x: {
      ...{ label: names.setting, unit: 'count', marks },
      ...{ low: Math.min(...places), high: Math.max(...places) },
    },
    y: { label: names.figure, unit, low: 0, high: Math.max(...highest) || 1 },
    series: series
      .filter(({ points }) => points.length > 0)
      .map((one, i) => ({ ...one, letter: String.fromCharCode(97 + i), dashes: 0 })),
    band: { label: names.half, points: along.map(({ at, lower, upper }) => [at, lower, upper]) },
  };
}

type Line = Omit<ShownSeries, 'letter' | 'dashes'>;

/**
 * Where the values of a setting stand: numbers at their distance; one step apart where each is twice the one before, which so
 * is seen best, and where they are no numbers.
 */
export function marksOf(
  { values, wish }: Pick<SweepJob, 'values' | 'wish'>,
  valueText: (value: unknown) => string,
): readonly SweepMark[] {
  return values.map((value, i) => ({
    at: (wish.doubling ? null : numberIn(value)) ?? i,
    label: valueText(value),
  }));
}

function numberIn(value: unknown): number | null {
  if (typeof value === 'number') return value;
  // A part of a whole.
  return Array.isArray(value) ? Number(value[0]) / Number(value[1]) : null;
}
