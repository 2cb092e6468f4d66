import type { Execute, Executed, VoteRequest, WorkTimer } from '../_shared/atomic/work.ts';

/**
 * The messages of three-phase commit (Skeen 1981), and of the termination protocol of Bernstein, Hadzilacos & Goodman (1987, 7.5), where
 * they stand as VOTE-REQ, PRE-COMMIT, ACK, COMMIT, UR-ELECTED and STATE-REQ.
 */

export interface CanCommit extends VoteRequest {
  readonly type: 'CanCommit';
}

export interface Vote {
  readonly type: 'Vote';
  readonly tx: number;
  readonly vote: 'yes' | 'no';
}

/** All have voted yes, and everybody is to know that before anybody commits. */
export interface PreCommit {
  readonly type: 'PreCommit';
  readonly tx: number;
}

export interface PreCommitAck {
  readonly type: 'PreCommitAck';
  readonly tx: number;
}

export interface Decision {
  readonly type: 'DoCommit' | 'Abort';
  readonly tx: number;
}

/** Whoever gets it is the one of those alive that stands first, and is to see the transaction to its end. */
export interface Elected {
  readonly type: 'Elected';
  readonly tx: number;
}

/** The elected one asks how the others stand. */
export interface StateRequest {
  readonly type: 'StateRequest';
  readonly tx: number;
}

export const STANDINGS = ['aborted', 'uncertain', 'committable', 'committed'] as const;
/** How a participant stands: it has decided, it has voted yes and knows no more, or it knows that all have voted yes. */
export type Standing = (typeof STANDINGS)[number];

export interface StateReport {
  readonly type: 'StateReport';
  readonly tx: number;
  readonly standing: Standing;
}

/** A participant that comes back after a crash asks how it ended. */
export interface DecisionRequest {
  readonly type: 'DecisionRequest';
  readonly tx: number;
}

/** Whoever was asked does not know. `recovered`: because it has been down itself. */
export interface Uncertain {
  readonly type: 'Uncertain';
  readonly tx: number;
  readonly recovered: boolean;
}

export type Message =
  | Execute
  | Executed
  | CanCommit
  | Vote
  | PreCommit
  | PreCommitAck
  | Decision
  | Elected
  | StateRequest
  | StateReport
  | DecisionRequest
  | Uncertain;

/**
 * `votes`: the coordinator has waited long enough for votes; `acks`: it, or the elected one, for acknowledgements of PreCommit;
 * `states`: the elected one for reports; `decision`: a participant that has voted yes has heard nothing for long enough.
 */
export type Timer =
  | WorkTimer
  | { readonly type: 'votes' | 'acks' | 'states' | 'decision'; readonly tx: number };
