import type { Row } from './system.ts';

/** Bytes of a block; a longer row has one of its own. */
const BLOCK = 1 << 16;
/** The most bytes that a number takes. */
const NUMBER = 5;

/** Blocks that no frontier needs at the moment. */
export type Spare = Uint8Array[];

/**
 * Rows of one level of the search, first come, first served: of each its place in the table, its length, its numbers, seven
 * bits a byte (most are small). What was taken makes room for what is pushed to any frontier with the same spare blocks.
 */
export class Frontier {
  private readonly spare: Spare;
  /** Each with how far it is filled. */
  private readonly blocks: { readonly bytes: Uint8Array; end: number }[] = [];
  private bytes: Uint8Array = new Uint8Array(0);
  private end = 0;
  /** How far the first block was read. */
  private at = 0;
  private rows = 0;
  /** The place of the row that was taken last. */
  place = -1;
  private readonly row: number[] = [];

  constructor(spare: Spare) {
    this.spare = spare;
  }

  get size(): number {
    return this.rows;
  }

  push(place: number, row: Row): void {
    const { length } = row;
    const most = (length + 2) * NUMBER;
    if (this.end + most > this.bytes.length) this.open(most);
    this.write(place);
    this.write(length);
    for (let i = 0; i < length; i++) this.write(row[i] as number);
    (this.blocks.at(-1) as { end: number }).end = this.end;
    this.rows++;
  }

  /** The next row, lent until the one after it is taken; null if there is none left. */
  take(): Row | null {
    if (this.rows === 0) return null;
    let block = this.blocks[0] as { readonly bytes: Uint8Array; end: number };
    if (this.at === block.end) {
      this.blocks.shift();
      if (block.bytes.length === BLOCK) this.spare.push(block.bytes);
      block = this.blocks[0] as typeof block;
      this.at = 0;
    }
    const { row } = this;
    const { bytes } = block;
    this.place = this.read(bytes);
    const length = this.read(bytes);
    row.length = length;
    for (let i = 0; i < length; i++) row[i] = this.read(bytes);
    this.rows--;
    return row;
  }

  private open(most: number): void {
    this.bytes = (most <= BLOCK ? this.spare.pop() : null) ?? new Uint8Array(Math.max(BLOCK, most));
    this.end = 0;
    this.blocks.push({ bytes: this.bytes, end: 0 });
  }

  /** Small numbers are short, negative ones too. */
  private write(number: number): void {
    let rest = ((number << 1) ^ (number >> 31)) >>> 0;
    while (rest > 0x7f) {
      this.bytes[this.end++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.end++] = rest;
  }

  private read(bytes: Uint8Array): number {
    let byte = bytes[this.at++] as number;
    let number = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[this.at++] as number;
      number |= (byte & 0x7f) << shift;
    }
    return (number >>> 1) ^ -(number & 1);
  }
}
