import { useMemo, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import { useExhibitWords } from '../context.tsx';
import { Choice } from '../pages/Choice.tsx';
import { KeyHint } from '../pages/KeyHint.tsx';
import { useChosen } from '../pages/useChosen.ts';
import { useSelected } from '../pages/useSelected.ts';
import { ColumnTable } from './ColumnTable.tsx';
import { MatrixDrawing } from './MatrixDrawing.tsx';
import { MatrixTable } from './MatrixTable.tsx';
import { isTable, rowOrder, type ShownMatrix } from './model.ts';

/** A place by its names, wherever it stands by now. */
interface Place {
  readonly node: NodeId;
  readonly column: string;
}

/** What a table or a drawing of a matrix needs. */
export interface MatrixProps {
  readonly matrix: ShownMatrix;
  /** Rows in the order in which they are shown. */
  readonly order: readonly number[];
  readonly selected: NodeId | null;
  /** Where the keys are: a place in that order, and a column. */
  readonly at: { readonly row: number; readonly column: number };
  readonly onMove: (row: number, column: number) => void;
  readonly onPoint: (row: number | null, column: number) => void;
}

export function MatrixFigure({ matrix }: { matrix: ShownMatrix }) {
  const { id, caption, rows, columns } = matrix;
  const words = useExhibitWords().pages.matrix;
  const selected = useSelected();
  const [by, sortBy] = useChosen<string | null>(`matrix ${id} order`, null);
  const [at, setAt] = useState<Place | null>(null);
  const [under, setUnder] = useState<Place | null>(null);
  const column = by === null ? -1 : columns.findIndex(({ name }) => name === by);
  const order = useMemo(() => rowOrder(matrix, column < 0 ? null : column), [matrix, column]);
  if (rows.length === 0 || columns.length === 0) return <p className="aside">{matrix.empty}</p>;
  const placeOf = (row: number, to: number): Place | null => {
    const own = rows[order[row] ?? -1];
    const there = columns[to];
    return own && there ? { node: own.node, column: there.name } : null;
  };
  const spotOf = (place: Place | null) => ({
    row: order.findIndex((own) => rows[own]?.node === place?.node),
    column: columns.findIndex(({ name }) => name === place?.column),
  });
  const spot = spotOf(at);
  const props: MatrixProps = {
    ...{ matrix, order, selected },
    at: { row: Math.max(0, spot.row), column: Math.max(0, spot.column) },
    onMove: (row, to) => setAt(placeOf(row, to)),
    onPoint: (row, to) => setUnder(row === null ? null : placeOf(row, to)),
  };
  return (
    <figure className="matrix">
      <figcaption className="page-caption">{caption}</figcaption>
      <Legend matrix={matrix} />
      <Choice
        label={words.order}
        value={column < 0 ? '' : `=${by}`}
        options={[
          { id: '', title: words.asTheyAre },
          ...orderings(matrix, by, selected).map((name) => ({
            id: `=${name}`,
            title: words.byColumn(name),
          })),
        ]}
        onChoose={(id) => sortBy(id === '' ? null : id.slice(1))}
      />
      <p className="page-reading">
        {readingOf(matrix, order, spotOf(under ?? at), words) ?? <KeyHint says={words.nothing} />}
      </p>
      {isTable(matrix) ? <MatrixTable {...props} /> : <MatrixDrawing {...props} />}
      <ColumnTable matrix={matrix} />
    </figure>
  );
}

/** More columns than this are not offered one by one. */
const OFFERED = 50;

/** The columns by which rows can be put in order: all, or else that of the selected node. */
function orderings(
  { columns }: ShownMatrix,
  by: string | null,
  selected: NodeId | null,
): readonly string[] {
  const all = columns.length <= OFFERED;
  return columns
    .filter(({ name, node }) => all || name === by || (node !== null && node === selected))
    .map(({ name }) => name);
}

/** What stands at a place, with the names of its row and column; null: there is no such place. */
function readingOf(
  matrix: ShownMatrix,
  order: readonly number[],
  { row, column }: MatrixProps['at'],
  words: ExhibitWords['pages']['matrix'],
): string | null {
  const own = order[row];
  const named = own === undefined ? undefined : matrix.rows[own];
  const there = matrix.columns[column];
  if (own === undefined || !named || !there) return null;
  return words.place(named.name, `${matrix.columnsAre} ${there.name}`, matrix.says(own, column));
}

/** The signs, in words, and at how many places each stands. */
function Legend({ matrix: { marks } }: { matrix: ShownMatrix }) {
  const words = useExhibitWords().pages.matrix;
  return (
    <ul className="matrix-legend" aria-label={words.legend}>
      {marks.map(({ tone, sign, says, count }) => (
        <li key={says}>
          <span className="matrix-sign" data-tone={tone} aria-hidden="true">
            {sign}
          </span>
          {says} <span className="mono">{formatCount(count)}</span>
        </li>
      ))}
    </ul>
  );
}
