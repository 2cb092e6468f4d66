import { doubled } from './flights.ts';
import { type Bins, Events, type Sorting } from './tally.ts';

/** What a node can be, as a small number; roles follow in the order of the vocabulary. */
export const STANDING = { absent: 0, down: 1, plain: 2 } as const;
/** The number of the first role. */
export const FIRST_ROLE = 3;

/** After so many changes it is kept what everybody is. */
const BLOCK = 2048;

/** What every node of a run was, change by change, for looking at many of them together. */
export class Standings {
  private readonly changes = new Events();
  /** What everybody was before each block of changes. */
  private readonly marks: Uint8Array[] = [];
  private now = new Uint8Array(64);

  /** From a moment on a node is something else. */
  change(time: number, node: number, standing: number): void {
    if (this.changes.count % BLOCK === 0) this.marks.push(this.now.slice());
    this.changes.push(time, node, standing);
    while (node >= this.now.length) this.now = doubled(this.now);
    this.now[node] = standing;
  }

  /** How many nodes of each row are in each standing at the end of each bin: row by row, bin by bin, standing by standing. */
  count(bins: Bins, { rowOf, rows }: Sorting, standings: number): Uint16Array {
    const out = new Uint16Array(rows * bins.count * standings);
    const walk = new Walk(this.changes, this.marks, rowOf, rows, standings);
    for (let bin = 0; bin < bins.count; bin++) {
      walk.to(this.changes.before((bins.first + bin + 1) * bins.step));
      for (let row = 0; row < rows; row++) {
        const at = row * standings;
        out.set(walk.counts.subarray(at, at + standings), (row * bins.count + bin) * standings);
      }
    }
    return out;
  }
}

/** Goes along the changes of a run and knows how many nodes are what. */
class Walk {
  readonly counts: Uint16Array;
  private readonly changes: Events;
  private readonly marks: readonly Uint8Array[];
  private readonly rowOf: Int16Array;
  private readonly standings: number;
  private at = -1;
  private was = new Uint8Array(0);

  constructor(
    changes: Events,
    marks: readonly Uint8Array[],
    rowOf: Int16Array,
    rows: number,
    standings: number,
  ) {
    this.changes = changes;
    this.marks = marks;
    this.rowOf = rowOf;
    this.standings = standings;
    this.counts = new Uint16Array(rows * standings);
  }

  /** To where so many changes have been made. */
  to(target: number): void {
    const block = Math.min(Math.floor(target / BLOCK), this.marks.length - 1);
    if (this.at < 0 || block * BLOCK > this.at + BLOCK) this.leap(Math.max(block, 0));
    const { nodes, types } = this.changes;
    for (; this.at < target; this.at++)
      this.set(nodes[this.at] as number, types[this.at] as number);
  }

  private leap(block: number): void {
    const mark = this.marks[block] ?? new Uint8Array(0);
    this.was = new Uint8Array(this.rowOf.length);
    this.was.set(mark.subarray(0, this.was.length));
    this.counts.fill(0);
    this.was.forEach((standing, node) => {
      this.add(node, standing, 1);
    });
    this.at = block * BLOCK;
  }

  private set(node: number, standing: number): void {
    if (node >= this.was.length) return;
    this.add(node, this.was[node] as number, -1);
    this.add(node, standing, 1);
    this.was[node] = standing;
  }

  private add(node: number, standing: number, by: 1 | -1): void {
    const row = this.rowOf[node] ?? -1;
    if (row < 0 || standing >= this.standings) return;
    const place = row * this.standings + standing;
    this.counts[place] = (this.counts[place] as number) + by;
  }
}
