import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import { buffer, emptyLog, flush, force, outcomeIn } from '../_shared/atomic/log.ts';
import {
  type Branch,
  branchOf,
  close,
  execute,
  giveUp,
  lockTimeout,
  type Participant,
  recoverParticipant,
  startParticipant,
} from '../_shared/atomic/participant.ts';
import { ballotOn, promise, refuseVote } from '../_shared/atomic/vote.ts';
import type { Outcome } from '../_shared/atomic/work.ts';
import { typeOf } from './coordinator.ts';
import type { Decision, DecisionRequest, Prepare } from './messages.ts';
import { PRESUMES } from './presumption.ts';
import { participantChart } from './roles.ts';
import type { Rules } from './rules.ts';
import type { ParticipantContext, TwoPhaseTypes } from './types.ts';

/** A participant: once it has voted yes it can neither commit nor abort by itself, and keeps its locks until it hears. */
export function makeParticipant(rules: Rules): NodeKind<TwoPhaseTypes, 'participant'> {
  return {
    roles: participantChart,
    prefix: 'rm',
    count: { initial: 3, min: 2, max: 8 },
    init: () => emptyLog(),
    recover: (durable, _self, { params }) => recoverParticipant(durable as never, params),
    onStart(state, ctx) {
      startParticipant(state, ctx);
      for (const branch of state.branches) askForDecision(branch, ctx);
    },
    onMessage(state, from, message, ctx) {
      switch (message.type) {
        case 'Execute':
          return execute(state, from, message, ctx);
        case 'Prepare':
          return handlePrepare(state, from, message, ctx, rules);
        case 'Commit':
        case 'Abort':
          return handleDecision(state, from, message, ctx);
        case 'DecisionRequest':
          return handleDecisionRequest(state, from, message, ctx);
        default:
          return; // for the coordinator; and of one that does not know either there is nothing to learn
      }
    },
    onTimer(state, timer, ctx) {
      if (timer.type === 'flush') return flush(state, ctx);
      if (timer.type === 'lock') return lockTimeout(state, timer.tx, ctx);
      const branch = branchOf(state, timer.tx);
      if (!branch) return;
      if (timer.type === 'idle' && branch.role === 'working') giveUp(state, branch, 'idle', ctx);
      if (timer.type !== 'decision' || branch.role !== 'prepared') return;
      if (rules.waits) askForDecision(branch, ctx);
      else giveUp(state, branch, 'alone', ctx);
    },
    onRequest() {}, // nobody asks a participant
  };
}

// ---- the vote ----

function handlePrepare(
  state: Participant,
  from: NodeId,
  { tx, steps, session, participants }: Immutable<Prepare>,
  ctx: ParticipantContext,
  rules: Rules,
): void {
  const ballot = ballotOn(state, { tx, steps, session }, ctx);
  if (ballot.vote === 'no') {
    const log = PRESUMES[ctx.params.presume].forcesNo ? force : buffer;
    refuseVote(state, tx, ballot, log, ctx);
  } else if (ballot.vote === 'yes') {
    const { branch } = ballot;
    if (branch.changes.length === 0 && ctx.params.readOnlyVotes) {
      leave(state, branch, from, ctx);
      return;
    }
    promise(state, branch, from, participants, rules.logVote, ctx);
    ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
  }
  ctx.send(from, { type: 'Vote', tx, vote: ballot.vote === 'no' ? 'no' : 'yes' });
}

/** It has only looked: how the transaction ends makes no difference here. */
function leave(state: Participant, branch: Branch, from: NodeId, ctx: ParticipantContext): void {
  const { tx } = branch;
  ctx.note('votedReadOnly', { participant: ctx.self, tx });
  close(state, branch, 'commit', ctx, 'readOnly');
  ctx.send(from, { type: 'Vote', tx, vote: 'readOnly' });
}

// ---- the decision ----

function handleDecision(
  state: Participant,
  from: NodeId,
  { type, tx }: Immutable<Decision>,
  ctx: ParticipantContext,
): void {
  const outcome = type === 'Commit' ? 'commit' : 'abort';
  const branch = branchOf(state, tx);
  if (!branch) {
    // It has heard of it before; the coordinator may not know that.
    if (isCoordinator(from, ctx)) acknowledge(tx, outcome, from, ctx);
  } else if (branch.role === 'prepared') decide(state, branch, outcome, from, ctx);
  else if (outcome === 'abort') abortWork(state, branch, from, ctx);
}

const isCoordinator = (node: NodeId, ctx: ParticipantContext): boolean =>
  ctx.members('coordinator').includes(node);

function decide(
  state: Participant,
  branch: Branch,
  outcome: Outcome,
  from: NodeId,
  ctx: ParticipantContext,
): void {
  const { tx, coordinator } = branch;
  const { acknowledged } = PRESUMES[ctx.params.presume];
  const participant = ctx.self;
  ctx.cancelTimer({ type: 'decision', tx });
  const log = acknowledged(outcome) ? force : buffer;
  log(state, { type: outcome, tx, participants: [] }, ctx);
  ctx.note(outcome === 'commit' ? 'committed' : 'aborted', { participant, tx, from });
  close(state, branch, outcome, ctx);
  acknowledge(tx, outcome, coordinator, ctx);
}

/** It has not voted: its coordinator has given up before it asked, or in spite of its vote that never came. */
function abortWork(
  state: Participant,
  branch: Branch,
  from: NodeId,
  ctx: ParticipantContext,
): void {
  const { tx } = branch;
  ctx.note('aborted', { participant: ctx.self, tx, from });
  if (branch.changes.length > 0) buffer(state, { type: 'abort', tx, participants: [] }, ctx);
  close(state, branch, 'abort', ctx);
  acknowledge(tx, 'abort', branch.coordinator, ctx);
}

function acknowledge(
  tx: number,
  outcome: Outcome,
  coordinator: NodeId,
  ctx: ParticipantContext,
): void {
  if (PRESUMES[ctx.params.presume].acknowledged(outcome)) {
    ctx.note('acknowledged', { participant: ctx.self, tx, coordinator });
    ctx.send(coordinator, { type: 'Ack', tx });
  }
}

// ---- blocked ----

/** Prepared and without news: it asks, and asks again, and can do nothing else. */
function askForDecision(branch: Branch, ctx: ParticipantContext): void {
  const { tx, coordinator, participants } = branch;
  const others = ctx.params.cooperative ? participants.filter((one) => one !== ctx.self) : [];
  const asked = [coordinator, ...others];
  ctx.note('decisionAsked', { participant: ctx.self, tx, asked, again: branch.asked });
  branch.asked = true;
  for (const one of asked) ctx.send(one, { type: 'DecisionRequest', tx });
  ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
}

/** Another participant is uncertain: whoever knows tells it, and whoever has not voted may abort, and then knows. */
function handleDecisionRequest(
  state: Participant,
  asker: NodeId,
  { tx }: Immutable<DecisionRequest>,
  ctx: ParticipantContext,
): void {
  const branch = branchOf(state, tx);
  if (branch?.role === 'working') giveUp(state, branch, 'asked', ctx);
  const gaveUp = branch?.role === 'working';
  const outcome = gaveUp ? 'abort' : branch ? null : outcomeIn(state.log, tx);
  ctx.note('decisionAnswered', { node: ctx.self, asker, tx, outcome, presumed: false });
  ctx.send(asker, outcome === null ? { type: 'Uncertain', tx } : { type: typeOf(outcome), tx });
}
