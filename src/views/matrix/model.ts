import type { NodeId } from '../../core/ids.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Matrix, Tone } from '../../sdk/views.ts';
import { labelText } from '../stage/naming.ts';

/** A matrix in words, with the mark of every place. */
export interface ShownMatrix {
  readonly id: string;
  readonly caption: string;
  readonly columnsAre: string;
  readonly empty: string;
  readonly rows: readonly ShownRow[];
  readonly columns: readonly ShownColumn[];
  readonly marks: readonly ShownMark[];
  /** The marks by their positions, row after row. */
  readonly cells: Uint8Array;
  /** What stands at a place. */
  says(row: number, column: number): string;
}

interface ShownRow {
  readonly node: NodeId;
  readonly name: string;
}

interface ShownColumn {
  readonly name: string;
  /** Null for a thing that is no node. */
  readonly node: NodeId | null;
}

export interface ShownMark {
  readonly tone: Tone;
  readonly sign: string;
  readonly says: string;
  /** At how many places it stands. */
  readonly count: number;
}

export function shownMatrix(matrix: Matrix<ProtocolTypes>, telling: Telling): ShownMatrix {
  const { rows, columns, marks } = matrix;
  const width = columns.length;
  const cells = new Uint8Array(rows.length * width);
  const counts = new Uint32Array(marks.length);
  for (let row = 0, at = 0; row < rows.length; row++) {
    for (let column = 0; column < width; column++, at++) {
      const mark = matrix.mark(row, column);
      cells[at] = mark;
      counts[mark] = (counts[mark] ?? 0) + 1;
    }
  }
  return {
    id: matrix.id,
    caption: labelText(matrix.caption, telling),
    columnsAre: labelText(matrix.columnsAre, telling),
    empty: labelText(matrix.empty, telling),
    rows: rows.map((node) => ({ node, name: telling.fmt.node(node) })),
    columns: columns.map((column) =>
      'node' in column
        ? { name: telling.fmt.node(column.node), node: column.node }
        : { name: column.name, node: null },
    ),
    marks: marks.map(({ tone, sign, says }, i) => ({
      ...{ tone, sign, says: labelText(says, telling) },
      count: counts[i] ?? 0,
    })),
    cells,
    says: (row, column) => labelText(matrix.says(row, column), telling),
  };
}

/** How often each mark stands in a column. */
export function tallyOf({ rows, columns, marks, cells }: ShownMatrix, column: number): number[] {
  const tally = marks.map(() => 0);
  for (let row = 0; row < rows.length; row++) {
    const mark = cells[row * columns.length + column] ?? 0;
    tally[mark] = (tally[mark] ?? 0) + 1;
  }
  return tally;
}

/** Rows in the order in which they are shown; by a column, those with its rarest mark come first. */
export function rowOrder(matrix: ShownMatrix, column: number | null): readonly number[] {
  const { rows, columns, cells } = matrix;
  const order = rows.map((_, i) => i);
  if (column === null) return order;
  const tally = tallyOf(matrix, column);
  const often = (row: number) => tally[cells[row * columns.length + column] ?? 0] ?? 0;
  const mark = (row: number) => cells[row * columns.length + column] ?? 0;
  return order.sort((a, b) => often(a) - often(b) || mark(a) - mark(b) || a - b);
}

/** Columns of which the same is known: how many rows have which mark. */
export interface ColumnGroup {
  readonly names: readonly string[];
  readonly tally: readonly number[];
}

/** Columns in their order, those that come to the same together. */
export function columnGroups(matrix: ShownMatrix): readonly ColumnGroup[] {
  const groups = new Map<string, { names: string[]; tally: readonly number[] }>();
  for (const [column, { name }] of matrix.columns.entries()) {
    const tally = tallyOf(matrix, column);
    const group = groups.get(tally.join());
    if (group) group.names.push(name);
    else groups.set(tally.join(), { names: [name], tally });
  }
  return [...groups.values()];
}

/** Small enough to be a table, with signs and headers that everybody can read. */
const TABLE = 24;

export const isTable = ({ rows, columns }: ShownMatrix): boolean =>
  rows.length <= TABLE && columns.length <= TABLE;
