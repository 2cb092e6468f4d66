import { type Micros, micros } from '../../core/ids.ts';
import { createSimulator } from '../../engine/simulator.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { KindOf, ProtocolTypes } from '../../sdk/types.ts';
import { bareOf, type Failure, judge, type Plan, type Round } from './round.ts';
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

/**
 * A smaller scenario that fails in the same way: commands are left out by halves, quarters, … one by one (Zeller & Hildebrandt's
 * delta debugging, 2002), then nodes, then the time after what broke. Null where the round's faults, given as a script, do not
 * bring the failure about.
 */
export function minimise<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  round: Round<T>,
  plan: Pick<Plan, 'healing'>,
): Scenario<T> | null {
  const fails = (one: Scenario<T>) => alike(replay(protocol, one, plan).failure, round.failure);
  const whole = scripted(scenario, round);
  if (!fails(whole)) return null;
  const fewer = { ...whole, script: ddmin(whole.script, (script) => fails({ ...whole, script })) };
  const smaller = withFewerNodes(protocol, fewer, fails);
  return shortened(smaller, replay(protocol, smaller, plan).time);
}

function ddmin<X>(items: readonly X[], fails: (items: readonly X[]) => boolean): readonly X[] {
  let left = items;
  for (let parts = 2; left.length > 0; ) {
    const size = Math.ceil(left.length / parts);
    const without = [...starts(left.length, size)]
      .map((from) => left.toSpliced(from, size))
      .find(fails);
    if (without) {
      left = without;
      parts = Math.max(2, parts - 1);
    } else if (size === 1) return left;
    else parts = Math.min(left.length, parts * 2);
  }
  return left;
}

function* starts(length: number, size: number): Generator<number> {
  for (let from = 0; from < length; from += size) yield from;
}

/** Takes nodes away, the last of a kind first, as long as it still fails. */
function withFewerNodes<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  scenario: Scenario<T>,
  fails: (scenario: Scenario<T>) => boolean,
): Scenario<T> {
  let left = scenario;
  for (const kind of Object.keys(protocol.kinds) as KindOf<T>[]) {
    const { min } = protocol.kinds[kind].count;
    while (left.members[kind] > min) {
      const smaller = withoutLast(protocol, left, kind);
      if (!fails(smaller)) break;
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
