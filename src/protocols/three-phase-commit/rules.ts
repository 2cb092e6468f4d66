import { buffer, force } from '../_shared/atomic/log.ts';
import type { Write } from '../_shared/atomic/vote.ts';

/** The guards on which the protocol's safety rests while nothing but crashes happens. A weakened twin replaces one of them. */
export interface Rules {
  /** How a yes is written down before it leaves. */
  readonly logVote: Write;
  /** Whether nobody is told to commit before all who are alive know that all have voted yes. */
  readonly awaitsAcks: boolean;
  /** Whether those who hear nothing more elect one among them, or each goes by what it knows itself. */
  readonly elects: boolean;
}

export const RULES: Rules = { logVote: force, awaitsAcks: true, elects: true };

/** To be replaced in a twin. */
export const WEAK: Rules = { logVote: buffer, awaitsAcks: false, elects: false };
