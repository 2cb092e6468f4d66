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
  /** What theory says of each, for the settings of this run; null where it says nothing. */
  readonly expected: readonly (number | null)[];
  readonly failure: Failure | null;
  readonly events: number;
  /** Where it ended. */
  readonly time: Micros;
}

/** A scenario need not say how many events are enough for it; nobody waits for more of each of a thousand runs. */
const MOST_EVENTS = 200_000;
/** The same of a large cluster, for each of its nodes. */
const MOST_EACH = 2_000;
/** Events between two looks at the outside world. */
const SLICE = 20_000;

/** A scenario under a seed, as it runs in the page: up to its end, or to the first invariant that breaks; slice by slice. */
export class SeedRunner<T extends ProtocolTypes> {
  private readonly protocol: WrittenProtocol<T>;
  private readonly simulator: Simulator<T>;
  private readonly most: number;
  private readonly seed: number;

  constructor(protocol: WrittenProtocol<T>, scenario: Scenario<T>, seed: number) {
    this.protocol = protocol;
    this.seed = seed;
    this.simulator = createSimulator(protocol, { ...scenario, seed }, { digest: false });
    const most = Math.max(MOST_EVENTS, MOST_EACH * this.simulator.names.length);
    this.most = Math.min(scenario.until.events ?? most, most);
  }

  /** Goes on for a slice; null while there is more to come. */
  advance(): SeedRun | null {
    const { simulator, most } = this;
    const events = Math.min(most, simulator.world.seq + SLICE);
    const outcome = simulator.run({ time: simulator.scenario.until.time, events });
    const { seq } = simulator.world;
    return outcome === 'limit' && seq >= events && seq < most ? null : this.ended();
  }

  private ended(): SeedRun {
    const { protocol, simulator, seed } = this;
    const [broken] = simulator.violations;
    const failure = broken
      ? ({ kind: 'invariant', name: broken.invariant, at: broken.at } as const)
      : null;
    const expected = figuresOf(protocol).map(
      (figure) => figure.expected?.(simulator.world) ?? null,
    );
    return { seed, failure, expected, ...measured(protocol, simulator) };
  }
}

/** A whole run at once. */
export function runSeed<T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  scenario: Scenario<T>,
  seed: number,
): SeedRun {
  const runner = new SeedRunner(protocol, scenario, seed);
  for (;;) {
    const run = runner.advance();
    if (run) return run;
  }
}

/** A round of the fuzzer, in the same figures. No theory speaks of its faults. */
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
  const run = { seed, failure, expected: [], ...(figures ?? { figures: [], events, time }) };
  return { run, round };
}

const measured = <T extends ProtocolTypes>(
  protocol: WrittenProtocol<T>,
  simulator: Simulator<T>,
): Pick<SeedRun, 'figures' | 'events' | 'time'> => {
  const course = courseOf(simulator);
  return {
    figures: figuresOf(protocol).map((figure) => figure.of(course, simulator.world)),
    events: simulator.world.seq,
    time: simulator.world.time,
  };
};
