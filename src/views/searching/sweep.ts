import { type Control, type Group, type Setting, settingAt } from '../settings/model.ts';
import { type Summary, summaryOf } from './dots.ts';
import type { SeedRun, SweepJob, SweepWish } from './searching.ts';

/** What can be varied: numbers between two bounds, and whatever is one of a few. */
const KINDS: readonly Control['kind'][] = ['count', 'duration', 'share', 'flag', 'choice'];

const canVary = ({ control }: Setting): boolean => KINDS.includes(control.kind);

/** Whether its values are numbers, from one to another. */
export const isNumber = ({ kind }: Control): boolean =>
  kind === 'count' || kind === 'duration' || kind === 'share';

/** Settings that can be varied, by their groups. */
export const variedGroups = (groups: readonly Group[]): readonly Group[] =>
  groups
    .map((group) => ({ ...group, settings: group.settings.filter(canVary) }))
    .filter(({ settings }) => settings.length > 0);

/** The setting that a wish is about; where it is not there, the first that is. */
export const variedSetting = (groups: readonly Group[], path: string): Setting | undefined =>
  settingAt(groups, path) ?? groups[0]?.settings[0];

/** Bounds that a number of that kind keeps to. Shares are parts of a whole, spans are in µs. */
export const boundsOf = (control: Control): readonly [number, number] =>
  control.kind === 'count' || control.kind === 'duration' ? [control.min, control.max] : [0, 1];

/** More than fit beside one another. */
export const MOST_VALUES = 60;
/** Shares are counted in these. */
const PARTS = 1_000_000;

/** Where a wide range is better gone through by doubling. */
const WIDE = 40;
const STEPS = 10;

/** A wish about another setting: as far as seems worth while. */
export function wishFor(wish: SweepWish, { path, control, own }: Setting): SweepWish {
  const [min, max] = boundsOf(control);
  if (control.kind === 'share') {
    return { ...wish, path, least: 0, most: 0.6, step: 0.05, doubling: false };
  }
  if (!isNumber(control)) return { ...wish, path };
  const here = own as number;
  if (control.kind === 'duration') {
    const most = Math.min(max, here === 0 ? max : here * 4);
    return { ...wish, path, least: Math.max(min, here / 4), most, step: here, doubling: true };
  }
  if (max - min > WIDE)
    return { ...wish, path, least: Math.max(1, min), most: max, step: 1, doubling: true };
  const step = Math.max(1, Math.ceil((max - min) / STEPS));
  return { ...wish, path, least: min, most: max, step, doubling: false };
}

/** The values of a wish, as settings have them; none where there are too many. */
export function valuesOf({ control }: Setting, wish: SweepWish): readonly unknown[] {
  switch (control.kind) {
    case 'flag':
      return [false, true];
    case 'choice':
      return control.options.map(({ value }) => value);
    case 'share':
      return numbersOf(scaled(wish, PARTS)).map((part) => [part, PARTS]);
    default:
      return numbersOf(scaled(wish, 1));
  }
}

/** In whole numbers, so that steps do not add up to something else. */
const scaled = (wish: SweepWish, by: number): SweepWish => ({
  ...wish,
  least: Math.round(wish.least * by),
  most: Math.round(wish.most * by),
  step: Math.round(wish.step * by),
});

function numbersOf({ least, most, step, doubling }: SweepWish): number[] {
  const values: number[] = [];
  if (most < least || (doubling ? least : step) <= 0) return values;
  for (let at = least; at <= most; at = doubling ? at * 2 : at + step) {
    if (values.push(at) > MOST_VALUES) return [];
  }
  // Whoever doubles up to a bound wants to see the bound.
  if (doubling && (values.at(-1) as number) < most) values.push(most);
  return values.length > MOST_VALUES ? [] : values;
}

/** One value of the setting, and what came of it. */
export interface SweepPoint {
  readonly value: unknown;
  readonly runs: readonly SeedRun[];
  readonly failed: number;
}

/** The runs of each value: each seed has one of every value in turn. */
export function pointsOf({
  values,
  runs,
}: Pick<SweepJob, 'values' | 'runs'>): readonly SweepPoint[] {
  return values.map((value, at) => {
    const own = runs.filter((_, i) => i % values.length === at);
    return { value, runs: own, failed: own.filter(({ failure }) => failure !== null).length };
  });
}

/** A figure along the setting; null at a value where no run has it. */
export const alongOf = (
  points: readonly SweepPoint[],
  figure: number,
): readonly (Summary | null)[] => points.map(({ runs }) => summaryOf(runs, figure));

/** All figures in rows of cells with tabs between them, for other programs: numbers plain, times in µs, parts of a whole from 0 to 1. */
export function tableText(
  points: readonly SweepPoint[],
  titles: readonly string[],
  setting: string,
  valueText: (value: unknown) => string,
): string {
  const head = ['figure', setting, ...COLUMNS.map(([name]) => name), 'runs', 'failed'];
  const rows = titles.flatMap((title, figure) =>
    points.flatMap(({ value, runs, failed }) => {
      const summary = summaryOf(runs, figure);
      const cells = COLUMNS.map(([, of]) => (summary && of(summary)) ?? '');
      return summary ? [[title, valueText(value), ...cells, runs.length, failed]] : [];
    }),
  );
  return [head, ...rows].map((row) => `${row.join('\t')}\n`).join('');
}

const COLUMNS: readonly (readonly [string, (summary: Summary) => number | null])[] = [
  ['mean', ({ mean }) => mean],
  ['standard error', ({ error }) => error],
  ['least', ({ least }) => least],
  ['lower quartile', ({ lower }) => lower],
  ['median', ({ median }) => median],
  ['upper quartile', ({ upper }) => upper],
  ['most', ({ most }) => most],
  ['never', ({ never }) => never],
  ['theory', ({ expected }) => expected],
];
