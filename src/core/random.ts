import {
  type xoroshiro128plus,
  xoroshiro128plusFromState,
} from 'pure-rand/generator/xoroshiro128plus';

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

/**
 * A stream of random numbers (xoroshiro128+). Every method makes exactly one draw, whatever its arguments, so that a
 * changed setting does not shift what comes after it.
 */
export class RandomStream {
  private readonly generator: ReturnType<typeof xoroshiro128plus>;

  private constructor(generator: ReturnType<typeof xoroshiro128plus>) {
    this.generator = generator;
  }

  /** The stream of a seed (an integer), a purpose (a small integer) and an owner (a node, say). */
  static of(seed: number, purpose: number, owner: number): RandomStream {
    const low = mix32(seed ^ 0x9e3779b9);
    const high = mix32(Math.floor(seed / TWO_32) ^ 0x7f4a7c15);
    const a = mix32(low + Math.imul(purpose + 1, 0x632be5ab));
    const b = mix32(high ^ mix32(owner + 0x3c6ef372) ^ a);
    const c = mix32(a ^ 0x1b873593 ^ b);
    return new RandomStream(xoroshiro128plusFromState([a, b, c, mix32(b + c) | 1]));
  }

  /** Where the stream stands, in four words of 32 bits. */
  save(): readonly number[] {
    return this.generator.getState();
  }

  /** A stream that goes on from where another one stood. */
  static restore(words: ArrayLike<number>): RandomStream {
    return new RandomStream(xoroshiro128plusFromState(Array.from(words)));
  }

  /** A whole number between the two, both included; `max - min` below 2^53. */
  int(min: number, max: number): number {
    const share = (this.generator.next() >>> 0) / TWO_32;
    return min + Math.floor(share * (max - min + 1));
  }

  chance(probability: Ratio): boolean {
    return (this.generator.next() >>> 0) * probability[1] < probability[0] * TWO_32;
  }

  /** One of the items (at least one). */
  pick<T>(items: readonly T[]): T {
    return items[this.int(0, items.length - 1)] as T;
  }
}
