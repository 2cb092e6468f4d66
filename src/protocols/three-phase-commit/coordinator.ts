import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import {
  answerRequest,
  askedBy,
  begin,
  type Coordinator,
  forget,
  handleExecuted,
  moveTo,
  startCoordinator,
  stepsAt,
  type Transaction,
  transactionOf,
  withNode,
} from '../_shared/atomic/coordinator.ts';
import { emptyLog, flush, force, outcomeIn, reservedIn } from '../_shared/atomic/log.ts';
import type { AbortReason } from '../_shared/atomic/work.ts';
import type { DecisionRequest, PreCommitAck, Vote } from './messages.ts';
import { coordinatorChart } from './roles.ts';
import type { Rules } from './rules.ts';
import type { CoordinatorContext, ThreePhaseTypes } from './types.ts';

/**
 * The coordinator: before it commits it sees to it that everybody knows that all have voted yes. After a crash it has nothing to do:
 * the participants have brought to its end what it left.
 */
export function makeCoordinator(rules: Rules): NodeKind<ThreePhaseTypes, 'coordinator'> {
  return {
    roles: coordinatorChart,
    prefix: 'tm',
    count: { initial: 1, min: 1, max: 1 },
    init: () => emptyLog(),
    recover: ({ log, starts }) => ({
      log,
      flushed: log.length,
      starts: starts + 1,
      role: 'idle',
      nextTx: reservedIn(log) + 1,
      transactions: [],
    }),
    onStart(state, ctx) {
      startCoordinator(state, ctx);
    },
    onMessage(state, from, message, ctx) {
      switch (message.type) {
        case 'Executed': {
          const done = handleExecuted(state, from, message, ctx);
          if (done?.ready) askForVotes(state, done.transaction, ctx);
          else if (done) abort(state, done.transaction, 'gaveUp', [from], ctx);
          return;
        }
        case 'Vote':
          return handleVote(state, from, message, ctx, rules);
        case 'PreCommitAck':
          return handlePreCommitAck(state, from, message, ctx);
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
        abort(state, transaction, 'noAnswer', silent === undefined ? [] : [silent], ctx);
      } else if (timer.type === 'votes') {
        abort(state, transaction, 'noVote', transaction.waitingFor, ctx);
      } else if (timer.type === 'acks') acksTimeout(state, transaction, ctx);
    },
    onRequest(state, id, request, ctx) {
      begin(state, id, request, ctx);
    },
  };
}

// ---- the first phase ----

function askForVotes(state: Coordinator, transaction: Transaction, ctx: CoordinatorContext): void {
  const { tx, participants } = transaction;
  transaction.waitingFor = participants.slice();
  ctx.note('votesAsked', { coordinator: ctx.self, tx, participants });
  moveTo(state, transaction, 'collecting', 'votesAsked', ctx);
  for (const one of participants) {
    ctx.send(one, {
      type: 'CanCommit',
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
    abort(state, transaction, 'votedNo', [from], ctx);
    return;
  }
  transaction.yes = withNode(transaction.yes, from);
  if (transaction.waitingFor.length === 0) preCommit(state, transaction, ctx, rules);
}

function abort(
  state: Coordinator,
  transaction: Transaction,
  why: AbortReason,
  who: readonly NodeId[],
  ctx: CoordinatorContext,
): void {
  const { tx, role } = transaction;
  if (role !== 'working' && role !== 'collecting') return;
  const gone = why === 'votedNo' || why === 'gaveUp' ? who : [];
  const to = askedBy(transaction).filter((one) => !gone.includes(one));
  ctx.cancelTimer({ type: role === 'working' ? 'work' : 'votes', tx });
  ctx.note('decidedAbort', { coordinator: ctx.self, tx, why, who: who.slice() });
  // Before votes are asked for nobody is prepared, so nobody will ever ask.
  if (role === 'collecting') force(state, { type: 'abort', tx, participants: to }, ctx);
  moveTo(state, transaction, 'aborting', 'abort', ctx);
  answerRequest(transaction, 'abort', why, ctx);
  for (const one of to) ctx.send(one, { type: 'Abort', tx });
  forget(state, transaction, ctx);
}

// ---- the second phase ----

function preCommit(
  state: Coordinator,
  transaction: Transaction,
  ctx: CoordinatorContext,
  rules: Rules,
): void {
  const { tx, participants } = transaction;
  ctx.cancelTimer({ type: 'votes', tx });
  transaction.waitingFor = participants.slice();
  ctx.note('preCommitSent', { coordinator: ctx.self, tx, participants });
  moveTo(state, transaction, 'preCommitting', 'allYes', ctx);
  for (const one of participants) ctx.send(one, { type: 'PreCommit', tx });
  if (rules.awaitsAcks) ctx.setTimer({ type: 'acks', tx }, ctx.params.voteTimeout);
  else commit(state, transaction, ctx);
}

function handlePreCommitAck(
  state: Coordinator,
  from: NodeId,
  { tx }: Immutable<PreCommitAck>,
  ctx: CoordinatorContext,
): void {
  const transaction = transactionOf(state, tx);
  if (transaction?.role !== 'preCommitting') return;
  transaction.waitingFor = transaction.waitingFor.filter((one) => one !== from);
  if (transaction.waitingFor.length === 0) commit(state, transaction, ctx);
}

/** Who does not answer in time is down, so it does not matter that it is uncertain: it asks when it comes back. */
function acksTimeout(state: Coordinator, transaction: Transaction, ctx: CoordinatorContext): void {
  const { tx, waitingFor } = transaction;
  ctx.note('acksMissing', { node: ctx.self, tx, who: waitingFor });
  commit(state, transaction, ctx);
}

// ---- the third phase ----

function commit(state: Coordinator, transaction: Transaction, ctx: CoordinatorContext): void {
  const { tx, participants } = transaction;
  ctx.cancelTimer({ type: 'acks', tx });
  ctx.note('decidedCommit', { coordinator: ctx.self, tx, participants });
  force(state, { type: 'commit', tx, participants }, ctx);
  moveTo(state, transaction, 'committing', 'acknowledged', ctx);
  answerRequest(transaction, 'commit', null, ctx);
  for (const one of participants) ctx.send(one, { type: 'DoCommit', tx });
  forget(state, transaction, ctx);
}

/** Someone comes back after a crash. What is not in the log may have been decided by others since. */
function handleDecisionRequest(
  state: Coordinator,
  asker: NodeId,
  { tx }: Immutable<DecisionRequest>,
  ctx: CoordinatorContext,
): void {
  const outcome = outcomeIn(state.log, tx);
  ctx.note('decisionAnswered', { node: ctx.self, asker, tx, outcome, presumed: false });
  if (outcome !== null) {
    ctx.send(asker, { type: outcome === 'commit' ? 'DoCommit' : 'Abort', tx });
  } else {
    const recovered = transactionOf(state, tx) === undefined;
    ctx.send(asker, { type: 'Uncertain', tx, recovered });
  }
}
