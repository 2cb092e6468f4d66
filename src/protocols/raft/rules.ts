import type { NodeId } from '../../core/ids.ts';
import { isUpToDate, type Stored, termAt } from './log.ts';
import { cachedResponse, type Remembers } from './machine.ts';
import type { Reads } from './params.ts';
import type { ServerState } from './state.ts';

/** The guards on which Raft's safety rests. A weakened twin replaces one of them; see variants.ts. */
export interface Rules {
  /** What is written as `votedFor` before a vote is answered. */
  readonly voteOnDisk: (state: ServerState) => NodeId | null;
  /** Whether a candidate's log may be followed by this one's owner. */
  readonly upToDate: (lastLogTerm: number, lastLogIndex: number, own: Stored) => boolean;
  /** Whether an entry of one term may be committed by counting in another. */
  readonly countable: (entryTerm: number, currentTerm: number) => boolean;
  /** How far the log may be applied. */
  readonly applicable: (state: ServerState) => number;
  /** Whether a leader may begin to change the members. */
  readonly reconfigurable: (state: ServerState) => boolean;
  /** How a read is answered where the settings ask for a way: `atOnce` is no way to be sure of anything. */
  readonly readsBy: (setting: Reads) => Reads | 'atOnce';
  /** What the machine remembers of a client. */
  readonly remembers: Remembers;
}

/** The paper's own. */
export const RULES: Rules = {
  voteOnDisk: (state) => state.votedFor,
  upToDate: isUpToDate,
  countable: (entryTerm, currentTerm) => entryTerm === currentTerm,
  applicable: (state) => state.commitIndex,
  reconfigurable: (state) => termAt(state, state.commitIndex) === state.currentTerm,
  readsBy: (setting) => setting,
  remembers: cachedResponse,
};
