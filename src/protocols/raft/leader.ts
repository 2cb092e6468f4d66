import type { NodeId } from '../../core/ids.ts';
import { append } from '../../core/vector.ts';
import { advanceCommit, applyCommitted } from './commit.ts';
import { type Configuration, isJoint, isVoter, makeConfig, membersOf } from './config.ts';
import { lastIndex } from './log.ts';
import { CATCH_UP, type Entry, HEARTBEAT, makeEntry } from './messages.ts';
import { beginRound, confirmRound, serveReads } from './reads.ts';
import type { Rules } from './rules.ts';
import { audienceOf, sendMore, sendToAll, tellCommit } from './sending.ts';
import { armElectionTimer, becomeFollower, save } from './standing.ts';
import { type Asker, newLeading, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** A leader's own work: heartbeats, new entries, and what follows when a majority has them. */

/** Nothing is known yet of the others' logs: they are offered what comes behind the leader's own (figure 2). */
export function takeLead(state: ServerState, ctx: ServerContext): void {
  state.nextIndex = {};
  state.matchIndex = {};
  state.leading = newLeading();
  knowEveryone(state, ctx);
  ctx.setTimer(HEARTBEAT, ctx.params.heartbeat);
  watchQuorum(state, ctx);
}

/** Fills in the servers that the two indexes lack. */
export function knowEveryone(state: ServerState, ctx: ServerContext): void {
  for (const peer of audienceOf(state)) {
    if (peer === ctx.self) continue;
    state.nextIndex[peer] ??= lastIndex(state) + 1;
    state.matchIndex[peer] ??= 0;
  }
}

/** CheckQuorum borrows the election timer, for which a leader has no other use. */
function watchQuorum(state: ServerState, ctx: ServerContext): void {
  if (!ctx.params.checkQuorum || state.heardFrom !== null) return;
  state.heardFrom = [];
  armElectionTimer(ctx);
}

export function heartbeat(state: ServerState, ctx: ServerContext): void {
  if (state.role !== 'leader') return;
  watchQuorum(state, ctx);
  if (ctx.params.reads === 'lease') beginRound(state, ctx);
  sendToAll(state, ctx);
  confirmRound(state, ctx); // nobody else may be left whose answer would
  ctx.setTimer(HEARTBEAT, ctx.params.heartbeat);
}

/** Puts an entry into the leader's log and offers it to everyone, once it is on the leader's own disk. */
export function appendEntry(
  state: ServerState,
  entry: Entry,
  ctx: ServerContext,
  rules: Rules,
): void {
  knowEveryone(state, ctx);
  state.log = append(state.log, entry);
  save(state, ctx, rules);
  offerToAll(state, ctx);
  progress(state, null, 0, ctx, rules); // a leader without followers is a majority
}

/**
 * The entry goes out at once; with pipelining only where there is room for it. Who is getting a snapshot has no use for it yet,
 * and is asked with every heartbeat how far that has come.
 */
function offerToAll(state: ServerState, ctx: ServerContext): void {
  for (const peer of audienceOf(state)) {
    if (peer === ctx.self || state.leading?.installing[peer] !== undefined) continue;
    sendMore(state, peer, ctx);
  }
}

/** A new configuration: it is in force from the moment at which it is in the log (section 6, thesis 4.1). */
export function appendConfig(
  state: ServerState,
  config: Configuration,
  asker: Asker | null,
  ctx: ServerContext,
  rules: Rules,
): void {
  const index = lastIndex(state) + 1;
  const { config: before } = state.membership;
  state.membership = Object.freeze({ config, index });
  forgetOthers(state);
  const { currentTerm: term } = state;
  const { voters, oldVoters, nonVoting } = config;
  ctx.note('configAppended', {
    server: ctx.self,
    index,
    term,
    voters,
    oldVoters: oldVoters ?? [],
    nonVoting,
    was: before.voters,
  });
  if (asker !== null) {
    const { client, serial, request } = asker;
    state.pending.push(Object.freeze({ index, client, serial, request }));
  }
  appendEntry(state, makeEntry(term, { op: 'config', config }), ctx, rules);
}

/** Of those who are no members any more nothing need be known. */
function forgetOthers(state: ServerState): void {
  const audience = audienceOf(state);
  for (const id in state.nextIndex) {
    const peer = Number(id) as NodeId;
    if (audience.includes(peer)) continue;
    delete state.nextIndex[peer];
    delete state.matchIndex[peer];
    delete state.leading?.inflight[peer];
    delete state.leading?.installing[peer];
  }
}

/**
 * What follows from a follower's having more than before: commits, answers, reads, and the next step of a change of members.
 * Returns whether anything was committed.
 */
export function progress(
  state: ServerState,
  peer: NodeId | null,
  before: number,
  ctx: ServerContext,
  rules: Rules,
): boolean {
  const advanced = advanceCommit(state, peer, before, ctx, rules);
  if (advanced) tellCommit(state, ctx);
  applyCommitted(state, ctx, rules);
  serveReads(state, ctx);
  if (advanced) followConfig(state, ctx, rules);
  return advanced;
}

/** The configuration is committed: from a joint one on to the new one; a leader that is no member of that steps down. */
function followConfig(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const { config, index } = state.membership;
  if (state.role !== 'leader' || index > state.commitIndex || index === 0) return;
  if (isJoint(config)) {
    leaveJoint(state, config, ctx, rules);
    return;
  }
  if (isVoter(config, ctx.self)) return;
  ctx.note('removedItself', {
    server: ctx.self,
    term: state.currentTerm,
    members: membersOf(config),
  });
  state.leaderId = null;
  becomeFollower(state, 'removed', ctx);
}

/** C-old,new is committed, so C-new may be made (section 6). */
function leaveJoint(
  state: ServerState,
  { voters, nonVoting }: Configuration,
  ctx: ServerContext,
  rules: Rules,
): void {
  const change = state.leading?.change ?? null;
  if (state.leading !== null && change !== null) {
    state.leading.change = null;
    ctx.cancelTimer(CATCH_UP);
  }
  appendConfig(state, makeConfig(voters, null, nonVoting), change, ctx, rules);
}
