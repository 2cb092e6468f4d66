import type { NodeId } from '../../../core/ids.ts';
import type { Logging, LogRecord } from './log.ts';
import {
  type Branch,
  branchOf,
  close,
  overdrawn,
  type Participant,
  showRole,
} from './participant.ts';
import type { NoReason, VoteRequest, WorkContext } from './work.ts';

/** A participant's vote: a promise that it can commit, whatever happens, or the end of the transaction. */

/** What it has to say; `again`: it has voted yes already. */
export type Ballot =
  | { readonly vote: 'yes'; readonly branch: Branch }
  | { readonly vote: 'again' }
  | {
      readonly vote: 'no';
      readonly branch: Branch | undefined;
      readonly why: NoReason;
      readonly account: string | null;
    };

type Question = Pick<VoteRequest, 'tx' | 'steps' | 'session'>;

/** How a participant votes: yes, if it has all that was done here, and no account is overdrawn. */
export function ballotOn(
  state: Participant,
  { tx, steps, session }: Question,
  ctx: WorkContext,
): Ballot {
  const branch = branchOf(state, tx);
  if (branch && branch.role !== 'working') {
    ctx.note('votedYes', { participant: ctx.self, tx, again: true });
    return { vote: 'again' };
  }
  if (!branch) return { vote: 'no', branch, why: 'unknown', account: null };
  if (branch.done !== steps || session !== state.starts) {
    return { vote: 'no', branch, why: 'incomplete', account: null };
  }
  const account = overdrawn(state, branch);
  return account === null
    ? { vote: 'yes', branch }
    : { vote: 'no', branch, why: 'overdrawn', account };
}

/** How a record is put into the log. */
export type Write = (state: Logging, record: LogRecord, ctx: WorkContext) => void;

/** From here on it can do either, after a crash too: what the transaction changed is on disk, and that it was asked. */
export function promise(
  state: Participant,
  branch: Branch,
  coordinator: NodeId,
  participants: readonly NodeId[],
  write: Write,
  ctx: WorkContext,
): void {
  const { tx } = branch;
  branch.participants = participants.slice();
  write(state, { type: 'prepared', tx, coordinator, participants: branch.participants }, ctx);
  branch.role = 'prepared';
  ctx.note('votedYes', { participant: ctx.self, tx, again: false });
  showRole(state, 'votedYes', ctx);
  ctx.cancelTimer({ type: 'idle', tx });
}

/** With its no a participant has decided: it needs to hear nothing more. */
export function refuseVote(
  state: Participant,
  tx: number,
  { branch, why, account }: Extract<Ballot, { readonly vote: 'no' }>,
  write: Write,
  ctx: WorkContext,
): void {
  ctx.note('votedNo', { participant: ctx.self, tx, why, account });
  if (!branch) return;
  write(state, { type: 'abort', tx, participants: [] }, ctx);
  close(state, branch, 'abort', ctx);
}
