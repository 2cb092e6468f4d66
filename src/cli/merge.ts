import * as z from 'zod/mini';
import { InputError, take } from '../files/input.ts';
import { listing } from '../files/wording.ts';
import { has, split } from './arguments.ts';
import { type FuzzResult, printFuzz, statusOf } from './fuzz.ts';
import { type Io, named, printJson, readJson } from './io.ts';

const count = z.number().check(z.int(), z.minimum(0));
const failure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('invariant'), name: z.string(), at: count }),
  z.strictObject({ kind: z.literal('history'), key: z.string() }),
  z.strictObject({ kind: z.literal('progress') }),
]);
/** What `fuzz --json` prints, as far as it is merged. */
const resultForm = z.looseObject({
  protocol: z.string(),
  scenario: z.string(),
  variant: z.nullable(z.string()),
  settings: z.array(z.string()),
  digest: z.string(),
  expects: z.array(z.strictObject({ invariant: z.string(), outcome: z.enum(['holds', 'fails']) })),
  seeds: z.strictObject({ from: count, to: count }),
  shards: z
    .array(z.string().check(z.regex(/^\d{1,9}\/\d{1,9}$/, 'expected i/n')))
    .check(z.minLength(1)),
  runs: count,
  events: count,
  undecided: count,
  failures: z.array(z.strictObject({ seed: count, failure, file: z.nullable(z.looseObject({})) })),
});

/** `orrery merge`: the results of all shards of a fuzz as one. Refuses what does not belong together or is not all there. */
export async function merge(argv: readonly string[], io: Io): Promise<number> {
  const paths = argv.filter((arg) => arg === '-' || !arg.startsWith('-'));
  const given = split(argv, { json: null }, paths.length === 0 ? ['<results.json>…'] : paths);
  const results: FuzzResult[] = [];
  for (const path of paths) {
    const json = await readJson(path, io);
    results.push(named(path, () => take(resultForm as never, json)));
  }
  const whole = together(results, paths);
  if (has(given, 'json')) printJson(io, whole);
  else printFuzz(io, whole, null);
  return statusOf(whole);
}

/** One result out of several, which must be of the same fuzz and have every shard once. */
export function together(results: readonly FuzzResult[], paths: readonly string[]): FuzzResult {
  const [first] = results as [FuzzResult];
  results.forEach((one, i) => {
    const [found, expected] = [asked(one), asked(first)];
    if (found !== expected) {
      throw new InputError(`${paths[i]}: found ${found}, expected ${expected}`);
    }
    if (one.digest === first.digest) return;
    throw new InputError(
      `${paths[i]}: found another scenario of the name ${one.scenario} (digest ${one.digest}), expected the one with digest ${first.digest}`,
    );
  });
  const shards = results.flatMap((one) => one.shards);
  checkShards(shards);
  return {
    ...first,
    shards: shards.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10)),
    runs: sum(results.map(({ runs }) => runs)),
    events: sum(results.map(({ events }) => events)),
    undecided: sum(results.map(({ undecided }) => undecided)),
    failures: results.flatMap(({ failures }) => failures).sort((a, b) => a.seed - b.seed),
  };
}

/** What a fuzz was asked for, in words. */
function asked({ protocol, scenario, variant, settings, seeds }: FuzzResult): string {
  return [
    `${protocol}/${scenario}`,
    ...(variant === null ? [] : [`with ${variant}`]),
    ...(settings.length === 0 ? [] : [`set to ${settings.join(' ')}`]),
    `seeds ${seeds.from}..${seeds.to}`,
  ].join(', ');
}

function checkShards(shards: readonly string[]): void {
  const of = Number(shards[0]?.split('/')[1]);
  const seen = new Set<number>();
  for (const shard of shards) {
    const [index, all] = shard.split('/').map(Number) as [number, number];
    if (all !== of || index >= of) {
      throw new InputError(`shards: found ${shard}, expected i/${of} with i from 0 to ${of - 1}`);
    }
    if (seen.has(index)) {
      throw new InputError(`shards: found ${shard} once too often, expected each of ${of} once`);
    }
    seen.add(index);
  }
  const missing: string[] = [];
  for (let i = 0; i < of && missing.length < 5; i++) if (!seen.has(i)) missing.push(`${i}/${of}`);
  if (missing.length > 0) {
    throw new InputError(`shards: found no ${listing(missing)}, expected all ${of}`);
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
