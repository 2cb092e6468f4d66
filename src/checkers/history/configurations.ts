import { IMPOSSIBLE, type Model } from './models.ts';
import type { Operation } from './operations.ts';
import { NOWHERE, type States } from './states.ts';

/** The states of any model, told apart by what they say. The model is asked once for each state and operation. */
export class TextStates implements States {
  private readonly model: Model;
  private readonly values: unknown[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly known = new Map<number, number>();
  private readonly operations: number;

  /** For operations with places below a number. */
  constructor(model: Model, operations: number) {
    this.model = model;
    this.operations = operations;
  }

  first(initial: unknown): number {
    const key = keyOf(initial);
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.values.push(initial) - 1;
    this.numbers.set(key, number);
    return number;
  }

  get(state: number): unknown {
    return this.values[state];
  }

  after(state: number, op: Operation, place: number): number {
    const key = state * this.operations + place;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const next = this.model.apply(this.values[state], op);
    const number = next === IMPOSSIBLE ? NOWHERE : this.first(next);
    this.known.set(key, number);
    return number;
  }
}

/** Text that tells one state from all others. */
const keyOf = (state: unknown): string =>
  typeof state === 'string' ? `"${state}` : JSON.stringify(state);

/** Words to an entry: three for the set, one for the state. */
const WORDS = 4;
/** How full the table may get: beyond that a look takes ever more steps. */
const FULL = 0.6;

/**
 * Configurations that were met: a set of operations and a state. The set stands as 96 bits, so that for the most that are ever
 * looked at (two million) the chance that any two are taken for each other is below 10^-16; the state stands as it is.
 */
export class Configurations {
  private entries = new Int32Array(WORDS * 1024);
  private count = 0;

  /** Whether it is new. */
  add({ a, b, c }: DoneSet, state: number): boolean {
    const { entries } = this;
    const mask = entries.length / WORDS - 1;
    // No state has the number 0 in the table, which stands for an empty place.
    const named = state + 1;
    let place = (a ^ Math.imul(named, 0x9e3779b1)) & mask;
    for (;;) {
      const at = place * WORDS;
      if (entries[at + 3] === 0) break;
      const same = entries[at] === a && entries[at + 1] === b && entries[at + 2] === c;
      if (same && entries[at + 3] === named) return false;
      place = (place + 1) & mask;
    }
    put(entries, place, a, b, c, named);
    if (++this.count > FULL * (mask + 1)) this.grow();
    return true;
  }

  private grow(): void {
    const old = this.entries;
    const entries = new Int32Array(old.length * 2);
    const mask = entries.length / WORDS - 1;
    for (let at = 0; at < old.length; at += WORDS) {
      const named = old[at + 3] as number;
      if (named === 0) continue;
      const [a, b, c] = [old[at] as number, old[at + 1] as number, old[at + 2] as number];
      let place = (a ^ Math.imul(named, 0x9e3779b1)) & mask;
      while (entries[place * WORDS + 3] !== 0) place = (place + 1) & mask;
      put(entries, place, a, b, c, named);
    }
    this.entries = entries;
  }
}

function put(
  entries: Int32Array,
  place: number,
  a: number,
  b: number,
  c: number,
  named: number,
): void {
  const at = place * WORDS;
  entries[at] = a;
  entries[at + 1] = b;
  entries[at + 2] = c;
  entries[at + 3] = named;
}

/** A set of operations in three words: each operation has words of its own, which are mixed in and out (Zobrist 1970). */
export class DoneSet {
  a = 0;
  b = 0;
  c = 0;

  /** Adds the operation at a place, or takes it away. */
  toggle(place: number): void {
    this.a ^= mix(place, 0x9e3779b9);
    this.b ^= mix(place, 0x7f4a7c15);
    this.c ^= mix(place, 0x3c6ef372);
  }
}

/** The finaliser of MurmurHash3 (Appleby 2011), twice: words of different lanes have nothing to do with each other. */
function mix(place: number, lane: number): number {
  let x = (place + 1) ^ lane;
  for (let round = 0; round < 2; round++) {
    x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
    x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
    x = (x ^ (x >>> 16)) + lane;
  }
  return x | 0;
}
