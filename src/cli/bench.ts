import { InputError } from '../files/input.ts';
import { didYouMean, listing } from '../files/wording.ts';
import { has, split } from './arguments.ts';
import { benchmarks } from './bench/index.ts';
import type { Benchmark, Figure } from './bench/types.ts';
import { type Io, printJson } from './io.ts';
import { columns } from './table.ts';

/** `orrery bench`: all benchmarks, or the one that is named. */
export async function bench(argv: readonly string[], io: Io): Promise<number> {
  return runBenchmarks(benchmarks, argv, io);
}

/** The same over any list. */
export async function runBenchmarks(
  all: readonly Benchmark[],
  argv: readonly string[],
  io: Io,
): Promise<number> {
  const named = argv.some((arg) => !arg.startsWith('-'));
  const given = split(argv, { json: null }, named ? ['[name]'] : []);
  const [name] = given.positionals;
  const chosen = name === undefined ? all : all.filter((one) => one.name === name);
  if (name !== undefined && chosen.length === 0) throw unknown(name, all);
  const json = has(given, 'json');
  const results: object[] = [];
  for (const one of chosen) {
    if (io.watched) io.err(`${one.title}…\n`);
    const figures = await one.run();
    results.push({ name: one.name, title: one.title, figures });
    if (!json) io.out(`${one.title} (${one.name})\n${columns(figures.map(row))}\n`);
  }
  if (json) printJson(io, { benchmarks: results });
  return 0;
}

function unknown(name: string, all: readonly Benchmark[]): InputError {
  const names = all.map((one) => one.name);
  const expected = names.length === 0 ? 'nothing: there are no benchmarks' : listing(names);
  return new InputError(
    `benchmark: found ${JSON.stringify(name)}, expected ${expected}${didYouMean(name, names)}`,
  );
}

function row({ name, value, unit, goal }: Figure): string[] {
  const asked = goal && ('atLeast' in goal ? `at least ${goal.atLeast}` : `at most ${goal.atMost}`);
  const reached = goal && ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost);
  return [name, rounded(value), unit, asked ? `(${asked}: ${reached ? 'reached' : 'missed'})` : ''];
}

/** Three significant digits, and whole numbers in groups of three. */
function rounded(value: number): string {
  if (Math.abs(value) < 1000) return String(Number(value.toPrecision(3)));
  return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
}
