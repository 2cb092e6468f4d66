import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { minimising } from '../checkers/fuzz/minimise.ts';
import { type Failure, PLAN, type Round, runRound } from '../checkers/fuzz/round.ts';
import { fingerprint } from '../core/hash.ts';
import { InputError, refuse } from '../files/input.ts';
import { printScenario } from '../files/scenario.ts';
import type { WrittenProtocol } from '../sdk/forms.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { has, lastOf, split } from './arguments.ts';
import { surprising } from './expected.ts';
import { type Io, printJson, reasonOf } from './io.ts';
import { override } from './override.ts';
import { Progress } from './progress.ts';
import { SEEDS_FORM, type SeedRange, seedsOf } from './seeds.ts';
import { openTarget } from './target.ts';

type Any = ProtocolTypes;

const OPTIONS = {
  seeds: SEEDS_FORM,
  shard: 'i/n, or env for what an indexed job says',
  variant: 'the id of a weakened twin',
  set: 'k=v, such as preVote=true',
  save: 'a folder for the scenarios that fail',
  json: null,
};

/** How many failing seeds are made small: each takes as long as some hundred seeds. */
const MOST_MINIMISED = 5;

/** Which part of the seeds this process runs: those that leave `index` over when divided by `of`. */
interface Shard {
  readonly index: number;
  readonly of: number;
}

/** What `fuzz --json` prints of a seed that fails; `file`: a small scenario that fails alike. */
export interface FailedSeed {
  readonly seed: number;
  readonly failure: Failure;
  readonly file: object | null;
}

export interface FuzzResult {
  readonly protocol: string;
  readonly scenario: string;
  readonly variant: string | null;
  /** What was set on the command line, as it was written. */
  readonly settings: readonly string[];
  /** Of the whole scenario with these settings: two files may go by one name. */
  readonly digest: string;
  /** What the scenario expects of its invariants. */
  readonly expects: Scenario<Any>['expects'];
  readonly seeds: SeedRange;
  readonly shards: readonly string[];
  readonly runs: number;
  readonly events: number;
  /** Runs whose history could not be judged: the search met its bound. */
  readonly undecided: number;
  readonly failures: readonly FailedSeed[];
}

/** `orrery fuzz`: runs with random faults, each from its seed: safety, then repairs, then progress. */
export async function fuzz(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, OPTIONS, ['<file or protocol/scenario>']);
  const target = await openTarget(given.positionals[0] as string, io);
  const { protocol } = target;
  const scenario = override(protocol, target.scenario, given);
  const seeds = seedsOf(lastOf(given, 'seeds'));
  const shard = shardOf(lastOf(given, 'shard'), process.env);
  const began = performance.now();
  const folder = lastOf(given, 'save');
  // Before hours of work, not after them.
  if (folder !== undefined) saving(folder, () => mkdirSync(folder, { recursive: true }));
  const { shards, ...rest } = await runAll(protocol, scenario, seeds, shard, io);
  const settings = (given.values.set ?? []).map(String).sort();
  const result = { ...askedOf(protocol, scenario), settings, seeds, shards, ...rest };
  if (folder !== undefined) saveAll(folder, result);
  if (has(given, 'json')) printJson(io, result);
  else printFuzz(io, result, (performance.now() - began) / 1000);
  return statusOf(result);
}

/** Of one shard among several nobody asks that it finds what is to break somewhere. */
export function statusOf({ expects, shards, failures }: FuzzResult): number {
  const broken = failures.map(({ failure }) =>
    failure.kind === 'invariant' ? failure.name : null,
  );
  const whole = shards.length === Number(shards[0]?.split('/')[1]);
  return surprising(expects, broken) && (whole || broken.length > 0) ? 1 : 0;
}

const askedOf = (protocol: WrittenProtocol<Any>, scenario: Scenario<Any>) => ({
  protocol: protocol.id,
  scenario: scenario.id,
  variant: scenario.variant,
  digest: fingerprint(printScenario(protocol, scenario)),
  expects: scenario.expects,
});

/** `i/n` with i from 0, or what Kubernetes and Slurm tell the processes of an indexed job. */
export function shardOf(
  text: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Shard {
  if (text === undefined) return { index: 0, of: 1 };
  const [, i = '', n = ''] =
    /^(\d{1,9})\/(\d{1,9})$/.exec(text === 'env' ? fromEnv(env) : text) ?? [];
  const [index, of] = [Number(i), Number(n)];
  if (i !== '' && of > 0 && index < of) return { index, of };
  const found = text === 'env' ? `env (${fromEnv(env)})` : text;
  return refuse(['--shard'], found, 'i/n with i from 0 to n - 1');
}

function fromEnv(env: Readonly<Record<string, string | undefined>>): string {
  const first = Number(env.SLURM_ARRAY_TASK_MIN ?? 0);
  const step = Number(env.SLURM_ARRAY_TASK_STEP ?? 1);
  const slurm = env.SLURM_ARRAY_TASK_ID;
  const place = slurm === undefined ? '' : `${(Number(slurm) - first) / step}`;
  const index = env.JOB_COMPLETION_INDEX ?? place;
  return `${index}/${env.ORRERY_SHARDS ?? env.SLURM_ARRAY_TASK_COUNT ?? ''}`;
}

async function runAll(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  seeds: SeedRange,
  { index, of }: Shard,
  io: Io,
): Promise<Pick<FuzzResult, 'shards' | 'runs' | 'events' | 'undecided' | 'failures'>> {
  const progress = new Progress(io);
  const failed: Pick<Round<Any>, 'seed' | 'failure'>[] = [];
  const wholly: Round<Any>[] = [];
  let [runs, events, undecided] = [0, 0, 0];
  for (let seed = seeds.from; seed <= seeds.to; seed++) {
    if (seed % of !== index) continue;
    const round = runRound(protocol, scenario, seed);
    runs++;
    events += round.events;
    if (round.undecided) undecided++;
    if (round.failure) failed.push({ seed, failure: round.failure });
    if (round.failure && wholly.length < MOST_MINIMISED) wholly.push(round);
    progress.tell(`seed ${seed} of ${seeds.to}, ${runs} runs, ${failed.length} failed`);
    await new Promise(setImmediate);
  }
  const files: (object | null)[] = [];
  for (const round of wholly) files.push(await small(protocol, scenario, round, progress));
  progress.end();
  const failures = failed.map(({ seed, failure }, i) => ({
    seed,
    failure: failure as Failure,
    file: files[i] ?? null,
  }));
  return { shards: [`${index}/${of}`], runs, events, undecided, failures };
}

/** Stops between two runs, so that it can be interrupted. */
async function small(
  protocol: WrittenProtocol<Any>,
  scenario: Scenario<Any>,
  round: Round<Any>,
  progress: Progress,
): Promise<object | null> {
  const work = minimising(protocol, scenario, round, PLAN);
  let now = work.next();
  for (let runs = 1; !now.done; runs++) {
    progress.tell(`making seed ${round.seed} small, ${runs} runs`);
    await new Promise(setImmediate);
    now = work.next();
  }
  const found = now.value;
  if (!found) return null;
  const { en, zh } = scenario.title;
  return printScenario(protocol, {
    ...found,
    id: `${scenario.id}-seed-${round.seed}`,
    title: { en: `${en}: seed ${round.seed}`, zh: `${zh}：种子 ${round.seed}` },
  });
}

function saveAll(folder: string, { failures, scenario }: FuzzResult): void {
  for (const { seed, file } of failures) {
    if (!file) continue;
    const path = join(folder, `${scenario}-seed-${seed}.json`);
    saving(folder, () => writeFileSync(path, `${JSON.stringify(file, null, 2)}\n`));
  }
}

function saving(folder: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw new InputError(
      `--save: found ${JSON.stringify(folder)} (${reasonOf(error)}), expected a folder that can be written`,
    );
  }
}

export function sayFailure(failure: Failure): string {
  switch (failure.kind) {
    case 'invariant':
      return `${failure.name} breaks at ${failure.at} us`;
    case 'history':
      return `the history of key ${JSON.stringify(failure.key)} is not linearizable`;
    case 'progress':
      return 'no progress once everything was repaired';
  }
}

/** `seconds`: how long it took, where that is known. */
export function printFuzz(io: Io, result: FuzzResult, seconds: number | null): void {
  const { runs, events, undecided, failures } = result;
  const expected = failures.length > 0 && statusOf(result) === 0 ? ', as expected' : '';
  const rate = seconds === null ? '' : `${(runs / seconds).toFixed(1)} runs/s, `;
  io.out(`${runs} runs, ${events} events, ${rate}${failures.length} failed${expected}\n`);
  if (undecided > 0) io.out(`${undecided} histories could not be judged: too much at once\n`);
  for (const { seed, failure } of failures) io.out(`seed ${seed}: ${sayFailure(failure)}\n`);
}
