import { ms } from '../../core/duration.ts';
import type { Micros } from '../../core/ids.ts';
import type { ParamSpecs } from '../../sdk/params.ts';
import { NEVER, workParams } from '../_shared/atomic/params.ts';
import type { WorkParams } from '../_shared/atomic/work.ts';

/** What it means if a coordinator knows nothing of a transaction (Mohan, Lindsay & Obermarck 1986). */
export const PRESUMPTIONS = ['nothing', 'abort', 'commit'] as const;
export type Presumption = (typeof PRESUMPTIONS)[number];

export interface Params extends WorkParams {
  presume: Presumption;
  /** Whether a participant that has voted yes asks the other participants too (Bernstein et al. 1987, 7.4). */
  cooperative: boolean;
  /** Whether one that has only looked says so, and is left out of the second phase. */
  readOnlyVotes: boolean;
  /** How long a coordinator waits for acknowledgements before it sends the decision again. */
  resendDelay: Micros;
}

export const params: ParamSpecs<Params> = {
  presume: { kind: 'choice', initial: 'nothing', options: PRESUMPTIONS, live: false },
  cooperative: { kind: 'flag', initial: true, live: true },
  readOnlyVotes: { kind: 'flag', initial: true, live: true },
  ...workParams,
  resendDelay: { kind: 'duration', initial: ms(400), min: ms(1), max: NEVER, live: true },
};
