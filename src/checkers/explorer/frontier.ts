import type { Row } from './system.ts';

/** Rows of one level of the search, one behind the other in one array: its place, its length, its numbers. */
export class Frontier {
  private words = new Int32Array(1 << 12);
  private end = 0;
  private at = 0;
  private rows = 0;
  /** The place of the row that was taken last. */
  place = -1;
  private readonly row: number[] = [];

  get size(): number {
    return this.rows;
  }

  push(place: number, row: Row): void {
    const { length } = row;
    if (this.end + length + 2 > this.words.length) this.grow(length + 2);
    const { words } = this;
    words[this.end++] = place;
    words[this.end++] = length;
    for (let i = 0; i < length; i++) words[this.end++] = row[i] as number;
    this.rows++;
  }

  /** The next row, lent until the one after it is taken; null if there is none left. */
  take(): Row | null {
    if (this.at === this.end) return null;
    const { words, row } = this;
    this.place = words[this.at] as number;
    const length = words[this.at + 1] as number;
    const from = this.at + 2;
    row.length = length;
    for (let i = 0; i < length; i++) row[i] = words[from + i] as number;
    this.at = from + length;
    this.rows--;
    return row;
  }

  clear(): void {
    this.end = 0;
    this.at = 0;
    this.rows = 0;
  }

  private grow(by: number): void {
    const words = new Int32Array(Math.max(this.words.length * 2, this.end + by));
    words.set(this.words.subarray(0, this.end));
    this.words = words;
  }
}
