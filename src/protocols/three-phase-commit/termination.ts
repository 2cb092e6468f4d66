import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { force, outcomeIn } from '../_shared/atomic/log.ts';
import { type Branch, branchOf, giveUp, showRole } from '../_shared/atomic/participant.ts';
import type { Outcome } from '../_shared/atomic/work.ts';
import { settle } from './deciding.ts';
import type { Elected, PreCommitAck, Standing, StateReport, StateRequest } from './messages.ts';
import { type ParticipantState, standingOf, type Termination, terminationOf } from './state.ts';
import type { TerminationRule } from './story.ts';
import type { ParticipantContext } from './types.ts';

/**
 * The termination protocol (Bernstein, Hadzilacos & Goodman 1987, 7.5): those who hear nothing more from whoever led take it for
 * dead. Of those left the one with the lowest number leads: it asks how all stand, and what they know is enough to decide. That holds
 * where silence means a crash, and does not where it means a partition.
 */

/** Nothing was heard for long enough: whoever led is dead, and the next one in order leads. */
export function suspectLeader(
  state: ParticipantState,
  branch: Branch,
  ctx: ParticipantContext,
): void {
  const termination = terminationOf(state, branch);
  const { tx } = branch;
  const suspect = termination.leader;
  // Whoever leads itself waits for answers, by timers of their own.
  if (suspect === ctx.self) return;
  termination.up = termination.up.filter((one) => one > suspect);
  const [leader = ctx.self] = termination.up;
  termination.leader = leader;
  ctx.note('leaderSuspected', { participant: ctx.self, tx, suspect, leader });
  if (leader === ctx.self) lead(state, branch, termination, ctx);
  else {
    ctx.send(leader, { type: 'Elected', tx });
    ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
  }
}

/** Whether a message comes from one that is taken for dead: what it wants is no longer done. */
export function isOldLeader(
  state: ParticipantState,
  branch: Branch,
  from: NodeId,
  ctx: ParticipantContext,
): boolean {
  const { leader } = terminationOf(state, branch);
  if (from >= leader) return false;
  ctx.note('oldLeaderIgnored', { participant: ctx.self, tx: branch.tx, from, leader });
  return true;
}

function lead(
  state: ParticipantState,
  branch: Branch,
  termination: Termination,
  ctx: ParticipantContext,
): void {
  const { tx } = branch;
  const asked = termination.up.filter((one) => one !== ctx.self);
  termination.leader = ctx.self;
  termination.leading = { phase: 'states', waitingFor: asked, reports: [] };
  ctx.note('elected', { participant: ctx.self, tx, asked });
  ctx.cancelTimer({ type: 'decision', tx });
  for (const one of asked) ctx.send(one, { type: 'StateRequest', tx });
  if (asked.length === 0) terminate(state, branch, termination, ctx);
  else ctx.setTimer({ type: 'states', tx }, ctx.params.voteTimeout);
}

/** Someone takes this one to be the first of those alive. */
export function handleElected(
  state: ParticipantState,
  from: NodeId,
  { tx }: Immutable<Elected>,
  ctx: ParticipantContext,
): void {
  const branch = openBranch(state, tx, ctx);
  if (!branch) {
    ctx.send(from, { type: decisionOf(state, tx), tx });
    return;
  }
  if (branch.recovered) return;
  const termination = terminationOf(state, branch);
  termination.up = termination.up.filter((one) => one >= ctx.self);
  if (termination.leading === null) lead(state, branch, termination, ctx);
}

/**
 * The branch, if it has voted yes. If not, it is decided from here on: one that has not voted is given up, and of one that is not
 * known, which cannot have been committed, the log says so before anybody is told.
 */
export function openBranch(
  state: ParticipantState,
  tx: number,
  ctx: ParticipantContext,
): Branch | null {
  const branch = branchOf(state, tx);
  if (branch && branch.role !== 'working') return branch;
  if (branch) giveUp(state, branch, 'asked', ctx);
  else if (outcomeIn(state.log, tx) === null) {
    force(state, { type: 'abort', tx, participants: [] }, ctx);
  }
  return null;
}

/** How a transaction ended that is not open here. */
export const decisionOf = (state: ParticipantState, tx: number): 'DoCommit' | 'Abort' =>
  outcomeIn(state.log, tx) === 'commit' ? 'DoCommit' : 'Abort';

export function handleStateRequest(
  state: ParticipantState,
  from: NodeId,
  { tx }: Immutable<StateRequest>,
  ctx: ParticipantContext,
): void {
  const branch = openBranch(state, tx, ctx);
  if (branch?.recovered) return; // those who were down take no part
  if (branch) {
    if (isOldLeader(state, branch, from, ctx)) return;
    follow(terminationOf(state, branch), from, ctx);
    ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
  }
  const decided = decisionOf(state, tx) === 'DoCommit' ? 'committed' : 'aborted';
  const standing = branch ? standingOf(branch) : decided;
  ctx.note('stateReported', { participant: ctx.self, tx, to: from, standing });
  ctx.send(from, { type: 'StateReport', tx, standing });
}

function follow(termination: Termination, leader: NodeId, ctx: ParticipantContext): void {
  const { tx } = termination;
  termination.leader = leader;
  termination.up = termination.up.filter((one) => one >= leader);
  termination.leading = null;
  ctx.cancelTimer({ type: 'states', tx });
  ctx.cancelTimer({ type: 'acks', tx });
}

export function handleStateReport(
  state: ParticipantState,
  from: NodeId,
  { tx, standing }: Immutable<StateReport>,
  ctx: ParticipantContext,
): void {
  const branch = branchOf(state, tx);
  if (!branch) return;
  const termination = terminationOf(state, branch);
  const { leading } = termination;
  if (leading?.phase !== 'states' || !leading.waitingFor.includes(from)) return;
  const waitingFor = leading.waitingFor.filter((one) => one !== from);
  const reports = [...leading.reports, { node: from, standing }].sort((a, b) => a.node - b.node);
  termination.leading = { phase: 'states', waitingFor, reports };
  if (waitingFor.length === 0) terminate(state, branch, termination, ctx);
}

/** Who has not reported by now is dead. */
export function statesTimeout(
  state: ParticipantState,
  branch: Branch,
  ctx: ParticipantContext,
): void {
  const termination = terminationOf(state, branch);
  const { leading } = termination;
  if (leading?.phase !== 'states') return;
  termination.up = termination.up.filter((one) => !leading.waitingFor.includes(one));
  terminate(state, branch, termination, ctx);
}

/** The termination rules. */
function terminate(
  state: ParticipantState,
  branch: Branch,
  termination: Termination,
  ctx: ParticipantContext,
): void {
  const { tx } = branch;
  const { reports, waitingFor } = termination.leading ?? { reports: [], waitingFor: [] };
  const rule = ruleFor([standingOf(branch), ...reports.map(({ standing }) => standing)]);
  ctx.cancelTimer({ type: 'states', tx });
  ctx.note('terminated', { participant: ctx.self, tx, rule, silent: waitingFor });
  if (rule === 'TR4') preCommitRest(state, branch, termination, ctx);
  else decideForAll(state, branch, rule === 'TR2' ? 'commit' : 'abort', ctx);
}

function ruleFor(standings: readonly Standing[]): TerminationRule {
  if (standings.includes('aborted')) return 'TR1';
  if (standings.includes('committed')) return 'TR2';
  return standings.includes('committable') ? 'TR4' : 'TR3';
}

/** Somebody knows that all have voted yes: first everyone who is alive is to know it. */
function preCommitRest(
  state: ParticipantState,
  branch: Branch,
  termination: Termination,
  ctx: ParticipantContext,
): void {
  const { tx } = branch;
  const reports = termination.leading?.reports ?? [];
  const waitingFor = reports
    .filter(({ standing }) => standing === 'uncertain')
    .map(({ node }) => node);
  termination.leading = { phase: 'acks', waitingFor, reports: [] };
  if (branch.role === 'prepared') {
    branch.role = 'preCommitted';
    ctx.note('preCommitted', { participant: ctx.self, tx, from: ctx.self });
    showRole(state, 'preCommit', ctx);
  }
  for (const one of waitingFor) ctx.send(one, { type: 'PreCommit', tx });
  if (waitingFor.length === 0) decideForAll(state, branch, 'commit', ctx);
  else ctx.setTimer({ type: 'acks', tx }, ctx.params.voteTimeout);
}

export function handlePreCommitAck(
  state: ParticipantState,
  from: NodeId,
  { tx }: Immutable<PreCommitAck>,
  ctx: ParticipantContext,
): void {
  const branch = branchOf(state, tx);
  if (!branch) return;
  const termination = terminationOf(state, branch);
  const { leading } = termination;
  if (leading?.phase !== 'acks') return;
  const waitingFor = leading.waitingFor.filter((one) => one !== from);
  termination.leading = { ...leading, waitingFor };
  if (waitingFor.length === 0) decideForAll(state, branch, 'commit', ctx);
}

export function acksTimeout(
  state: ParticipantState,
  branch: Branch,
  ctx: ParticipantContext,
): void {
  const { leading } = terminationOf(state, branch);
  if (leading?.phase !== 'acks') return;
  const { tx } = branch;
  ctx.note('acksMissing', { node: ctx.self, tx, who: leading.waitingFor });
  decideForAll(state, branch, 'commit', ctx);
}

/** Decides, and tells all who took part: those who are down lose nothing by it. */
function decideForAll(
  state: ParticipantState,
  branch: Branch,
  outcome: Outcome,
  ctx: ParticipantContext,
): void {
  const { tx, participants } = branch;
  const participant = ctx.self;
  ctx.note(outcome === 'commit' ? 'committed' : 'aborted', { participant, tx, from: participant });
  settle(state, branch, outcome, ctx);
  for (const one of participants) {
    if (one !== ctx.self) ctx.send(one, { type: decisionOf(state, tx), tx });
  }
}
