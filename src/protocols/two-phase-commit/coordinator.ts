import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import {
  answerRequest,
  askedBy,
  begin,
  type Coordinator,
  foremost,
  forget,
  handleExecuted,
  moveTo,
  startCoordinator,
  stepsAt,
  type Transaction,
  transactionOf,
  withNode,
} from '../_shared/atomic/coordinator.ts';
import { buffer, emptyLog, flush, outcomeIn, reservedIn } from '../_shared/atomic/log.ts';
import type { AbortReason, Outcome } from '../_shared/atomic/work.ts';
import type { Ack, DecisionRequest, Vote } from './messages.ts';
import { PRESUMES, type Presumes } from './presumption.ts';
import { recoverTransactions } from './recovery.ts';
import { coordinatorChart } from './roles.ts';
import type { Rules } from './rules.ts';
import type { CoordinatorContext, TwoPhaseTypes } from './types.ts';

/** The coordinator: it has the work done, asks for votes, decides, and sees to it that all who need it hear the decision. */
export function makeCoordinator(rules: Rules): NodeKind<TwoPhaseTypes, 'coordinator'> {
  return {
    roles: coordinatorChart,
    prefix: 'tm',
    count: { initial: 1, min: 1, max: 1 },
    init: () => emptyLog(),
    recover({ log, starts }, _self, { params }) {
      const transactions = recoverTransactions(log, PRESUMES[params.presume]);
      const role = foremost(transactions);
      return {
        log,
        flushed: log.length,
        starts: starts + 1,
        role,
        nextTx: reservedIn(log) + 1,
        transactions,
      };
    },
    onStart(state, ctx) {
      startCoordinator(state, ctx);
      for (const transaction of state.transactions.slice()) resume(state, transaction, ctx);
    },
    onMessage(state, from, message, ctx) {
      switch (message.type) {
        case 'Executed': {
          const done = handleExecuted(state, from, message, ctx);
          if (done?.ready) askForVotes(state, done.transaction, ctx, rules);
          else if (done) abort(state, done.transaction, 'gaveUp', [from], ctx, rules);
          return;
        }
        case 'Vote':
          return handleVote(state, from, message, ctx, rules);
        case 'Ack':
          return handleAck(state, from, message, ctx);
        case 'DecisionRequest':
          return handleDecisionRequest(state, from, message, ctx);
        default:
          return; // for participants
      }
    },
    onTimer(state, timer, ctx) {
      if (timer.type === 'flush') return flush(state, ctx);
      const transaction = transactionOf(state, timer.tx);
      if (!transaction) return;
      if (timer.type === 'work') {
        const silent = transaction.steps[transaction.step]?.at;
        abort(state, transaction, 'noAnswer', silent === undefined ? [] : [silent], ctx, rules);
      } else if (timer.type === 'votes') {
        abort(state, transaction, 'noVote', transaction.waitingFor, ctx, rules);
      } else if (timer.type === 'resend') resend(transaction, ctx);
    },
    onRequest(state, id, request, ctx) {
      begin(state, id, request, ctx);
    },
  };
}

const presumesOf = ({ params }: CoordinatorContext): Presumes => PRESUMES[params.presume];

// ---- the first phase ----

function askForVotes(
  state: Coordinator,
  transaction: Transaction,
  ctx: CoordinatorContext,
  rules: Rules,
): void {
  const { tx, participants } = transaction;
  if (presumesOf(ctx).collecting) {
    rules.logDecision(state, { type: 'collecting', tx, participants }, ctx);
  }
  transaction.waitingFor = participants.slice();
  ctx.note('votesAsked', { coordinator: ctx.self, tx, participants });
  moveTo(state, transaction, 'collecting', 'votesAsked', ctx);
  for (const one of participants) {
    ctx.send(one, {
      type: 'Prepare',
      tx,
      steps: stepsAt(transaction, one),
      session: transaction.sessions[one] ?? 0,
      participants,
    });
  }
  ctx.setTimer({ type: 'votes', tx }, ctx.params.voteTimeout);
}

function handleVote(
  state: Coordinator,
  from: NodeId,
  { tx, vote }: Immutable<Vote>,
  ctx: CoordinatorContext,
  rules: Rules,
): void {
  const transaction = transactionOf(state, tx);
  if (transaction?.role !== 'collecting' || !transaction.waitingFor.includes(from)) return;
  transaction.waitingFor = transaction.waitingFor.filter((one) => one !== from);
  if (vote === 'no') {
    abort(state, transaction, 'votedNo', [from], ctx, rules);
    return;
  }
  if (vote === 'yes') transaction.yes = withNode(transaction.yes, from);
  else transaction.readOnly = withNode(transaction.readOnly, from);
  if (transaction.waitingFor.length > 0) return;
  if (transaction.yes.length === 0) endReadOnly(state, transaction, ctx);
  else commit(state, transaction, ctx, rules);
}

/** Nobody has changed anything, so there is no second phase. */
function endReadOnly(state: Coordinator, transaction: Transaction, ctx: CoordinatorContext): void {
  const { tx } = transaction;
  ctx.cancelTimer({ type: 'votes', tx });
  ctx.note('nothingToDecide', { coordinator: ctx.self, tx });
  if (presumesOf(ctx).collecting) buffer(state, { type: 'end', tx }, ctx);
  answerRequest(transaction, 'commit', null, ctx);
  forget(state, transaction, ctx);
}

// ---- the decision ----

function commit(
  state: Coordinator,
  transaction: Transaction,
  ctx: CoordinatorContext,
  rules: Rules,
): void {
  const { tx, yes } = transaction;
  ctx.cancelTimer({ type: 'votes', tx });
  ctx.note('decidedCommit', { coordinator: ctx.self, tx, participants: yes });
  rules.logDecision(state, { type: 'commit', tx, participants: yes.slice() }, ctx);
  moveTo(state, transaction, 'committing', 'allYes', ctx);
  answerRequest(transaction, 'commit', null, ctx);
  tell(state, transaction, 'commit', yes, ctx);
}

/** All are told who may hold something for it: not who has voted no, nor who has only looked. */
function abort(
  state: Coordinator,
  transaction: Transaction,
  why: AbortReason,
  who: readonly NodeId[],
  ctx: CoordinatorContext,
  rules: Rules,
): void {
  if (transaction.role !== 'working' && transaction.role !== 'collecting') return;
  const { tx, role } = transaction;
  const gone = [...transaction.readOnly, ...(why === 'votedNo' || why === 'gaveUp' ? who : [])];
  const to = askedBy(transaction).filter((one) => !gone.includes(one));
  ctx.cancelTimer({ type: role === 'working' ? 'work' : 'votes', tx });
  ctx.note('decidedAbort', { coordinator: ctx.self, tx, why, who: who.slice() });
  // Before votes are asked for nobody is prepared, so nobody will ever ask: there is nothing to write down.
  if (role === 'collecting') {
    const forced = presumesOf(ctx).record('abort') === 'forced';
    (forced ? rules.logDecision : buffer)(state, { type: 'abort', tx, participants: to }, ctx);
  }
  moveTo(state, transaction, 'aborting', 'abort', ctx);
  answerRequest(transaction, 'abort', why, ctx);
  if (role === 'working') {
    for (const one of to) ctx.send(one, { type: 'Abort', tx });
    forget(state, transaction, ctx);
  } else tell(state, transaction, 'abort', to, ctx);
}

/** The second phase. */
function tell(
  state: Coordinator,
  transaction: Transaction,
  outcome: Outcome,
  to: readonly NodeId[],
  ctx: CoordinatorContext,
): void {
  const { tx } = transaction;
  for (const one of to) ctx.send(one, { type: typeOf(outcome), tx });
  transaction.waitingFor = presumesOf(ctx).acknowledged(outcome) ? to.slice() : [];
  if (transaction.waitingFor.length > 0) {
    ctx.setTimer({ type: 'resend', tx }, ctx.params.resendDelay);
  } else end(state, transaction, ctx);
}

export const typeOf = (outcome: Outcome): 'Commit' | 'Abort' =>
  outcome === 'commit' ? 'Commit' : 'Abort';

const outcomeOf = ({ role }: Transaction): Outcome => (role === 'committing' ? 'commit' : 'abort');

function handleAck(
  state: Coordinator,
  from: NodeId,
  { tx }: Immutable<Ack>,
  ctx: CoordinatorContext,
): void {
  const transaction = transactionOf(state, tx);
  if (transaction?.role !== 'committing' && transaction?.role !== 'aborting') return;
  transaction.waitingFor = transaction.waitingFor.filter((one) => one !== from);
  if (transaction.waitingFor.length > 0) return;
  ctx.cancelTimer({ type: 'resend', tx });
  buffer(state, { type: 'end', tx }, ctx);
  end(state, transaction, ctx);
}

function end(state: Coordinator, transaction: Transaction, ctx: CoordinatorContext): void {
  const outcome = outcomeOf(transaction);
  ctx.note('forgotten', { coordinator: ctx.self, tx: transaction.tx, outcome });
  forget(state, transaction, ctx);
}

// ---- those who have not heard ----

function resend(transaction: Transaction, ctx: CoordinatorContext): void {
  const { tx, waitingFor } = transaction;
  const outcome = outcomeOf(transaction);
  ctx.note('resent', { coordinator: ctx.self, tx, outcome, to: waitingFor });
  for (const one of waitingFor) ctx.send(one, { type: typeOf(outcome), tx });
  ctx.setTimer({ type: 'resend', tx }, ctx.params.resendDelay);
}

/** After a crash: whoever has not acknowledged a decision is told again. */
function resume(state: Coordinator, transaction: Transaction, ctx: CoordinatorContext): void {
  const { tx } = transaction;
  if (transaction.role === 'aborting' && outcomeIn(state.log, tx) === null) {
    ctx.note('decidedAbort', { coordinator: ctx.self, tx, why: 'recovered', who: [] });
  }
  resend(transaction, ctx);
}

/** A participant asks how a transaction ended. Of one that is not decided yet there is nothing to say: it will be told. */
function handleDecisionRequest(
  state: Coordinator,
  asker: NodeId,
  { tx }: Immutable<DecisionRequest>,
  ctx: CoordinatorContext,
): void {
  const transaction = transactionOf(state, tx);
  if (transaction?.role === 'working' || transaction?.role === 'collecting') return;
  const known = transaction ? outcomeOf(transaction) : null;
  const outcome = known ?? presumesOf(ctx).unknown;
  ctx.note('decisionAnswered', {
    node: ctx.self,
    asker,
    tx,
    outcome,
    presumed: known === null,
  });
  ctx.send(asker, { type: typeOf(outcome), tx });
}
