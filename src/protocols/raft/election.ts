import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { lastTerm } from './log.ts';
import {
  ELECTION,
  LEADER_HEARD,
  noopEntry,
  type RequestVote,
  type RequestVoteResult,
} from './messages.ts';
import { appendEntry, heartbeat, takeLead } from './replication.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import {
  armElectionTimer,
  becomeFollower,
  clearVotes,
  majority,
  observeTerm,
  save,
} from './standing.ts';
import type { ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** The election timer has run down. */
export function electionTimeout(state: ServerState, ctx: ServerContext, rules: Rules): void {
  if (state.role === 'leader') {
    checkQuorum(state, ctx);
    return;
  }
  if (!state.config.includes(ctx.self)) return; // not a member: it has no vote and cannot lead
  if (ctx.params.preVote) startPreVote(state, ctx, rules);
  else {
    tellWhy(state, ctx);
    startElection(state, ctx, rules, 'electionTimeout');
  }
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
function startElection(
  state: ServerState,
  ctx: ServerContext,
  rules: Rules,
  why: 'electionTimeout' | 'preVoteMajority',
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
  if (state.votesGranted.length >= majority(state)) becomeLeader(state, ctx, rules);
  else askForVotes(state, ctx, state.currentTerm, false);
}

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
  if (state.preVotesGranted.length >= majority(state)) winPreVote(state, ctx, rules);
  else askForVotes(state, ctx, term, true);
}

function askForVotes(state: ServerState, ctx: ServerContext, term: number, preVote: boolean): void {
  const message: RequestVote = {
    type: 'RequestVote',
    term,
    candidateId: ctx.self,
    lastLogIndex: state.log.length,
    lastLogTerm: lastTerm(state.log),
    preVote,
  };
  for (const peer of state.config) if (peer !== ctx.self) ctx.send(peer, message);
}

export function handleRequestVote(
  state: ServerState,
  from: NodeId,
  message: Immutable<RequestVote>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const { preVote } = message;
  if (hasLeader(state, preVote, ctx)) {
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
  const { params } = ctx;
  if (!params.preVote && !params.checkQuorum) return false;
  return state.role === 'leader' ? preVote || params.checkQuorum : state.leaderHeard;
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
  const { currentTerm, votedFor, log } = state;
  const answer = { server: ctx.self, candidate, term, preVote };
  if (term < currentTerm) {
    ctx.note('voteDeniedStaleTerm', { ...answer, currentTerm });
    return false;
  }
  if (term === currentTerm && votedFor !== null && votedFor !== message.candidateId) {
    ctx.note('voteDeniedAlreadyVoted', { ...answer, votedFor });
    return false;
  }
  if (!rules.upToDate(message.lastLogTerm, message.lastLogIndex, log)) {
    ctx.note('voteDeniedLogBehind', {
      ...answer,
      lastIndex: log.length,
      lastTerm: lastTerm(log),
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
  if (!state.config.includes(from)) return;
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
    if (state.votesGranted.length >= majority(state)) becomeLeader(state, ctx, rules);
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
    if (state.preVotesGranted.length >= majority(state)) winPreVote(state, ctx, rules);
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
  if (state.config.length - state.votesDenied.length >= majority(state)) return;
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
  const servers = state.config.length;
  ctx.note('electionWon', { server: ctx.self, term: state.currentTerm, voters, servers });
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
  const needed = majority(state);
  if (state.heardFrom.length + 1 >= needed) {
    state.heardFrom = [];
    armElectionTimer(ctx);
    return;
  }
  const heard = inOrder(state.heardFrom);
  ctx.note('quorumLost', { server: ctx.self, term: state.currentTerm, heard, needed });
  state.leaderId = null;
  becomeFollower(state, 'quorumLost', ctx);
}
