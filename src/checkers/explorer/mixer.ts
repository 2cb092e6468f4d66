import type { Fingerprint } from './system.ts';
import type { Table } from './table.ts';

/** Mixes words of 32 bits into two lanes, each as in MurmurHash3 (Appleby 2011) with constants of its own. */
export class Mixer {
  private high = 0;
  private low = 0;

  begin(): void {
    this.high = 0x2545f491;
    this.low = 0x6c62272e;
  }

  word(value: number): void {
    let a = Math.imul(value, 0xcc9e2d51);
    a = Math.imul((a << 15) | (a >>> 17), 0x1b873593) ^ this.high;
    this.high = (Math.imul((a << 13) | (a >>> 19), 5) + 0xe6546b64) | 0;
    let b = Math.imul(value + this.high, 0x85ebca6b);
    b = Math.imul((b << 16) | (b >>> 16), 0xc2b2ae35) ^ this.low;
    this.low = (Math.imul((b << 15) | (b >>> 17), 5) + 0x561ccd1b) | 0;
  }

  /** What a number stands for. */
  add({ highs, lows }: Table<unknown>, number: number): void {
    this.word(highs[number] as number);
    this.word(lows[number] as number);
  }

  end(into: Fingerprint): void {
    into.high = mix(this.high ^ (this.low >>> 7));
    into.low = mix(this.low ^ this.high);
  }
}

/** A word of which every bit depends on every bit of another. */
export function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
