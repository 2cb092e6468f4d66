import type { NodeId } from '../../core/ids.ts';
import { majorityOf } from './log.ts';
import { NOTHING } from './machine.ts';
import { CATCH_UP, ELECTION, HEARTBEAT, LEADER_HEARD, TRANSFER } from './messages.ts';
import type { Params } from './params.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import type { Leading, ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** What every part of a server needs: its disk, its term, and the way back to being a follower. */

/** Writes what must survive a crash. Whatever is sent afterwards waits for the disk. */
export function save(state: ServerState, ctx: ServerContext, rules: Rules): void {
  ctx.persist({
    currentTerm: state.currentTerm,
    votedFor: rules.voteOnDisk(state),
    log: state.log,
    snapshot: state.snapshot,
    config: state.config,
  });
}

/** How many votes make a majority, for the story; of the new voters in a joint configuration. */
export const majority = (state: ServerState): number =>
  majorityOf(state.membership.config.voters.length);

/** The range from which election timeouts are drawn; afresh each time, so that split votes do not repeat. */
export const electionRange = (ctx: ServerContext): Params['electionTimeout'] =>
  ctx.params.electionTimeout as Params['electionTimeout'];

export function armElectionTimer(ctx: ServerContext): void {
  ctx.setTimer(ELECTION, electionRange(ctx));
}

/**
 * Whether servers that hear their leader ignore requests for votes. PreVote and CheckQuorum ask for it (thesis 4.2.3, 9.6), and
 * a lease rests on it (6.4.1).
 */
export const withholdsVotes = ({ params }: ServerContext): boolean =>
  params.preVote || params.checkQuorum || params.reads === 'lease';

/** From now on and for the least election timeout this server counts its leader as alive. */
export function rememberLeader(state: ServerState, ctx: ServerContext): void {
  if (!withholdsVotes(ctx)) return;
  state.leaderHeard = true;
  ctx.setTimer(LEADER_HEARD, electionRange(ctx)[0]);
}

/** There is a leader of this term, and it is alive. */
export function follow(state: ServerState, leader: NodeId, ctx: ServerContext): void {
  if (state.role !== 'follower') {
    ctx.note('leaderDiscovered', { server: ctx.self, leader, term: state.currentTerm });
    becomeFollower(state, 'leaderDiscovered', ctx);
  }
  state.leaderId = leader;
  armElectionTimer(ctx);
  rememberLeader(state, ctx);
}

/**
 * All servers: a higher term in any message ends whatever this one was doing in its own (section 5.1). Returns whether
 * the term changed, which must be written before anything is sent.
 */
export function observeTerm(
  state: ServerState,
  term: number,
  peer: NodeId,
  ctx: ServerContext,
): boolean {
  if (term <= state.currentTerm) return false;
  if (state.role !== 'follower') {
    const { role, currentTerm } = state;
    ctx.note('steppedDown', { server: ctx.self, role, term: currentTerm, newTerm: term, peer });
  }
  answerTransfer(state.leading, peer, ctx);
  state.currentTerm = term;
  state.votedFor = null;
  state.leaderId = null;
  state.leaderHeard = false;
  becomeFollower(state, 'higherTerm', ctx);
  return true;
}

/** The higher term is that of the server that was to take over: that is what was asked for. */
function answerTransfer(leading: Leading | null, peer: NodeId, ctx: ServerContext): void {
  const transfer = leading?.transfer;
  if (!transfer || transfer.to !== peer) return;
  if (transfer.request !== null) ctx.reply(transfer.request, NOTHING);
  const { client, serial } = transfer;
  if (client === null) return;
  const leaderHint = transfer.to;
  ctx.send(client, { type: 'ClientResponse', serial, status: 'ok', leaderHint, response: NOTHING });
}

/** Back to the role at rest. What belongs to the role that is left goes with it. */
export function becomeFollower(
  state: ServerState,
  why: 'higherTerm' | 'leaderDiscovered' | 'electionLost' | 'quorumLost' | 'removed',
  ctx: ServerContext,
): void {
  const { role } = state;
  if (role === 'follower') return;
  changeRole(ctx, state, why);
  clearVotes(state);
  if (role !== 'leader') return; // its election timer is running already
  ctx.cancelTimer(HEARTBEAT);
  if (state.leading?.change) ctx.cancelTimer(CATCH_UP);
  if (state.leading?.transfer) ctx.cancelTimer(TRANSFER);
  state.nextIndex = {};
  state.matchIndex = {};
  state.heardFrom = null;
  state.leading = null;
  state.pending = []; // whether these will be committed is for later leaders to decide
  armElectionTimer(ctx);
}

export function clearVotes(state: ServerState): void {
  state.votesGranted = [];
  state.preVotesGranted = [];
  state.votesDenied = [];
}
