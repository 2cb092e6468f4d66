import type { Fingerprint } from './system.ts';

/** 2^65, out of factors that a number holds exactly. */
const TWO_65 = 4_294_967_296 * 8_589_934_592;

/** How full the table may get: beyond that a look takes ever more steps. */
const FULL = 0.7;

/** Where a table keeps what it knows; workers share it where it is shared memory. */
export interface Room {
  readonly most: number;
  /** How many states there are. */
  readonly count: Int32Array;
  readonly highs: Int32Array;
  readonly lows: Int32Array;
  readonly parents: Int32Array;
  readonly ordinals: Int32Array;
}

/** Room for at most so many states (fewer than 2^30). `make`: takes a number of bytes, all zero. */
export function roomFor(
  most: number,
  make: (bytes: number) => ArrayBufferLike = (bytes) => new ArrayBuffer(bytes),
): Room {
  let places = 1024;
  while (places * FULL < most) places *= 2;
  const words = (count: number) => new Int32Array(make(count * 4));
  return {
    most,
    count: words(1),
    highs: words(places),
    lows: words(places),
    parents: words(places),
    ordinals: words(places),
  };
}

/**
 * The states that were met, each as 64 bits, and how it was met: from which state, as which of its successors. A fixed number
 * of places, 16 bytes each; a state keeps its place, which is so its name. Several workers may add at once.
 */
export class Visited {
  private readonly room: Room;
  private readonly mask: number;

  constructor(room: Room) {
    this.room = room;
    this.mask = room.highs.length - 1;
  }

  get size(): number {
    return Math.min(Atomics.load(this.room.count, 0), this.room.most);
  }

  /** Whether there are as many states as there may be. */
  get full(): boolean {
    return Atomics.load(this.room.count, 0) >= this.room.most;
  }

  /** Adds a state; its place, or -1 where it was there already. `parent`: a place, or -1 for an initial state. */
  add({ high, low }: Fingerprint, parent: number, ordinal: number): number {
    const { highs, lows, parents, ordinals, count } = this.room;
    // Zero means an empty place, and a low word that is not written yet.
    const a = high === 0 ? 1 : high;
    const b = low === 0 ? 1 : low;
    let place = (b ^ Math.imul(a, 0x9e3779b1)) & this.mask;
    for (;;) {
      let there = highs[place] as number;
      if (there === 0) there = Atomics.compareExchange(highs, place, 0, a);
      if (there === 0) break;
      if (there === a && lowAt(lows, place) === b) return -1;
      place = (place + 1) & this.mask;
    }
    parents[place] = parent;
    ordinals[place] = ordinal;
    Atomics.store(lows, place, b);
    Atomics.add(count, 0, 1);
    return place;
  }

  /** Which successor was taken at each step of the way to a state, the choice of the initial state first. */
  path(place: number): number[] {
    const { parents, ordinals } = this.room;
    const path: number[] = [];
    for (let at = place; at >= 0; at = parents[at] as number) path.push(ordinals[at] as number);
    return path.reverse();
  }
}

/** The low word of a place that is taken; whoever took it writes it at once. */
function lowAt(lows: Int32Array, place: number): number {
  let low = lows[place] as number;
  while (low === 0) low = Atomics.load(lows, place);
  return low;
}

/**
 * The chance that at least one state was taken for another because their 64 bits are equal (Stern & Dill 1995: about n² / 2^65
 * for n states).
 */
export const collisionChance = (states: number): number => (states * states) / TWO_65;
