import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { isJoint, isQuorum, isVoter, membershipAt, membersOf, quorumOf } from './config.ts';
import { appendEntry, heartbeat, takeLead } from './leader.ts';
import { lastIndex, lastTerm } from './log.ts';
import {
  ELECTION,
  LEADER_HEARD,
  noopEntry,
  type RequestVote,
  type RequestVoteResult,
} from './messages.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import {
  armElectionTimer,
  becomeFollower,
  clearVotes,
  majority,
  observeTerm,
  save,
  withholdsVotes,
} from './standing.ts';
import type { ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** The election timer has run down. */
export function electionTimeout(state: ServerState, ctx: ServerContext, rules: Rules): void {
  if (state.role === 'leader') {
    checkQuorum(state, ctx);
    return;
  }
  // Who has no vote need not lead. Its timer rests until it hears from a leader again.
  if (!mayStand(state, ctx.self)) return;
  if (ctx.params.preVote) startPreVote(state, ctx, rules);
  else {
    tellWhy(state, ctx);
    startElection(state, ctx, rules, 'electionTimeout');
  }
}

/**
 * Voters may; and who is one no more by an entry that is not known to be committed: it may be the only one that has the entry,
 * and nobody else could be elected then (thesis 4.2.2). Its own vote does not count.
 */
function mayStand(state: ServerState, self: NodeId): boolean {
  const { config, index } = state.membership;
  if (isVoter(config, self)) return true;
  return index > state.commitIndex && isVoter(membershipAt(state, index - 1).config, self);
}

function tellWhy(state: ServerState, ctx: ServerContext): void {
  const server = ctx.self;
  const term = state.currentTerm + 1;
  if (state.role === 'candidate') {
    const votes = state.votesGranted.length;
    ctx.note('electionRestarted', { server, term, votes, needed: majority(state) });
  } else ctx.note('electionStarted', { server, term, leader: state.leaderId });
}

/** Candidates (section 5.2): a new term, the own vote, and a request to everyone else. */
export function startElection(
  state: ServerState,
  ctx: ServerContext,
  rules: Rules,
  why: 'electionTimeout' | 'preVoteMajority' | 'timeoutNow',
): void {
  state.currentTerm += 1;
  state.votedFor = ctx.self;
  state.leaderId = null;
  state.leaderHeard = false;
  clearVotes(state);
  state.votesGranted.push(ctx.self);
  changeRole(ctx, state, why);
  save(state, ctx, rules);
  armElectionTimer(ctx);
  if (hasVotes(state)) becomeLeader(state, ctx, rules);
  else askForVotes(state, ctx, { preVote: false, leadershipTransfer: why === 'timeoutNow' });
}

const hasVotes = ({ membership, votesGranted }: ServerState): boolean =>
  quorumOf(membership.config, votesGranted);

const hasPreVotes = ({ membership, preVotesGranted }: ServerState): boolean =>
  quorumOf(membership.config, preVotesGranted);

/** PreVote (thesis 9.6): first asks whether it could win, and leaves its term alone until it knows. */
function startPreVote(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const term = state.currentTerm + 1;
  ctx.note('preVoteStarted', { server: ctx.self, term, leader: state.leaderId });
  state.leaderId = null;
  state.leaderHeard = false;
  clearVotes(state);
  state.preVotesGranted.push(ctx.self);
  changeRole(ctx, state, 'preVoteStarted');
  armElectionTimer(ctx);
  if (hasPreVotes(state)) winPreVote(state, ctx, rules);
  else askForVotes(state, ctx, { preVote: true, leadershipTransfer: false });
}

function askForVotes(
  state: ServerState,
  ctx: ServerContext,
  kind: Pick<RequestVote, 'preVote' | 'leadershipTransfer'>,
): void {
  const message: RequestVote = {
    type: 'RequestVote',
    term: state.currentTerm + (kind.preVote ? 1 : 0),
    candidateId: ctx.self,
    lastLogIndex: lastIndex(state),
    lastLogTerm: lastTerm(state),
    ...kind,
  };
  for (const peer of votersOf(state)) if (peer !== ctx.self) ctx.send(peer, message);
}

/** All whose votes count, of before and after while members change. */
const votersOf = ({ membership: { config } }: ServerState): readonly NodeId[] =>
  membersOf({ ...config, nonVoting: [] });

export function handleRequestVote(
  state: ServerState,
  from: NodeId,
  message: Immutable<RequestVote>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const { preVote } = message;
  if (!message.leadershipTransfer && hasLeader(state, preVote, ctx)) {
    withhold(state, from, message, ctx);
    return;
  }
  const newTerm = !preVote && observeTerm(state, message.term, from, ctx);
  const granted = judge(state, from, message, ctx, rules);
  const again = state.votedFor === message.candidateId;
  if (granted && !preVote) {
    state.votedFor = message.candidateId;
    armElectionTimer(ctx);
  }
  if (newTerm || (granted && !preVote && !again)) save(state, ctx, rules);
  const term = granted && preVote ? message.term : state.currentTerm;
  answerVote(from, term, granted, preVote, ctx);
}

/**
 * Thesis 4.2.3 and 9.6: a server that hears its leader does not let itself be talked into an election, not even by a
 * higher term. Without this, a server that was cut off (or removed) could depose a leader that all others can hear. A
 * leader itself refuses pre-votes; votes only where CheckQuorum watches whether it still is one.
 */
function hasLeader(state: ServerState, preVote: boolean, ctx: ServerContext): boolean {
  if (!withholdsVotes(ctx)) return false;
  return state.role === 'leader' ? preVote || ctx.params.checkQuorum : state.leaderHeard;
}

function withhold(
  state: ServerState,
  candidate: NodeId,
  message: Immutable<RequestVote>,
  ctx: ServerContext,
): void {
  const { term, preVote } = message;
  const { leaderId: leader } = state;
  ctx.note('voteWithheld', { server: ctx.self, candidate, term, preVote, leader });
  if (preVote) answerVote(candidate, state.currentTerm, false, true, ctx);
}

function answerVote(
  to: NodeId,
  term: number,
  voteGranted: boolean,
  preVote: boolean,
  ctx: ServerContext,
): void {
  ctx.send(to, { type: 'RequestVoteResult', term, voteGranted, preVote });
}

/** RequestVote, receiver (figure 2): one vote a term, and none for a log that is behind. Tells the reason. */
function judge(
  state: ServerState,
  candidate: NodeId,
  message: Immutable<RequestVote>,
  ctx: ServerContext,
  rules: Rules,
): boolean {
  const { term, preVote } = message;
  const { currentTerm, votedFor } = state;
  const answer = { server: ctx.self, candidate, term, preVote };
  if (term < currentTerm) {
    ctx.note('voteDeniedStaleTerm', { ...answer, currentTerm });
    return false;
  }
  if (term === currentTerm && votedFor !== null && votedFor !== message.candidateId) {
    ctx.note('voteDeniedAlreadyVoted', { ...answer, votedFor });
    return false;
  }
  if (!rules.upToDate(message.lastLogTerm, message.lastLogIndex, state)) {
    ctx.note('voteDeniedLogBehind', {
      ...answer,
      lastIndex: lastIndex(state),
      lastTerm: lastTerm(state),
      candidateIndex: message.lastLogIndex,
      candidateTerm: message.lastLogTerm,
    });
    return false;
  }
  const again = term === currentTerm && votedFor === message.candidateId;
  ctx.note('voteGranted', { ...answer, again });
  return true;
}

export function handleRequestVoteResult(
  state: ServerState,
  from: NodeId,
  message: Immutable<RequestVoteResult>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const { term, voteGranted, preVote } = message;
  const yes = preVote && voteGranted;
  if (!yes && observeTerm(state, term, from, ctx)) {
    save(state, ctx, rules);
    return;
  }
  if (!isVoter(state.membership.config, from)) return;
  if (preVote) countPreVote(state, from, term, voteGranted, ctx, rules);
  else if (state.role === 'candidate' && term === state.currentTerm) {
    countVote(state, from, voteGranted, ctx, rules);
  }
}

function countVote(
  state: ServerState,
  from: NodeId,
  granted: boolean,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (!granted) countDenial(state, from, ctx);
  else {
    addOnce(state.votesGranted, ctx.self); // in a state that was written down it may be missing
    addOnce(state.votesGranted, from);
    if (hasVotes(state)) becomeLeader(state, ctx, rules);
  }
}

function countPreVote(
  state: ServerState,
  from: NodeId,
  term: number,
  granted: boolean,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (state.role !== 'preCandidate') return;
  if (!granted) countDenial(state, from, ctx);
  else if (term === state.currentTerm + 1) {
    addOnce(state.preVotesGranted, ctx.self);
    addOnce(state.preVotesGranted, from);
    if (hasPreVotes(state)) winPreVote(state, ctx, rules);
  }
}

function winPreVote(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const term = state.currentTerm + 1;
  ctx.note('preVoteWon', { server: ctx.self, term, voters: inOrder(state.preVotesGranted) });
  startElection(state, ctx, rules, 'preVoteMajority');
}

/** Once so many have refused that the rest is no majority, the candidacy is over; the timer decides about the next. */
function countDenial(state: ServerState, from: NodeId, ctx: ServerContext): void {
  addOnce(state.votesDenied, from);
  const { config } = state.membership;
  if (isQuorum(config, (id) => !state.votesDenied.includes(id))) return;
  const preVote = state.role === 'preCandidate';
  const term = state.currentTerm + (preVote ? 1 : 0);
  const deniers = inOrder(state.votesDenied);
  ctx.note('electionLost', { server: ctx.self, term, deniers, preVote });
  becomeFollower(state, 'electionLost', ctx);
}

/** For the story: who came first does not matter. */
const inOrder = (servers: readonly NodeId[]): NodeId[] => servers.slice().sort((a, b) => a - b);

function addOnce(list: NodeId[], server: NodeId): void {
  if (!list.includes(server)) list.push(server);
}

/** Leaders (section 5.2): indexes set afresh, a no-op of the own term into the log (section 8), heartbeats. */
function becomeLeader(state: ServerState, ctx: ServerContext, rules: Rules): void {
  changeRole(ctx, state, 'voteMajority');
  const voters = inOrder(state.votesGranted);
  const servers = votersOf(state).length;
  const joint = isJoint(state.membership.config);
  ctx.note('electionWon', { server: ctx.self, term: state.currentTerm, voters, servers, joint });
  state.leaderId = ctx.self;
  ctx.cancelTimer(ELECTION);
  ctx.cancelTimer(LEADER_HEARD);
  takeLead(state, ctx);
  if (ctx.params.noop) appendEntry(state, noopEntry(state.currentTerm), ctx, rules);
  else heartbeat(state, ctx);
}

/** The leader's half of CheckQuorum (thesis 6.2): one that no majority answers any more gives up. */
function checkQuorum(state: ServerState, ctx: ServerContext): void {
  if (state.heardFrom === null) return;
  if (!ctx.params.checkQuorum) {
    state.heardFrom = null;
    return;
  }
  const { heardFrom } = state;
  const answers = (id: NodeId) => id === ctx.self || heardFrom.includes(id);
  if (isQuorum(state.membership.config, answers)) {
    state.heardFrom = [];
    armElectionTimer(ctx);
    return;
  }
  const needed = majority(state);
  const heard = inOrder(heardFrom);
  ctx.note('quorumLost', { server: ctx.self, term: state.currentTerm, heard, needed });
  state.leaderId = null;
  becomeFollower(state, 'quorumLost', ctx);
}
