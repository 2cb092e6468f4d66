import type { NodeId, Seq } from '../../core/ids.ts';
import { equalPlain, type Immutable } from '../../core/plain.ts';
import { append, at, emptyVector, sharedLength, take, type Vector } from '../../core/vector.ts';
import type { ByNode } from '../../sdk/forms.ts';
import { defineInvariant, type Invariant, type Violation } from '../../sdk/invariant.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { type Log, termAt } from './log.ts';
import type { Entry } from './messages.ts';
import type { RaftTypes } from './types.ts';

/**
 * The five properties of figure 3. Each keeps history variables and looks only at what the last step changed.
 *
 * A server's log is here what its disk holds: what is not written yet has been told to no one, and a crash may still
 * take it back. For the same reason nothing counts as committed or applied beyond that.
 */
type Slot = Immutable<NodeSlot<RaftTypes>>;
type Server = Extract<Slot, { readonly kind: 'server' }>;

const logOf = (server: Server): Log => server.durable.log;

function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  if (a === b) return true;
  if (a === undefined || b === undefined) return false;
  return a.term === b.term && equalPlain(a.command, b.command);
}

/** Where a server took its role: the record of that, or the step in which it started with it. */
const tookRole = (server: Server, world: World<RaftTypes>): Seq =>
  server.roleSince > 0 ? server.roleSince : world.step;

/** The entry that a server has at an index, if its disk has it too. */
function written(server: Server, index: number): Entry | null {
  const entry = at(server.state.log, index - 1);
  const onDisk = at(logOf(server), index - 1);
  return entry !== undefined && sameEntry(entry, onDisk) ? entry : null;
}

/** The first index up to `end` at which two logs differ, or 0. Shared entries spare it the way before them. */
function firstDifference(a: Log, b: Log, end: number): number {
  let same = end;
  while (same > 0 && at(a, same - 1) !== at(b, same - 1)) same--;
  for (let index = same + 1; index <= end; index++) {
    if (!sameEntry(at(a, index - 1), at(b, index - 1))) return index;
  }
  return 0;
}

// ---- Election Safety ----

interface Elected {
  /** The leader of each term, and where it became that. */
  leaders: Record<number, { readonly node: NodeId; readonly event: Seq }>;
}

const electionSafety = defineInvariant<RaftTypes, Elected>({
  name: 'electionSafety',
  reference: 'Ongaro & Ousterhout 2014, figure 3, section 5.2',
  memory: () => ({ leaders: {} }),
  check(memory, node, world) {
    if (node.kind !== 'server' || node.state.role !== 'leader') return null;
    const { currentTerm: term } = node.state;
    const known = memory.leaders[term];
    if (known === undefined) {
      memory.leaders[term] = Object.freeze({ node: node.id, event: tookRole(node, world) });
      return null;
    }
    const { node: first, event } = known;
    if (first === node.id) return null;
    return {
      nodes: [first, node.id],
      events: [event, tookRole(node, world)],
      detail: { term, first, second: node.id },
    };
  },
});

// ---- Leader Append-Only ----

interface Leading {
  /** What each present leader's log was when it last changed, in which term, and in which step that was. */
  logs: ByNode<{ readonly term: number; readonly log: Log; readonly step: Seq }>;
}

const leaderAppendOnly = defineInvariant<RaftTypes, Leading>({
  name: 'leaderAppendOnly',
  reference: 'Ongaro & Ousterhout 2014, figure 3, section 5.3',
  memory: () => ({ logs: {} }),
  check(memory, node, world) {
    if (node.kind !== 'server') return null;
    const known = memory.logs[node.id];
    if (node.state.role !== 'leader') {
      if (known !== undefined) delete memory.logs[node.id];
      return null;
    }
    const log = logOf(node);
    const { currentTerm: term } = node.state;
    if (known !== undefined && known.log === log && known.term === term) return null;
    memory.logs[node.id] = Object.freeze({ term, log, step: world.step });
    if (known === undefined || known.term !== term) return null;
    const index = firstDifference(known.log, log, known.log.length);
    if (index === 0) return null;
    return { nodes: [node.id], events: [known.step], detail: { server: node.id, term, index } };
  },
});

// ---- Log Matching ----

interface Seen {
  /** The log of each server when it was looked at last. */
  logs: ByNode<Log>;
  /**
   * For each term, logs that end with an entry of it: together they hold every entry of that term that was ever in a
   * log. One a term, unless a scenario begins with logs that no run could have made.
   */
  byTerm: Record<number, readonly SeenLog[]>;
}

interface SeenLog {
  readonly log: Log;
  /** The steps in which its last entries were seen first, the last entry's last. */
  readonly steps: Vector<Seq>;
}

const logMatching = defineInvariant<RaftTypes, Seen>({
  name: 'logMatching',
  reference: 'Ongaro & Ousterhout 2014, figure 3, section 5.3',
  memory: () => ({ logs: {}, byTerm: {} }),
  check(memory, node, world) {
    if (node.kind !== 'server') return null;
    const log = logOf(node);
    const known = memory.logs[node.id] ?? emptyVector<Entry>();
    if (known === log) return null;
    memory.logs[node.id] = log;
    for (let index = sharedLength(known, log) + 1; index <= log.length; index++) {
      const other = conflict(memory, log, index, world.step);
      if (other === null) continue;
      const violation = contradiction(node, log, index, world, other);
      if (violation) return violation;
      memory.byTerm[termAt(log, index)] = Object.freeze([firstSeen(log, index, world.step)]);
    }
    return null;
  },
});

/**
 * The log with another entry of the same index and term, if one was seen: they must say the same
 * and follow an entry of the same term. Since that holds of the entry before as well, all up to here is identical.
 */
function conflict(memory: Seen, log: Log, index: number, step: Seq): SeenLog | null {
  const term = termAt(log, index);
  const seen = memory.byTerm[term] ?? [];
  const other = seen.find((one) => index <= one.log.length && termAt(one.log, index) === term);
  if (other !== undefined) return matchAt(other.log, log, index) ? null : other;
  memory.byTerm[term] = remember(seen, log, index, step);
  return null;
}

const firstSeen = (log: Log, index: number, step: Seq): SeenLog =>
  Object.freeze({ log: take(log, index), steps: append(emptyVector<Seq>(), step) });

/** The step in which the entry at an index was seen first, if that is known. */
function seenIn({ log, steps }: SeenLog, index: number): readonly Seq[] {
  const place = steps.length - 1 - (log.length - index);
  return place < 0 ? [] : [at(steps, place) as Seq];
}

const matchAt = (a: Log, b: Log, index: number): boolean =>
  sameEntry(at(a, index - 1), at(b, index - 1)) && termAt(a, index - 1) === termAt(b, index - 1);

/** Adds a log up to a new entry of the term; it takes the place of one that it extends. */
function remember(
  seen: readonly SeenLog[],
  log: Log,
  index: number,
  step: Seq,
): readonly SeenLog[] {
  const before = index - 1;
  const term = termAt(log, index);
  const extended = seen.findIndex(
    (other) => other.log.length === before && termAt(log, before) === term,
  );
  const known = seen[extended];
  if (known === undefined) return Object.freeze([...seen, firstSeen(log, index, step)]);
  const longer = Object.freeze({ log: take(log, index), steps: append(known.steps, step) });
  return Object.freeze(seen.with(extended, longer));
}

/** A log of the present that has the same term at this index and something else in it, or before it. */
function contradiction(
  node: Server,
  log: Log,
  index: number,
  world: World<RaftTypes>,
  seen: SeenLog,
): Violation | null {
  const term = termAt(log, index);
  for (const other of world.nodes) {
    if (other.kind !== 'server' || other.id === node.id) continue;
    const { log: theirs } = other.durable;
    if (index > theirs.length || termAt(theirs, index) !== term) continue;
    if (!matchAt(theirs, log, index)) {
      return {
        nodes: [node.id, other.id],
        events: seenIn(seen, index),
        detail: { server: node.id, other: other.id, index, term },
      };
    }
  }
  return null; // its like was overwritten everywhere, or lost with a disk
}

// ---- Leader Completeness ----

interface Committed {
  /** Every committed entry, and the step in which the first server knew of it. */
  entries: Vector<Entry>;
  steps: Vector<Seq>;
  /** Which of them were committed in which term: those up to `length`, from where the one before ends. */
  epochs: { term: number; length: number }[];
  /** The term of each present leader whose log has been compared. */
  leaders: ByNode<number>;
}

const leaderCompleteness = defineInvariant<RaftTypes, Committed>({
  name: 'leaderCompleteness',
  reference: 'Ongaro & Ousterhout 2014, figure 3, section 5.4',
  memory: () => ({ entries: emptyVector(), steps: emptyVector(), epochs: [], leaders: {} }),
  check(memory, node, world) {
    if (node.kind !== 'server') return null;
    const news = node.state.commitIndex > memory.entries.length;
    const found = news ? newlyCommitted(memory, node, world) : null;
    if (node.state.role !== 'leader') {
      if (memory.leaders[node.id] !== undefined) delete memory.leaders[node.id];
      return found;
    }
    const { currentTerm: term } = node.state;
    if (memory.leaders[node.id] === term) return found;
    memory.leaders[node.id] = term;
    return found ?? missingFrom(memory, node, committedBefore(memory, term), world);
  },
});

/** A server knows of more commits than anyone before: leaders of later terms must have these entries already. */
function newlyCommitted(
  memory: Committed,
  node: Server,
  world: World<RaftTypes>,
): Violation | null {
  const { currentTerm: term, commitIndex } = node.state;
  const before = memory.entries.length;
  for (let index = before + 1; index <= commitIndex; index++) {
    const entry = written(node, index);
    if (entry === null) break;
    memory.entries = append(memory.entries, entry);
    memory.steps = append(memory.steps, world.step);
  }
  const { length } = memory.entries;
  if (length === before) return null;
  const last = memory.epochs.at(-1);
  if (last?.term === term) last.length = length;
  else memory.epochs.push({ term, length });
  for (const id in memory.leaders) {
    const leader = world.nodes[Number(id)];
    if (leader?.kind !== 'server' || (memory.leaders[id] as number) <= term) continue;
    const missing = missingFrom(memory, leader, length, world);
    if (missing) return missing;
  }
  return null;
}

/** How many entries were committed in terms before this one. */
function committedBefore(memory: Committed, term: number): number {
  return memory.epochs.findLast((epoch) => epoch.term < term)?.length ?? 0;
}

function missingFrom(
  memory: Committed,
  leader: Server,
  length: number,
  world: World<RaftTypes>,
): Violation | null {
  const index = firstDifference(memory.entries, logOf(leader), length);
  if (index === 0) return null;
  const committedIn = memory.epochs.find((epoch) => epoch.length >= index)?.term ?? 0;
  const { currentTerm: term } = leader.state;
  const entryTerm = termAt(memory.entries, index);
  return {
    nodes: [leader.id],
    // Whichever came later contradicts the other: the commit, or the leader that lacks it.
    events: [at(memory.steps, index - 1) as Seq, tookRole(leader, world)].sort((a, b) => a - b),
    detail: { leader: leader.id, term, index, entryTerm, committedIn },
  };
}

// ---- State Machine Safety ----

interface Applied {
  /** What was applied at each index by whoever came first, and the step in which that was. */
  entries: Vector<Entry>;
  steps: Vector<Seq>;
  /** Who that was, for the sentence about it: the servers that came first, each up to an index. */
  first: { server: NodeId; length: number }[];
  /** How far each server had applied its log when it was looked at last. */
  upTo: ByNode<number>;
}

const stateMachineSafety = defineInvariant<RaftTypes, Applied>({
  name: 'stateMachineSafety',
  reference: 'Ongaro & Ousterhout 2014, figure 3, section 5.4.3',
  memory: () => ({ entries: emptyVector(), steps: emptyVector(), first: [], upTo: {} }),
  check(memory, node, world) {
    if (node.kind !== 'server') return null;
    const from = memory.upTo[node.id] ?? 0;
    const { lastApplied } = node.state;
    if (lastApplied === from) return null;
    // Lower than before after a crash: then it applies its log again, from the beginning.
    memory.upTo[node.id] = lastApplied < from ? lastApplied : from;
    for (let index = from + 1; index <= lastApplied; index++) {
      const entry = written(node, index);
      if (entry === null) return null;
      memory.upTo[node.id] = index;
      const violation = compareApplied(memory, node.id, index, entry, world.step);
      if (violation) return violation;
    }
    return null;
  },
});

function compareApplied(
  memory: Applied,
  server: NodeId,
  index: number,
  entry: Entry,
  step: Seq,
): Violation | null {
  if (index > memory.entries.length) {
    memory.entries = append(memory.entries, entry);
    memory.steps = append(memory.steps, step);
    const last = memory.first.at(-1);
    if (last?.server === server) last.length = index;
    else memory.first.push({ server, length: index });
    return null;
  }
  const other = at(memory.entries, index - 1) as Entry;
  if (sameEntry(other, entry)) return null;
  const first = memory.first.find((one) => one.length >= index)?.server ?? server;
  return {
    nodes: first === server ? [server] : [first, server],
    events: [at(memory.steps, index - 1) as Seq],
    detail: { server, first, index, term: entry.term, otherTerm: other.term },
  };
}

export const invariants: readonly Invariant<RaftTypes>[] = [
  electionSafety,
  leaderAppendOnly,
  logMatching,
  leaderCompleteness,
  stateMachineSafety,
];
