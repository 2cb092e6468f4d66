import { append, at, take, type Vector } from '../../core/vector.ts';
import type { Entry } from './messages.ts';

/** Arithmetic on logs, whose indexes start at 1 as in the paper. */
export type Log = Vector<Entry>;

/** The term of the entry at an index; 0 before the first entry and beyond the last one. */
export function termAt(log: Log, index: number): number {
  if (index === 0) return 0;
  const entry = at(log, index - 1);
  return entry === undefined ? 0 : entry.term;
}

export const lastTerm = (log: Log): number => termAt(log, log.length);

/** Whether a log that ends with this entry is at least as up to date as the other one (section 5.4.1). */
export function isUpToDate(lastLogTerm: number, lastLogIndex: number, other: Log): boolean {
  const term = lastTerm(other);
  return lastLogTerm > term || (lastLogTerm === term && lastLogIndex >= other.length);
}

/** Whether the log has an entry at this index with this term: the consistency check (section 5.3). */
export const agreesAt = (log: Log, index: number, term: number): boolean =>
  index <= log.length && termAt(log, index) === term;

/** The first index of the run of entries with one term that reaches up to `index`. */
export function firstOfTerm(log: Log, index: number): number {
  const term = termAt(log, index);
  let first = index;
  while (first > 1 && termAt(log, first - 1) === term) first--;
  return first;
}

/** The last index below `before` whose entry has this term, or 0. Terms never fall along a log. */
export function lastOfTerm(log: Log, term: number, before: number): number {
  let index = before <= log.length ? before - 1 : log.length;
  while (index > 0 && termAt(log, index) > term) index--;
  return termAt(log, index) === term ? index : 0;
}

/** How many of the entries that begin at `index` the log has already. */
export function knownEntries(log: Log, index: number, entries: readonly Entry[]): number {
  let known = 0;
  while (known < entries.length && agreesAt(log, index + known, (entries[known] as Entry).term)) {
    known++;
  }
  return known;
}

/** The log cut off before `index` and extended by the entries from position `from` on. */
export function replaceFrom(log: Log, index: number, entries: readonly Entry[], from: number): Log {
  let result = take(log, index - 1);
  for (let i = from; i < entries.length; i++) result = append(result, entries[i] as Entry);
  return result;
}

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
  log: Log,
  next: number,
  conflictTerm: number | null,
  conflictIndex: number | null,
): number {
  if (conflictIndex === null) return next - 1;
  const last = conflictTerm === null ? 0 : lastOfTerm(log, conflictTerm, next);
  return last > 0 ? last + 1 : conflictIndex;
}
