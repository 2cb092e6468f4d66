/** A part out of a whole, so that a probability is exact: [1, 10] is one in ten. */
export type Ratio = readonly [numerator: number, denominator: number];

const TWO_32 = 4294967296;

/** The finaliser of MurmurHash3 (Appleby, 2011): every bit of the input reaches every bit of the output. */
function mix32(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** How many words of 32 bits say where a stream stands. */
export const STREAM_WORDS = 4;

/**
 * A stream of random numbers (xoroshiro128+ by Blackman and Vigna). Every method makes exactly one draw, whatever its
 * arguments, so that a changed setting does not shift what comes after it. Where it stands is four words in an array,
 * which may hold many streams: those of a large cluster then lie side by side, and are kept by copying one array.
 */
export class RandomStream {
  private readonly words: Int32Array;
  private readonly at: number;

  constructor(words: Int32Array, at: number) {
    this.words = words;
    this.at = at;
  }

  /** The stream of a seed (an integer), a purpose (a small integer) and an owner (a node, say). */
  static of(seed: number, purpose: number, owner: number): RandomStream {
    const words = new Int32Array(STREAM_WORDS);
    RandomStream.begin(words, 0, seed, purpose, owner);
    return new RandomStream(words, 0);
  }

  /** Puts the beginning of a stream into an array. */
  static begin(words: Int32Array, at: number, seed: number, purpose: number, owner: number): void {
    const low = mix32(seed ^ 0x9e3779b9);
    const high = mix32(Math.floor(seed / TWO_32) ^ 0x7f4a7c15);
    const a = mix32(low + Math.imul(purpose + 1, 0x632be5ab));
    const b = mix32(high ^ mix32(owner + 0x3c6ef372) ^ a);
    const c = mix32(a ^ 0x1b873593 ^ b);
    words[at] = a;
    words[at + 1] = b;
    words[at + 2] = c;
    words[at + 3] = mix32(b + c) | 1;
  }

  /** The next 32 bits. The words are the two halves of the generator's two numbers, the upper one first. */
  private next(): number {
    const { words, at } = this;
    const high = words[at] as number;
    const low = words[at + 1] as number;
    const otherLow = words[at + 3] as number;
    const mixedHigh = (words[at + 2] as number) ^ high;
    const mixedLow = otherLow ^ low;
    words[at] = (high << 24) ^ (low >>> 8) ^ mixedHigh ^ ((mixedHigh << 16) | (mixedLow >>> 16));
    words[at + 1] = (low << 24) ^ (high >>> 8) ^ mixedLow ^ (mixedLow << 16);
    words[at + 2] = (mixedLow << 5) ^ (mixedHigh >>> 27);
    words[at + 3] = (mixedHigh << 5) ^ (mixedLow >>> 27);
    return (low + otherLow) >>> 0;
  }

  /** A whole number between the two, both included; `max - min` below 2^53. */
  int(min: number, max: number): number {
    const share = this.next() / TWO_32;
    return min + Math.floor(share * (max - min + 1));
  }

  chance(probability: Ratio): boolean {
    return this.next() * probability[1] < probability[0] * TWO_32;
  }

  /** One of the items (at least one). */
  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T;
  }
}

/**
 * `count` distinct items in random order (all of them if there are fewer), one draw for each: the first places of a shuffled
 * copy (Fisher and Yates). Of many items only those are looked at that are taken.
 */
export function sampled<T>(items: readonly T[], count: number, stream: RandomStream): T[] {
  /** Where something else stands by now than in the list. */
  const moved = new Map<number, T>();
  const standing = (place: number): T => (moved.has(place) ? moved.get(place) : items[place]) as T;
  const taken: T[] = [];
  for (let i = 0; i < count && i < items.length; i++) {
    const place = stream.int(i, items.length - 1);
    taken.push(standing(place));
    moved.set(place, standing(i));
  }
  return taken;
}
