import type { NodeId } from '../../core/ids.ts';
import { micros } from '../../core/ids.ts';
import { answer } from './answers.ts';
import { isQuorum } from './config.ts';
import { lastIndex, termAt } from './log.ts';
import { readKey } from './machine.ts';
import type { Rules } from './rules.ts';
import { sendToAll } from './sending.ts';
import { electionRange } from './standing.ts';
import { type Asker, leadingOf, type PendingRead, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/**
 * Reads that are no entries of the log (thesis 6.4). ReadIndex: the leader makes sure by a round of heartbeats that nobody else led
 * when the read came. Lease: it relies on clocks that nobody else can have been elected yet.
 */

/** A leader is asked for what stands under a key. */
export function startRead(
  state: ServerState,
  asker: Asker,
  key: string,
  ctx: ServerContext,
  rules: Rules,
): void {
  const leading = leadingOf(state);
  const { client, serial } = asker;
  const known = (read: PendingRead) => read.client === client && read.serial === serial;
  if (client !== null && leading.reads.some(known)) return; // asked again while it waits
  const by = rules.readsBy(ctx.params.reads);
  const { request } = asker;
  const readIndex = readIndexOf(state);
  const read: PendingRead = { client, serial, request, key, readIndex, round: 0, by: 'lease' };
  if (by === 'atOnce') {
    finish(state, { ...read, by }, ctx);
    return;
  }
  if (by === 'lease' && holdsLease(state, ctx)) {
    leading.reads.push(Object.freeze(read)); // it needs no round
    serveReads(state, ctx);
    return;
  }
  const idle = leading.confirmed === leading.round;
  const round = leading.round + 1; // one that begins before the read came proves nothing
  leading.reads.push(Object.freeze({ ...read, round, by: 'readIndex' }));
  ctx.note('readStarted', { server: ctx.self, client, key, readIndex, round });
  if (idle) runRound(state, ctx);
}

/**
 * How far the store has to be applied: the commit index, once an entry of the own term is committed. Before that a new
 * leader does not know how much is (paper 8), but all of it is in its log.
 */
const readIndexOf = (state: ServerState): number =>
  termAt(state, state.commitIndex) === state.currentTerm ? state.commitIndex : lastIndex(state);

/** A round begins, unless the one before has not been answered yet. */
export function beginRound(state: ServerState, ctx: ServerContext): void {
  const leading = leadingOf(state);
  if (leading.confirmed < leading.round) return;
  leading.round += 1;
  leading.roundStart = ctx.params.reads === 'lease' ? ctx.clock : micros(0);
}

function runRound(state: ServerState, ctx: ServerContext): void {
  beginRound(state, ctx);
  sendToAll(state, ctx);
  confirmRound(state, ctx);
}

/** A follower has answered in the leader's term: it had heard of no later one when it did. */
export function recordAnswer(
  state: ServerState,
  from: NodeId,
  round: number,
  ctx: ServerContext,
): void {
  const { leading } = state;
  if (leading === null || leading.round === 0) return;
  if (round <= (leading.answered[from] ?? 0)) return;
  leading.answered[from] = round;
  confirmRound(state, ctx);
}

/** Looks whether a majority has answered the round that runs. */
export function confirmRound(state: ServerState, ctx: ServerContext): void {
  const leading = leadingOf(state);
  const { round, answered } = leading;
  if (leading.confirmed === round) return;
  const agrees = (id: NodeId) => id === ctx.self || (answered[id] ?? 0) >= round;
  if (!isQuorum(state.membership.config, agrees)) return;
  leading.confirmed = round;
  if (ctx.params.reads === 'lease') extendLease(state, ctx);
  serveReads(state, ctx);
  if (leading.reads.some((read) => read.round > round)) runRound(state, ctx);
}

/**
 * A majority heard this leader at the beginning of the round or later, and will vote for nobody for the least election timeout;
 * less what clocks may differ (thesis 6.4.1). Not once someone was told to stand for election: it is voted for at any time.
 */
function extendLease(state: ServerState, ctx: ServerContext): void {
  const leading = leadingOf(state);
  if (leading.toldTimeoutNow) return;
  const span = Math.floor((electionRange(ctx)[0] * 100) / (100 + ctx.params.clockDrift));
  leading.leaseUntil = micros(leading.roundStart + span);
}

const holdsLease = (state: ServerState, ctx: ServerContext): boolean =>
  ctx.clock < leadingOf(state).leaseUntil;

/** Answers the reads whose round is confirmed, as soon as the store is new enough. */
export function serveReads(state: ServerState, ctx: ServerContext): void {
  const { leading } = state;
  if (leading === null || leading.reads.length === 0) return;
  const ready = (read: PendingRead) =>
    read.round <= leading.confirmed && read.readIndex <= state.lastApplied;
  const now = leading.reads.filter(ready);
  if (now.length === 0) return;
  leading.reads = leading.reads.filter((read) => !ready(read));
  for (const read of now) finish(state, read, ctx);
}

function finish(state: ServerState, read: PendingRead, ctx: ServerContext): void {
  const { client, key, readIndex, by } = read;
  const response = readKey(state.machine, key);
  const { value } = response;
  ctx.note('readServed', { server: ctx.self, client, key, value, readIndex, by });
  answer(read, response, ctx);
}
