import type { NodeId } from '../../core/ids.ts';
import { isUpToDate, type Log } from './log.ts';
import type { ServerState } from './state.ts';

/** The guards on which Raft's safety rests. A weakened twin replaces one of them; see variants.ts. */
export interface Rules {
  /** What is written as `votedFor` before a vote is answered. */
  readonly voteOnDisk: (state: ServerState) => NodeId | null;
  /** Whether a candidate's log may be followed by this one's owner. */
  readonly upToDate: (lastLogTerm: number, lastLogIndex: number, own: Log) => boolean;
  /** Whether an entry of one term may be committed by counting in another. */
  readonly countable: (entryTerm: number, currentTerm: number) => boolean;
  /** How far the log may be applied. */
  readonly applicable: (state: ServerState) => number;
}

/** The paper's own. */
export const RULES: Rules = {
  voteOnDisk: (state) => state.votedFor,
  upToDate: isUpToDate,
  countable: (entryTerm, currentTerm) => entryTerm === currentTerm,
  applicable: (state) => state.commitIndex,
};
