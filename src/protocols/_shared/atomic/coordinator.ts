import { micros, type NodeId, type RequestId } from '../../../core/ids.ts';
import type { Immutable } from '../../../core/plain.ts';
import type { ByNode } from '../../../sdk/forms.ts';
import { type Logging, reserve } from './log.ts';
import { participantsOf, type Request, stepsOf } from './requests.ts';
import type { AbortReason, Executed, Outcome, Step, WorkContext } from './work.ts';

/** A coordinator's side of a transaction, up to where votes are asked for. */

export const TRANSACTION_ROLES = [
  'working',
  'collecting',
  'preCommitting',
  'committing',
  'aborting',
] as const;
export type TransactionRole = (typeof TRANSACTION_ROLES)[number];
/** How a coordinator stands on the whole: as the foremost of its transactions. */
export type CoordinatorRole = TransactionRole | 'idle';

export interface Transaction {
  readonly tx: number;
  role: TransactionRole;
  readonly steps: readonly Step[];
  /** How many of them are done. */
  step: number;
  readonly participants: readonly NodeId[];
  /** The question that waits for its answer; null after a crash, which whoever asked has noticed. */
  readonly request: RequestId | null;
  /** Who has voted yes. */
  yes: NodeId[];
  /** Who has only looked, and needs to hear no more. */
  readOnly: NodeId[];
  /** Who has still to answer: with a vote, or with an acknowledgement. */
  waitingFor: NodeId[];
  /** What the accounts that were looked at come to; null where none was. */
  total: number | null;
  /** In which of its starts each participant has done its steps. */
  sessions: ByNode<number>;
}

export interface Coordinator extends Logging {
  role: CoordinatorRole;
  /** The number of the next transaction. */
  nextTx: number;
  /** In order of their numbers. */
  transactions: Transaction[];
}

/** So many numbers are set aside at once. */
const BLOCK = 100;

/** Numbers are set aside before the first is used, so that a restarted coordinator goes on behind them. */
export function startCoordinator(state: Coordinator, ctx: WorkContext): void {
  if (state.log.length > 0) {
    const open = state.transactions.map(({ tx }) => tx);
    ctx.note('recovered', { node: ctx.self, records: state.log.length, open });
  }
  reserve(state, state.nextTx + BLOCK - 1, ctx);
}

export const transactionOf = (state: Coordinator, tx: number): Transaction | undefined =>
  state.transactions.find((one) => one.tx === tx);

/** A set of nodes with one more, in order of their ids: who came first makes no difference. */
export const withNode = (nodes: readonly NodeId[], node: NodeId): NodeId[] =>
  [...nodes.filter((one) => one !== node), node].sort((a, b) => a - b);

const FOREMOST: readonly TransactionRole[] = [
  'collecting',
  'preCommitting',
  'working',
  'committing',
  'aborting',
];

/** How a coordinator with these transactions stands on the whole. */
export const foremost = (transactions: readonly Transaction[]): CoordinatorRole =>
  FOREMOST.find((role) => transactions.some((one) => one.role === role)) ?? 'idle';

/** Takes a transaction to a role, and reports how the coordinator stands on the whole, if that is new. */
export function moveTo(
  state: Coordinator,
  transaction: Transaction,
  role: TransactionRole,
  event: string,
  ctx: WorkContext,
): void {
  transaction.role = role;
  showRole(state, event, ctx);
}

export function showRole(state: Coordinator, event: string, ctx: WorkContext): void {
  const [from, to] = [state.role, foremost(state.transactions)];
  if (from === to) return;
  state.role = to;
  ctx.roleChanged(from, to, event);
}

/** Nobody needs to ask about it any more. */
export function forget(state: Coordinator, transaction: Transaction, ctx: WorkContext): void {
  state.transactions = state.transactions.filter((one) => one !== transaction);
  showRole(state, 'ended', ctx);
}

/** A new transaction with its first step; one without any is over at once. */
export function begin(
  state: Coordinator,
  id: RequestId,
  request: Immutable<Request>,
  ctx: WorkContext,
): void {
  const steps = stepsOf(request, ctx);
  const tx = state.nextTx;
  if (steps.length === 0) {
    ctx.reply(id, { tx, outcome: 'abort', why: 'unknown', total: null });
    return;
  }
  state.nextTx += 1;
  if (tx % BLOCK === 0) reserve(state, tx + BLOCK, ctx);
  const transaction: Transaction = {
    tx,
    role: 'working',
    steps,
    step: 0,
    participants: participantsOf(steps),
    request: id,
    yes: [],
    readOnly: [],
    waitingFor: [],
    total: steps.some(({ amount }) => amount === null) ? 0 : null,
    sessions: {},
  };
  state.transactions.push(transaction);
  ctx.note('begun', {
    coordinator: ctx.self,
    tx,
    at: steps.map(({ at }) => at),
    accounts: steps.map(({ account }) => account),
    amounts: steps.map(({ amount }) => amount),
  });
  showRole(state, 'begun', ctx);
  sendStep(transaction, ctx);
}

function sendStep({ tx, steps, step }: Transaction, ctx: WorkContext): void {
  const { at, account, amount } = steps[step] as Step;
  const nth = steps.slice(0, step + 1).filter((one) => one.at === at).length;
  ctx.send(at, { type: 'Execute', tx, nth, account, amount });
  // The step may have to wait for a lock first, and whoever makes it wait gives up before this does.
  const [, lockTimeout] = ctx.params.lockTimeout;
  ctx.setTimer({ type: 'work', tx }, micros(lockTimeout + ctx.params.voteTimeout));
}

/** How many steps a participant has been given by now. */
export const stepsAt = ({ steps, step }: Transaction, participant: NodeId): number =>
  steps.slice(0, step).filter(({ at }) => at === participant).length;

/** Who has been asked to do something by now. */
export const askedBy = ({ steps, step }: Transaction): NodeId[] =>
  participantsOf(steps.slice(0, step + 1));

/**
 * A participant answers a step. Returns the transaction where all steps are done (`ready`) or the participant has given it up;
 * null while there is more to do, and for an answer that comes late or twice.
 */
export function handleExecuted(
  state: Coordinator,
  from: NodeId,
  { tx, nth, balance, session }: Immutable<Executed>,
  ctx: WorkContext,
): { readonly transaction: Transaction; readonly ready: boolean } | null {
  const transaction = transactionOf(state, tx);
  if (transaction?.role !== 'working') return null;
  const { steps, step } = transaction;
  if (steps[step]?.at !== from || stepsAt(transaction, from) + 1 !== nth) return null;
  ctx.cancelTimer({ type: 'work', tx });
  transaction.sessions[from] ??= session;
  // One that was down in between has lost what it did before.
  const lost = transaction.sessions[from] !== session;
  if (balance === null || lost) return { transaction, ready: false };
  if (steps[step]?.amount === null) transaction.total = (transaction.total ?? 0) + balance;
  transaction.step += 1;
  if (transaction.step === steps.length) return { transaction, ready: true };
  sendStep(transaction, ctx);
  return null;
}

/** Tells whoever asked how it ended. */
export function answerRequest(
  { tx, request, total }: Transaction,
  outcome: Outcome,
  why: AbortReason | null,
  ctx: WorkContext,
): void {
  if (request === null) return;
  ctx.reply(request, { tx, outcome, why, total: outcome === 'commit' ? total : null });
}
