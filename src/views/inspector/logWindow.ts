import type { NodeId } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import type { LabelOf, ProtocolTypes } from '../../sdk/types.ts';
import type { LogCell as Cell, LogRow, UnderWay } from '../../sdk/views.ts';

type Any = ProtocolTypes;
type Row = LogRow<Any>;
type Says = LabelOf<Any>;

/** Logs side by side, as much of their newest ends as is shown. */
export interface LogWindow {
  readonly columns: readonly Column[];
  /** Some log goes on before the first column: then there is a narrow one before it. */
  readonly clipped: boolean;
  readonly rows: readonly LogLine[];
  /** The names of all marks, in the order in which they come. */
  readonly marks: readonly string[];
  /** What the logs say about the cluster itself; nothing where all go by what they began with. */
  readonly clauses: readonly Clause[];
  /** What is about to become of each log. */
  readonly underWay: readonly (UnderWay<Any> & { readonly node: NodeId })[];
}

/** One index, or several of which no log has an entry. */
export interface Column {
  readonly from: number;
  readonly to: number;
}

export interface LogLine {
  readonly node: NodeId;
  /** What stands before the first column, where that is not shown: a block, entries, or both. */
  readonly before: { readonly block: LogBlock | null; readonly more: boolean } | null;
  /** What stands for all up to some column, and how many columns it takes. */
  readonly block: (LogBlock & { readonly columns: number }) | null;
  /** One a column behind the block. */
  readonly cells: readonly LogCell[];
}

export interface LogBlock {
  readonly entry: Cell<Any>;
  readonly marks: readonly string[];
}

export interface LogCell {
  readonly index: number;
  /** Null where the log does not reach. */
  readonly entry: Cell<Any> | null;
  /** The names of the marks that stand here. */
  readonly marks: readonly string[];
  /** The node goes by what this entry says. */
  readonly inForce: boolean;
}

/** What entries of one index say about the cluster. */
export interface Clause {
  /** Null for what stands in a block, or was so from the beginning. */
  readonly index: number | null;
  readonly says: Says;
  /** Who goes by it now. */
  readonly inForce: NodeId[];
  /** It cannot be lost any more, as far as anyone knows. */
  firm: boolean;
}

/** The last `most` columns of what there is. */
export function logWindow(rows: readonly Row[], most: number): LogWindow {
  const columns = columnsOf(rows).slice(-most);
  const [first] = columns;
  if (!first) {
    return { columns: [], clipped: false, rows: [], marks: [], clauses: [], underWay: [] };
  }
  const lines = rows.map((row) => lineOf(row, columns, first.from));
  return {
    columns,
    clipped: lines.some(({ before }) => before !== null),
    rows: lines,
    marks: [...new Set(rows.flatMap((row) => Object.keys(row.marks)))],
    clauses: clausesOf(rows),
    underWay: rows.flatMap(({ node, underWay = [] }) => underWay.map((one) => ({ ...one, node }))),
  };
}

/** An index of which some log has an entry, or with which a block ends, has a column of its own. */
function columnsOf(rows: readonly Row[]): Column[] {
  const taken = new Set(rows.flatMap((row) => row.cells.map((cell) => cell.index)));
  const columns: Column[] = [];
  let end = 0;
  for (const index of [...taken].sort((a, b) => a - b)) {
    // A gap of one is no wider than what would say so.
    if (end > 0 && index > end + 1) columns.push({ from: end + 1, to: index - 1 });
    columns.push({ from: index, to: index });
    end = index;
  }
  return columns;
}

function lineOf(row: Row, columns: readonly Column[], first: number): LogLine {
  const { node, cells, marks, goesBy } = row;
  const marked = (here: (index: number) => boolean) =>
    Object.keys(marks).filter((name) => here(marks[name] as number));
  const [head] = cells;
  const entry = head?.block ? head : null;
  const end = entry?.index ?? 0;
  const block = entry && { entry, marks: marked((index) => index > 0 && index <= end) };
  const covered = columns.filter(({ to }) => to <= end).length;
  const entries = new Map(cells.map((cell) => [cell.index, cell]));
  return {
    node,
    before: covered > 0 ? null : beforeOf(cells, block, first),
    block: covered > 0 ? block && { ...block, columns: covered } : null,
    cells: columns.slice(covered).map(({ from: index }) => ({
      index,
      entry: entries.get(index) ?? null,
      marks: marked((mark) => mark === index),
      inForce: goesBy?.index === index,
    })),
  };
}

function beforeOf(cells: Row['cells'], block: LogBlock | null, first: number): LogLine['before'] {
  const start = (block?.entry.index ?? 0) + 1;
  const more = start < first && cells.length > (block ? 1 : 0);
  return block || more ? { block, more } : null;
}

/** All that is said, by index; where nothing is said and all go by the same there is nothing to tell. */
function clausesOf(rows: readonly Row[]): Clause[] {
  const clauses: Clause[] = [];
  const find = (says: Says, at?: number) =>
    clauses.findLast((one) => equalPlain(one.says, says) && (at === undefined || one.index === at));
  for (const { cells } of rows) {
    for (const { index, says, firm, block } of cells) {
      if (!says || block) continue;
      const known = find(says, index);
      if (known) known.firm ||= firm;
      else clauses.push({ index, says, firm, inForce: [] });
    }
  }
  clauses.sort((a, b) => (a.index ?? 0) - (b.index ?? 0));
  for (const { node, cells, goesBy } of rows) {
    if (!goesBy) continue;
    const { index, says } = goesBy;
    const entry = cells.find((cell) => cell.index === index && !cell.block);
    let clause = find(says, entry?.index);
    if (!clause) {
      clause = { index: null, says, firm: true, inForce: [] };
      clauses.unshift(clause);
    }
    clause.inForce.push(node);
  }
  return clauses.length === 1 && clauses[0]?.index === null ? [] : clauses;
}

/** A mark's sign under a cell: reachedHere is rH. The legend says it in full. */
export const markSign = (name: string): string =>
  name.charAt(0) + name.slice(1).replace(/[^A-Z]/g, '');
