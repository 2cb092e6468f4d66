import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { append, emptyVector, toArray } from '../../core/vector.ts';
import { membershipAt } from './config.ts';
import { agreesAt, entryAt, lastIndex, logBehind, snapshotIndex, termAt } from './log.ts';
import { itemsOf, machineOf, type Snapshot } from './machine.ts';
import type { InstallSnapshot } from './messages.ts';
import type { Rules } from './rules.ts';
import { follow, observeTerm, save } from './standing.ts';
import type { Receiving, ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** Snapshots (section 7, thesis 5.1): every server takes its own, and a leader sends its to those who need it. */

/** Once so many entries are applied and still in the log, a snapshot takes their place. */
export function compact(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const { snapshotThreshold } = ctx.params;
  const { lastApplied } = state;
  const behind = lastApplied - snapshotIndex(state);
  if (snapshotThreshold === 0 || behind < snapshotThreshold) return;
  if (lastApplied > state.commitIndex) return; // a twin that runs ahead: that is in nobody's snapshot
  const { config } = membershipAt(state, lastApplied);
  if (config.voters.length === 0) return; // it catches up, and has not been told yet who belongs to the cluster
  const { log } = state;
  const snapshot: Snapshot = Object.freeze({
    lastIncludedIndex: lastApplied,
    lastIncludedTerm: termAt(state, lastApplied),
    config,
    items: itemsOf(state.machine),
  });
  takeOver(state, snapshot, logBehind(state, lastApplied));
  ctx.note('snapshotTaken', {
    server: ctx.self,
    lastIncludedIndex: lastApplied,
    removed: log.length - state.log.length,
    items: snapshot.items.length,
  });
  save(state, ctx, rules);
}

function takeOver(state: ServerState, snapshot: Snapshot, log: ServerState['log']): void {
  state.snapshot = snapshot;
  state.log = log;
  state.membership = Object.freeze(membershipAt(state));
}

/** InstallSnapshot, receiver (figure 13). */
export function handleInstallSnapshot(
  state: ServerState,
  from: NodeId,
  message: Immutable<InstallSnapshot>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const newTerm = observeTerm(state, message.term, from, ctx);
  if (message.term < state.currentTerm) {
    answer(state, from, message, 0, false, ctx);
    return;
  }
  if (state.role === 'leader') return; // two leaders of one term: not while votes are kept
  follow(state, message.leaderId, ctx);
  if (message.lastIncludedIndex <= state.commitIndex) {
    // An old one: all of it is here already.
    if (newTerm) save(state, ctx, rules);
    answer(state, from, message, 0, true, ctx);
    return;
  }
  const receiving = receive(state, message);
  if (!message.done || receiving.items.length < message.offset + message.data.length) {
    if (newTerm) save(state, ctx, rules);
    answer(state, from, message, receiving.items.length, false, ctx);
    return;
  }
  install(state, from, message, receiving, ctx);
  save(state, ctx, rules);
  answer(state, from, message, receiving.items.length, true, ctx);
}

/** Adds a part that follows on what is here; one of another snapshot begins that, if it is its first. */
function receive(state: ServerState, message: Immutable<InstallSnapshot>): Receiving {
  const { lastIncludedIndex, lastIncludedTerm, offset, data } = message;
  let receiving = state.receiving;
  if (
    receiving?.lastIncludedIndex !== lastIncludedIndex ||
    receiving.lastIncludedTerm !== lastIncludedTerm
  ) {
    receiving = { lastIncludedIndex, lastIncludedTerm, items: emptyVector() };
  }
  let { items } = receiving;
  if (offset === items.length) {
    for (const item of data) items = append(items, item as Snapshot['items'][number]);
  }
  state.receiving = Object.freeze({ lastIncludedIndex, lastIncludedTerm, items });
  return state.receiving;
}

/** All of it is here: it takes the place of the log up to its last index, and of the state machine. */
function install(
  state: ServerState,
  from: NodeId,
  message: Immutable<InstallSnapshot>,
  receiving: Receiving,
  ctx: ServerContext,
): void {
  const { lastIncludedIndex, lastIncludedTerm } = message;
  const config = Object.freeze(message.lastConfig) as Snapshot['config'];
  const items = Object.freeze(toArray(receiving.items));
  const snapshot = Object.freeze({ lastIncludedIndex, lastIncludedTerm, config, items });
  const keeps =
    entryAt(state, lastIncludedIndex) !== undefined &&
    agreesAt(state, lastIncludedIndex, lastIncludedTerm);
  const kept = keeps ? lastIndex(state) - lastIncludedIndex : 0;
  takeOver(state, snapshot, keeps ? logBehind(state, lastIncludedIndex) : emptyVector());
  state.receiving = null;
  state.machine = machineOf(snapshot);
  state.commitIndex = lastIncludedIndex;
  state.lastApplied = lastIncludedIndex;
  ctx.note('snapshotInstalled', {
    server: ctx.self,
    leader: from,
    lastIncludedIndex,
    items: items.length,
    kept,
  });
}

function answer(
  state: ServerState,
  to: NodeId,
  { lastIncludedIndex, round }: Immutable<InstallSnapshot>,
  offset: number,
  installed: boolean,
  ctx: ServerContext,
): void {
  ctx.send(to, {
    type: 'InstallSnapshotResult',
    term: state.currentTerm,
    lastIncludedIndex,
    offset,
    installed,
    round,
  });
}
