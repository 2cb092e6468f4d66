/** Codes are at most this long, in bits. */
const LONGEST = 12;
/** A block of data in a GIF. */
const BLOCK = 255;

/**
 * Packs indices of colours as a GIF has them: LZW with codes that grow, in blocks of 255 bytes, each after its length,
 * and an empty one at the end. `bits`: how many an index takes, from 2.
 */
export function packed(indices: Uint8Array, bits: number): Uint8Array {
  const bytes = new BlockWriter(bits);
  const clear = 1 << bits;
  const end = clear + 1;
  let size = bits + 1;
  let next = end + 1;
  /** The code of a known run with one more index after it. */
  const codes = new Map<number, number>();
  bytes.write(clear, size);
  let run = indices[0] as number;
  for (let i = 1; i < indices.length; i++) {
    const index = indices[i] as number;
    const key = (run << 8) | index;
    const known = codes.get(key);
    if (known !== undefined) {
      run = known;
      continue;
    }
    bytes.write(run, size);
    run = index;
    if (next < 1 << LONGEST) {
      // Whoever reads knows a code one step later: only then must codes be longer.
      if (next === 1 << size) size++;
      codes.set(key, next++);
    } else {
      bytes.write(clear, size);
      codes.clear();
      size = bits + 1;
      next = end + 1;
    }
  }
  bytes.write(run, size);
  if (next === 1 << size && size < LONGEST) size++;
  bytes.write(end, size);
  return bytes.finish();
}

/** Bits from the lowest up, in blocks. */
class BlockWriter {
  private bytes = new Uint8Array(4096);
  private length = 2;
  /** Where the length of the present block stands. */
  private block = 1;
  private pending = 0;
  private count = 0;

  constructor(first: number) {
    this.bytes[0] = first;
  }

  write(code: number, size: number): void {
    this.pending |= code << this.count;
    this.count += size;
    while (this.count >= 8) {
      this.byte(this.pending & 255);
      this.pending >>>= 8;
      this.count -= 8;
    }
  }

  finish(): Uint8Array {
    if (this.count > 0) this.byte(this.pending & 255);
    this.endBlock();
    // The block that stands there now is the empty one that ends the data.
    return this.bytes.slice(0, this.length);
  }

  private byte(value: number): void {
    this.room();
    this.bytes[this.length++] = value;
    if (this.length - this.block - 1 === BLOCK) this.endBlock();
  }

  private endBlock(): void {
    const length = this.length - this.block - 1;
    this.bytes[this.block] = length;
    if (length === 0) return;
    this.room();
    this.block = this.length;
    this.bytes[this.length++] = 0;
  }

  private room(): void {
    if (this.length < this.bytes.length) return;
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
}
