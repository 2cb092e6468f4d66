import type { Point } from '../stage/layout.ts';

/** How the rows of a matrix run: down, and on in further bands where columns are few. */
export interface Lines {
  readonly rows: number;
  readonly columns: number;
  /** How many rows each band has; the last one may have fewer. */
  readonly perBand: number;
}

/** Where the places of a matrix are drawn. */
export interface GridLayout extends Lines {
  /** How wide and high a place is, in pixels; it may be less than one. */
  readonly cell: number;
  readonly bands: number;
  /** From band to band. */
  readonly pitch: number;
  /** Room at the left and above for names. */
  readonly edge: Point;
  readonly width: number;
  readonly height: number;
}

export interface Spot {
  /** Its place in the order in which rows are shown. */
  readonly row: number;
  readonly column: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Places are at most so large. */
const LARGEST = 16;
/** Room for names of rows and of columns. */
const EDGE: Point = { x: 36, y: 16 };
const NO_EDGE: Point = { x: 0, y: 0 };

/** As large as there is room for: in one piece with names at its edges, or in bands where that makes places larger. */
export function layoutGrid(rows: number, columns: number, room: Size): GridLayout {
  const inner = { width: room.width - EDGE.x, height: room.height };
  const one = Math.min(inner.width / columns, inner.height / rows, LARGEST);
  const cell = one >= 1 ? Math.floor(one) : one;
  const banded = inBands(rows, columns, room);
  if (banded && banded.cell > cell * 1.25) return banded;
  return {
    ...{ rows, columns, cell, bands: 1, perBand: rows, edge: EDGE },
    pitch: columns * cell,
    width: EDGE.x + columns * cell,
    height: EDGE.y + rows * cell,
  };
}

function inBands(rows: number, columns: number, room: Size): GridLayout | null {
  for (let cell = LARGEST; cell >= 2; cell--) {
    const gap = Math.max(6, cell);
    const pitch = columns * cell + gap;
    const most = Math.floor((room.width + gap) / pitch);
    if (most < 2) continue;
    const perBand = Math.ceil(rows / most);
    if (perBand * cell > room.height) continue;
    const bands = Math.ceil(rows / perBand);
    return {
      ...{ rows, columns, cell, bands, perBand, pitch, edge: NO_EDGE },
      width: bands * pitch - gap,
      height: perBand * cell,
    };
  }
  return null;
}

/** The upper left corner of a place. */
export function cornerOf(layout: GridLayout, { row, column }: Spot): Point {
  const { cell, perBand, pitch, edge } = layout;
  return {
    x: edge.x + Math.floor(row / perBand) * pitch + column * cell,
    y: edge.y + (row % perBand) * cell,
  };
}

/** The place under a point. */
export function spotAt(layout: GridLayout, { x, y }: Point): Spot | null {
  const { rows, columns, cell, perBand, pitch, edge } = layout;
  if (x < edge.x || y < edge.y) return null;
  const band = Math.floor((x - edge.x) / pitch);
  const column = Math.floor((x - edge.x - band * pitch) / cell);
  const within = Math.floor((y - edge.y) / cell);
  const row = band * perBand + within;
  return column < columns && within < perBand && row < rows ? { row, column } : null;
}

/** How far a press of a key goes: within the rows and columns there are, to the sides also from band to band. */
export function moved(
  { rows, columns, perBand }: Lines,
  spot: Spot,
  down: number,
  right: number,
): Spot {
  const column = spot.column + right;
  if (right !== 0 && (column < 0 || column >= columns)) {
    const row = spot.row + Math.sign(right) * perBand;
    if (row < 0 || row >= rows) return spot;
    return { row, column: right > 0 ? 0 : columns - 1 };
  }
  return { row: Math.max(0, Math.min(rows - 1, spot.row + down)), column };
}

/** Every so manieth name has room, if each takes so much. */
export function everySo(cell: number, room: number): number {
  const least = room / cell;
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((part) => part * power).find((step) => step >= least) ?? 1;
}
