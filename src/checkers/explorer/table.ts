import { Digest } from '../../core/hash.ts';
import { equalPlain } from '../../core/plain.ts';

/** Plain values by number: equal ones have the same, so that a state of the whole world is a short row of numbers. */
export class Table<X> {
  readonly values: X[] = [];
  /** 64 bits for each, from what it says alone: the same in every table. */
  readonly highs: number[] = [];
  readonly lows: number[] = [];
  private readonly byDigest = new Map<string, number[]>();
  private readonly digest = new Digest();
  private readonly start = this.digest.save();

  /** The number of a value, which must not change any more. */
  add(value: X): number {
    this.digest.load(this.start);
    this.digest.plain(value);
    const text = this.digest.toString();
    const same = this.byDigest.get(text);
    const known = same?.find((number) => equalPlain(this.values[number], value));
    if (known !== undefined) return known;
    const number = this.values.push(value) - 1;
    if (same) same.push(number);
    else this.byDigest.set(text, [number]);
    this.highs.push(Number.parseInt(text.slice(0, 8), 16) | 0);
    this.lows.push(Number.parseInt(text.slice(8), 16) | 0);
    return number;
  }

  get(number: number): X {
    return this.values[number] as X;
  }

  /** An order of numbers that depends on what they stand for, not on when they were added. */
  before(a: number, b: number): boolean {
    const [x, y] = [this.highs[a] as number, this.highs[b] as number];
    return x === y ? (this.lows[a] as number) < (this.lows[b] as number) : x < y;
  }
}
