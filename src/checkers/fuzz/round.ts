import { seconds } from '../../core/duration.ts';
import { type Micros, micros } from '../../core/ids.ts';
import { createSimulator, type Simulator } from '../../engine/simulator.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { checkHistory } from '../history/check.ts';
import { models } from '../history/models.ts';
import { operationsOf } from '../history/operations.ts';
import { historyOf } from '../history/recorded.ts';
import { type Given, harass, repairs, type Swarm } from './faults.ts';

/** How long a round's faults go on, and how long a healed cluster has for what it promises. */
export interface Plan {
  readonly faults: Micros;
  readonly healing: Micros;
  readonly swarm?: Swarm;
}

export const PLAN: Plan = { faults: seconds(12), healing: seconds(8) };

/** What is wrong with a run: an invariant that broke, a history that is not linearizable, or no progress once all is repaired. */
export type Failure =
  | { readonly kind: 'invariant'; readonly name: string; readonly at: Micros }
  | { readonly kind: 'history'; readonly key: string }
  | { readonly kind: 'progress' };

export interface Round<T extends ProtocolTypes> {
  readonly seed: number;
  readonly failure: Failure | null;
  /** Everything that was done to the run. */
  readonly given: readonly Given<T>[];
  /** How many of these were faults; what follows repaired them. */
  readonly faults: number;
  readonly events: number;
  readonly time: Micros;
  readonly operations: { readonly asked: number; readonly answered: number };
  /** Whether the search through its history met its bound, which says nothing. */
  readonly undecided: boolean;
}

/**
 * One run with random faults, all from its seed: first safety under anything, then repairs, and progress is demanded. `look`
 * is shown the run at its end.
 */
export function runRound<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  seed: number,
  plan: Plan = PLAN,
  look: (simulator: Simulator<T>) => void = () => {},
): Round<T> {
  const start = bareOf(scenario, seed);
  const simulator = createSimulator(judgedAtEnd(protocol), start, { digest: false });
  const given = harass(simulator, seed, plan.faults, plan.swarm);
  const faults = given.length;
  if (simulator.violations.length === 0) {
    const at = simulator.world.time;
    const healed = repairs(simulator.world).map((command) => ({ at, command }));
    for (const { command } of healed) simulator.apply(command);
    given.push(...healed);
  }
  const judged = judge(simulator, plan);
  look(simulator);
  return { seed, given, faults, ...judged };
}

/**
 * A protocol whose clients' histories are judged once, at the end of a run. Beside the run, after each answer, it would take
 * twenty times as long as the run itself.
 */
export const judgedAtEnd = <T extends ProtocolTypes>(protocol: Protocol<T>): Protocol<T> =>
  protocol.model === undefined
    ? protocol
    : {
        ...protocol,
        invariants: protocol.invariants.filter(({ about }) => about !== 'history'),
      };

/** A scenario as a round takes it: its faults come from the round alone, and everything that breaks is seen. */
export function bareOf<T extends ProtocolTypes>(scenario: Scenario<T>, seed: number): Scenario<T> {
  return { ...scenario, seed, script: [], expects: [] };
}

/** Lets a repaired run go on for as long as it has, and says what is wrong with it. */
export function judge<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  { healing }: Pick<Plan, 'healing'>,
): Omit<Round<T>, 'seed' | 'given' | 'faults'> {
  const answered = () => simulator.operations().filter(({ response }) => response !== null).length;
  const before = answered();
  const asked = simulator.operations().length;
  const middle = simulator.world.time + healing / 2;
  const until = micros(simulator.world.time + healing);
  if (simulator.violations.length === 0) simulator.run({ time: until, events: null });
  const { world } = simulator;
  const operations = simulator.operations();
  const after = answered();
  // Who asked late may still wait for the answer; who asked in the first half has one, or somebody has.
  const due = operations.slice(asked).some(({ invokedAt }) => invokedAt <= middle);
  const history = judgedHistory(simulator);
  return {
    failure: failureOf(simulator, history.key, due && after === before),
    undecided: history.undecided,
    events: world.seq,
    time: world.time,
    operations: { asked: operations.length, answered: after },
  };
}

function failureOf<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  key: string | null,
  silent: boolean,
): Failure | null {
  const { protocol, world } = simulator;
  const [violation] = simulator.violations;
  if (violation) return { kind: 'invariant', name: violation.invariant, at: violation.at };
  if (key !== null) return { kind: 'history', key };
  if (silent || protocol.progress?.(world) === false) return { kind: 'progress' };
  return null;
}

/** The object whose history is not linearizable, or null; and whether that could not be told. */
function judgedHistory<T extends ProtocolTypes>(
  simulator: Simulator<T>,
): { readonly key: string | null; readonly undecided: boolean } {
  const { protocol, violations } = simulator;
  // A run that is broken already needs no second reason.
  if (protocol.model === undefined || violations.length > 0) return { key: null, undecided: false };
  const operations = operationsOf(historyOf(protocol, simulator.operations()));
  const { keys, linearizable } = checkHistory(operations, models[protocol.model], HISTORY_BOUND);
  const key = keys.find(({ found }) => found.kind === 'none')?.key ?? null;
  return { key, undecided: linearizable === 'unknown' };
}

/** Configurations of a round's history that are looked at: a few hundred operations hardly ever take as many. */
const HISTORY_BOUND = 100_000;
