import { append, at, slice, take, type Vector, vectorOf } from '../../core/vector.ts';
import type { Snapshot } from './machine.ts';
import type { Entry } from './messages.ts';

/** The entries that are kept one by one, behind those that the snapshot stands for. */
export type Log = Vector<Entry>;

/** A log as a server has it: a snapshot of its beginning, if one was taken, and the entries behind that. */
export interface Stored {
  readonly log: Log;
  readonly snapshot: Snapshot | null;
}

/** Arithmetic on logs. Indexes start at 1 as in the paper, whether their entries are still there or in the snapshot. */

/** The last index for which the snapshot stands, or 0. */
export const snapshotIndex = ({ snapshot }: Stored): number =>
  snapshot === null ? 0 : snapshot.lastIncludedIndex;

export const lastIndex = (stored: Stored): number => snapshotIndex(stored) + stored.log.length;

/** The entry at an index, unless it is in the snapshot or not there at all. */
export const entryAt = (stored: Stored, index: number): Entry | undefined =>
  at(stored.log, index - snapshotIndex(stored) - 1);

/** The term of the entry at an index; 0 before the first entry, beyond the last, and within the snapshot before its end. */
export function termAt(stored: Stored, index: number): number {
  const { snapshot, log } = stored;
  if (snapshot === null) {
    if (index === 0) return 0;
    const entry = at(log, index - 1);
    return entry === undefined ? 0 : entry.term;
  }
  if (index === snapshot.lastIncludedIndex) return snapshot.lastIncludedTerm;
  return entryAt(stored, index)?.term ?? 0;
}

export const lastTerm = (stored: Stored): number => termAt(stored, lastIndex(stored));

/** Whether a log that ends with this entry is at least as up to date as the other one (section 5.4.1). */
export function isUpToDate(lastLogTerm: number, lastLogIndex: number, other: Stored): boolean {
  const term = lastTerm(other);
  return lastLogTerm > term || (lastLogTerm === term && lastLogIndex >= lastIndex(other));
}

/**
 * Whether the log has an entry at this index with this term: the consistency check (section 5.3). What is in the snapshot is
 * committed, and every leader has it.
 */
export const agreesAt = (stored: Stored, index: number, term: number): boolean =>
  index < snapshotIndex(stored) || (index <= lastIndex(stored) && termAt(stored, index) === term);

/** The first index of the run of entries with one term that reaches up to `index`, as far as they are there. */
export function firstOfTerm(stored: Stored, index: number): number {
  const term = termAt(stored, index);
  const lowest = snapshotIndex(stored) + 1;
  let first = index;
  while (first > lowest && termAt(stored, first - 1) === term) first--;
  return first;
}

/** The last index below `before` whose entry has this term, or 0. Terms never fall along a log. */
export function lastOfTerm(stored: Stored, term: number, before: number): number {
  const [base, last] = [snapshotIndex(stored), lastIndex(stored)];
  let index = before <= last ? before - 1 : last;
  while (index > base && termAt(stored, index) > term) index--;
  return index >= base && termAt(stored, index) === term ? index : 0;
}

/** How many of the entries that begin at `index` the log has already. */
export function knownEntries(stored: Stored, index: number, entries: readonly Entry[]): number {
  const base = snapshotIndex(stored);
  let known = base < index ? 0 : Math.min(base - index + 1, entries.length);
  while (
    known < entries.length &&
    agreesAt(stored, index + known, (entries[known] as Entry).term)
  ) {
    known++;
  }
  return known;
}

/** The log cut off before `index`, which is behind the snapshot, and extended by the entries from position `from` on. */
export function replaceFrom(
  stored: Stored,
  index: number,
  entries: readonly Entry[],
  from: number,
): Log {
  let result = take(stored.log, index - snapshotIndex(stored) - 1);
  for (let i = from; i < entries.length; i++) result = append(result, entries[i] as Entry);
  return result;
}

/** The entries from one index on, so many of them. */
export function entriesFrom(stored: Stored, index: number, count: number): readonly Entry[] {
  const start = index - snapshotIndex(stored) - 1;
  return slice(stored.log, start, start + count);
}

/** What is left of the log behind an index: a log of its own, so that what is before it can be forgotten. */
export const logBehind = (stored: Stored, index: number): Log =>
  vectorOf(slice(stored.log, index - snapshotIndex(stored)));

/** How many servers are a majority of so many. */
export const majorityOf = (servers: number): number => (servers >> 1) + 1;

/** The greatest index that a majority has reached: the middle of all, the greater half first. */
export function majorityIndex(indexes: readonly number[]): number {
  const falling = indexes.slice().sort((a, b) => b - a);
  return falling[majorityOf(falling.length) - 1] ?? 0;
}

/**
 * Where to go on after a failed consistency check (thesis 5.3, at the end): behind the leader's last entry of the term
 * in the way, or, if it has none of that term, at the first one of it in the follower's log. Without a hint, one back.
 */
export function nextAfterConflict(
  stored: Stored,
  next: number,
  conflictTerm: number | null,
  conflictIndex: number | null,
): number {
  if (conflictIndex === null) return next - 1;
  const last = conflictTerm === null ? 0 : lastOfTerm(stored, conflictTerm, next);
  return last > 0 ? last + 1 : conflictIndex;
}
