import { describe, expect, test } from 'vitest';
import { type NodeId, nodeId } from '../../src/core/ids.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import type { Telling } from '../../src/i18n/sentences.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { Matrix, Tone } from '../../src/sdk/views.ts';
import {
  cornerOf,
  everySo,
  layoutGrid,
  moved,
  type Spot,
  spotAt,
} from '../../src/views/matrix/layout.ts';
import {
  columnGroups,
  isTable,
  rowOrder,
  shownMatrix,
  tallyOf,
} from '../../src/views/matrix/model.ts';
import { paintMatrix } from '../../src/views/matrix/paint.ts';

/** Who knows what: in words, in order, and in pixels. */

const label = (key: string, params: object = {}) => ({ key, params });
const names = Array.from({ length: 1000 }, (_, i) => `n${i + 1}`);
const telling = {
  text: {
    labels: {
      knows: () => 'knows it',
      lacks: () => 'does not',
      at: ({ row, column }: { row: number; column: number }) => `${row} of ${column}`,
    },
  },
  fmt: createFormatter('en', names),
} as unknown as Telling;

const nodes = (count: number): NodeId[] => Array.from({ length: count }, (_, i) => nodeId(i));

/** Marks: 0 knows, 1 lacks. */
function matrixOf(
  rows: number,
  columns: Matrix<ProtocolTypes>['columns'],
  mark: (row: number, column: number) => number,
): Matrix<ProtocolTypes> {
  return {
    id: 'm',
    caption: label('caption'),
    rows: nodes(rows),
    columnsAre: label('item'),
    columns,
    marks: [
      { tone: 'good', sign: '✓', says: label('knows') },
      { tone: 'muted', sign: '·', says: label('lacks') },
    ],
    mark,
    says: (row, column) => label('at', { row, column }),
    empty: label('empty'),
  };
}

const items = (count: number) => Array.from({ length: count }, (_, i) => ({ name: `k${i}` }));

describe('a matrix in words', () => {
  const matrix = shownMatrix(
    matrixOf(5, [{ node: nodeId(2) }, { name: 'x' }, { name: 'y' }], (row, column) =>
      column === 0 ? Number(row > 0) : Number(row === 3),
    ),
    telling,
  );

  test('names its rows and columns, and counts its marks', () => {
    expect(matrix.rows.map(({ name }) => name)).toEqual(['n1', 'n2', 'n3', 'n4', 'n5']);
    expect(matrix.columns).toEqual([
      { name: 'n3', node: 2 },
      { name: 'x', node: null },
      { name: 'y', node: null },
    ]);
    expect(matrix.marks.map(({ sign, says, count }) => [sign, says, count])).toEqual([
      ['✓', 'knows it', 9],
      ['·', 'does not', 6],
    ]);
    expect(matrix.says(3, 1)).toBe('3 of 1');
    expect([tallyOf(matrix, 0), tallyOf(matrix, 1)]).toEqual([
      [1, 4],
      [4, 1],
    ]);
  });

  test('puts the rows with the rarest mark of a column first, and others in their order', () => {
    expect(rowOrder(matrix, null)).toEqual([0, 1, 2, 3, 4]);
    expect(rowOrder(matrix, 0)).toEqual([0, 1, 2, 3, 4]);
    expect(rowOrder(matrix, 1)).toEqual([3, 0, 1, 2, 4]);
  });

  test('says of columns that come to the same once what they come to', () => {
    expect(columnGroups(matrix)).toEqual([
      { names: ['n3'], tally: [1, 4] },
      { names: ['x', 'y'], tally: [4, 1] },
    ]);
  });

  test('is a table while it is small', () => {
    const of = (rows: number, columns: number) =>
      isTable(
        shownMatrix(
          matrixOf(rows, items(columns), () => 0),
          telling,
        ),
      );
    expect([of(24, 24), of(25, 1), of(2, 25)]).toEqual([true, false, false]);
  });
});

describe('where places are drawn', () => {
  const room = { width: 348, height: 380 };
  const sizes = [
    [30, 3],
    [100, 1],
    [100, 100],
    [1000, 1],
    [1000, 5],
    [1000, 20],
    [1000, 1000],
    [25, 400],
  ] as const;

  test.each(sizes)(
    '%d rows of %d columns have room, and each place is found again',
    (rows, columns) => {
      const layout = layoutGrid(rows, columns, room);
      expect(layout.width).toBeLessThanOrEqual(room.width);
      expect(layout.height).toBeLessThanOrEqual(room.height + 16);
      for (const row of [0, 1, Math.floor(rows / 2), rows - 1]) {
        for (const column of [0, Math.floor(columns / 2), columns - 1]) {
          const { x, y } = cornerOf(layout, { row, column });
          const middle = { x: x + layout.cell / 2, y: y + layout.cell / 2 };
          expect(spotAt(layout, middle)).toEqual({ row, column });
        }
      }
      expect(spotAt(layout, { x: -1, y: 5 })).toBeNull();
      expect(spotAt(layout, { x: layout.width + 20, y: 20 })).toBeNull();
    },
  );

  test('many rows of few columns go on in further bands, and so are larger', () => {
    const layout = layoutGrid(1000, 1, room);
    expect(layout.bands).toBeGreaterThan(5);
    expect(layout.cell).toBeGreaterThan(5);
    expect(layoutGrid(1000, 1000, room).bands).toBe(1);
  });

  test('keys go from place to place, to the sides from band to band, and never outside', () => {
    const lines = { rows: 25, columns: 2, perBand: 10 };
    const from = (row: number, column: number, down: number, right: number) => {
      const spot: Spot = moved(lines, { row, column }, down, right);
      return [spot.row, spot.column];
    };
    expect(from(9, 0, 1, 0)).toEqual([10, 0]);
    expect(from(0, 0, -1, 0)).toEqual([0, 0]);
    expect(from(20, 1, 10, 0)).toEqual([24, 1]);
    expect(from(3, 0, 0, 1)).toEqual([3, 1]);
    expect(from(3, 1, 0, 1)).toEqual([13, 0]);
    expect(from(13, 0, 0, -1)).toEqual([3, 1]);
    expect(from(3, 0, 0, -1)).toEqual([3, 0]);
    expect(from(18, 1, 0, 1)).toEqual([18, 1]);
  });

  test('names stand as often as they have room', () => {
    expect([everySo(16, 12), everySo(6, 12), everySo(1, 12), everySo(0.3, 40)]).toEqual([
      1, 2, 20, 200,
    ]);
  });
});

/** A canvas that remembers what was drawn on it. */
function penOf(width: number, height: number) {
  const drawn: { x: number; y: number; image: ImageData }[] = [];
  const rects: { style: string; x: number; y: number; w: number; h: number }[] = [];
  const pen = {
    fillStyle: '',
    canvas: { width, height },
    setTransform() {},
    clearRect() {},
    beginPath() {},
    moveTo() {},
    lineTo() {},
    closePath() {},
    fill() {},
    fillRect(x: number, y: number, w: number, h: number) {
      rects.push({ style: pen.fillStyle, x, y, w, h });
    },
    getImageData: () => ({ data: COLOURS[pen.fillStyle as Tone] ?? [0, 0, 0, 0] }),
    createImageData: (w: number, h: number) => ({
      width: w,
      height: h,
      data: new Uint8ClampedArray(w * h * 4),
    }),
    putImageData(image: ImageData, x: number, y: number) {
      drawn.push({ image, x, y });
    },
  };
  const pixel = (x: number, y: number) => {
    const [one] = drawn;
    if (!one) return [];
    const at = ((y - one.y) * one.image.width + x - one.x) * 4;
    return [...one.image.data.slice(at, at + 3)];
  };
  return { pen: pen as unknown as CanvasRenderingContext2D, pixel, rects };
}

const COLOURS: Partial<Record<Tone, readonly number[]>> = {
  good: [0, 200, 0, 255],
  muted: [100, 100, 100, 255],
};

describe('a matrix on a canvas', () => {
  test('large places are marks of different size, one for each', () => {
    const matrix = shownMatrix(
      matrixOf(30, items(3), (row) => row % 2),
      telling,
    );
    const layout = layoutGrid(30, 3, { width: 348, height: 380 });
    const { pen, rects } = penOf(348, 400);
    paintMatrix(pen, matrix, rowOrder(matrix, null), layout, (tone) => tone, 1);
    expect(rects).toHaveLength(90);
    const width = (tone: Tone) =>
      new Set(rects.filter(({ style }) => style === tone).map(({ w }) => w));
    expect([...width('good')][0]).toBeGreaterThan([...width('muted')][0] ?? 0);
  });

  test('small ones are pixels: the mean of what they cover, but what is rare stands out', () => {
    const half = shownMatrix(
      matrixOf(1000, items(1000), (_, column) => column % 2),
      telling,
    );
    const layout = layoutGrid(1000, 1000, { width: 236, height: 380 });
    const paint = (matrix: typeof half) => {
      const { pen, pixel } = penOf(300, 300);
      paintMatrix(pen, matrix, rowOrder(matrix, null), layout, (tone) => tone, 1);
      return (x: number, y: number) => pixel(layout.edge.x + x, layout.edge.y + y);
    };
    expect(layout.cell).toBeCloseTo(0.2);
    const [red = 0, green = 0] = paint(half)(50, 50);
    expect(red).toBeGreaterThan(20);
    expect(green).toBeGreaterThan(110);
    const one = shownMatrix(
      matrixOf(1000, items(1000), (row, column) => Number(row === 502 && column === 252)),
      telling,
    );
    const pixel = paint(one);
    expect(pixel(50, 100)).toEqual([100, 100, 100]);
    expect(pixel(51, 100)).toEqual([0, 200, 0]);
  });
});
