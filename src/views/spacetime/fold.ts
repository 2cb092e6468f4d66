import { END, type Flights } from '../../playback/flights.ts';

/**
 * A run of messages that brought about nothing but messages, or that were all lost, of which only the first and the
 * last are drawn.
 */
export interface Fold {
  readonly sender: number;
  readonly type: number;
  /** When the first one that is left out was sent, and the last. */
  readonly from: number;
  readonly to: number;
  /** How many times a message was sent, not counting that it went to several. */
  readonly count: number;
  readonly lost: boolean;
}

export interface Folded {
  /** What is drawn as an arrow, in order of sending. */
  readonly arrows: readonly number[];
  readonly folds: readonly Fold[];
}

/** So many of one kind in a row are a run. */
const RUN = 4;
/** A pause so many times as long as the one before it ends a run. */
const PAUSE = 3;

/**
 * Folds runs of at least four messages of one type on one way that changed nothing and follow one another more closely
 * than `closest`: the first and the last remain. What lies outside the visible ones counts for whether there is a run, so
 * that a picture does not change while it is moved.
 */
export function foldRuns(visible: readonly number[], flights: Flights, closest: number): Folded {
  const hidden = new Set<number>();
  const folds: Fold[] = [];
  const seen = new Set<number>();
  for (const i of visible) {
    if (seen.has(i) || !isDull(i, flights)) continue;
    const run = runFrom(i, visible.at(-1) as number, flights, closest);
    for (const member of run.members) seen.add(member);
    if (run.members.length + run.before + run.after < RUN) continue;
    const left = run.members.slice(run.before > 0 ? 0 : 1, run.after > 0 ? undefined : -1);
    if (left.length === 0) continue;
    for (const member of left) hidden.add(member);
    folds.push({
      sender: flights.senders[i] as number,
      type: flights.types[i] as number,
      from: flights.sentAt[left[0] as number] as number,
      to: flights.sentAt[left.at(-1) as number] as number,
      count: left.length,
      lost: flights.ends[i] === END.lost,
    });
  }
  return { arrows: visible.filter((i) => !hidden.has(i)), folds: merged(folds) };
}

interface Run {
  readonly members: readonly number[];
  /** How many more belong to it on either side of what is visible; at most as many as matter. */
  readonly before: number;
  readonly after: number;
}

function runFrom(first: number, last: number, flights: Flights, closest: number): Run {
  const { before, after } = flights;
  const members = [first];
  let at = first;
  for (;;) {
    const next = after[at] as number;
    if (next < 0 || next > last || !follows(at, next, flights, closest)) break;
    members.push(next);
    at = next;
  }
  const more = (from: number, step: (i: number) => number, back: boolean) => {
    let count = 0;
    for (let i = from; count < RUN; count++) {
      const next = step(i);
      const joined = back ? follows(next, i, flights, closest) : follows(i, next, flights, closest);
      if (next < 0 || !joined) break;
      i = next;
    }
    return count;
  };
  return {
    members,
    before: more(first, (i) => before[i] as number, true),
    after: more(at, (i) => after[i] as number, false),
  };
}

/** Whether a message changed nothing by itself. */
const isDull = (i: number, flights: Flights): boolean =>
  flights.isRoutine(i) || flights.ends[i] === END.lost;

/** Whether one message continues the run of the one before it. */
function follows(i: number, next: number, flights: Flights, closest: number): boolean {
  const { sentAt, before, ends } = flights;
  if (i < 0 || next < 0 || !isDull(i, flights) || !isDull(next, flights)) return false;
  if (ends[i] !== ends[next]) return false;
  const pause = (sentAt[next] as number) - (sentAt[i] as number);
  if (pause > closest) return false;
  const earlier = before[i] as number;
  if (earlier < 0 || !isDull(earlier, flights)) return true;
  return pause <= PAUSE * Math.max((sentAt[i] as number) - (sentAt[earlier] as number), 1);
}

/** Runs of one sender at the same time (to all its peers) are told as one. */
function merged(folds: readonly Fold[]): Fold[] {
  const result: Fold[] = [];
  const open = new Map<string, number>();
  for (const fold of folds.toSorted((a, b) => a.from - b.from)) {
    const key = `${fold.sender} ${fold.type} ${fold.lost}`;
    const place = open.get(key);
    const other = place === undefined ? undefined : result[place];
    if (place !== undefined && other && fold.from <= other.to) {
      result[place] = {
        ...other,
        to: Math.max(other.to, fold.to),
        count: Math.max(other.count, fold.count),
      };
      continue;
    }
    open.set(key, result.length);
    result.push(fold);
  }
  return result;
}
