import { describe, expect, test } from 'vitest';
import { nodeId } from '../../src/core/ids.ts';
import { layoutStage, onCircle, type Placed, type Point } from '../../src/views/stage/layout.ts';

const servers = (count: number): Placed[] =>
  Array.from({ length: count }, (_, i) => ({ id: nodeId(i), place: 'ring' }));
const client = (id: number): Placed => ({ id: nodeId(id), place: 'left' });
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y);

const desktop = { width: 896, height: 600, foot: 112, head: 64 };
const phone = { width: 360, height: 420, foot: 128, head: 0 };

describe.each([
  ['a desktop', desktop],
  ['a phone', phone],
  ['one of two side by side, with a line above', { width: 448, height: 326, foot: 96, head: 12 }],
])('on %s', (_, room) => {
  test.each([1, 3, 5, 9])('%d servers keep apart and inside', (count) => {
    const layout = layoutStage([...servers(count), client(count)], room);
    const points = [...layout.at.values()];
    const least = layout.nodeRadius * 2;
    points.forEach((a, i) => {
      for (const b of points.slice(i + 1)) expect(distance(a, b)).toBeGreaterThan(least);
      expect(a.x).toBeGreaterThanOrEqual(layout.nodeRadius);
      expect(a.x).toBeLessThanOrEqual(room.width - layout.nodeRadius);
      expect(a.y).toBeGreaterThanOrEqual(layout.nodeRadius);
      expect(a.y).toBeLessThanOrEqual(room.height - layout.nodeRadius);
    });
  });

  test('the rings of nine timers do not touch', () => {
    const { at, nodeRadius } = layoutStage(servers(9), room);
    const [first, second] = [...at.values()] as [Point, Point];
    expect(distance(first, second)).toBeGreaterThan(2 * (nodeRadius + 7));
  });

  test('the graduated circle is whole', () => {
    const { ring } = layoutStage(servers(5), room);
    expect(ring.x - ring.outer).toBeGreaterThan(0);
    expect(ring.x + ring.outer).toBeLessThan(room.width);
    expect(ring.y - ring.outer).toBeGreaterThan(0);
    expect(ring.y + ring.outer).toBeLessThan(room.height - room.foot + 1);
  });
});

test('the first server stands at the top, the others follow clockwise', () => {
  const { at, ring } = layoutStage(servers(4), desktop);
  const [top, right, bottom, left] = [...at.values()] as [Point, Point, Point, Point];
  expect(top.y).toBeCloseTo(ring.y - ring.r);
  expect(right.x).toBeCloseTo(ring.x + ring.r);
  expect(bottom.y).toBeCloseTo(ring.y + ring.r);
  expect(left.x).toBeCloseTo(ring.x - ring.r);
});

test('clients stand at their side, clear of the tools', () => {
  const { at, ring, nodeRadius } = layoutStage([...servers(3), client(3), client(4)], desktop);
  for (const id of [3, 4]) {
    const point = at.get(nodeId(id)) as Point;
    expect(point.x + nodeRadius).toBeLessThan(ring.x - ring.outer);
    expect(point.x - nodeRadius).toBeGreaterThan(desktop.head);
  }
});

test.each([
  ['a desktop', desktop],
  ['a phone', phone],
])('on %s nobody stands between a hub and one of a small ring', (_, room) => {
  for (const count of [2, 3]) {
    const hub: Placed = { id: nodeId(count), place: 'hub' };
    const { at, nodeRadius } = layoutStage([...servers(count), hub], room);
    const points = [...at.values()];
    const from = points.pop() as Point;
    for (const to of points) {
      for (const other of points) {
        if (other !== to) expect(fromWay(other, from, to)).toBeGreaterThan(nodeRadius / 2);
      }
    }
  }
});

/** How far a point is from the straight way between two others. */
function fromWay(point: Point, from: Point, to: Point): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy);
  const part = Math.min(Math.max(along, 0), 1);
  return distance(point, { x: from.x + part * dx, y: from.y + part * dy });
}

test('a node that was dragged stays where it was put, as far as the stage reaches', () => {
  const moved = new Map([
    [nodeId(0), { x: 0.25, y: 0.5 }],
    [nodeId(1), { x: 2, y: -1 }],
    [nodeId(8), { x: 0.5, y: 0.5 }],
  ]);
  const { at, nodeRadius } = layoutStage(servers(3), { ...desktop, moved });
  expect(at.get(nodeId(0))).toEqual({ x: 224, y: 300 });
  expect(at.get(nodeId(1))).toEqual({ x: 896 - nodeRadius - 16, y: nodeRadius + 16 });
  expect(at.has(nodeId(8))).toBe(false);
});

test.each([
  ['one of two side by side', { width: 448, height: 368, foot: 96, head: 12 }],
  ['one of two on a small screen', { width: 320, height: 336, foot: 96, head: 12 }],
  ['a phone', phone],
])('on %s no ring or caption of a client is cut off', (_, room) => {
  for (const moved of [new Map(), new Map([[nodeId(5), { x: 0, y: 1 }]])]) {
    const { at, nodeRadius } = layoutStage([...servers(5), client(5)], { ...room, moved });
    const { x, y } = at.get(nodeId(5)) as Point;
    // The ring around what is chosen, and "request 3" below.
    expect(x - nodeRadius - 12).toBeGreaterThan(0);
    expect(x - 36).toBeGreaterThan(0);
    const floor = moved.size > 0 ? room.height : room.height - room.foot;
    expect(y + nodeRadius + 21).toBeLessThan(floor);
  }
});

test('turns count from the top, clockwise', () => {
  const at = (turn: number) => {
    const { x, y } = onCircle({ x: 0, y: 0 }, 10, turn);
    return [Math.round(x), Math.round(y)].map((n) => n + 0);
  };
  expect([0, 0.25, 0.5, 0.75].map(at)).toEqual([
    [0, -10],
    [10, 0],
    [0, 10],
    [-10, 0],
  ]);
});
