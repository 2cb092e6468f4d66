import { scaleLinear, tickStep, ticks } from 'd3';
import { meanOf, type Statistics, statisticsOf } from '../../core/statistics.ts';
import { formatMeasure } from '../../i18n/measure.ts';
import type { SeedFigure, SeedRun } from './searching.ts';

/** A run's place in a plot, in pixels; the foot of the plot is its `height`. */
export interface Dot {
  /** Its position among the runs. */
  readonly run: number;
  readonly x: number;
  readonly y: number;
}

export interface Tick {
  readonly x: number;
  readonly label: string;
}

/** Many runs as dots, each over the figure that it came to; like ones stand on each other. */
export interface DotPlot {
  readonly width: number;
  readonly height: number;
  /** In order of their figures, and of their seeds among equals; those without one last. */
  readonly dots: readonly Dot[];
  /** How wide a dot is. */
  readonly size: number;
  readonly ticks: readonly Tick[];
  /** Where those without a figure stand, if there are any. */
  readonly never: { readonly x: number; readonly count: number } | null;
  /** Where the mean of all of them lies, and what theory says of that. */
  readonly mean: number | null;
  readonly expected: number | null;
}

/** Dots are as large as there is room for, within these. */
const LARGEST = 8;
const SMALLEST = 1;
/** About so many stacks, and so many marks on the axis. */
const STACKS = 44;
const MARKS = 5;
/** Room for the runs that never came to it, and at both ends for half a cross. */
const ASIDE = 44;
const EDGE = 4;

interface Stack {
  readonly left: number;
  readonly width: number;
  readonly runs: readonly number[];
}

/** Lays out the runs by one of their figures. `height`: at most so high. */
export function dotPlot(
  runs: readonly SeedRun[],
  figure: number,
  unit: SeedFigure['unit'],
  { width, height }: { readonly width: number; readonly height: number },
): DotPlot {
  const values = runs.map(({ figures }) => figures[figure] ?? null);
  const some = runs.flatMap((_, i) => (values[i] === null ? [] : [i]));
  const none = runs.flatMap((_, i) => (values[i] === null ? [i] : []));
  const room = width - (none.length > 0 ? ASIDE : 0);
  const known = some.map((i) => values[i] as number);
  const summary = summaryOf(runs, figure);
  const whole = unit === 'count' && known.every(Number.isInteger);
  const { step, low, high } = spanOf(known, whole, summary?.expected ?? null);
  const scale = scaleLinear([low, high], [EDGE, room - EDGE]);
  const stacks: Stack[] = stacked(some, known, { step, low, high }).map(([at, heap]) => ({
    left: scale(low + at * step),
    width: scale(low + step) - scale(low),
    runs: inOrder(heap, values, runs),
  }));
  if (none.length > 0) {
    stacks.push({ left: room + ASIDE / 4, width: ASIDE / 2, runs: inOrder(none, values, runs) });
  }
  const size = sizeFor(stacks, height);
  // Whole numbers with a stack each stand at its middle, and so does all that is said of them.
  const shift = whole && step === 1 ? step / 2 : 0;
  const at = (value: number | null | undefined) => (value == null ? null : scale(value + shift));
  const places = new Map(stacks.flatMap((stack) => placed(stack, size, height)));
  const sorted = runs
    .map((_, i) => i)
    .sort((a, b) => (values[a] ?? Infinity) - (values[b] ?? Infinity) || a - b);
  return {
    ...{ width, height, size },
    dots: sorted.map((run) => ({ run, ...(places.get(run) as { x: number; y: number }) })),
    ticks: apart(
      marksOf(low, high, whole).map((value) => ({
        x: scale(value + shift),
        label: formatMeasure(value, unit),
      })),
    ),
    ...{ mean: at(summary?.mean), expected: at(summary?.expected) },
    never: none.length > 0 ? { x: room + ASIDE / 2, count: none.length } : null,
  };
}

/**
 * From where to where the stacks stand, each as wide as the next; whole numbers have a stack each, or share one. What is
 * expected is in sight as well.
 */
function spanOf(values: readonly number[], whole: boolean, expected: number | null) {
  if (values.length === 0) return { step: 1, low: 0, high: 1 };
  const least = Math.min(...values, expected ?? Infinity);
  const most = Math.max(...values, expected ?? -Infinity);
  const even = tickStep(least, most, STACKS);
  const step = whole ? Math.max(1, even) : even || Math.abs(least) / STACKS || 1;
  const low = Math.floor(least / step) * step;
  return { step, low, high: (Math.floor(most / step) + 1) * step };
}

function stacked(
  runs: readonly number[],
  values: readonly number[],
  { step, low }: { readonly step: number; readonly low: number; readonly high: number },
): [number, number[]][] {
  const stacks = new Map<number, number[]>();
  for (const [i, run] of runs.entries()) {
    // Steps like 0.2 do not divide exactly.
    const at = Math.floor(((values[i] as number) - low) / step + 1e-9);
    const stack = stacks.get(at);
    if (stack) stack.push(run);
    else stacks.set(at, [run]);
  }
  return [...stacks];
}

/** Those that went wrong stand at the foot, where they are seen; then by figure and seed. */
const inOrder = (
  heap: readonly number[],
  values: readonly (number | null)[],
  runs: readonly SeedRun[],
): readonly number[] =>
  heap.toSorted(
    (a, b) =>
      Number(runs[a]?.failure === null) - Number(runs[b]?.failure === null) ||
      (values[a] ?? 0) - (values[b] ?? 0) ||
      a - b,
  );

const across = ({ width }: Stack, size: number): number => Math.max(1, Math.floor(width / size));

/** The largest dots of which the highest stack still has room. */
function sizeFor(stacks: readonly Stack[], height: number): number {
  for (let size = LARGEST; size > SMALLEST; size -= 0.25) {
    const fits = stacks.every(
      (stack) =>
        size <= stack.width && Math.ceil(stack.runs.length / across(stack, size)) * size <= height,
    );
    if (fits) return size;
  }
  return SMALLEST;
}

function placed(stack: Stack, size: number, height: number): [number, { x: number; y: number }][] {
  const columns = across(stack, size);
  const rows = Math.ceil(stack.runs.length / columns);
  // More than there is room for, even as the smallest: they come to lie over each other.
  const rise = Math.min(size, height / rows);
  const middle = stack.left + stack.width / 2;
  return stack.runs.map((run, i) => [
    run,
    {
      x: middle + ((i % columns) - (Math.min(columns, stack.runs.length) - 1) / 2) * size,
      y: height - (Math.floor(i / columns) + 0.5) * rise,
    },
  ]);
}

function marksOf(low: number, high: number, whole: boolean): number[] {
  const marks = ticks(low, high, MARKS);
  return whole ? marks.filter((mark) => Number.isInteger(mark) && mark < high) : marks;
}

/** About as wide as a letter of a mark. */
const LETTER = 7;

/** Leaves out the marks for whose words there is no room. */
function apart(marks: readonly Tick[]): Tick[] {
  const kept: Tick[] = [];
  for (const mark of marks) {
    const room = (mark.label.length + 2) * LETTER;
    const last = kept.at(-1);
    if (last === undefined || mark.x - last.x >= room) kept.push(mark);
  }
  return kept;
}

/** The dot that a pointer means: the nearest, if it is no farther than its reach. */
export function nearest({ dots }: DotPlot, x: number, y: number, reach: number): Dot | null {
  let found: Dot | null = null;
  let least = reach * reach;
  for (const dot of dots) {
    const away = (dot.x - x) ** 2 + (dot.y - y) ** 2;
    if (away > least) continue;
    least = away;
    found = dot;
  }
  return found;
}

/** The dots as one line of a pen with a round tip: a thousand elements would be slow to draw. */
export const dotsPath = (dots: readonly Dot[]): string =>
  dots.map(({ x, y }) => `M${round(x)} ${round(y)}h0`).join('');

/** How wide a cross is: larger than a dot where they are few, so that none is overlooked. */
export const crossSize = (count: number, size: number): number =>
  count <= FEW ? Math.max(size, 6) : size * 0.8;
const FEW = 40;

/** A cross for each, so that what went wrong is told by its shape as well. */
export function crossesPath(dots: readonly Dot[], size: number): string {
  const arm = size / 2;
  return dots
    .map(({ x, y }) => {
      const [left, top] = [round(x - arm), round(y - arm)];
      const wide = round(arm * 2);
      return `M${left} ${top}l${wide} ${wide}m0 ${-wide}l${-wide} ${wide}`;
    })
    .join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** A figure of many runs in a few numbers. */
export interface Summary extends Statistics {
  /** Of how many there is none. */
  readonly never: number;
  /** What theory says of the mean; null: nothing. */
  readonly expected: number | null;
}

/** Null where no run has the figure. */
export function summaryOf(runs: readonly SeedRun[], figure: number): Summary | null {
  const statistics = statisticsOf(runs.flatMap(({ figures }) => figures[figure] ?? []));
  const expected = runs.flatMap((run) => run.expected[figure] ?? []);
  if (!statistics) return null;
  return {
    ...statistics,
    never: runs.length - statistics.count,
    expected: expected.length > 0 ? meanOf(expected) : null,
  };
}
