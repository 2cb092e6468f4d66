import { listed } from './notesEn.ts';
import { inShort, signed, t, type WorkText } from './parts.ts';

const all = (numbers: readonly number[]): string => listed(numbers.map(t));

/** Short texts on the stage, in the logs and in the tables. */
export const labelsEn: WorkText['labels'] = {
  balance: ({ total }) => `Σ ${total}`,
  atWork: ({ tx }) => inShort(tx),
  uncertain: ({ tx }) => `${all(tx)}: voted yes, waits`,
  blocked: ({ tx }) => `${all(tx)}: blocked`,
  waitsForLock: ({ tx, account, holders }) =>
    holders.length === 0
      ? `${t(tx)} waits for ${account}`
      : `${t(tx)} waits for ${all(holders)} (${account})`,
  votesIn: ({ tx, yes, of }) => `${t(tx)}: ${yes} of ${of} votes`,
  acksLeft: ({ tx, left }, fmt) => `${t(tx)}: ${left} ${fmt.plural(left, 'Ack', 'Acks')} to come`,

  recordUpdate: ({ tx, account, amount }) =>
    `${t(tx)} changes account ${account} by ${signed(amount)}`,
  recordPrepared: ({ tx, coordinator }, fmt) =>
    `${t(tx)} can be committed here; ${fmt.node(coordinator)} decides`,
  recordCollecting: ({ tx, participants }, fmt) =>
    `votes on ${t(tx)} are asked for: ${fmt.nodes(participants)}`,
  recordDecision: ({ tx, outcome }) =>
    outcome === 'commit' ? `${t(tx)} is committed` : `${t(tx)} is aborted`,
  recordEnd: ({ tx }) => `all have acknowledged how ${t(tx)} ended`,
  recordNumbers: ({ upTo }) => `numbers up to ${upTo} are set aside for transactions`,

  accounts: () => 'Accounts and locks',
  account: () => 'account',
  balanceColumn: () => 'balance',
  heldBy: () => 'locked by',
  lockWaiters: () => 'wait for it',
  noAccounts: () => 'No participant is up.',
  lockShared: ({ tx }) => `${t(tx)} (reads)`,
  lockExclusive: ({ tx }) => `${t(tx)} (writes)`,
  waitShared: ({ tx }) => `${t(tx)} (to read)`,
  waitExclusive: ({ tx }) => `${t(tx)} (to write)`,

  transactions: () => 'Transactions',
  transaction: () => 'tx',
  tableNode: ({ node }, fmt) => fmt.node(node),
  noTransactions: () => 'No transaction has begun.',
  stateWorking: () => 'at work',
  statePrepared: () => 'voted yes',
  stateBlocked: () => 'blocked',
  statePreCommitted: () => 'pre-committed',
  stateCommitted: () => 'committed',
  stateAborted: () => 'aborted',
  stateCollecting: () => 'collecting',
  statePreCommitting: () => 'pre-commits',
  stateCommitting: () => 'commits',
  stateAborting: () => 'aborts',
  stateBuffered: ({ outcome }) => (outcome === 'commit' ? '✓ buffered' : '✕ buffered'),
};
