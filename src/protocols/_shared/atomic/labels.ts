import type { NodeId } from '../../../core/ids.ts';
import type { Outcome } from './work.ts';

/** Short texts of the views that both protocols have. */
export interface WorkLabels {
  /** All that is on a participant's accounts. */
  balance: { total: number };
  /** The transactions that a coordinator is at work on. */
  atWork: { tx: readonly number[] };
  /** A participant has voted yes and does not know how it ends. */
  uncertain: { tx: readonly number[] };
  /** It has asked, and nobody could tell it. */
  blocked: { tx: readonly number[] };
  waitsForLock: { tx: number; account: string; holders: readonly number[] };
  votesIn: { tx: number; yes: number; of: number };
  acksLeft: { tx: number; left: number };

  /** A record of the log, in words. */
  recordUpdate: { tx: number; account: string; amount: number };
  recordPrepared: { tx: number; coordinator: NodeId };
  recordCollecting: { tx: number; participants: readonly NodeId[] };
  recordDecision: { tx: number; outcome: Outcome };
  recordEnd: { tx: number };
  recordNumbers: { upTo: number };

  accounts: object;
  account: object;
  balanceColumn: object;
  heldBy: object;
  lockWaiters: object;
  noAccounts: object;
  /** A lock, as it stands in a table. */
  lockShared: { tx: number };
  lockExclusive: { tx: number };
  waitShared: { tx: number };
  waitExclusive: { tx: number };

  transactions: object;
  transaction: object;
  tableNode: { node: NodeId };
  noTransactions: object;
  /** How a transaction stands at a node. */
  stateWorking: object;
  statePrepared: object;
  stateBlocked: object;
  statePreCommitted: object;
  stateCommitted: object;
  stateAborted: object;
  stateCollecting: object;
  statePreCommitting: object;
  stateCommitting: object;
  stateAborting: object;
  /** A decision that is only buffered yet. */
  stateBuffered: { outcome: Outcome };
}
