import { equalPlain } from '../core/plain.ts';
import type { Session, TraceColumns } from './types.ts';

type Landmarks = ReturnType<Session['landmarks']>;

/** What two runs have in common from their start. */
export interface Agreement {
  /** How many records are the same in both: the position of the first that differs. */
  readonly until: number;
  /** Both go on after that, and differently. If not, one of them has been run no further. */
  readonly parted: boolean;
}

/**
 * How far two runs of one protocol agree, on their present branches. `from`: up to there they are known to. Looks at the
 * digests kept on the way first, so that only the stretch in which they part is compared record by record.
 */
export function agreementOf(a: Session, b: Session, from = 0): Agreement {
  const stranger = firstStranger(a.names(), b.names());
  const start =
    stranger < Infinity ? from : Math.max(from, lastCommon(a.landmarks(), b.landmarks()));
  const [here, there] = [a.columns(), b.columns()];
  const both = Math.min(here.length, there.length);
  const known = (at: number) => (here.node(at) ?? 0) < stranger && (here.peer(at) ?? 0) < stranger;
  let until = start;
  while (until < both && sameColumns(here, there, until) && known(until)) until++;
  until = firstUnequal(a, b, start, until);
  return { until, parted: until < both };
}

/** The last position at which both have a digest, and the same. Runs that agree so far have them at the same positions. */
function lastCommon(a: Landmarks, b: Landmarks): number {
  let low = 0;
  let high = Math.min(a.length, b.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sameLandmark(a[middle], b[middle])) low = middle + 1;
    else high = middle;
  }
  return a[low - 1]?.seq ?? 0;
}

function sameLandmark(a: Landmarks[number] | undefined, b: Landmarks[number] | undefined): boolean {
  return a?.seq === b?.seq && a?.digest[0] === b?.digest[0] && a?.digest[1] === b?.digest[1];
}

/** From which number on one run's nodes are not the other's: with one more of a kind, those after it move up. */
function firstStranger(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((name, id) => b[id] !== undefined && b[id] !== name);
  return at < 0 ? Infinity : at;
}

function sameColumns(a: TraceColumns, b: TraceColumns, at: number): boolean {
  return (
    a.time(at) === b.time(at) &&
    a.kind(at) === b.kind(at) &&
    a.node(at) === b.node(at) &&
    a.peer(at) === b.peer(at) &&
    a.type(at) === b.type(at) &&
    a.cause(at) === b.cause(at) &&
    a.begins(at) === b.begins(at)
  );
}

/** The first record of a stretch that does not say the same in both, though its columns do; the end if all do. */
function firstUnequal(a: Session, b: Session, from: number, to: number): number {
  if (from === to) return to;
  const theirs = b.records(from, to);
  const at = a.records(from, to).findIndex((record, i) => !equalPlain(record, theirs[i]));
  return at < 0 ? to : from + at;
}
