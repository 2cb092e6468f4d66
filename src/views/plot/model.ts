import { bisector } from 'd3';
import { formatMeasure, type Unit } from '../../i18n/measure.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Axis, Plot, Series, Tone } from '../../sdk/views.ts';
import { labelText } from '../stage/naming.ts';

/** A plot in words, with where its axes begin and end. */
export interface ShownPlot {
  readonly id: string;
  readonly caption: string;
  readonly empty: string;
  readonly x: ShownAxis;
  readonly y: ShownAxis;
  /** Those that have any points. */
  readonly series: readonly ShownSeries[];
  /** Between what most of what was measured lies. */
  readonly band?: ShownBand;
}

export interface ShownBand {
  readonly label: string;
  readonly points: readonly (readonly [x: number, low: number, high: number])[];
}

export interface ShownAxis {
  readonly label: string;
  readonly unit: Unit;
  readonly low: number;
  readonly high: number;
  /** Where its values have names of their own, and nothing lies between them. */
  readonly marks?: readonly { readonly at: number; readonly label: string }[];
}

/** A place of an axis, as it is said. */
export const axisText = ({ unit, marks }: ShownAxis, at: number): string =>
  marks?.find((mark) => mark.at === at)?.label ?? formatMeasure(at, unit);

type Point = readonly [x: number, y: number];

export interface ShownSeries {
  readonly label: string;
  /** Which of several it is, said beside its line and in the legend; empty where there is but one. */
  readonly letter: string;
  readonly theory: boolean;
  readonly shape: 'line' | 'steps' | 'dots';
  readonly points: readonly Point[];
  readonly tone: Tone;
  /** Of those from theory the first, the second…: each has dashes of its own. */
  readonly dashes: number;
}

export function shownPlot(plot: Plot<ProtocolTypes>, telling: Telling): ShownPlot {
  const some = plot.series.filter(({ points }) => points.length > 0);
  const axis = ({ label, unit, least }: Axis<ProtocolTypes>, of: 0 | 1): ShownAxis => {
    const [low, high] = rangeOf(some, of);
    return {
      ...{ label: labelText(label, telling), unit },
      low: Math.min(0, low),
      high: Math.max(least, high) || 1,
    };
  };
  let theories = 0;
  return {
    id: plot.id,
    caption: labelText(plot.caption, telling),
    empty: labelText(plot.empty, telling),
    x: axis(plot.x, 0),
    y: axis(plot.y, 1),
    series: some.map(({ label, source, shape, points, tone }, i) => ({
      label: labelText(label, telling),
      letter: some.length > 1 ? String.fromCharCode(97 + i) : '',
      ...{ theory: source === 'theory', shape, points, tone },
      dashes: source === 'theory' ? theories++ : 0,
    })),
  };
}

/** A loop and no spread: there may be more points than a call takes arguments. */
function rangeOf(series: readonly Series<ProtocolTypes>[], of: 0 | 1): readonly [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { points } of series) {
    for (const point of points) {
      low = Math.min(low, point[of]);
      high = Math.max(high, point[of]);
    }
  }
  return [low, high];
}

const byX = bisector((point: Point) => point[0]);

/** How far from a dot, of the whole axis, one still reads it. */
const REACH = 1 / 60;

/** What a series of a plot has at a place of its axis; null where it says nothing. */
export function valueAt(plot: ShownPlot, { shape, points }: ShownSeries, x: number): number | null {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  if (shape === 'dots') {
    const near = points[byX.center(points, x)];
    const reach = (plot.x.high - plot.x.low) * REACH;
    return near && Math.abs(near[0] - x) <= reach ? near[1] : null;
  }
  if (x < first[0] || x > last[0]) return null;
  const at = byX.right(points, x);
  const [before, after] = [points[at - 1] ?? first, points[at]];
  if (!after || shape === 'steps' || after[0] === before[0]) return before[1];
  return before[1] + ((x - before[0]) / (after[0] - before[0])) * (after[1] - before[1]);
}

/** Where something was measured, at most about so many places; without measurements, where theory has points. */
export function stopsOf({ series, x }: ShownPlot, most: number): readonly number[] {
  const measured = series.filter(({ theory }) => !theory);
  const from = measured.length > 0 ? measured : series;
  const all = [...new Set(from.flatMap(({ points }) => points.map((point) => point[0])))].sort(
    (a, b) => a - b,
  );
  if (all.length <= most) return all;
  const apart = (x.high - x.low) / most;
  const kept: number[] = [];
  for (const one of all) if (one - (kept.at(-1) ?? -Infinity) >= apart) kept.push(one);
  const last = all.at(-1) as number;
  return kept.at(-1) === last ? kept : [...kept.slice(0, -1), last];
}
