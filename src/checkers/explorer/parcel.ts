import { withLists } from '../../core/vector.ts';
import type { Part } from './part.ts';
import type { Row, System } from './system.ts';
import type { Table } from './table.ts';

/** States that go from one worker to another. Their numbers are the sender's own. */
export interface Parcel {
  /** Of each state its place in the table, the length of its row, its row. */
  readonly rows: Int32Array;
  /** What those of the numbers stand for that the receiver was not told before. */
  readonly told: readonly Told[];
}

interface Told {
  /** Where in a row it may stand. */
  readonly place: number;
  readonly number: number;
  readonly value: unknown;
}

/** One worker's side of sending states to another. */
export class Sender {
  private readonly system: System;
  private readonly known = new Map<Table<unknown>, Set<number>>();

  constructor(system: System) {
    this.system = system;
  }

  /** So many of the states that are still to be looked at. */
  pack(part: Part, states: number): Parcel {
    const rows: number[] = [];
    const told: Told[] = [];
    part.give(states, (place, row) => {
      rows.push(place, row.length);
      for (const number of row) rows.push(number);
      this.tell(row, told);
    });
    return { rows: Int32Array.from(rows), told };
  }

  private tell(row: Row, told: Told[]): void {
    row.forEach((number, place) => {
      const table = this.system.tableAt?.(place);
      if (!table) return;
      const known = this.known.get(table) ?? new Set();
      this.known.set(table, known);
      if (known.has(number)) return;
      known.add(number);
      told.push({ place, number, value: table.get(number) });
    });
  }
}

/** One worker's side of receiving states from another. */
export class Receiver {
  private readonly system: System;
  /** The sender's numbers as own ones. */
  private readonly own = new Map<Table<unknown>, number[]>();

  constructor(system: System) {
    this.system = system;
  }

  unpack({ rows, told }: Parcel, part: Part): void {
    for (const { place, number, value } of told) {
      const table = this.system.tableAt?.(place) as Table<unknown>;
      const own = this.own.get(table) ?? [];
      this.own.set(table, own);
      own[number] = table.add(withLists(value));
    }
    for (let at = 0; at < rows.length; ) {
      const place = rows[at] as number;
      const length = rows[at + 1] as number;
      const row = [...rows.subarray(at + 2, at + 2 + length)];
      part.accept(
        place,
        row.map((number, i) => this.read(number, i)),
      );
      at += 2 + length;
    }
  }

  private read(number: number, place: number): number {
    const table = this.system.tableAt?.(place);
    return table ? (this.own.get(table)?.[number] as number) : number;
  }
}
