/**
 * A 64-bit running hash over integers and text, the same in every JavaScript engine. Two lanes of 32 bits, each mixed as
 * in MurmurHash3 (Appleby, 2011) with constants of its own. Not for secrets: it tells runs apart, nothing more.
 */
export class Digest {
  private high = 0x6f727265 | 0;
  private low = 0x7279_0001 | 0;

  /** Adds a whole number below 2^53. */
  number(value: number): void {
    this.word(value | 0);
    if (value > 0x7fffffff || value < -0x80000000) this.word(Math.floor(value / 4294967296));
  }

  text(value: string): void {
    this.word(value.length);
    for (let i = 0; i < value.length; i++) this.word(value.charCodeAt(i));
  }

  /** Adds any plain data; the order of an object's keys does not matter. */
  plain(value: unknown): void {
    if (typeof value === 'number') {
      this.word(1);
      if (Number.isSafeInteger(value)) this.number(value);
      else this.text(String(value));
    } else if (typeof value === 'string') {
      this.word(2);
      this.text(value);
    } else if (typeof value === 'boolean') this.word(value ? 4 : 3);
    else if (value === null || value === undefined) this.word(5);
    else if (Array.isArray(value)) {
      this.word(6);
      this.word(value.length);
      for (const item of value) this.plain(item);
    } else this.record(value as Record<string, unknown>);
  }

  /** 16 hexadecimal digits. */
  toString(): string {
    const hex = (lane: number) => (lane >>> 0).toString(16).padStart(8, '0');
    return hex(finish(this.high ^ (this.low >>> 7))) + hex(finish(this.low ^ this.high));
  }

  save(): readonly [number, number] {
    return [this.high, this.low];
  }

  load(saved: readonly [number, number]): void {
    this.high = saved[0];
    this.low = saved[1];
  }

  /** The sum of what its fields hash to, each on its own: no order of keys, and no sorting. */
  private record(value: Record<string, unknown>): void {
    const { high, low } = this;
    let fields = 0;
    let highs = 0;
    let lows = 0;
    for (const key in value) {
      this.high = 0x243f6a88;
      this.low = 0x13198a2e;
      this.text(key);
      this.plain(value[key]);
      highs = (highs + finish(this.high)) | 0;
      lows = (lows + finish(this.low)) | 0;
      fields++;
    }
    this.high = high;
    this.low = low;
    this.word(7);
    this.word(fields);
    this.word(highs);
    this.word(lows);
  }

  private word(value: number): void {
    const a = Math.imul(value ^ this.high, 0xcc9e2d51);
    const b = Math.imul(value + this.low, 0x1b873593);
    this.high = (Math.imul((a << 15) | (a >>> 17), 5) + 0x38b34ae5 + this.low) | 0;
    this.low = (Math.imul((b << 13) | (b >>> 19), 5) + 0x561ccd1b) ^ (this.high >>> 3);
  }
}

function finish(lane: number): number {
  let x = lane;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

/** 16 hexadecimal digits that tell one plain value from another. */
export function fingerprint(value: unknown): string {
  const digest = new Digest();
  digest.plain(value);
  return digest.toString();
}
