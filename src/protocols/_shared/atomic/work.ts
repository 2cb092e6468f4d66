import type { Micros, NodeId, RequestId } from '../../../core/ids.ts';
import type { RoleGate } from '../../../sdk/roles.ts';
import type { Durable } from './log.ts';
import type { Request, Response } from './requests.ts';

/**
 * What a transaction does before anybody votes: its steps, one account each, one after the other; and what commit protocols
 * have in common around it. Money is moved between accounts, so that a wrong outcome is money made or lost.
 */

/** One step of a transaction: something added to an account (or taken from it), or, with null, a look at it. */
export interface Step {
  readonly at: NodeId;
  readonly account: string;
  readonly amount: number | null;
}

/** The coordinator has a participant do a step. `nth`: the how-manieth of this transaction there, from 1. */
export interface Execute {
  readonly type: 'Execute';
  readonly tx: number;
  readonly nth: number;
  readonly account: string;
  readonly amount: number | null;
}

/** The step is done, and the account has this balance now; or it is not done and the participant has given the transaction up. */
export interface Executed {
  readonly type: 'Executed';
  readonly tx: number;
  readonly nth: number;
  readonly balance: number | null;
  /** How often the participant had started by then. */
  readonly session: number;
}

/**
 * Asks for a vote (the first phase). `steps`: how many there were here; `session`: in which of the participant's starts. A step that
 * comes twice, the second time after a crash, must not pass for all that was lost.
 */
export interface VoteRequest {
  readonly tx: number;
  readonly steps: number;
  readonly session: number;
  /** All who take part, so that they can ask one another. */
  readonly participants: readonly NodeId[];
}

export type Outcome = 'commit' | 'abort';

/** Why a coordinator aborts. */
export const ABORT_REASONS = [
  'votedNo',
  'noVote',
  'noAnswer',
  'gaveUp',
  'recovered',
  'unknown',
] as const;
export type AbortReason = (typeof ABORT_REASONS)[number];

/** Why a participant votes no. */
export type NoReason = 'overdrawn' | 'unknown' | 'incomplete';

/** Why a participant gives a transaction up without being told. */
export type GiveUpReason = 'idle' | 'lock' | 'noAccount' | 'asked' | 'alone' | 'lost';

/**
 * `work`: a participant does not answer a step. `idle`: a participant that has not voted hears nothing more. `lock`: it has waited
 * long enough for a lock. `flush`: what is only buffered goes to disk.
 */
export type WorkTimer =
  | { readonly type: 'work'; readonly tx: number }
  | { readonly type: 'idle'; readonly tx: number }
  | { readonly type: 'lock'; readonly tx: number }
  | { readonly type: 'flush' };

/** Settings that every commit protocol has. */
export interface WorkParams {
  /** How long a coordinator waits for an answer to a step, and for votes. */
  voteTimeout: Micros;
  /** How long a participant that has voted yes waits before it asks. */
  decisionTimeout: Micros;
  /** How long one that has not voted waits before it gives the transaction up. */
  idleTimeout: Micros;
  lockTimeout: readonly [min: Micros, max: Micros];
  /** How long a record stays in memory alone if nothing forces it to disk. */
  flushDelay: Micros;
  accounts: number;
  balance: number;
}

/** The story of a transaction's work and of the logs, as both protocols tell it. */
export interface WorkNotes {
  /** Its steps: at whom, which account, and what is added to it (null: it is only looked at). */
  begun: {
    coordinator: NodeId;
    tx: number;
    at: readonly NodeId[];
    accounts: readonly string[];
    amounts: readonly (number | null)[];
  };
  executed: {
    participant: NodeId;
    tx: number;
    account: string;
    amount: number | null;
    balance: number;
  };
  lockWaits: { participant: NodeId; tx: number; account: string; holders: readonly number[] };
  lockGranted: { participant: NodeId; tx: number; account: string };
  lockTimedOut: { participant: NodeId; tx: number; account: string; holders: readonly number[] };
  /** `byCoordinator`: a decision in its log says something else than in a participant’s, which follows it. */
  forced: { node: NodeId; tx: number; record: string; byCoordinator: boolean };
  buffered: { node: NodeId; tx: number; record: string; byCoordinator: boolean };
  flushed: { node: NodeId; records: number };
  /** `open`: the transactions about which it does not know how they ended. */
  recovered: { node: NodeId; records: number; open: readonly number[] };

  votesAsked: { coordinator: NodeId; tx: number; participants: readonly NodeId[] };
  votedYes: { participant: NodeId; tx: number; again: boolean };
  votedNo: { participant: NodeId; tx: number; why: NoReason; account: string | null };
  decidedCommit: { coordinator: NodeId; tx: number; participants: readonly NodeId[] };
  /** `who`: those who voted no, or of whom nothing was heard. */
  decidedAbort: { coordinator: NodeId; tx: number; why: AbortReason; who: readonly NodeId[] };
  committed: { participant: NodeId; tx: number; from: NodeId };
  aborted: { participant: NodeId; tx: number; from: NodeId };
  gaveUp: { participant: NodeId; tx: number; why: GiveUpReason };
  decisionAsked: { participant: NodeId; tx: number; asked: readonly NodeId[]; again: boolean };
  /** `outcome` null: whoever was asked does not know either. `presumed`: it knows nothing of it, and that says enough. */
  decisionAnswered: {
    node: NodeId;
    asker: NodeId;
    tx: number;
    outcome: Outcome | null;
    presumed: boolean;
  };
}

/** What the common parts need of a context; those of both protocols offer it. */
export interface WorkContext extends RoleGate {
  readonly self: NodeId;
  readonly params: Readonly<WorkParams>;
  members(kind: 'participant'): readonly NodeId[];
  send(to: NodeId, message: Execute | Executed): void;
  setTimer(timer: WorkTimer, delay: Micros | readonly [min: Micros, max: Micros]): void;
  cancelTimer(timer: WorkTimer): void;
  persist(durable: Durable): void;
  reply(request: RequestId, response: Response): void;
  choose<C>(label: string, options: readonly C[]): C;
  note<N extends keyof WorkNotes>(key: N, params: WorkNotes[N]): void;
}

export type { Request, Response };
