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
    this.high = Math.imul(this.high ^ mix(value + 0x9e3779b9), 0x85ebca6b) + 0x38b34ae5;
    this.high = (this.high << 13) | (this.high >>> 19);
    this.low = Math.imul(this.low ^ mix(value ^ this.high), 0xc2b2ae35) + 0x561ccd1b;
    this.low = (this.low << 15) | (this.low >>> 17);
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

function mix(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
