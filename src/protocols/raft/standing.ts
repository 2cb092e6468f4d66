import type { NodeId } from '../../core/ids.ts';
import { majorityOf } from './log.ts';
import { ELECTION, HEARTBEAT } from './messages.ts';
import type { Params } from './params.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import type { ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** What every part of a server needs: its disk, its term, and the way back to being a follower. */

/** Writes what must survive a crash. Whatever is sent afterwards waits for the disk. */
export function save(state: ServerState, ctx: ServerContext, rules: Rules): void {
  ctx.persist({
    currentTerm: state.currentTerm,
    votedFor: rules.voteOnDisk(state),
    log: state.log,
    config: state.config,
  });
}

export const majority = (state: ServerState): number => majorityOf(state.config.length);

/** The range from which election timeouts are drawn; afresh each time, so that split votes do not repeat. */
export const electionRange = (ctx: ServerContext): Params['electionTimeout'] =>
  ctx.params.electionTimeout as Params['electionTimeout'];

export function armElectionTimer(ctx: ServerContext): void {
  ctx.setTimer(ELECTION, electionRange(ctx));
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
  state.currentTerm = term;
  state.votedFor = null;
  state.leaderId = null;
  state.leaderHeard = false;
  becomeFollower(state, 'higherTerm', ctx);
  return true;
}

/** Back to the role at rest. What belongs to the role that is left goes with it. */
export function becomeFollower(
  state: ServerState,
  why: 'higherTerm' | 'leaderDiscovered' | 'electionLost' | 'quorumLost',
  ctx: ServerContext,
): void {
  const { role } = state;
  if (role === 'follower') return;
  changeRole(ctx, state, why);
  clearVotes(state);
  if (role !== 'leader') return; // its election timer is running already
  ctx.cancelTimer(HEARTBEAT);
  state.nextIndex = {};
  state.matchIndex = {};
  state.heardFrom = null;
  state.pending = []; // whether these will be committed is for later leaders to decide
  armElectionTimer(ctx);
}

export function clearVotes(state: ServerState): void {
  state.votesGranted = [];
  state.preVotesGranted = [];
  state.votesDenied = [];
}
