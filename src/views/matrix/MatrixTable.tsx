import { useRef } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { useDesk } from '../context.tsx';
import { NodeButton } from '../pages/NodeButton.tsx';
import { selectNode } from '../ui.ts';
import type { MatrixProps } from './MatrixFigure.tsx';
import { useMatrixKeys } from './useMatrixKeys.ts';

/** A small matrix as a table, with signs; one stop of the tab key, arrows inside. */
export function MatrixTable(props: MatrixProps) {
  const { matrix, order, selected, at, onMove, onPoint } = props;
  const { ui } = useDesk();
  const table = useRef<HTMLTableElement>(null);
  const [rows, columns] = [matrix.rows.length, matrix.columns.length];
  const keys = useMatrixKeys(props, { rows, columns, perBand: rows }, (row, column) =>
    table.current?.rows[row + 1]?.cells[column + 1]?.focus(),
  );
  return (
    <div className="matrix-scroll">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid, in which arrows go from cell to cell */}
      <table ref={table} role="grid" aria-label={matrix.caption} {...keys}>
        <thead>
          <tr>
            <th scope="col">{matrix.columnsAre}</th>
            {matrix.columns.map(({ name, node }) => (
              <th key={name} scope="col" data-chosen={isChosen(node, selected)}>
                {node === null ? name : <NodeButton node={node} name={name} aside />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onPointerLeave={() => onPoint(null, 0)}>
          {order.map((own, row) => {
            const { node, name } = matrix.rows[own] as (typeof matrix.rows)[number];
            return (
              <tr key={node} data-chosen={isChosen(node, selected)}>
                <th scope="row">
                  <NodeButton node={node} name={name} aside />
                </th>
                {matrix.columns.map((column, to) => {
                  const mark = matrix.marks[matrix.cells[own * matrix.columns.length + to] ?? 0];
                  return (
                    <td
                      key={column.name}
                      data-tone={mark?.tone}
                      data-chosen={isChosen(column.node, selected)}
                      tabIndex={row === at.row && to === at.column ? 0 : -1}
                      onFocus={() => onMove(row, to)}
                      onPointerEnter={() => onPoint(row, to)}
                      onPointerUp={() => selectNode(ui, node)}
                    >
                      <span aria-hidden="true">{mark?.sign}</span>
                      <span className="unseen">{matrix.says(own, to)}</span>
                    </td>
                  );
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const isChosen = (node: NodeId | null, selected: NodeId | null): true | undefined =>
  node !== null && node === selected ? true : undefined;
