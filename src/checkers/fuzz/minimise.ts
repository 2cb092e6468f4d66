import { type Micros, micros } from '../../core/ids.ts';
import { createSimulator } from '../../engine/simulator.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { KindOf, ProtocolTypes } from '../../sdk/types.ts';
import { atOnce, type Bitwise } from '../bitwise.ts';
import { repairs } from './faults.ts';
import { bareOf, type Failure, judge, judgedAtEnd, type Plan, type Round } from './round.ts';
import { withoutLast } from './withoutLast.ts';

/** A failing round as a scenario: its faults are the script. */
export function scripted<T extends ProtocolTypes>(
  scenario: Scenario<T>,
  { seed, given, failure, time }: Pick<Round<T>, 'seed' | 'given' | 'failure' | 'time'>,
): Scenario<T> {
  const broken = failure?.kind === 'invariant' ? failure.name : null;
  return {
    ...bareOf(scenario, seed),
    script: given,
    until: { time: micros(time + 1), events: null },
    expects: broken === null ? [] : [{ invariant: broken, outcome: 'fails' }],
  };
}

/** How a scenario with its faults in its script fails, if it does. */
export function replay<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  { healing }: Pick<Plan, 'healing'>,
): { readonly failure: Failure | null; readonly time: Micros } {
  const simulator = createSimulator(protocol, scenario, { digest: false });
  if (scenario.expects.length > 0) {
    simulator.run(scenario.until);
    const [found] = simulator.violations;
    const failure = found
      ? ({ kind: 'invariant', name: found.invariant, at: found.at } as const)
      : null;
    return { failure, time: simulator.world.time };
  }
  simulator.run({ time: scenario.script.at(-1)?.at ?? micros(0), events: null });
  return judge(simulator, { healing });
}

const alike = (a: Failure | null, b: Failure | null): boolean =>
  a !== null &&
  b !== null &&
  a.kind === b.kind &&
  (a.kind !== 'invariant' || a.name === (b as typeof a).name);

type Fails<X> = (one: X) => Bitwise<boolean>;

/**
 * A smaller scenario that fails in the same way: commands are left out by halves, quarters, … one by one (Zeller & Hildebrandt's
 * delta debugging, 2002), then nodes, then the time after what broke. Null where the round's faults, given as a script, do not
 * bring the failure about.
 */
export function minimise<T extends ProtocolTypes>(
  ...of: Parameters<typeof minimising<T>>
): Scenario<T> | null {
  return atOnce(minimising(...of));
}

/** The same bit by bit: stops before each run. */
export function* minimising<T extends ProtocolTypes>(
  whole: Protocol<T>,
  scenario: Scenario<T>,
  round: Round<T>,
  plan: Pick<Plan, 'healing'>,
): Bitwise<Scenario<T> | null> {
  const protocol = judgedAtEnd(whole);
  // Without its repairs any cluster stands still, so these are no part of what can be left out.
  const demands = round.failure?.kind === 'progress';
  const repairedAt = round.given[round.faults]?.at ?? micros(0);
  const all = scripted(scenario, {
    ...round,
    given: demands ? round.given.slice(0, round.faults) : round.given,
  });
  const complete = (one: Scenario<T>) => (demands ? repaired(protocol, one, repairedAt) : one);
  const fails = function* (one: Scenario<T>): Bitwise<boolean> {
    yield;
    return alike(replay(protocol, complete(one), plan).failure, round.failure);
  };
  if (!(yield* fails(all))) return null;
  const fewer = yield* withFewerCommands(all, fails);
  const smaller = yield* withFewerNodes(protocol, fewer, fails);
  // With fewer nodes there may be commands again that are not needed.
  const small = complete(smaller === fewer ? fewer : yield* withFewerCommands(smaller, fails));
  if (round.failure?.kind === 'history') return expecting(whole, small);
  return shortened(small, replay(protocol, small, plan).time);
}

/** A run that ends with the answer at which its history stops being linearizable, if that is seen beside the run. */
function expecting<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
): Scenario<T> {
  const simulator = createSimulator(protocol, scenario, { digest: false });
  simulator.run(scenario.until);
  const [found] = simulator.violations;
  if (found === undefined) return scenario;
  const expects = [{ invariant: found.invariant, outcome: 'fails' }] as const;
  return shortened({ ...scenario, expects }, found.at);
}

/** A scenario of faults, with what repairs them at a moment. */
function repaired<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  at: Micros,
): Scenario<T> {
  const simulator = createSimulator(protocol, scenario, { checks: 'off', digest: false });
  simulator.run({ time: at, events: null });
  const healed = repairs(simulator.world).map((command) => ({ at, command }));
  return { ...scenario, script: [...scenario.script, ...healed] };
}

function* withFewerCommands<T extends ProtocolTypes>(
  scenario: Scenario<T>,
  fails: Fails<Scenario<T>>,
): Bitwise<Scenario<T>> {
  const some = (script: Scenario<T>['script']) => fails({ ...scenario, script });
  return { ...scenario, script: yield* ddmin(scenario.script, some) };
}

function* ddmin<X>(items: readonly X[], fails: Fails<readonly X[]>): Bitwise<readonly X[]> {
  let left = items;
  for (let parts = 2; left.length > 0; ) {
    const size = Math.ceil(left.length / parts);
    const without = yield* firstWithout(left, size, fails);
    if (without) {
      left = without;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) return left;
    else parts = Math.min(left.length, parts * 2);
  }
  return left;
}

/** The items without a part of a size, the first that still fails; null where none does. */
function* firstWithout<X>(
  items: readonly X[],
  size: number,
  fails: Fails<readonly X[]>,
): Bitwise<readonly X[] | null> {
  for (let from = 0; from < items.length; from += size) {
    const rest = items.toSpliced(from, size);
    if (yield* fails(rest)) return rest;
  }
  return null;
}

/**
 * Takes nodes away, the last of a kind first, as long as it still fails. Not where nodes begin with states of their own, nor
 * where requests were made: these may name others, and only their protocol knows where.
 */
function* withFewerNodes<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  fails: Fails<Scenario<T>>,
): Bitwise<Scenario<T>> {
  if (Object.keys(scenario.initial).length > 0) return scenario;
  if (scenario.script.some(({ command }) => command.do === 'request')) return scenario;
  let left = scenario;
  for (const kind of Object.keys(protocol.kinds) as KindOf<T>[]) {
    const { min } = protocol.kinds[kind].count;
    while (left.members[kind] > min) {
      const smaller = withoutLast(protocol, left, kind);
      if (!(yield* fails(smaller))) break;
      left = smaller;
    }
  }
  return left;
}

/** A run that stops where the invariant breaks. */
function shortened<T extends ProtocolTypes>(scenario: Scenario<T>, time: Micros): Scenario<T> {
  if (scenario.expects.length === 0) return scenario;
  return { ...scenario, until: { time: micros(time + 1), events: null } };
}
