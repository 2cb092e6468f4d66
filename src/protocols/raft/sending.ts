import type { NodeId } from '../../core/ids.ts';
import { membersOf } from './config.ts';
import { entriesFrom, lastIndex, snapshotIndex, termAt } from './log.ts';
import type { Snapshot } from './machine.ts';
import type { Entry } from './messages.ts';
import { type Leading, leadingOf, matchIndexOf, nextIndexOf, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** What a leader sends: entries, heartbeats, and snapshots to those who are too far behind for entries. */

const NO_ENTRIES: readonly Entry[] = Object.freeze([]);

/** Everyone who is to have the log: the members, the leader among them, and those who catch up to become members. */
export function audienceOf({ membership, leading }: ServerState): readonly NodeId[] {
  const members = membersOf(membership.config);
  const newcomers = leading?.change?.newcomers;
  if (newcomers === undefined || newcomers.length === 0) return members;
  return [...new Set([...members, ...newcomers])];
}

export function sendToAll(state: ServerState, ctx: ServerContext): void {
  for (const peer of audienceOf(state)) if (peer !== ctx.self) sendTo(state, peer, ctx);
}

/** Whoever has the committed entries learns of it at once and not with the next heartbeat; the others as they get them. */
export function tellCommit(state: ServerState, ctx: ServerContext): void {
  for (const peer of audienceOf(state)) {
    if (peer === ctx.self) continue;
    if (matchIndexOf(state, peer) >= state.commitIndex) sendTo(state, peer, ctx);
  }
}

/** What a follower lacks: entries, as long as they are there, otherwise the snapshot that stands for them. */
export function sendTo(state: ServerState, to: NodeId, ctx: ServerContext): void {
  const installing = state.leading?.installing[to];
  const { snapshot } = state;
  if (installing !== undefined && !isOutdated(installing, snapshot)) {
    sendChunk(state, to, installing.snapshot, installing.offset, ctx);
  } else if (snapshot !== null && nextIndexOf(state, to) <= snapshotIndex(state)) {
    beginSnapshot(state, to, snapshot, ctx);
  } else sendEntries(state, to, ctx);
}

/** A newer snapshot takes the place of one of which nothing is known to have arrived. */
const isOutdated = (
  { snapshot, offset }: Leading['installing'][NodeId],
  newest: Snapshot | null,
): boolean =>
  offset === 0 && newest !== null && newest.lastIncludedIndex > snapshot.lastIncludedIndex;

/**
 * AppendEntries with all that a follower lacks, up to a limit; empty (a heartbeat) if it lacks nothing. With pipelining
 * (thesis 10.2.1) what was sent counts as arrived until an answer says otherwise, and only so many messages are under way.
 */
function sendEntries(state: ServerState, to: NodeId, ctx: ServerContext): void {
  const next = nextIndexOf(state, to);
  const { maxEntries } = ctx.params;
  const pipelined = isPipelined(state, to, ctx);
  const missing = lastIndex(state) - next + 1;
  const wanted = missing < maxEntries ? missing : maxEntries;
  const count = pipelined && wanted > 0 && !hasRoom(state, to, ctx) ? 0 : wanted;
  if (pipelined && count > 0) {
    const { inflight } = leadingOf(state);
    const sent = inflight[to] ?? [];
    inflight[to] = sent;
    sent.push(next + count - 1);
    state.nextIndex[to] = next + count;
  }
  ctx.send(to, {
    type: 'AppendEntries',
    term: state.currentTerm,
    leaderId: ctx.self,
    prevLogIndex: next - 1,
    prevLogTerm: termAt(state, next - 1),
    entries: count > 0 ? entriesFrom(state, next, count) : NO_ENTRIES,
    leaderCommit: state.commitIndex,
    round: state.leading?.round ?? 0,
  });
}

/** Not while it is sought where a follower's log agrees: all but the first of many messages would be refused again. */
const isPipelined = (state: ServerState, to: NodeId, { params }: ServerContext): boolean =>
  params.pipelining && !state.leading?.probing.includes(to);

/** Whether another message with entries may be under way to a follower. */
const hasRoom = (state: ServerState, to: NodeId, ctx: ServerContext): boolean =>
  (state.leading?.inflight[to]?.length ?? 0) < ctx.params.maxInflight;

/** Sends entries on as long as there are any and there is room for them; without pipelining one message at most. */
export function sendMore(state: ServerState, to: NodeId, ctx: ServerContext): void {
  if (!isPipelined(state, to, ctx)) {
    sendTo(state, to, ctx);
    return;
  }
  while (nextIndexOf(state, to) <= lastIndex(state) && hasRoom(state, to, ctx)) {
    sendTo(state, to, ctx);
    if (state.leading?.installing[to]) return;
  }
}

/** The follower lacks entries that are there no more: it gets the snapshot, from its beginning. */
function beginSnapshot(
  state: ServerState,
  to: NodeId,
  snapshot: Snapshot,
  ctx: ServerContext,
): void {
  const leading = leadingOf(state);
  leading.installing[to] = Object.freeze({ snapshot, offset: 0 });
  delete leading.inflight[to];
  const { lastIncludedIndex, items } = snapshot;
  ctx.note('snapshotSent', {
    server: ctx.self,
    follower: to,
    next: nextIndexOf(state, to),
    lastIncludedIndex,
    items: items.length,
  });
  sendChunk(state, to, snapshot, 0, ctx);
}

/** InstallSnapshot (figure 13): the part of the snapshot that the follower waits for. */
function sendChunk(
  state: ServerState,
  to: NodeId,
  snapshot: Snapshot,
  offset: number,
  ctx: ServerContext,
): void {
  const end = offset + ctx.params.snapshotChunk;
  ctx.send(to, {
    type: 'InstallSnapshot',
    term: state.currentTerm,
    leaderId: ctx.self,
    lastIncludedIndex: snapshot.lastIncludedIndex,
    lastIncludedTerm: snapshot.lastIncludedTerm,
    lastConfig: snapshot.config,
    offset,
    data: Object.freeze(snapshot.items.slice(offset, end)),
    done: end >= snapshot.items.length,
    round: state.leading?.round ?? 0,
  });
}
