import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { applyCommitted } from './commit.ts';
import { membershipAt } from './config.ts';
import { progress } from './leader.ts';
import {
  agreesAt,
  entryAt,
  firstOfTerm,
  knownEntries,
  lastIndex,
  lastOfTerm,
  nextAfterConflict,
  replaceFrom,
  snapshotIndex,
  termAt,
} from './log.ts';
import { checkCatchUp } from './membership.ts';
import type {
  AppendEntries,
  AppendEntriesResult,
  Entry,
  InstallSnapshotResult,
} from './messages.ts';
import { recordAnswer } from './reads.ts';
import type { Rules } from './rules.ts';
import { sendMore, sendTo } from './sending.ts';
import { follow, observeTerm, save } from './standing.ts';
import { type Leading, leadingOf, matchIndexOf, nextIndexOf, type ServerState } from './state.ts';
import { tellTimeoutNow } from './transfer.ts';
import type { ServerContext } from './types.ts';

/** How entries get from the leader to everyone else: AppendEntries and its answers, on both sides (section 5.3). */

// ---- the leader ----

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
  hear(state, from, message.round, ctx);
  if (message.success) {
    const sent = nextIndexOf(state, from) - 1 + ctx.params.maxEntries;
    recordMatch(state, from, message.matchIndex ?? sent, ctx, rules);
  } else backUp(state, from, message, ctx);
}

/** A follower still takes this server for its leader. */
function hear(state: ServerState, from: NodeId, round: number, ctx: ServerContext): void {
  if (state.heardFrom !== null && !state.heardFrom.includes(from)) state.heardFrom.push(from);
  recordAnswer(state, from, round, ctx);
}

/** A part of a snapshot has arrived, or was not the one that was waited for: sends the one that is. */
export function handleInstallSnapshotResult(
  state: ServerState,
  from: NodeId,
  message: Immutable<InstallSnapshotResult>,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (observeTerm(state, message.term, from, ctx)) {
    save(state, ctx, rules);
    return;
  }
  if (state.role !== 'leader' || message.term < state.currentTerm) return;
  hear(state, from, message.round, ctx);
  const installing = state.leading?.installing[from];
  const { lastIncludedIndex, offset, installed } = message;
  if (installed) {
    recordMatch(state, from, lastIncludedIndex, ctx, rules);
    return;
  }
  if (state.leading === null || installing === undefined) return;
  const { snapshot } = installing;
  if (snapshot.lastIncludedIndex !== lastIncludedIndex || installing.offset === offset) return;
  state.leading.installing[from] = Object.freeze({ snapshot, offset });
  sendTo(state, from, ctx);
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
  const last = lastIndex(state);
  const known = index < last ? index : last;
  const match = known > before ? known : before;
  state.matchIndex[from] = match;
  const next = nextIndexOf(state, from);
  state.nextIndex[from] = next > match ? next : match + 1;
  if (state.leading !== null) settle(state.leading, from, match);
  const lacked = before < state.commitIndex;
  const advanced = progress(state, from, before, ctx, rules);
  if (state.role !== 'leader') return; // it may have removed itself
  if (!advanced && match > before) {
    if (hasMore(state, from, before, match, ctx)) sendMore(state, from, ctx);
    else if (lacked) sendTo(state, from, ctx); // it has not heard of the commit yet
  }
  checkCatchUp(state, ctx, rules);
  tellTimeoutNow(state, ctx);
}

/** What is known to have arrived is under way no more. */
function settle(leading: Leading, from: NodeId, match: number): void {
  if (leading.probing.includes(from)) {
    leading.probing = leading.probing.filter((id) => id !== from);
  }
  const inflight = leading.inflight[from];
  if (inflight !== undefined) leading.inflight[from] = inflight.filter((last) => last > match);
  const installing = leading.installing[from];
  if (installing !== undefined && installing.snapshot.lastIncludedIndex <= match) {
    delete leading.installing[from];
  }
}

/** A full batch has arrived, or there is room for another message: there may be more where that came from. */
const hasMore = (
  state: ServerState,
  from: NodeId,
  before: number,
  match: number,
  { params }: ServerContext,
): boolean =>
  params.pipelining
    ? nextIndexOf(state, from) <= lastIndex(state)
    : match - before >= params.maxEntries && match < lastIndex(state);

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
  const wanted = nextAfterConflict(state, next, conflictTerm, conflictIndex);
  const target = wanted > lowest ? wanted : lowest;
  if (target >= next) return; // an answer to something sent long ago
  state.nextIndex[from] = target;
  probe(leadingOf(state), from);
  const shared = conflictTerm !== null && lastOfTerm(state, conflictTerm, next) > 0;
  ctx.note('backedUp', { server: ctx.self, follower: from, next: target, conflictTerm, shared });
  sendMore(state, from, ctx);
}

/** What is still under way to a follower that refuses will be refused as well. */
function probe(leading: Leading, from: NodeId): void {
  delete leading.inflight[from];
  if (!leading.probing.includes(from)) leading.probing.push(from);
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
    answer(state, from, message, REFUSED, ctx);
    return;
  }
  if (state.role === 'leader') return; // two leaders of one term: not while votes are kept
  follow(state, message.leaderId, ctx);
  if (!agreesAt(state, message.prevLogIndex, message.prevLogTerm)) {
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
  answer(state, from, message, { ...REFUSED, success: true, matchIndex: last }, ctx);
}

/** The consistency check failed: tells what is in the way, so that the leader need not go back one by one. */
function refuseEntries(
  state: ServerState,
  from: NodeId,
  message: Immutable<AppendEntries>,
  ctx: ServerContext,
): void {
  const { prevLogIndex: index, prevLogTerm: term } = message;
  const last = lastIndex(state);
  const found = index > last ? null : termAt(state, index);
  const conflictIndex = found === null ? last + 1 : firstOfTerm(state, index);
  ctx.note('consistencyFailed', {
    server: ctx.self,
    leader: from,
    index,
    term,
    found,
    entries: last,
    conflictIndex,
  });
  answer(state, from, message, { ...REFUSED, conflictTerm: found, conflictIndex }, ctx);
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
  const known = knownEntries(state, first, entries);
  if (known === entries.length) return false;
  const index = first + known;
  const removed = lastIndex(state) - index + 1;
  if (removed > 0) {
    const oldTerm = termAt(state, index);
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
  state.log = replaceFrom(state, index, entries, known);
  adoptConfig(state, index, ctx);
  const last = lastIndex(state);
  if (last > index) {
    ctx.note('caughtUp', { server: ctx.self, leader: from, from: index, to: last });
  }
  return true;
}

/** The log has changed from an index on: the latest configuration in it is in force, and one that was cut off no more. */
function adoptConfig(state: ServerState, from: number, ctx: ServerContext): void {
  const { membership: before } = state;
  let brings = before.index >= from && before.index > snapshotIndex(state);
  for (let index = from; !brings && index <= lastIndex(state); index++) {
    brings = entryAt(state, index)?.command.op === 'config';
  }
  if (!brings) return;
  state.membership = Object.freeze(membershipAt(state));
  const { config, index } = state.membership;
  if (config === before.config) return;
  const { voters, oldVoters, nonVoting } = config;
  const reverted = index < from;
  ctx.note('configAdopted', {
    server: ctx.self,
    index,
    voters,
    oldVoters: oldVoters ?? [],
    nonVoting,
    reverted,
  });
}

type Verdict = Pick<
  AppendEntriesResult,
  'success' | 'matchIndex' | 'conflictTerm' | 'conflictIndex'
>;

/** No, without a hint. */
const REFUSED: Verdict = Object.freeze({
  success: false,
  matchIndex: null,
  conflictTerm: null,
  conflictIndex: null,
});

function answer(
  state: ServerState,
  to: NodeId,
  { round }: Immutable<AppendEntries>,
  { success, matchIndex, conflictTerm, conflictIndex }: Verdict,
  ctx: ServerContext,
): void {
  ctx.send(to, {
    type: 'AppendEntriesResult',
    term: state.currentTerm,
    success,
    matchIndex,
    conflictTerm,
    conflictIndex,
    round,
  });
}
