import type { NodeId } from '../../core/ids.ts';
import type { Cell, LogRow } from '../../sdk/views.ts';

/** Logs side by side, as much of their newest ends as is shown. */
export interface LogWindow {
  /** The true indexes of the columns. */
  readonly columns: readonly number[];
  /** There are earlier entries, which are not shown. */
  readonly clipped: boolean;
  readonly rows: readonly LogLine[];
  /** The names of all marks, in the order in which they come. */
  readonly marks: readonly string[];
}

export interface LogLine {
  readonly node: NodeId;
  /** One a column; null where the log does not reach. */
  readonly cells: readonly LogCell[];
}

export interface LogCell {
  readonly index: number;
  readonly entry: Cell | null;
  /** The names of the marks that stand here. */
  readonly marks: readonly string[];
}

/** The last `most` columns of what there is. */
export function logWindow(rows: readonly LogRow[], most: number): LogWindow {
  const indexes = rows.flatMap((row) => row.cells.map((cell) => cell.index));
  if (indexes.length === 0) return { columns: [], clipped: false, rows: [], marks: [] };
  const last = indexes.reduce((a, b) => Math.max(a, b));
  const first = Math.max(
    indexes.reduce((a, b) => Math.min(a, b)),
    last - most + 1,
  );
  const columns = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const marks = [...new Set(rows.flatMap((row) => Object.keys(row.marks)))];
  return { columns, clipped: first > 1, rows: rows.map((row) => lineOf(row, columns)), marks };
}

function lineOf({ node, cells, marks }: LogRow, columns: readonly number[]): LogLine {
  const entries = new Map(cells.map((cell) => [cell.index, cell]));
  return {
    node,
    cells: columns.map((index) => ({
      index,
      entry: entries.get(index) ?? null,
      marks: Object.keys(marks).filter((name) => marks[name] === index),
    })),
  };
}

/** A mark's sign under a cell: reachedHere is rH. The legend says it in full. */
export const markSign = (name: string): string =>
  name.charAt(0) + name.slice(1).replace(/[^A-Z]/g, '');
