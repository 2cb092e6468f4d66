import { scaleLinear } from 'd3';
import { axisText, type ShownAxis, type ShownPlot, type ShownSeries } from './model.ts';

/** A plot in pixels. */
export interface PlotLayout {
  readonly width: number;
  readonly height: number;
  /** The field in which lines are drawn. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly across: readonly Tick[];
  readonly up: readonly Tick[];
  readonly lines: readonly Line[];
  x(value: number): number;
  y(value: number): number;
  /** What lies at a place of the field. */
  at(x: number): number;
}

export interface Tick {
  readonly at: number;
  readonly label: string;
}

interface Line {
  readonly series: ShownSeries;
  readonly path: string;
  /** Where its letter stands: behind its end. */
  readonly letter: { readonly x: number; readonly y: number };
}

/** Room for axes and letters; about as wide as a letter of a mark. */
const TOP = 24;
const BELOW = 34;
const ASIDE = 16;
const LETTER = 6.8;
/** Marks are about so far apart, letters at least so far. */
const ACROSS = 76;
const UP = 36;
const APART = 11;

export function layoutPlot(plot: ShownPlot, width: number, height: number): PlotLayout {
  const y = scaleLinear([plot.y.low, plot.y.high], [height - BELOW, TOP]).nice();
  const up = marksOf(plot.y, y.ticks(Math.max(2, (height - TOP - BELOW) / UP)), y);
  const left = Math.max(...up.map(({ label }) => label.length), 2) * LETTER + 8;
  const right = width - ASIDE;
  const x = scaleLinear([plot.x.low, plot.x.high], [left, right]);
  const named = plot.x.marks?.map(({ at }) => at);
  const values = named ?? x.ticks(Math.max(2, (right - left) / ACROSS));
  const across = apart(marksOf(plot.x, values, x), right);
  const lines = plot.series.map((series) => {
    const points = thinned(series, (value) => x(value), right - left);
    const places = points.map(([a, b]): Place => [round(x(a)), round(y(b))]);
    const end = places.at(-1) ?? [left, height];
    return { series, path: pathOf(places, series.shape), letter: { x: end[0] + 5, y: end[1] } };
  });
  return {
    ...{ width, height, left, right, top: TOP, bottom: height - BELOW, across, up },
    lines: pushedApart(lines),
    x,
    y,
    at: (place) => x.invert(Math.max(left, Math.min(right, place))),
  };
}

type Place = readonly [x: number, y: number];

const marksOf = (
  axis: ShownAxis,
  values: readonly number[],
  scale: (value: number) => number,
): readonly Tick[] =>
  values.map((value) => ({ at: round(scale(value)), label: axisText(axis, value) }));

/** A mark so near to the right edge ends at its place. */
const EDGE = 12;

export const isAtEdge = (at: number, right: number): boolean => at > right - EDGE;

/** Leaves out the marks for whose words there is no room; the last one stays, and those give way on which it would lie. */
function apart(marks: readonly Tick[], right: number): readonly Tick[] {
  const width = ({ label }: Tick) => label.length * LETTER;
  const start = (mark: Tick) => mark.at - width(mark) / (isAtEdge(mark.at, right) ? 1 : 2);
  const clear = (mark: Tick, last: Tick | undefined) =>
    !last || start(mark) - start(last) >= width(last) + LETTER;
  const kept: Tick[] = [];
  for (const mark of marks) {
    while (mark === marks.at(-1) && !clear(mark, kept.at(-1))) kept.pop();
    if (clear(mark, kept.at(-1))) kept.push(mark);
  }
  return kept;
}

/** Of more points than a line can show, the first and last of each pixel, and the lowest and highest. */
function thinned(
  { points, shape }: ShownSeries,
  x: (value: number) => number,
  room: number,
): ShownSeries['points'] {
  if (shape === 'dots' || points.length <= room * 4) return points;
  const kept: Place[] = [];
  for (let i = 0; i < points.length; ) {
    const start = points[i] as Place;
    const pixel = Math.floor(x(start[0]));
    let [low, high, last] = [start, start, start];
    for (; i < points.length; i++) {
      const point = points[i] as Place;
      if (Math.floor(x(point[0])) !== pixel) break;
      if (point[1] < low[1]) low = point;
      if (point[1] > high[1]) high = point;
      last = point;
    }
    const middle = low[0] <= high[0] ? [low, high] : [high, low];
    kept.push(start, ...middle, last);
  }
  return kept;
}

function pathOf(places: readonly Place[], shape: ShownSeries['shape']): string {
  if (shape === 'dots' || places.length === 1) {
    return [...new Set(places.map(([x, y]) => `M${x} ${y}h0`))].join('');
  }
  return places
    .map(([x, y], i) => (i === 0 ? `M${x} ${y}` : shape === 'steps' ? `H${x}V${y}` : `L${x} ${y}`))
    .join('');
}

/** Letters of lines that end together stand one above the other. */
function pushedApart(lines: readonly Line[]): readonly Line[] {
  const order = [...lines].sort((a, b) => a.letter.y - b.letter.y);
  const placed = new Map<Line, number>();
  for (const line of order) {
    const { x } = line.letter;
    const near = [...placed].filter(([other]) => Math.abs(other.letter.x - x) < APART);
    const above = Math.max(...near.map(([, y]) => y));
    placed.set(line, Math.max(line.letter.y, above + APART));
  }
  return lines.map((line) => ({
    ...line,
    letter: { x: line.letter.x, y: placed.get(line) ?? line.letter.y },
  }));
}

const round = (value: number): number => Math.round(value * 10) / 10;
