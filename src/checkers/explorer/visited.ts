import type { Fingerprint } from './system.ts';

/** 2^65, out of factors that a number holds exactly. */
const TWO_65 = 4_294_967_296 * 8_589_934_592;

/** How full the table may get: beyond that a look takes ever more steps. */
const FULL = 0.7;

/**
 * The states that were met, each as 64 bits, and how it was met: from which state, as which of its successors. A fixed number
 * of places, 16 bytes each; a state keeps its place, which is so its name.
 */
export class Visited {
  readonly most: number;
  private readonly mask: number;
  private readonly highs: Int32Array;
  private readonly lows: Int32Array;
  private readonly parents: Int32Array;
  private readonly ordinals: Int32Array;
  private count = 0;

  /** For at most so many states (fewer than 2^30). */
  constructor(most: number) {
    let places = 1024;
    while (places * FULL < most) places *= 2;
    this.most = most;
    this.mask = places - 1;
    this.highs = new Int32Array(places);
    this.lows = new Int32Array(places);
    this.parents = new Int32Array(places);
    this.ordinals = new Int32Array(places);
  }

  get size(): number {
    return this.count;
  }

  /** Adds a state; its place, or -1 where it was there already. `parent`: a place, or -1 for an initial state. */
  add({ high, low }: Fingerprint, parent: number, ordinal: number): number {
    // Zero means an empty place.
    const a = high === 0 && low === 0 ? 1 : high;
    let place = (low ^ Math.imul(a, 0x9e3779b1)) & this.mask;
    for (;;) {
      const [h, l] = [this.highs[place], this.lows[place]];
      if (h === 0 && l === 0) break;
      if (h === a && l === low) return -1;
      place = (place + 1) & this.mask;
    }
    this.highs[place] = a;
    this.lows[place] = low;
    this.parents[place] = parent;
    this.ordinals[place] = ordinal;
    this.count++;
    return place;
  }

  /** Which successor was taken at each step of the way to a state, the choice of the initial state first. */
  path(place: number): number[] {
    const ordinals: number[] = [];
    for (let at = place; at >= 0; at = this.parents[at] as number) {
      ordinals.push(this.ordinals[at] as number);
    }
    return ordinals.reverse();
  }
}

/**
 * The chance that at least one state was taken for another because their 64 bits are equal (Stern & Dill 1995: about n² / 2^65
 * for n states).
 */
export const collisionChance = (states: number): number => (states * states) / TWO_65;
