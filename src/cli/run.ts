import { micros } from '../core/ids.ts';
import { createSimulator, type Outcome, type Simulator } from '../engine/simulator.ts';
import { InputError } from '../files/input.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { has, lastOf, split } from './arguments.ts';
import { toldAs } from './as.ts';
import { type Io, printJson } from './io.ts';
import { override } from './override.ts';
import { Progress } from './progress.ts';
import { printReport, reportOf } from './report.ts';
import { openTarget } from './target.ts';
import { TraceOutput } from './trace-output.ts';

const OPTIONS = {
  as: 'the id of another exhibit',
  seed: 'a whole number, at least 0',
  until: 'a duration, such as 30s',
  set: 'k=v, such as heartbeat=50ms',
  variant: 'the id of a weakened twin',
  trace: 'a file to write',
  json: null,
};

/** `orrery run`: a scenario from beginning to end. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const given = split(argv, OPTIONS, ['<file or protocol/scenario>']);
  const own = await openTarget(given.positionals[0] as string, io);
  const as = lastOf(given, 'as');
  const target = as === undefined ? own : await toldAs(own, as, io);
  const { protocol } = target;
  const scenario = override(protocol, target.scenario, given);
  if (scenario.until.time === null && scenario.until.events === null) {
    throw new InputError('until: found neither time nor events, expected one of them (or --until)');
  }
  const path = lastOf(given, 'trace');
  const trace = path === undefined ? null : new TraceOutput(path, protocol, scenario);
  const simulator = createSimulator(protocol, scenario, {
    checks: 'stop',
    ...(trace && { sink: (record) => trace.write(record) }),
  });
  const outcome = await runThrough(simulator, scenario, new Progress(io));
  trace?.end();
  const report = reportOf(protocol, simulator, outcome);
  if (has(given, 'json')) printJson(io, report);
  else printReport(io, simulator, report);
  const wrong = surprises(simulator);
  for (const sentence of wrong) io.err(`${sentence}\n`);
  return wrong.length === 0 ? 0 : 1;
}

/** Events between looks at the outside world: whether someone has pressed Ctrl-C, whether progress is due. */
const SLICE = 50_000;

async function runThrough(
  simulator: Simulator<ProtocolTypes>,
  { until }: Scenario<ProtocolTypes>,
  progress: Progress,
): Promise<Outcome> {
  const most = until.events ?? Infinity;
  for (;;) {
    const events = Math.min(most, simulator.world.seq + SLICE);
    const outcome = simulator.run({ time: until.time, events });
    const sliceOver = outcome === 'limit' && simulator.world.seq >= events && events < most;
    if (!sliceOver && !(outcome === 'violation' && worthGoingOn(simulator))) {
      progress.end();
      return outcome;
    }
    progress.tell(`${simulator.world.seq} events, ${micros(simulator.world.time) / 1e6} s`);
    await new Promise(setImmediate);
  }
}

/** A run stops at a broken invariant, unless all that broke was meant to and more is meant to break. */
function worthGoingOn(simulator: Simulator<ProtocolTypes>): boolean {
  const expected = failing(simulator.scenario);
  const broken = simulator.violations.map(({ invariant }) => invariant);
  return broken.every((name) => expected.has(name)) && broken.length < expected.size;
}

const failing = ({ expects }: Scenario<ProtocolTypes>): ReadonlySet<string> =>
  new Set(expects.filter(({ outcome }) => outcome === 'fails').map(({ invariant }) => invariant));

/** Each way in which the run's invariants did not do as the scenario expects. */
function surprises({ scenario, violations }: Simulator<ProtocolTypes>): string[] {
  const expected = failing(scenario);
  const broken = new Map(violations.map((violation) => [violation.invariant, violation]));
  return [
    ...[...broken.values()]
      .filter(({ invariant }) => !expected.has(invariant))
      .map(
        ({ invariant, at, seq }) =>
          `${invariant} broke at ${at} us (record ${seq}), which was not expected`,
      ),
    ...[...expected]
      .filter((invariant) => !broken.has(invariant))
      .map((invariant) => `${invariant} held, though it was expected to break`),
  ];
}
