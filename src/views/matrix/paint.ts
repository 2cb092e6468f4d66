import type { Tone } from '../../sdk/views.ts';
import type { GridLayout } from './layout.ts';
import { cornerOf } from './layout.ts';
import type { ShownMatrix } from './model.ts';

type Pen = CanvasRenderingContext2D;

/** From this size on, in pixels, marks are told apart by their shapes as well. */
const SHAPED = 5;
/** Smaller ones are pixels. */
const DOTS = 3;
/** A mark that stands at fewer places is seen wherever it is: it is not mixed with what lies around it. */
const RARE = 0.02;
/** One that stands at so few places is as large as it takes to find it. */
const FEW = 300;
const FOUND = 3;

/** Draws all places; `ratio`: pixels of the canvas in one of the page's. */
export function paintMatrix(
  pen: Pen,
  matrix: ShownMatrix,
  order: readonly number[],
  layout: GridLayout,
  colour: (tone: Tone) => string,
  ratio: number,
): void {
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, pen.canvas.width, pen.canvas.height);
  if (layout.bands === 1 && layout.cell < DOTS) {
    paintPixels(pen, matrix, order, layout, colour, ratio);
    return;
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const { columns, cells } = matrix;
  for (const [mark, { tone }] of matrix.marks.entries()) {
    pen.fillStyle = colour(tone);
    order.forEach((own, row) => {
      for (let column = 0; column < columns.length; column++) {
        if (cells[own * columns.length + column] !== mark) continue;
        const { x, y } = cornerOf(layout, { row, column });
        place(pen, tone, x, y, layout.cell);
      }
    });
  }
}

/** One place: what is muted is small, and what is not at rest has a shape of its own. */
function place(pen: Pen, tone: Tone, x: number, y: number, cell: number): void {
  if (cell < SHAPED) {
    const size = tone === 'muted' ? cell / 2 : cell - 0.5;
    pen.fillRect(x + (cell - size) / 2, y + (cell - size) / 2, size, size);
    return;
  }
  const size = cell - 1;
  switch (tone) {
    case 'muted': {
      const dot = size / 3;
      pen.fillRect(x + (cell - dot) / 2, y + (cell - dot) / 2, dot, dot);
      return;
    }
    case 'neutral':
      frame(pen, x, y, size);
      return;
    case 'bad':
      frame(pen, x, y, size);
      pen.fillRect(x + size / 2 - size / 6, y, size / 3, size);
      pen.fillRect(x, y + size / 2 - size / 6, size, size / 3);
      return;
    case 'contend':
      corner(pen, x, y, size);
      return;
    case 'client':
      pen.fillRect(x, y + size / 2, size, size / 2);
      return;
    default:
      pen.fillRect(x, y, size, size);
  }
}

function frame(pen: Pen, x: number, y: number, size: number): void {
  pen.fillRect(x, y, size, 1);
  pen.fillRect(x, y + size - 1, size, 1);
  pen.fillRect(x, y, 1, size);
  pen.fillRect(x + size - 1, y, 1, size);
}

function corner(pen: Pen, x: number, y: number, size: number): void {
  pen.beginPath();
  pen.moveTo(x, y + size);
  pen.lineTo(x + size, y);
  pen.lineTo(x + size, y + size);
  pen.closePath();
  pen.fill();
}

/** Where places are smaller than shapes, each pixel is the mean of what it covers, or what of that is rare. */
function paintPixels(
  pen: Pen,
  matrix: ShownMatrix,
  order: readonly number[],
  layout: GridLayout,
  colour: (tone: Tone) => string,
  ratio: number,
): void {
  const { cell, edge } = layout;
  const across = matrix.columns.length;
  const scale = cell * ratio;
  const [width, height] = [Math.ceil(across * scale), Math.ceil(order.length * scale)];
  const image = pen.createImageData(width, height);
  const colours = matrix.marks.map(({ tone }) => bytesOf(pen, colour(tone)));
  const [red, green, blue] = [0, 1, 2].map((of) =>
    Uint8Array.from(colours, (bytes) => bytes[of] ?? 0),
  ) as [Uint8Array, Uint8Array, Uint8Array];
  const rare = matrix.marks.map(({ count }) => count < matrix.cells.length * RARE);
  const [lefts, rights] = ends(width, across, scale);
  const [tops, bottoms] = ends(height, order.length, scale);
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let [r, g, b, n, alone] = [0, 0, 0, 0, -1];
      for (let row = tops[y] as number; row < (bottoms[y] as number); row++) {
        const start = (order[row] ?? 0) * across;
        for (let column = lefts[x] as number; column < (rights[x] as number); column++) {
          const mark = matrix.cells[start + column] ?? 0;
          if (rare[mark]) alone = mark;
          r += red[mark] as number;
          g += green[mark] as number;
          b += blue[mark] as number;
          n++;
        }
      }
      image.data[to++] = alone < 0 ? r / n : (red[alone] as number);
      image.data[to++] = alone < 0 ? g / n : (green[alone] as number);
      image.data[to++] = alone < 0 ? b / n : (blue[alone] as number);
      image.data[to++] = 255;
    }
  }
  pen.putImageData(image, Math.round(edge.x * ratio), Math.round(edge.y * ratio));
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  paintFew(pen, matrix, order, layout, colour);
}

/** For each of so many pixels, from where to where the places lie that it covers: at least one of `most`. */
function ends(pixels: number, most: number, scale: number): readonly [Int32Array, Int32Array] {
  const [from, to] = [new Int32Array(pixels), new Int32Array(pixels)];
  for (let at = 0; at < pixels; at++) {
    const first = Math.min(most - 1, Math.floor(at / scale));
    from[at] = first;
    to[at] = Math.max(first + 1, Math.min(most, Math.floor((at + 1) / scale)));
  }
  return [from, to];
}

/** Marks of which there are so few that one would overlook them. */
function paintFew(
  pen: Pen,
  { marks, columns, cells }: ShownMatrix,
  order: readonly number[],
  layout: GridLayout,
  colour: (tone: Tone) => string,
): void {
  const few = marks.map(({ count }) => count > 0 && count <= FEW);
  if (!few.includes(true)) return;
  const size = Math.max(FOUND, layout.cell);
  order.forEach((own, row) => {
    for (let column = 0; column < columns.length; column++) {
      const mark = cells[own * columns.length + column] ?? 0;
      if (!few[mark]) continue;
      const { x, y } = cornerOf(layout, { row, column });
      pen.fillStyle = colour(marks[mark]?.tone ?? 'neutral');
      pen.fillRect(x - (size - layout.cell) / 2, y - (size - layout.cell) / 2, size, size);
    }
  });
}

/** A colour in whatever way it is written, as the canvas has it. */
function bytesOf(pen: Pen, colour: string): readonly number[] {
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const { data } = pen.getImageData(0, 0, 1, 1);
  pen.clearRect(0, 0, 1, 1);
  return [...data.slice(0, 3)];
}
