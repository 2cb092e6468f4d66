import type { KeyboardEvent } from 'react';
import { useDesk } from '../context.tsx';
import { takeKey } from '../tools/chords.ts';
import { selectNode } from '../ui.ts';
import { matrixKeys } from './keys.ts';
import { type Lines, moved } from './layout.ts';
import type { MatrixProps } from './MatrixFigure.tsx';

const LEAP = 10;
const STEPS: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves a cursor over places; `go`: where it goes, in the order in which rows are shown. */
export function useMatrixKeys(
  { matrix, order, at }: MatrixProps,
  layout: Lines,
  go: (row: number, column: number) => void,
): { onKeyDown(event: KeyboardEvent): void } {
  const { ui } = useDesk();
  const by = (down: number, right: number) => {
    const spot = moved(layout, at, down, right);
    go(spot.row, spot.column);
  };
  return {
    onKeyDown: (event) => {
      takeKey(event, matrixKeys, {
        place: (chord) => by(...(STEPS[chord] ?? [0, 0])),
        leap: (chord) => by(chord === 'PageUp' ? -LEAP : LEAP, 0),
        endsOfRow: (chord) => go(at.row, chord === 'Home' ? 0 : layout.columns - 1),
        selectRow: () => {
          const row = matrix.rows[order[at.row] ?? -1];
          if (row) selectNode(ui, row.node);
        },
      });
    },
  };
}
