import { buffer, force, type Logging, type LogRecord } from '../_shared/atomic/log.ts';
import type { WorkContext } from '../_shared/atomic/work.ts';

/** The guards on which the protocol's safety rests. A weakened twin replaces one of them; see variants.ts. */
export interface Rules {
  /** How a yes is written down before it leaves. */
  readonly logVote: (state: Logging, record: LogRecord, ctx: WorkContext) => void;
  /** How a decision is that has to be on disk before anybody is told. */
  readonly logDecision: (state: Logging, record: LogRecord, ctx: WorkContext) => void;
  /** Whether one that has voted yes waits for the decision, however long that takes. */
  readonly waits: boolean;
}

export const RULES: Rules = { logVote: force, logDecision: force, waits: true };

/** To be replaced in a twin. */
export const WEAK = { logVote: buffer, logDecision: buffer, waits: false } as const;
