import { figuresOf } from '../checkers/seeds/figures.ts';
import { type SeedRun, SeedRunner } from '../checkers/seeds/seedRun.ts';
import { apartFrom, meanOf, type Statistics, statisticsOf } from '../core/statistics.ts';
import { readChanged } from '../files/changes.ts';
import { printScenario } from '../files/scenario.ts';
import { searching } from '../i18n/exhibit/en/searching.ts';
import { meanText } from '../i18n/mean.ts';
import { formatMeasure, formatNumber, type Unit } from '../i18n/measure.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { has, lastOf, split } from './arguments.ts';
import { withCounts } from './counts.ts';
import { surprising } from './expected.ts';
import { type Io, printJson } from './io.ts';
import { override } from './override.ts';
import { Progress } from './progress.ts';
import { SEEDS_FORM, type SeedRange, seedsOf } from './seeds.ts';
import { columns } from './table.ts';
import { openTarget } from './target.ts';
import { VARY, variedBy } from './vary.ts';

type Any = ProtocolTypes;

const OPTIONS = {
  seeds: SEEDS_FORM,
  vary: VARY,
  nodes: 'kind=N, such as server=4',
  variant: 'the id of a weakened twin',
  set: 'k=v, such as heartbeat=50ms',
  until: 'a duration, such as 30s',
  json: null,
};

/** A figure of many runs; `spread`: null where none of them has it. */
interface FigureResult {
  readonly name: string;
  readonly title: string;
  readonly unit: Unit;
  readonly spread: Statistics | null;
  /** In how many runs there was no such figure. */
  readonly never: number;
  /** What theory gives for the mean; null: nothing. */
  readonly expected: number | null;
}

/** What `survey --json` prints for each value of the setting that is varied, or once. */
interface Point {
  /** As it stands in files; null where nothing is varied. */
  readonly value: unknown;
  readonly said: string;
  readonly runs: number;
  readonly events: number;
  /** How often which invariant broke. */
  readonly broken: Readonly<Record<string, number>>;
  readonly figures: readonly FigureResult[];
}

/** `orrery survey`: a scenario under many seeds, as it stands or with one setting varied, in figures beside what theory says. */
export async function survey(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, OPTIONS, ['<file or protocol/scenario>']);
  const target = await openTarget(given.positionals[0] as string, io);
  const { protocol } = target;
  const counts = (given.values.nodes ?? []).map(String);
  const scenario = override(protocol, withCounts(protocol, target.scenario, counts), given);
  const seeds = seedsOf(lastOf(given, 'seeds'));
  const vary = lastOf(given, 'vary');
  const varied = vary === undefined ? null : variedBy(protocol, vary);
  const file = printScenario(protocol, scenario);
  // All of them are read before the first is run.
  const tried = varied?.values.map(({ value, said, changes }) => ({
    ...{ value, said },
    scenario: readChanged(protocol, file, changes),
  })) ?? [{ value: null, said: '', scenario }];
  const progress = new Progress(io);
  const points: Point[] = [];
  for (const { value, said, scenario: one } of tried) {
    const runs = await runAll(protocol, one, seeds, (done) =>
      progress.tell(`${said === '' ? '' : `${varied?.path} ${said}: `}${done} runs`),
    );
    points.push(pointOf(protocol, value, said, runs));
  }
  progress.end();
  const result = {
    ...{ protocol: protocol.id, scenario: scenario.id, variant: scenario.variant },
    ...{ seeds, varied: varied?.path ?? null, points },
  };
  if (has(given, 'json')) printJson(io, result);
  else io.out(printed(result));
  return surprising(
    scenario.expects,
    points.flatMap(({ broken }) => Object.keys(broken)),
  )
    ? 1
    : 0;
}

async function runAll(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  { from, to }: SeedRange,
  tell: (done: number) => void,
): Promise<readonly SeedRun[]> {
  const runs: SeedRun[] = [];
  for (let seed = from; seed <= to; seed++) {
    const runner = new SeedRunner(protocol, scenario, seed);
    for (let run = runner.advance(); ; run = runner.advance()) {
      tell(runs.length);
      // Between two slices it can be interrupted.
      await new Promise(setImmediate);
      if (!run) continue;
      runs.push(run);
      break;
    }
  }
  return runs;
}

function pointOf(
  protocol: WrittenProtocol<Any>,
  value: unknown,
  said: string,
  runs: readonly SeedRun[],
): Point {
  const broken: Record<string, number> = {};
  for (const { failure } of runs) {
    if (failure?.kind === 'invariant') broken[failure.name] = (broken[failure.name] ?? 0) + 1;
  }
  const figures = figuresOf(protocol).map(({ name, unit }, i) => {
    const spread = statisticsOf(runs.flatMap(({ figures: all }) => all[i] ?? []));
    const expected = runs.flatMap((run) => run.expected[i] ?? []);
    return {
      ...{ name, unit, title: titleOf(protocol, name), spread },
      never: runs.length - (spread?.count ?? 0),
      expected: expected.length > 0 ? meanOf(expected) : null,
    };
  });
  const events = runs.reduce((sum, run) => sum + run.events, 0);
  return { value, said, runs: runs.length, events, broken, figures };
}

const titleOf = ({ survey: own }: WrittenProtocol<Any>, name: string): string =>
  own?.text.en.figures[name]?.title ??
  (searching.figures as Readonly<Record<string, { title: string }>>)[name]?.title ??
  name;

interface Result {
  readonly protocol: string;
  readonly scenario: string;
  readonly seeds: SeedRange;
  readonly varied: string | null;
  readonly points: readonly Point[];
}

/** A table for each figure that any run has. */
function printed({ protocol, scenario, seeds, varied, points }: Result): string {
  const tables = (points[0]?.figures ?? []).flatMap(({ title, unit }, i) => {
    const found = points.flatMap(({ said, figures }) => {
      const figure = figures[i];
      return figure?.spread ? [rowOf(said, figure, figure.spread)] : [];
    });
    const head = [varied ?? '', 'mean', 'median', 'half of them', 'never', 'expected', ''];
    if (found.length === 0) return [];
    const filled = head.map((_, at) => found.some((row) => row[at] !== ''));
    const rows = [head, ...found].map((row) => row.filter((_, at) => filled[at]));
    return [`${title} (${UNITS[unit]})\n${columns(rows)}`];
  });
  const broken = points.flatMap((one) =>
    Object.entries(one.broken).map(([name, times]) => {
      const where = one.said === '' ? '' : ` at ${one.said}`;
      return `${name} breaks in ${times} of ${one.runs} runs${where}\n`;
    }),
  );
  const head = `${protocol}/${scenario}, seeds ${seeds.from}..${seeds.to}\n`;
  return [head, ...tables, ...(broken.length > 0 ? [broken.join('')] : [])]
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

const UNITS: Readonly<Record<Unit, string>> = {
  time: 'simulated time',
  count: 'count',
  share: 'share',
};

function rowOf(
  said: string,
  { unit, never, expected }: FigureResult,
  spread: Statistics,
): string[] {
  const text = meanText(spread.mean, spread.error, unit);
  const value = (number: number) => formatMeasure(number, unit);
  return [
    said,
    text.mean,
    value(spread.median),
    `${value(spread.lower)} to ${value(spread.upper)}`,
    never === 0 ? '' : String(never),
    ...(expected === null ? ['', ''] : [text.exact(expected), apartText(spread, expected)]),
  ];
}

/** How far the mean lies from what was expected, by how far it would by chance. */
function apartText(spread: Statistics, expected: number): string {
  const { by, errors, chance } = apartFrom(spread, expected);
  if (errors === null) return '';
  const far = `${formatNumber(Math.abs(errors))} standard errors ${by > 0 ? 'above' : 'below'}`;
  return chance ? `${far}, as chance would have it` : far;
}
