import type { Micros } from '../../core/ids.ts';
import { createSimulator, type Simulator } from '../../engine/simulator.ts';
import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { type Failure, type Round, runRound } from '../fuzz/round.ts';
import { courseOf } from './course.ts';
import { figuresOf } from './figures.ts';

/** One of many runs, in figures. */
export interface SeedRun {
  readonly seed: number;
  /** In the order of `figuresOf`; null where a run has no such figure. */
  readonly figures: readonly (number | null)[];
  readonly failure: Failure | null;
  readonly events: number;
  /** Where it ended. */
  readonly time: Micros;
}

/** A scenario need not say how many events are enough for it; nobody waits for more of each of a thousand. */
const MOST_EVENTS = 200_000;

/** A scenario under a seed, as it runs in the page: up to its end, or to the first invariant that breaks. */
export function runSeed<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
  seed: number,
): SeedRun {
  const simulator = createSimulator(protocol, { ...scenario, seed }, { digest: false });
  const { time, events } = scenario.until;
  simulator.run({ time, events: Math.min(events ?? MOST_EVENTS, MOST_EVENTS) });
  const [broken] = simulator.violations;
  const failure = broken
    ? ({ kind: 'invariant', name: broken.invariant, at: broken.at } as const)
    : null;
  return { seed, failure, ...measured(protocol, simulator) };
}

/** A round of the fuzzer, in the same figures. */
export function runFaults<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
  seed: number,
): { readonly run: SeedRun; readonly round: Round<T> } {
  let figures: Pick<SeedRun, 'figures' | 'events' | 'time'> | null = null;
  const round = runRound(protocol, scenario, seed, undefined, (simulator) => {
    figures = measured(protocol, simulator);
  });
  const { failure, events, time } = round;
  return { run: { seed, failure, ...(figures ?? { figures: [], events, time }) }, round };
}

const measured = <T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  simulator: Simulator<T>,
): Pick<SeedRun, 'figures' | 'events' | 'time'> => {
  const course = courseOf(simulator);
  return {
    figures: figuresOf(protocol).map((figure) => figure.of(course)),
    events: simulator.world.seq,
    time: simulator.world.time,
  };
};
