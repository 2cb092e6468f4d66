import type { Execute, Executed, VoteRequest, WorkTimer } from '../_shared/atomic/work.ts';

/** The messages of two-phase commit, named as by Gray & Lamport and by Bernstein, Hadzilacos & Goodman. */

export interface Prepare extends VoteRequest {
  readonly type: 'Prepare';
}

export interface Vote {
  readonly type: 'Vote';
  readonly tx: number;
  /** `readOnly`: nothing was changed, and how it ends does not matter here (Mohan et al. 1986). */
  readonly vote: 'yes' | 'no' | 'readOnly';
}

/** The decision, from the coordinator or from a participant that knows it. */
export interface Decision {
  readonly type: 'Commit' | 'Abort';
  readonly tx: number;
}

/** A participant has the decision on disk. */
export interface Ack {
  readonly type: 'Ack';
  readonly tx: number;
}

/** A participant that has voted yes asks how it ends: the coordinator, and the others (cooperative termination). */
export interface DecisionRequest {
  readonly type: 'DecisionRequest';
  readonly tx: number;
}

/** Whoever was asked does not know either. */
export interface Uncertain {
  readonly type: 'Uncertain';
  readonly tx: number;
}

export type Message =
  | Execute
  | Executed
  | Prepare
  | Vote
  | Decision
  | Ack
  | DecisionRequest
  | Uncertain;

/**
 * `votes`: a coordinator has waited long enough for votes. `resend`: for acknowledgements. `decision`: a participant that has voted yes
 * has waited long enough for the decision.
 */
export type Timer =
  | WorkTimer
  | { readonly type: 'votes'; readonly tx: number }
  | { readonly type: 'resend'; readonly tx: number }
  | { readonly type: 'decision'; readonly tx: number };
