import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NodeId, nodeId } from '../../src/core/ids.ts';
import { layoutStage, type Point } from '../../src/views/stage/layout.ts';
import { divide, groupsByLine, groupsOf, type Segment } from '../../src/views/stage/partition.ts';

const ids = (...list: number[]) => list.map(nodeId);
const square = new Map<NodeId, Point>([
  [nodeId(0), { x: 0, y: 0 }],
  [nodeId(1), { x: 100, y: 0 }],
  [nodeId(2), { x: 100, y: 100 }],
  [nodeId(3), { x: 0, y: 100 }],
]);
const stroke = (x1: number, y1: number, x2: number, y2: number): Segment => ({
  from: { x: x1, y: y1 },
  to: { x: x2, y: y2 },
});

describe('a line drawn by hand', () => {
  test('parts what stands on either side, prolonged at both ends', () => {
    expect(groupsByLine(stroke(40, 50, 70, 50), square)).toEqual([ids(0, 1), ids(2, 3)]);
    expect(groupsByLine(stroke(50, 80, 50, 40), square)).toEqual([ids(0, 3), ids(1, 2)]);
  });

  test('parts nothing beside the nodes, or when it is only a slip of the hand', () => {
    expect(groupsByLine(stroke(-50, 0, -50, 100), square)).toBeNull();
    expect(groupsByLine(stroke(50, 50, 60, 50), square)).toBeNull();
  });

  test('leaves every node on exactly one side, whichever way it is drawn', () => {
    const coordinate = fc.integer({ min: -200, max: 300 });
    fc.assert(
      fc.property(coordinate, coordinate, coordinate, coordinate, (a, b, c, d) => {
        const one = groupsByLine(stroke(a, b, c, d), square);
        if (!one) return;
        const all = one.flat().sort((x, y) => x - y);
        expect(all).toEqual(ids(0, 1, 2, 3));
        expect(one.every((group) => group.length > 0)).toBe(true);
      }),
    );
  });
});

const cuts =
  (...pairs: string[]) =>
  (from: NodeId, to: NodeId) =>
    pairs.includes(`${from}-${to}`);
/** Everything between the two groups, both ways. */
const between = (some: number[], others: number[]) =>
  cuts(...some.flatMap((a) => others.flatMap((b) => [`${a}-${b}`, `${b}-${a}`])));

describe('groups', () => {
  test('are one while a way leads round', () => {
    expect(groupsOf(ids(0, 1, 2), between([0], [1]))).toEqual([ids(0, 1, 2)]);
  });

  test('are parted only when both directions are cut', () => {
    expect(groupsOf(ids(0, 1), cuts('0-1'))).toEqual([ids(0, 1)]);
    expect(groupsOf(ids(0, 1), cuts('0-1', '1-0'))).toEqual([ids(0), ids(1)]);
  });
});

describe('a divided cluster', () => {
  const placed = (count: number) =>
    Array.from({ length: count }, (_, i) => ({ id: nodeId(i), place: 'ring' as const }));
  const layout = layoutStage([...placed(5), { id: nodeId(5), place: 'left' }], {
    width: 900,
    height: 600,
    foot: 100,
    head: 60,
  });
  const ring = new Map([...layout.at].filter(([id]) => id < 5));
  const reach = { centre: layout.ring, radius: layout.ring.outer, nodeRadius: layout.nodeRadius };
  const divided = (isCut: (a: NodeId, b: NodeId) => boolean) =>
    divide(layout.at, ring, isCut, reach);

  test('is not drawn while it is whole', () => {
    expect(divided(between([0], [1]))).toBeNull();
  });

  test('has one line between two groups, with every ring node clear of it', () => {
    const division = divided(between([0, 1], [2, 3, 4, 5]));
    expect(division?.groups).toEqual([ids(0, 1), ids(2, 3, 4, 5)]);
    expect(division?.lines).toHaveLength(1);
    const [line] = division?.lines ?? [];
    const { from, to } = line as Segment;
    const length = Math.hypot(to.x - from.x, to.y - from.y);
    const sideOf = ({ x, y }: Point) =>
      ((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x)) / length;
    const sides = [...ring.values()].map(sideOf);
    expect(sides.map(Math.sign)).toEqual(
      [-1, -1, 1, 1, 1].map((s) => s * Math.sign(sides[2] ?? 0)),
    );
    for (const side of sides) expect(Math.abs(side)).toBeGreaterThan(layout.nodeRadius);
  });

  test('ends its line at the graduated circle, from left to right', () => {
    const line = divided(between([0, 1], [2, 3, 4, 5]))?.lines[0] as Segment;
    for (const { x, y } of [line.from, line.to])
      expect(Math.hypot(x - layout.ring.x, y - layout.ring.y)).toBeCloseTo(layout.ring.outer);
    expect(line.from.x).toBeLessThanOrEqual(line.to.x);
  });

  test('speaks of the ring alone when a client still reaches everyone', () => {
    const division = divided(between([0, 1], [2, 3, 4]));
    expect(division?.groups).toEqual([ids(0, 1), ids(2, 3, 4)]);
    expect(division?.exact).toBe(true);
  });

  test('parts the ring alone when a client stands among those that it cannot reach', () => {
    // The client stands at the left, between the third and the fifth server; its group is at the right.
    const division = divided(between([1, 5], [0, 2, 3, 4]));
    expect(division?.exact).toBe(false);
    expect(division?.lines).toHaveLength(1);
  });

  test('has no line where none can be straight', () => {
    const division = divided(between([0, 2], [1, 3, 4, 5]));
    expect(division?.groups).toHaveLength(2);
    expect(division?.lines).toEqual([]);
  });

  test('with three groups has a line around each', () => {
    const apart = (from: NodeId, to: NodeId) =>
      between([0], [1, 2, 3, 4, 5])(from, to) || between([1], [2, 3, 4, 5])(from, to);
    expect(divided(apart)?.groups).toEqual([ids(0), ids(1), ids(2, 3, 4, 5)]);
    expect(divided(apart)?.lines).toHaveLength(3);
  });
});
