import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { outcomeIn } from '../_shared/atomic/log.ts';
import { type Branch, branchOf } from '../_shared/atomic/participant.ts';
import { settle } from './deciding.ts';
import type { DecisionRequest, Uncertain } from './messages.ts';
import { type ParticipantState, terminationOf } from './state.ts';
import { decisionOf, openBranch } from './termination.ts';
import type { ParticipantContext } from './types.ts';

/**
 * A participant that finds its yes in the log after a crash cannot know what the others have decided meanwhile, so it asks, and takes
 * no part in deciding. Only if everybody has been down, and nobody's disk has a decision, is it safe to abort.
 */

export function askAfterCrash(branch: Branch, ctx: ParticipantContext): void {
  const { tx } = branch;
  const asked = othersOf(branch, ctx.self);
  ctx.note('decisionAsked', { participant: ctx.self, tx, asked, again: branch.asked });
  branch.asked = true;
  for (const one of asked) ctx.send(one, { type: 'DecisionRequest', tx });
  ctx.setTimer({ type: 'decision', tx }, ctx.params.decisionTimeout);
}

const othersOf = ({ coordinator, participants }: Branch, self: NodeId): NodeId[] => [
  coordinator,
  ...participants.filter((one) => one !== self),
];

export function handleDecisionRequest(
  state: ParticipantState,
  asker: NodeId,
  { tx }: Immutable<DecisionRequest>,
  ctx: ParticipantContext,
): void {
  const presumed = !branchOf(state, tx) && outcomeIn(state.log, tx) === null;
  const branch = openBranch(state, tx, ctx);
  const outcome = branch ? null : outcomeIn(state.log, tx);
  ctx.note('decisionAnswered', { node: ctx.self, asker, tx, outcome, presumed });
  if (branch) ctx.send(asker, { type: 'Uncertain', tx, recovered: branch.recovered });
  else ctx.send(asker, { type: decisionOf(state, tx), tx });
}

export function handleUncertain(
  state: ParticipantState,
  from: NodeId,
  { tx, recovered }: Immutable<Uncertain>,
  ctx: ParticipantContext,
): void {
  const branch = branchOf(state, tx);
  if (!branch?.recovered || !recovered) return;
  const termination = terminationOf(state, branch);
  const others = termination.alsoDown.filter((one) => one !== from);
  termination.alsoDown = [...others, from].sort((a, b) => a - b);
  if (othersOf(branch, ctx.self).every((one) => termination.alsoDown.includes(one))) {
    ctx.note('totalFailure', { participant: ctx.self, tx });
    settle(state, branch, 'abort', ctx);
  }
}
