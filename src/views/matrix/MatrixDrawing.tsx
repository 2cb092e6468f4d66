import { type PointerEvent, useId, useLayoutEffect, useMemo, useRef } from 'react';
import { useDesk } from '../context.tsx';
import { useTheme } from '../pages/useTheme.ts';
import { pointIn, zoomAt } from '../parts/pointer.ts';
import { tonesOf } from '../parts/tones.ts';
import { useSize } from '../stage/useSize.ts';
import { selectNode } from '../ui.ts';
import { cornerOf, everySo, type GridLayout, layoutGrid, type Spot, spotAt } from './layout.ts';
import type { MatrixProps } from './MatrixFigure.tsx';
import { paintMatrix } from './paint.ts';
import { useMatrixKeys } from './useMatrixKeys.ts';

/** A matrix is at most so high. */
const HEIGHT = 380;

/** A large matrix, drawn; one stop of the tab key, and arrows move a cursor of which a screen reader hears the place. */
export function MatrixDrawing(props: MatrixProps) {
  const { matrix, order, at, onMove, onPoint } = props;
  const { ui } = useDesk();
  const own = useId();
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const { rows, columns } = matrix;
  const layout = useMemo(
    () => layoutGrid(rows.length, columns.length, { width, height: HEIGHT }),
    [rows.length, columns.length, width],
  );
  const keys = useMatrixKeys(props, layout, onMove);
  const spotUnder = ({ currentTarget, clientX, clientY }: PointerEvent<HTMLElement>) =>
    spotAt(layout, pointIn(currentTarget, { clientX, clientY }));
  const row = rows[order[at.row] ?? -1];
  const there = `${own}-${at.row}-${at.column}`;
  return (
    // biome-ignore lint/a11y/useSemanticElements: drawn, with one cell that is spoken
    <div
      ref={box}
      className="matrix-drawing"
      role="grid"
      tabIndex={0}
      aria-label={matrix.caption}
      aria-rowcount={rows.length}
      aria-colcount={columns.length}
      aria-activedescendant={there}
      style={{ height: layout.height }}
      {...keys}
      onFocus={() => onMove(at.row, at.column)}
      onPointerMove={(event) => {
        const spot = spotUnder(event);
        onPoint(spot?.row ?? null, spot?.column ?? 0);
      }}
      onPointerLeave={() => onPoint(null, 0)}
      onPointerUp={(event) => {
        const spot = spotUnder(event);
        const node = spot && rows[order[spot.row] ?? -1]?.node;
        if (!spot || node === null || node === undefined) return;
        onMove(spot.row, spot.column);
        selectNode(ui, node);
      }}
    >
      {width > 0 && (
        <>
          <Canvas {...props} layout={layout} />
          <Over {...props} layout={layout} />
        </>
      )}
      {/* biome-ignore lint/a11y/useSemanticElements: of a grid that is drawn */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
      <div className="unseen" role="row" aria-rowindex={at.row + 1}>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        <span role="rowheader">{row?.name}</span>
        {/* biome-ignore lint/a11y/useSemanticElements: as above */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: as above */}
        <span key={there} id={there} role="gridcell" aria-colindex={at.column + 1}>
          {`${columns[at.column]?.name}: ${matrix.says(order[at.row] ?? 0, at.column)}`}
        </span>
      </div>
    </div>
  );
}

type Drawn = MatrixProps & { readonly layout: GridLayout };

function Canvas({ matrix, order, layout }: Drawn) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const colour = useRef<ReturnType<typeof tonesOf> | null>(null);
  // Asking for a colour makes the browser work out all styles: once for a theme.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the theme says in which colours
  useLayoutEffect(() => {
    colour.current = canvas.current && tonesOf(canvas.current);
  }, [theme]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  useLayoutEffect(() => {
    const { current } = canvas;
    const pen = current?.getContext('2d', { willReadFrequently: true });
    if (!current || !pen || !colour.current) return;
    const ratio = devicePixelRatio * zoomAt(current);
    current.width = Math.ceil(layout.width * ratio);
    current.height = Math.ceil(layout.height * ratio);
    paintMatrix(pen, matrix, order, layout, colour.current, ratio);
  }, [matrix, order, layout, theme]);
  return <canvas ref={canvas} style={{ width: layout.width, height: layout.height }} />;
}

/** Names, the selected node's row and column, and the cursor. */
function Over({ matrix, order, selected, at, layout }: Drawn) {
  const { width, height, cell, bands, edge } = layout;
  const row = order.findIndex((own) => matrix.rows[own]?.node === selected);
  const column = matrix.columns.findIndex(({ node }) => node !== null && node === selected);
  const last = layout.columns - 1;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {bands === 1 && <Names {...{ matrix, order, layout }} />}
      {row >= 0 && (
        <path
          className="matrix-chosen"
          d={around(layout, { row, column: 0 }, { row, column: last })}
        />
      )}
      {column >= 0 && bands === 1 && (
        <path
          className="matrix-chosen"
          d={around(layout, { row: 0, column }, { row: layout.rows - 1, column })}
        />
      )}
      <path className="matrix-cursor" d={around(layout, at, at)} />
      {cell < 4 && <path className="matrix-cursor" d={cross(layout, at, edge)} />}
    </svg>
  );
}

/** A frame around all from one place to another. */
function around(layout: GridLayout, from: Spot, to: Spot): string {
  const [a, b] = [cornerOf(layout, from), cornerOf(layout, to)];
  const size = Math.max(layout.cell, 2);
  return `M${a.x - 1} ${a.y - 1}H${b.x + size + 1}V${b.y + size + 1}H${a.x - 1}Z`;
}

/** Where a place is too small to be seen, it is where two lines from the edges meet. */
function cross(layout: GridLayout, spot: Spot, edge: GridLayout['edge']): string {
  const { x, y } = cornerOf(layout, spot);
  return `M${edge.x - 4} ${y}H${x - 5}M${x} ${edge.y - 4}V${y - 5}`;
}

/** As many names of rows and columns as have room. */
function Names({ matrix, order, layout }: Pick<Drawn, 'matrix' | 'order' | 'layout'>) {
  const { cell, edge } = layout;
  const longest = Math.max(...matrix.columns.map(({ name }) => name.length));
  const down = everySo(cell, 12);
  const across = everySo(cell, longest * 6.2 + 8);
  return (
    <g className="matrix-names">
      {order.map((own, row) =>
        row % down === 0 ? (
          <text
            key={own}
            x={edge.x - 6}
            y={edge.y + (row + 0.5) * cell}
            textAnchor="end"
            dy="0.35em"
          >
            {matrix.rows[own]?.name}
          </text>
        ) : null,
      )}
      {matrix.columns.map(({ name }, column) =>
        column % across === 0 ? (
          <text key={name} x={edge.x + column * cell} y={edge.y - 5}>
            {name}
          </text>
        ) : null,
      )}
    </g>
  );
}
