import { ms, seconds } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import type { ParamSpecs } from '../../sdk/params.ts';

export interface Params {
  electionTimeout: readonly [min: Micros, max: Micros];
  heartbeat: Micros;
  preVote: boolean;
  checkQuorum: boolean;
  noop: boolean;
  maxEntries: number;
  clientRetry: Micros;
}

/** Long enough to silence a timer for a whole run. */
const NEVER = seconds(1_000_000);

/** The paper's own figures where it has some: election timeouts of 150 to 300 ms (section 9.3). */
export const params: ParamSpecs<Params> = {
  electionTimeout: {
    kind: 'durationRange',
    initial: [ms(150), ms(300)],
    min: ms(1),
    max: NEVER,
    live: true,
  },
  heartbeat: { kind: 'duration', initial: ms(50), min: ms(1), max: NEVER, live: true },
  preVote: { kind: 'flag', initial: false, live: true },
  checkQuorum: { kind: 'flag', initial: false, live: true },
  noop: { kind: 'flag', initial: true, live: true },
  maxEntries: { kind: 'count', initial: 64, min: 1, max: 10_000, live: true },
  clientRetry: { kind: 'duration', initial: ms(300), min: ms(1), max: NEVER, live: true },
};
