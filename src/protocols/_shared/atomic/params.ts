import { ms, seconds } from '../../../core/duration.ts';
import type { ParamSpecs } from '../../../sdk/params.ts';
import { MOST_ACCOUNTS } from './accounts.ts';
import type { WorkParams } from './work.ts';

/** Long enough to silence a timer for a whole run. */
export const NEVER = seconds(1_000_000);

/**
 * A participant that has voted waits longer than a coordinator does for votes, and one that has not voted longer still: so a
 * coordinator that is alive is always the first to do something.
 */
export const workParams: ParamSpecs<WorkParams> = {
  voteTimeout: { kind: 'duration', initial: ms(200), min: ms(1), max: NEVER, live: true },
  decisionTimeout: { kind: 'duration', initial: ms(500), min: ms(1), max: NEVER, live: true },
  idleTimeout: { kind: 'duration', initial: ms(1000), min: ms(1), max: NEVER, live: true },
  lockTimeout: {
    kind: 'durationRange',
    initial: [ms(300), ms(600)],
    min: ms(1),
    max: NEVER,
    live: true,
  },
  flushDelay: { kind: 'duration', initial: ms(300), min: ms(1), max: NEVER, live: true },
  accounts: { kind: 'count', initial: 2, min: 1, max: MOST_ACCOUNTS, live: false },
  balance: { kind: 'count', initial: 100, min: 0, max: 1_000_000, live: false },
};
