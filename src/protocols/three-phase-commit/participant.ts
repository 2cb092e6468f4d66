import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import { buffer, emptyLog, flush, force } from '../_shared/atomic/log.ts';
import {
  type Branch,
  branchOf,
  close,
  execute,
  giveUp,
  lockTimeout,
  recoverParticipant,
  showRole,
  startParticipant,
} from '../_shared/atomic/participant.ts';
import { ballotOn, promise, refuseVote } from '../_shared/atomic/vote.ts';
import { settle } from './deciding.ts';
import type { CanCommit, Decision, PreCommit } from './messages.ts';
import { askAfterCrash, handleDecisionRequest, handleUncertain } from './recovery.ts';
import { participantChart } from './roles.ts';
import type { Rules } from './rules.ts';
import type { ParticipantState } from './state.ts';
import {
  acksTimeout,
  handleElected,
  handlePreCommitAck,
  handleStateReport,
  handleStateRequest,
  isOldLeader,
  statesTimeout,
  suspectLeader,
} from './termination.ts';
import type { ParticipantContext, ThreePhaseTypes } from './types.ts';

/** A participant: nobody commits while it is uncertain, so those who are left without a coordinator can always decide. */
export function makeParticipant(rules: Rules): NodeKind<ThreePhaseTypes, 'participant'> {
  return {
    roles: participantChart,
    prefix: 'rm',
    count: { initial: 3, min: 2, max: 8 },
    init: () => emptyLog(),
    recover: (durable, _self, { params }) => ({
      ...recoverParticipant(durable as never, params),
      terminations: [],
    }),
    onStart(state, ctx) {
      startParticipant(state, ctx);
      for (const branch of state.branches) askAfterCrash(branch, ctx);
    },
    onMessage(state, from, message, ctx) {
      switch (message.type) {
        case 'Execute':
          return execute(state, from, message, ctx);
        case 'CanCommit':
          return handleCanCommit(state, from, message, ctx, rules);
        case 'PreCommit':
          return handlePreCommit(state, from, message, ctx);
        case 'PreCommitAck':
          return handlePreCommitAck(state, from, message, ctx);
        case 'DoCommit':
        case 'Abort':
          return handleDecision(state, from, message, ctx);
        case 'Elected':
          return handleElected(state, from, message, ctx);
        case 'StateRequest':
          return handleStateRequest(state, from, message, ctx);
        case 'StateReport':
          return handleStateReport(state, from, message, ctx);
        case 'DecisionRequest':
          return handleDecisionRequest(state, from, message, ctx);
        case 'Uncertain':
          return handleUncertain(state, from, message, ctx);
        default:
          return; // for the coordinator
      }
    },
    onTimer(state, timer, ctx) {
      if (timer.type === 'flush') return flush(state, ctx);
      if (timer.type === 'lock') return lockTimeout(state, timer.tx, ctx);
      const branch = branchOf(state, timer.tx);
      if (!branch) return;
      switch (timer.type) {
        case 'idle':
          if (branch.role === 'working') giveUp(state, branch, 'idle', ctx);
          return;
        case 'states':
          return statesTimeout(state, branch, ctx);
        case 'acks':
          return acksTimeout(state, branch, ctx);
        case 'decision':
          if (branch.recovered) askAfterCrash(branch, ctx);
          else if (rules.elects) suspectLeader(state, branch, ctx);
          else decideAlone(state, branch, ctx);
      }
    },
    onRequest() {}, // nobody asks a participant
  };
}

// ---- the vote ----

function handleCanCommit(
  state: ParticipantState,
  from: NodeId,
  { tx, steps, session, participants }: Immutable<CanCommit>,
  ctx: ParticipantContext,
  rules: Rules,
): void {
  const ballot = ballotOn(state, { tx, steps, session }, ctx);
  if (ballot.vote === 'no') refuseVote(state, tx, ballot, force, ctx);
  else if (ballot.vote === 'yes') {
    promise(state, ballot.branch, from, participants, rules.logVote, ctx);
    ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
  }
  ctx.send(from, { type: 'Vote', tx, vote: ballot.vote === 'no' ? 'no' : 'yes' });
}

// ---- all have voted yes ----

/** It need not be on disk: one that was down goes by what the others have decided, whatever it knew itself. */
function handlePreCommit(
  state: ParticipantState,
  from: NodeId,
  { tx }: Immutable<PreCommit>,
  ctx: ParticipantContext,
): void {
  const branch = branchOf(state, tx);
  if (!branch || branch.role === 'working' || branch.recovered) return;
  if (isOldLeader(state, branch, from, ctx)) return;
  if (branch.role === 'prepared') {
    branch.role = 'preCommitted';
    ctx.note('preCommitted', { participant: ctx.self, tx, from });
    showRole(state, 'preCommit', ctx);
  }
  ctx.send(from, { type: 'PreCommitAck', tx });
  ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
}

// ---- the decision ----

function handleDecision(
  state: ParticipantState,
  from: NodeId,
  { type, tx }: Immutable<Decision>,
  ctx: ParticipantContext,
): void {
  const branch = branchOf(state, tx);
  if (!branch) return;
  const outcome = type === 'DoCommit' ? 'commit' : 'abort';
  const participant = ctx.self;
  if (branch.role === 'working') {
    if (outcome === 'commit') return;
    ctx.note('aborted', { participant, tx, from });
    if (branch.changes.length > 0) buffer(state, { type: 'abort', tx, participants: [] }, ctx);
    close(state, branch, 'abort', ctx);
    return;
  }
  ctx.note(outcome === 'commit' ? 'committed' : 'aborted', { participant, tx, from });
  settle(state, branch, outcome, ctx);
}

/** The time-out transitions of a weakened twin: each goes by what it knows itself. */
function decideAlone(state: ParticipantState, branch: Branch, ctx: ParticipantContext): void {
  const outcome = branch.role === 'preCommitted' ? 'commit' : 'abort';
  const { tx } = branch;
  ctx.note('decidedAlone', { participant: ctx.self, tx, outcome });
  settle(state, branch, outcome, ctx);
}
