import type { NodeId, Seq } from '../../../core/ids.ts';
import { at } from '../../../core/vector.ts';
import { defineInvariant, type Invariant, type Violation } from '../../../sdk/invariant.ts';
import type { World } from '../../../sdk/world.ts';
import { type Log, type LogRecord, outcomeIn, recordsOf } from './log.ts';
import { type AtomicTypes, participantOf, type Slot } from './shown.ts';
import type { Outcome } from './work.ts';

/**
 * What an atomic commitment protocol owes (Bernstein, Hadzilacos & Goodman 1987, 7.3: AC1 to AC4; AC5 is a property, since it speaks of
 * what comes to be), and that money is neither made nor lost.
 *
 * A node has decided when its log says so: what is being written counts once it is on disk, since nothing leaves the node before
 * that; what is only buffered counts at once, since others may already see what it did.
 */

const isWriting = ({ state, durable }: Slot): boolean =>
  state.flushed > (durable.log as Log).length;

const decidedLog = (node: Slot): Log =>
  (isWriting(node) ? node.durable.log : node.state.log) as Log;

interface Decision {
  readonly tx: number;
  readonly outcome: Outcome;
}

/** How many records of each node have been looked at. */
interface Looked {
  seen: Record<number, number>;
}

/** The decisions in a node's log that are new since it was looked at last; a crash may have taken back some. */
function newDecisions(memory: Looked, node: Slot): Decision[] {
  const log = decidedLog(node);
  const from = memory.seen[node.id] ?? 0;
  const found: Decision[] = [];
  for (let i = from; i < log.length; i++) {
    const { type, tx } = at(log, i) as LogRecord;
    if (type === 'commit' || type === 'abort') found.push({ tx, outcome: type });
  }
  if (log.length !== from) memory.seen[node.id] = log.length;
  return found;
}

// ---- AC1 ----

interface First extends Looked {
  /** Who decided first, what, and where. */
  of: Record<number, { readonly outcome: Outcome; readonly node: NodeId; readonly event: Seq }>;
}

const agreement = defineInvariant<AtomicTypes, First>({
  name: 'agreement',
  reference: 'Bernstein, Hadzilacos & Goodman 1987, section 7.3, AC1',
  memory: () => ({ seen: {}, of: {} }),
  check(memory, node, world) {
    for (const { tx, outcome } of newDecisions(memory, node)) {
      const first = memory.of[tx];
      if (first === undefined) {
        memory.of[tx] = Object.freeze({ outcome, node: node.id, event: world.step });
      } else if (first.outcome !== outcome) {
        return {
          nodes: [first.node, node.id],
          events: [first.event],
          detail: { tx, first: first.node, was: first.outcome, node: node.id, outcome },
        };
      }
    }
    return null;
  },
});

// ---- AC2 ----

interface Own extends Looked {
  /** What each node has decided, by transaction. */
  of: Record<number, Record<number, Outcome>>;
}

const noReversal = defineInvariant<AtomicTypes, Own>({
  name: 'noReversal',
  reference: 'Bernstein, Hadzilacos & Goodman 1987, section 7.3, AC2',
  memory: () => ({ seen: {}, of: {} }),
  check(memory, node) {
    for (const { tx, outcome } of newDecisions(memory, node)) {
      memory.of[node.id] ??= {};
      const own = memory.of[node.id] as Record<number, Outcome>;
      const was = own[tx];
      if (was !== undefined && was !== outcome) {
        return { nodes: [node.id], events: [], detail: { tx, node: node.id, was, outcome } };
      }
      own[tx] = outcome;
    }
    return null;
  },
});

// ---- AC3 ----

/** What is known of each transaction: who takes part, and who has voted yes or has only looked. */
interface Votes extends Looked {
  participants: Record<number, readonly NodeId[]>;
  agreed: Record<number, readonly NodeId[]>;
}

function learn(memory: Votes, node: Slot): void {
  if (node.kind === 'coordinator') {
    for (const { tx, role, participants } of node.state.transactions) {
      // A number that was set aside and not written down is given out again: nothing had left the node under it.
      if (role === 'working') memory.participants[tx] = participants;
      else memory.participants[tx] ??= participants;
    }
  } else {
    const { branches, last, log } = node.state;
    for (const { tx, role } of branches) if (role !== 'working') agree(memory, tx, node.id);
    // Through without a decision: it has only looked.
    if (last?.outcome === 'commit' && outcomeIn(log as Log, last.tx) === null) {
      agree(memory, last.tx, node.id);
    }
  }
}

function agree(memory: Votes, tx: number, node: NodeId): void {
  const known = memory.agreed[tx] ?? [];
  if (!known.includes(node)) memory.agreed[tx] = [...known, node].sort((a, b) => a - b);
}

const commitNeedsYes = defineInvariant<AtomicTypes, Votes>({
  name: 'commitNeedsYes',
  reference: 'Bernstein, Hadzilacos & Goodman 1987, section 7.3, AC3',
  memory: () => ({ seen: {}, participants: {}, agreed: {} }),
  check(memory, node) {
    learn(memory, node);
    for (const { tx, outcome } of newDecisions(memory, node)) {
      if (outcome !== 'commit') continue;
      const agreed = memory.agreed[tx] ?? [];
      const missing = (memory.participants[tx] ?? []).filter((one) => !agreed.includes(one));
      const [first] = missing;
      if (first !== undefined) {
        return {
          nodes: [node.id, ...missing],
          events: [],
          detail: { tx, node: node.id, missing: first },
        };
      }
    }
    return null;
  },
});

// ---- AC4 ----

const abortNeedsReason = defineInvariant<AtomicTypes, object>({
  name: 'abortNeedsReason',
  reference: 'Bernstein, Hadzilacos & Goodman 1987, section 7.3, AC4',
  memory: () => ({}),
  check(_memory, node) {
    if (node.kind !== 'coordinator') return null;
    for (const { tx, role, participants, yes, readOnly } of node.state.transactions) {
      // After a crash it knows no votes any more, and the crash is reason enough.
      const votes = yes.length + readOnly.length;
      if (role === 'aborting' && votes > 0 && votes === participants.length) {
        return { nodes: [node.id], events: [], detail: { tx, node: node.id } };
      }
    }
    return null;
  },
});

// ---- money ----

interface Open extends Votes {
  /** Transactions that somebody has committed and that are not through everywhere. */
  open: number[];
}

const conservation = defineInvariant<AtomicTypes, Open>({
  name: 'conservation',
  reference: 'Gray & Lamport 2006, section 2: all of a transaction or nothing of it',
  memory: () => ({ seen: {}, participants: {}, agreed: {}, open: [] }),
  check(memory, node, world) {
    learn(memory, node);
    for (const { tx, outcome } of newDecisions(memory, node)) {
      if (outcome === 'commit' && !memory.open.includes(tx)) memory.open = [...memory.open, tx];
    }
    for (const tx of memory.open) {
      const moved = movedBy(tx, memory.participants[tx] ?? [], world);
      if (moved === null) continue;
      memory.open = memory.open.filter((one) => one !== tx);
      if (moved.sum !== 0) return madeOrLost(tx, moved);
    }
    return null;
  },
});

interface Moved {
  readonly sum: number;
  readonly done: readonly NodeId[];
  readonly missing: readonly NodeId[];
}

/** What a transaction has added to all accounts together; null while it is still open somewhere. */
function movedBy(
  tx: number,
  participants: readonly NodeId[],
  world: World<AtomicTypes>,
): Moved | null {
  let sum = 0;
  const [done, missing]: [NodeId[], NodeId[]] = [[], []];
  for (const id of participants) {
    const node = participantOf(world, id);
    if (!node) continue;
    if (isWriting(node) || node.state.branches.some((branch) => branch.tx === tx)) return null;
    const log = node.state.log as Log;
    if (outcomeIn(log, tx) === 'commit') {
      done.push(id);
      for (const record of recordsOf(log)) {
        if (record.tx === tx && record.type === 'update') sum += record.amount;
      }
    } else missing.push(id);
  }
  return { sum, done, missing };
}

const madeOrLost = (tx: number, { sum, done, missing }: Moved): Violation => ({
  nodes: [...done, ...missing],
  events: [],
  detail: { tx, sum, done: done[0] ?? null, missing: missing[0] ?? null },
});

export const invariants: readonly Invariant<AtomicTypes>[] = [
  agreement,
  noReversal,
  commitNeedsYes,
  abortNeedsReason,
  conservation,
];
