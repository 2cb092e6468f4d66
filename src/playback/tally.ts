import { doubled, firstAtLeast } from './flights.ts';

const FIRST_ROOM = 1024;

/** Events of one sort in order of time: when, at which node, of which type. */
export class Events {
  count = 0;
  times = new Float64Array(FIRST_ROOM);
  nodes = new Uint16Array(FIRST_ROOM);
  types = new Uint8Array(FIRST_ROOM);

  push(time: number, node: number, type: number): void {
    if (this.count === this.times.length) {
      this.times = doubled(this.times);
      this.nodes = doubled(this.nodes);
      this.types = doubled(this.types);
    }
    this.times[this.count] = time;
    this.nodes[this.count] = node;
    this.types[this.count++] = type;
  }

  /** How many come before a moment. */
  before(time: number): number {
    return firstAtLeast(this.times, this.count, time);
  }
}

/** Stretches of time of one length, side by side; the first is that many lengths behind the start of the run. */
export interface Bins {
  readonly step: number;
  readonly first: number;
  readonly count: number;
}

/** The bins that cover a stretch of time. They begin at multiples of their length, so that they stay when one moves. */
export function binsOver(from: number, to: number, step: number): Bins {
  const first = Math.floor(from / step);
  return { step, first, count: Math.max(Math.ceil(to / step) - first, 1) };
}

/** Which of some rows a node belongs to (-1: none), and which types are not counted. */
export interface Sorting {
  readonly rowOf: Int16Array;
  readonly rows: number;
  readonly left: ReadonlySet<number>;
}

/** So many events are counted anew each time; for more, the whole run is counted once. */
const AT_ONCE = 60_000;
/** A count of the whole run has no more places than this. */
const MOST_PLACES = 4_000_000;

/** Counts events by rows of nodes and by bins. What it has counted of a long run is kept for as long as the question stays. */
export class Tally {
  readonly events: Events;
  private kept: Kept | null = null;

  constructor(events: Events) {
    this.events = events;
  }

  /** Row by row the counts of all bins. */
  count(bins: Bins, sorting: Sorting): Uint32Array {
    const { step, first, count } = bins;
    const { events } = this;
    const [from, to] = [events.before(first * step), events.before((first + count) * step)];
    const places = (first + count) * sorting.rows;
    if (to - from <= AT_ONCE || places > MOST_PLACES) {
      const counts = new Uint32Array(sorting.rows * count);
      countInto(counts, count, first, events, from, to, step, sorting);
      return counts;
    }
    return this.whole(step, first + count, sorting).slice(first, count);
  }

  private whole(step: number, bins: number, sorting: Sorting): Kept {
    const { events, kept } = this;
    if (kept?.fits(step, sorting)) {
      kept.goOn(events, bins);
      return kept;
    }
    const fresh = new Kept(step, sorting);
    fresh.goOn(events, bins);
    this.kept = fresh;
    return fresh;
  }
}

/** The counts of a run from its start on. */
class Kept {
  private readonly step: number;
  private readonly sorting: Sorting;
  private counts = new Uint32Array(0);
  /** Bins a row has room for, and events that are counted. */
  private room = 0;
  private read = 0;

  constructor(step: number, sorting: Sorting) {
    this.step = step;
    this.sorting = sorting;
  }

  fits(step: number, { rowOf, left }: Sorting): boolean {
    const same = Math.abs(step / this.step - 1) < 1e-9;
    return same && rowOf === this.sorting.rowOf && sameSet(left, this.sorting.left);
  }

  /** Counts what has been added, in so many bins. */
  goOn(events: Events, bins: number): void {
    const { step, sorting } = this;
    if (bins > this.room) this.grow(Math.ceil(bins * 1.25));
    const to = events.before(this.room * step);
    countInto(this.counts, this.room, 0, events, this.read, to, step, sorting);
    this.read = Math.max(this.read, to);
  }

  slice(first: number, count: number): Uint32Array {
    const { rows } = this.sorting;
    const part = new Uint32Array(rows * count);
    for (let row = 0; row < rows; row++) {
      const at = row * this.room + first;
      part.set(this.counts.subarray(at, at + count), row * count);
    }
    return part;
  }

  private grow(room: number): void {
    const { rows } = this.sorting;
    const larger = new Uint32Array(rows * room);
    for (let row = 0; row < rows; row++)
      larger.set(this.counts.subarray(row * this.room, (row + 1) * this.room), row * room);
    this.counts = larger;
    this.room = room;
  }
}

function countInto(
  counts: Uint32Array,
  bins: number,
  first: number,
  events: Events,
  from: number,
  to: number,
  step: number,
  { rowOf, left }: Sorting,
): void {
  const { times, nodes, types } = events;
  const skip = new Uint8Array(256);
  for (const type of left) skip[type] = 1;
  for (let i = from; i < to; i++) {
    if (skip[types[i] as number] === 1) continue;
    const row = rowOf[nodes[i] as number] ?? -1;
    if (row < 0) continue;
    // At the edges of bins rounding may put an event into one that is not asked for.
    const bin = Math.min(Math.max(Math.floor((times[i] as number) / step) - first, 0), bins - 1);
    const place = row * bins + bin;
    counts[place] = (counts[place] as number) + 1;
  }
}

const sameSet = (a: ReadonlySet<number>, b: ReadonlySet<number>): boolean =>
  a.size === b.size && [...a].every((item) => b.has(item));
