import type { NodeId } from '../../core/ids.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Table, TableCell, Tone } from '../../sdk/views.ts';
import { labelText } from '../stage/naming.ts';

type Any = ProtocolTypes;

/** A table in words, with what of it has just changed. */
export interface ShownTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly ShownRow[];
  readonly empty: string;
}

export interface ShownRow {
  readonly key: string;
  readonly node: NodeId | null;
  /** Empty where the node says it all. */
  readonly name: string;
  readonly tone: Tone;
  /** Of the colours in which logs show their cells. */
  readonly group: number | undefined;
  /** It was not there before. */
  readonly added: boolean;
  readonly cells: readonly ShownCell[];
}

export interface ShownCell {
  readonly column: string;
  readonly parts: readonly Part[];
  readonly tone: Tone;
  /** What it was, if it has just changed; null if not. */
  readonly was: string | null;
}

interface Part {
  readonly text: string;
  /** A node that can be selected by it. */
  readonly node: NodeId | null;
  /** In the words of the language, and not as in the source. */
  readonly said: boolean;
}

/** The texts of a table's cells, by table and row: to hold later ones against them. */
export type CellTexts = ReadonlyMap<string, readonly string[]>;

export function cellTexts(tables: readonly Table<Any>[], telling: Telling): CellTexts {
  const rows = tables.flatMap((table) =>
    table.rows.map((row): [string, string[]] => [
      keyOf(table, row),
      row.cells.map((cell) => textOf(partsOf(cell, telling))),
    ]),
  );
  return new Map(rows);
}

/** Tables as they are shown; `before`: what stood in them a step earlier, null where there was none. */
export function shownTables(
  tables: readonly Table<Any>[],
  before: CellTexts | null,
  telling: Telling,
): readonly ShownTable[] {
  return tables.map((table) => {
    const columns = table.columns.map((column) => labelText(column, telling));
    return {
      id: table.id,
      caption: labelText(table.caption, telling),
      columns,
      rows: table.rows.map((row) => {
        const key = keyOf(table, row);
        const old = before?.get(key);
        const named = row.node !== null && telling.fmt.node(row.node) === row.name;
        return {
          key,
          node: row.node,
          name: named ? '' : row.name,
          tone: row.tone ?? 'neutral',
          group: row.group === undefined ? undefined : row.group % 6,
          added: before !== null && old === undefined,
          cells: row.cells.map((cell, i) => {
            const parts = partsOf(cell, telling);
            const was = old?.[i] ?? null;
            return {
              column: columns[i + 1] ?? String(i),
              parts,
              tone: cell.tone ?? 'neutral',
              was: was === textOf(parts) ? null : was,
            };
          }),
        };
      }),
      empty: labelText(table.empty, telling),
    };
  });
}

const keyOf = ({ id }: Table<Any>, row: { node: NodeId | null; name: string }): string =>
  `${id} ${row.node ?? ''} ${row.name}`;

function partsOf({ value }: TableCell<Any>, telling: Telling): readonly Part[] {
  return value.map((part) => {
    if (typeof part !== 'object') return { text: String(part), node: null, said: false };
    if ('node' in part) {
      return { text: telling.fmt.node(part.node), node: part.node, said: false };
    }
    return { text: labelText(part.label, telling), node: null, said: true };
  });
}

const textOf = (parts: readonly Part[]): string => parts.map(({ text }) => text).join(' ');
