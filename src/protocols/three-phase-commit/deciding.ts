import { force } from '../_shared/atomic/log.ts';
import { type Branch, close } from '../_shared/atomic/participant.ts';
import type { Outcome } from '../_shared/atomic/work.ts';
import type { ParticipantState } from './state.ts';
import type { ParticipantContext } from './types.ts';

/** The decision is on disk, and nothing of the transaction is left open here. */
export function settle(
  state: ParticipantState,
  branch: Branch,
  outcome: Outcome,
  ctx: ParticipantContext,
): void {
  const { tx } = branch;
  for (const type of ['decision', 'states', 'acks'] as const) ctx.cancelTimer({ type, tx });
  force(state, { type: outcome, tx, participants: [] }, ctx);
  state.terminations = state.terminations.filter((one) => one.tx !== tx);
  close(state, branch, outcome, ctx);
}
