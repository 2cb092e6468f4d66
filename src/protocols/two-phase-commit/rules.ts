import { buffer, force } from '../_shared/atomic/log.ts';
import type { Write } from '../_shared/atomic/vote.ts';

/** The guards on which the protocol's safety rests. A weakened twin replaces one of them; see variants.ts. */
export interface Rules {
  /** How a yes is written down before it leaves. */
  readonly logVote: Write;
  /** How a decision is that has to be on disk before anybody is told. */
  readonly logDecision: Write;
  /** Whether one that has voted yes waits for the decision, however long that takes. */
  readonly waits: boolean;
}

export const RULES: Rules = { logVote: force, logDecision: force, waits: true };

/** To be replaced in a twin. */
export const WEAK = { logVote: buffer, logDecision: buffer, waits: false } as const;
