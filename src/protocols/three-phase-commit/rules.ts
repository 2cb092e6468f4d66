import { buffer, force, type Logging, type LogRecord } from '../_shared/atomic/log.ts';
import type { WorkContext } from '../_shared/atomic/work.ts';

/** The guards on which the protocol's safety rests while nothing but crashes happens. A weakened twin replaces one of them. */
export interface Rules {
  /** How a yes is written down before it leaves. */
  readonly logVote: (state: Logging, record: LogRecord, ctx: WorkContext) => void;
  /** Whether nobody is told to commit before all who are alive know that all have voted yes. */
  readonly awaitsAcks: boolean;
  /** Whether those who hear nothing more elect one among them, or each goes by what it knows itself. */
  readonly elects: boolean;
}

export const RULES: Rules = { logVote: force, awaitsAcks: true, elects: true };

/** To be replaced in a twin. */
export const WEAK: Rules = { logVote: buffer, awaitsAcks: false, elects: false };
