import type { NodeId, Seq } from '../../core/ids.ts';
import { equalPlain, type Immutable } from '../../core/plain.ts';
import { append, at, emptyVector, sharedLength, type Vector } from '../../core/vector.ts';
import type { ByNode } from '../../sdk/forms.ts';
import { defineInvariant, type Invariant, type Violation } from '../../sdk/invariant.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { entryAt, type Log, lastIndex, type Stored, snapshotIndex, termAt } from './log.ts';
import type { Entry } from './messages.ts';
import type { RaftTypes } from './types.ts';

/**
 * The five properties of figure 3. Each keeps history variables and looks only at what the last step changed.
 *
 * A server's log is here what its disk holds: what is not written yet has been told to no one, and a crash may still
 * take it back. For the same reason nothing counts as committed or applied beyond that. Of what is in a snapshot only the last
 * entry's term is there to be looked at.
 */
type Slot = Immutable<NodeSlot<RaftTypes>>;
type Server = Extract<Slot, { readonly kind: 'server' }>;

const storedBy = (server: Server): Stored => server.durable as Stored;

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
  const entry = entryAt(server.state as Stored, index);
  const onDisk = entryAt(storedBy(server), index);
  return entry !== undefined && sameEntry(entry, onDisk) ? entry : null;
}

/** The first index up to `end` at which two logs differ, or 0. Shared entries spare it the way before them. */
function firstDifference(a: Stored, b: Stored, end: number): number {
  const base = Math.max(snapshotIndex(a), snapshotIndex(b));
  if (end < base) return 0;
  if (base > 0 && termAt(a, base) !== termAt(b, base)) return base;
  let same = end;
  while (same > base && entryAt(a, same) !== entryAt(b, same)) same--;
  for (let index = same + 1; index <= end; index++) {
    if (!sameEntry(entryAt(a, index), entryAt(b, index))) return index;
  }
  return 0;
}

// ---- Election Safety ----

interface Elected {
  /** The leader of each term, and where it became that. */
  ofTerm: Record<number, { readonly node: NodeId; readonly event: Seq }>;
}

const electionSafety = defineInvariant<RaftTypes, Elected>({
  name: 'electionSafety',
  reference: 'Ongaro & Ousterhout 2014, figure 3, section 5.2',
  memory: () => ({ ofTerm: {} }),
  check(memory, node, world) {
    if (node.kind !== 'server' || node.state.role !== 'leader') return null;
    const { currentTerm: term } = node.state;
    const known = memory.ofTerm[term];
    if (known === undefined) {
      memory.ofTerm[term] = Object.freeze({ node: node.id, event: tookRole(node, world) });
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
  logs: ByNode<{ readonly term: number; readonly stored: Stored; readonly step: Seq }>;
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
    const { log, snapshot } = storedBy(node);
    const { currentTerm: term } = node.state;
    if (known !== undefined && known.stored.log === log && known.term === term) return null;
    const stored = Object.freeze({ log, snapshot });
    memory.logs[node.id] = Object.freeze({ term, stored, step: world.step });
    if (known === undefined || known.term !== term) return null;
    const index = firstDifference(known.stored, stored, lastIndex(known.stored));
    if (index === 0) return null;
    return { nodes: [node.id], events: [known.step], detail: { server: node.id, term, index } };
  },
});

// ---- Log Matching ----

interface Seen {
  /** The log of each server when it was looked at last. */
  logs: ByNode<Stored>;
  /**
   * For each term, stretches of logs that end with an entry of it: together they hold every entry of that term that was ever
   * in a log. One a term, unless a scenario begins with logs that no run could have made.
   */
  byTerm: Record<number, readonly SeenLog[]>;
}

interface SeenLog {
  /** The index before the first of its entries, and that entry's term. */
  readonly base: number;
  readonly baseTerm: number;
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
    const { log, snapshot } = storedBy(node);
    const known = memory.logs[node.id] ?? NO_LOG;
    if (known.log === log) return null;
    const stored = Object.freeze({ log, snapshot });
    memory.logs[node.id] = stored;
    for (let index = firstNew(known, stored); index <= lastIndex(stored); index++) {
      const other = conflict(memory, stored, index, world.step);
      if (other === null) continue;
      const violation = contradiction(node, stored, index, world, other);
      if (violation) return violation;
      memory.byTerm[termAt(stored, index)] = Object.freeze([firstSeen(stored, index, world.step)]);
    }
    return null;
  },
});

const NO_LOG: Stored = Object.freeze({ log: emptyVector<Entry>(), snapshot: null });

/** From where a log was not seen before; all of it once another snapshot has taken the place of its beginning. */
function firstNew(known: Stored, stored: Stored): number {
  const base = snapshotIndex(stored);
  return snapshotIndex(known) === base ? base + sharedLength(known.log, stored.log) + 1 : base + 1;
}

/**
 * The stretch with another entry of the same index and term, if one was seen: they must say the same
 * and follow an entry of the same term. Since that holds of the entry before as well, all up to here is identical.
 */
function conflict(memory: Seen, stored: Stored, index: number, step: Seq): SeenLog | null {
  const term = termAt(stored, index);
  const seen = memory.byTerm[term] ?? [];
  const other = seen.find((one) => seenTerm(one, index) === term && index > one.base);
  if (other !== undefined) return matchesSeen(other, stored, index) ? null : other;
  memory.byTerm[term] = remember(seen, stored, index, step);
  return null;
}

/** A stretch that begins and ends with one entry. */
const firstSeen = (stored: Stored, index: number, step: Seq): SeenLog =>
  Object.freeze({
    base: index - 1,
    baseTerm: termAt(stored, index - 1),
    log: append(emptyVector<Entry>(), entryAt(stored, index) as Entry),
    steps: append(emptyVector<Seq>(), step),
  });

const seenEntry = ({ base, log }: SeenLog, index: number): Entry | undefined =>
  at(log, index - base - 1);

/** The term that a stretch has at an index; 0 where it has none. */
const seenTerm = (seen: SeenLog, index: number): number =>
  index === seen.base ? seen.baseTerm : (seenEntry(seen, index)?.term ?? 0);

/** The step in which the entry at an index was seen first, if that is known. */
function seenIn({ base, log, steps }: SeenLog, index: number): readonly Seq[] {
  const place = steps.length - 1 - (base + log.length - index);
  return place < 0 ? [] : [at(steps, place) as Seq];
}

const matchesSeen = (seen: SeenLog, stored: Stored, index: number): boolean =>
  sameEntry(seenEntry(seen, index), entryAt(stored, index)) &&
  seenTerm(seen, index - 1) === termAt(stored, index - 1);

/** Adds a new entry of a term: to the stretch that it follows on, or as one of its own. */
function remember(
  seen: readonly SeenLog[],
  stored: Stored,
  index: number,
  step: Seq,
): readonly SeenLog[] {
  const extended = seen.findIndex(
    (one) =>
      one.base + one.log.length === index - 1 &&
      seenTerm(one, index - 1) === termAt(stored, index - 1),
  );
  const known = seen[extended];
  if (known === undefined) return Object.freeze([...seen, firstSeen(stored, index, step)]);
  const longer = Object.freeze({
    ...known,
    log: append(known.log, entryAt(stored, index) as Entry),
    steps: append(known.steps, step),
  });
  return Object.freeze(seen.with(extended, longer));
}

/** A log of the present that has the same term at this index and something else in it, or before it. */
function contradiction(
  node: Server,
  stored: Stored,
  index: number,
  world: World<RaftTypes>,
  seen: SeenLog,
): Violation | null {
  const term = termAt(stored, index);
  for (const other of world.nodes) {
    if (other.kind !== 'server' || other.id === node.id) continue;
    const theirs = storedBy(other);
    const entry = entryAt(theirs, index);
    if (entry?.term !== term) continue;
    const same =
      sameEntry(entry, entryAt(stored, index)) &&
      termAt(theirs, index - 1) === termAt(stored, index - 1);
    if (!same) {
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
  /** Every committed entry, null for those that were in a snapshot before anyone looked. */
  entries: Vector<Entry | null>;
  /** The step in which the first server knew of each. */
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
    const compacted = index <= snapshotIndex(storedBy(node));
    const entry = compacted ? null : written(node, index);
    if (entry === null && !compacted) break;
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

/** The first committed entry up to `length` that a log lacks, or 0. A snapshot has those before its last one. */
function firstMissing({ entries }: Committed, stored: Stored, length: number): number {
  const base = snapshotIndex(stored);
  let same = length;
  while (same > base && at(entries, same - 1) !== entryAt(stored, same)) same--;
  const last = at(entries, base - 1);
  if (base > 0 && base <= length && last && last.term !== termAt(stored, base)) return base;
  for (let index = same + 1; index <= length; index++) {
    const entry = at(entries, index - 1);
    if (entry && !sameEntry(entry, entryAt(stored, index))) return index;
  }
  return 0;
}

function missingFrom(
  memory: Committed,
  leader: Server,
  length: number,
  world: World<RaftTypes>,
): Violation | null {
  const index = firstMissing(memory, storedBy(leader), length);
  if (index === 0) return null;
  const committedIn = memory.epochs.find((epoch) => epoch.length >= index)?.term ?? 0;
  const { currentTerm: term } = leader.state;
  const entryTerm = at(memory.entries, index - 1)?.term ?? 0;
  return {
    nodes: [leader.id],
    // Whichever came later contradicts the other: the commit, or the leader that lacks it.
    events: [at(memory.steps, index - 1) as Seq, tookRole(leader, world)].sort((a, b) => a - b),
    detail: { leader: leader.id, term, index, entryTerm, committedIn },
  };
}

// ---- State Machine Safety ----

interface Applied {
  /** What was applied at each index by whoever came first (null: it was in a snapshot), and the step in which that was. */
  entries: Vector<Entry | null>;
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
    // Lower than before after a crash: then it applies its log again, behind its snapshot.
    memory.upTo[node.id] = lastApplied < from ? lastApplied : from;
    const base = snapshotIndex(storedBy(node));
    for (let index = from + 1; index <= lastApplied; index++) {
      const entry = index <= base ? null : written(node, index);
      if (entry === null && index > base) return null;
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
  entry: Entry | null,
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
  const other = at(memory.entries, index - 1) ?? null;
  if (entry === null || other === null || sameEntry(other, entry)) return null;
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
