import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { append, slice } from '../../core/vector.ts';
import { advanceCommit, applyCommitted } from './commit.ts';
import {
  agreesAt,
  firstOfTerm,
  knownEntries,
  lastOfTerm,
  nextAfterConflict,
  replaceFrom,
  termAt,
} from './log.ts';
import {
  type AppendEntries,
  type AppendEntriesResult,
  type Entry,
  HEARTBEAT,
  LEADER_HEARD,
} from './messages.ts';
import type { Rules } from './rules.ts';
import { armElectionTimer, becomeFollower, electionRange, observeTerm, save } from './standing.ts';
import { matchIndexOf, nextIndexOf, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

const NO_ENTRIES: readonly Entry[] = Object.freeze([]);

// ---- the leader ----

/** Nothing is known yet of the others' logs: they are offered what comes behind the leader's own (figure 2). */
export function takeLead(state: ServerState, ctx: ServerContext): void {
  state.nextIndex = {};
  state.matchIndex = {};
  knowEveryone(state, ctx);
  ctx.setTimer(HEARTBEAT, ctx.params.heartbeat);
  watchQuorum(state, ctx);
}

/** Fills in the servers that the two indexes lack. */
function knowEveryone(state: ServerState, ctx: ServerContext): void {
  for (const peer of state.config) {
    if (peer === ctx.self) continue;
    state.nextIndex[peer] ??= state.log.length + 1;
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
  sendToAll(state, ctx);
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
  sendToAll(state, ctx);
  advanceCommit(state, null, 0, ctx, rules); // a leader without followers is a majority
  applyCommitted(state, ctx, rules);
}

function sendToAll(state: ServerState, ctx: ServerContext): void {
  const { config } = state;
  for (let i = 0; i < config.length; i++) {
    const peer = config[i] as NodeId;
    if (peer !== ctx.self) sendEntries(state, peer, ctx);
  }
}

/** AppendEntries with all that a follower lacks, up to a limit; empty (a heartbeat) if it lacks nothing. */
function sendEntries(state: ServerState, to: NodeId, ctx: ServerContext): void {
  const { log } = state;
  const next = nextIndexOf(state, to);
  const missing = log.length - next + 1;
  const count = missing < ctx.params.maxEntries ? missing : ctx.params.maxEntries;
  ctx.send(to, {
    type: 'AppendEntries',
    term: state.currentTerm,
    leaderId: ctx.self,
    prevLogIndex: next - 1,
    prevLogTerm: termAt(log, next - 1),
    entries: count > 0 ? slice(log, next - 1, next - 1 + count) : NO_ENTRIES,
    leaderCommit: state.commitIndex,
  });
}

export function handleAppendEntriesResult(
  state: ServerState,
  from: NodeId,
  message: Immutable<AppendEntriesResult>,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (observeTerm(state, message.term, from, ctx)) {
    save(state, ctx, rules);
    return;
  }
  if (state.role !== 'leader' || message.term < state.currentTerm) return;
  if (state.heardFrom !== null && !state.heardFrom.includes(from)) state.heardFrom.push(from);
  if (message.success) {
    const sent = nextIndexOf(state, from) - 1 + ctx.params.maxEntries;
    recordMatch(state, from, message.matchIndex ?? sent, ctx, rules);
  } else backUp(state, from, message, ctx);
}

/** A follower agrees up to an index. Answers come late and more than once: nothing ever moves back. */
function recordMatch(
  state: ServerState,
  from: NodeId,
  index: number,
  ctx: ServerContext,
  rules: Rules,
): void {
  const before = matchIndexOf(state, from);
  const known = index < state.log.length ? index : state.log.length;
  const match = known > before ? known : before;
  state.matchIndex[from] = match;
  const next = nextIndexOf(state, from);
  state.nextIndex[from] = next > match ? next : match + 1;
  if (advanceCommit(state, from, before, ctx, rules)) {
    tellCommit(state, ctx);
    applyCommitted(state, ctx, rules);
  } else if (match > before && (before < state.commitIndex || hasMore(state, before, match, ctx))) {
    sendEntries(state, from, ctx); // it has not heard of the commit yet, or lacks more than it was sent
  }
}

/** Whoever has the committed entries learns of it at once and not with the next heartbeat; the others as they get them. */
function tellCommit(state: ServerState, ctx: ServerContext): void {
  for (const peer of state.config) {
    if (peer === ctx.self) continue;
    if (matchIndexOf(state, peer) >= state.commitIndex) sendEntries(state, peer, ctx);
  }
}

/** A full batch has arrived: there may be more where that came from. */
const hasMore = (state: ServerState, before: number, match: number, ctx: ServerContext): boolean =>
  match - before >= ctx.params.maxEntries && match < state.log.length;

/** A follower's log does not agree at `prevLogIndex`: tries further down, at once. */
function backUp(
  state: ServerState,
  from: NodeId,
  message: Immutable<AppendEntriesResult>,
  ctx: ServerContext,
): void {
  const { conflictTerm, conflictIndex } = message;
  const next = nextIndexOf(state, from);
  const lowest = matchIndexOf(state, from) + 1;
  const wanted = nextAfterConflict(state.log, next, conflictTerm, conflictIndex);
  const target = wanted > lowest ? wanted : lowest;
  if (target >= next) return; // an answer to something sent long ago
  state.nextIndex[from] = target;
  const shared = conflictTerm !== null && lastOfTerm(state.log, conflictTerm, next) > 0;
  ctx.note('backedUp', { server: ctx.self, follower: from, next: target, conflictTerm, shared });
  sendEntries(state, from, ctx);
}

// ---- everyone else ----

/** AppendEntries, receiver (figure 2). */
export function handleAppendEntries(
  state: ServerState,
  from: NodeId,
  message: Immutable<AppendEntries>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const newTerm = observeTerm(state, message.term, from, ctx);
  if (message.term < state.currentTerm) {
    answer(state, from, false, null, null, null, ctx);
    return;
  }
  if (state.role === 'leader') return; // two leaders of one term: not while votes are kept
  follow(state, message.leaderId, ctx);
  if (!agreesAt(state.log, message.prevLogIndex, message.prevLogTerm)) {
    if (newTerm) save(state, ctx, rules);
    refuseEntries(state, from, message, ctx);
    return;
  }
  const changed = takeEntries(state, from, message, ctx);
  if (newTerm || changed) save(state, ctx, rules);
  const last = message.prevLogIndex + message.entries.length;
  const commit = message.leaderCommit < last ? message.leaderCommit : last;
  if (commit > state.commitIndex) state.commitIndex = commit;
  applyCommitted(state, ctx, rules);
  answer(state, from, true, last, null, null, ctx);
}

/** There is a leader of this term, and it is alive. */
function follow(state: ServerState, leader: NodeId, ctx: ServerContext): void {
  if (state.role !== 'follower') {
    ctx.note('leaderDiscovered', { server: ctx.self, leader, term: state.currentTerm });
    becomeFollower(state, 'leaderDiscovered', ctx);
  }
  state.leaderId = leader;
  armElectionTimer(ctx);
  const { params } = ctx;
  if (!params.preVote && !params.checkQuorum) return;
  state.leaderHeard = true;
  ctx.setTimer(LEADER_HEARD, electionRange(ctx)[0]);
}

/** The consistency check failed: tells what is in the way, so that the leader need not go back one by one. */
function refuseEntries(
  state: ServerState,
  from: NodeId,
  message: Immutable<AppendEntries>,
  ctx: ServerContext,
): void {
  const { prevLogIndex: index, prevLogTerm: term } = message;
  const { log } = state;
  const found = index > log.length ? null : termAt(log, index);
  const conflictIndex = found === null ? log.length + 1 : firstOfTerm(log, index);
  ctx.note('consistencyFailed', {
    server: ctx.self,
    leader: from,
    index,
    term,
    found,
    entries: log.length,
    conflictIndex,
  });
  answer(state, from, false, null, found, conflictIndex, ctx);
}

/** Entries that the log has already stay; what conflicts is cut off with all behind it. Returns whether it changed. */
function takeEntries(
  state: ServerState,
  from: NodeId,
  message: Immutable<AppendEntries>,
  ctx: ServerContext,
): boolean {
  const { entries } = message;
  if (entries.length === 0) return false;
  const first = message.prevLogIndex + 1;
  const known = knownEntries(state.log, first, entries);
  if (known === entries.length) return false;
  const index = first + known;
  const removed = state.log.length - index + 1;
  if (removed > 0) {
    const oldTerm = termAt(state.log, index);
    const newTerm = (entries[known] as Entry).term;
    ctx.note('conflictTruncated', {
      server: ctx.self,
      leader: from,
      index,
      oldTerm,
      newTerm,
      removed,
    });
  }
  state.log = replaceFrom(state.log, index, entries, known);
  if (state.log.length > index) {
    ctx.note('caughtUp', { server: ctx.self, leader: from, from: index, to: state.log.length });
  }
  return true;
}

function answer(
  state: ServerState,
  to: NodeId,
  success: boolean,
  matchIndex: number | null,
  conflictTerm: number | null,
  conflictIndex: number | null,
  ctx: ServerContext,
): void {
  ctx.send(to, {
    type: 'AppendEntriesResult',
    term: state.currentTerm,
    success,
    matchIndex,
    conflictTerm,
    conflictIndex,
  });
}
