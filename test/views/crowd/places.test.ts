import { describe, expect, test } from 'vitest';
import { must } from '../../../src/core/assert.ts';
import { type NodeId, nodeId } from '../../../src/core/ids.ts';
import type { Arrangement, Place } from '../../../src/sdk/views.ts';
import {
  type CrowdLayout,
  type Direction,
  nearest,
  nextTowards,
  placeCrowd,
} from '../../../src/views/crowd/places.ts';

const room = { width: 900, height: 500, foot: 100, head: 60, top: 0, side: 0, beside: 0 };
const members = (count: number, place: (i: number) => Place = () => 'ring') =>
  Array.from({ length: count }, (_, i) => ({ id: nodeId(i), place: place(i) }));
const disc: Arrangement = { shape: 'disc' };
const ring: Arrangement = { shape: 'ring' };

/** From every node to its nearest neighbour. */
function gaps({ x, y }: CrowdLayout): number[] {
  return [...x].map((_, i) => {
    let least = Infinity;
    for (let j = 0; j < x.length; j++) {
      if (j === i) continue;
      least = Math.min(
        least,
        Math.hypot((x[i] as number) - (x[j] as number), (y[i] as number) - (y[j] as number)),
      );
    }
    return least;
  });
}

describe('places', () => {
  test.each([
    [41, disc, room],
    [1000, disc, room],
    [1000, ring, room],
    [300, ring, room],
    [1000, disc, { ...room, width: 390, height: 490, foot: 128, head: 0, top: 76 }],
    [1000, ring, { ...room, width: 390, height: 490, foot: 128, head: 0, top: 76 }],
    [1000, disc, { ...room, side: 264 }],
  ])('of %i nodes lie inside the stage, and none on another (%o)', (count, arrangement, size) => {
    const layout = placeCrowd(members(count), arrangement, size);
    expect(Math.min(...layout.x)).toBeGreaterThan(size.head);
    expect(Math.max(...layout.x)).toBeLessThan(size.width - size.side);
    expect(Math.min(...layout.y)).toBeGreaterThan(size.top);
    expect(Math.max(...layout.y)).toBeLessThan(size.height - size.foot);
    const apart = gaps(layout);
    expect(Math.min(...apart)).toBeGreaterThan(1.6 * layout.radius);
    expect(layout.at.size).toBe(count);
  });

  test('leave room beside them as far as nobody is smaller for it', () => {
    const [free, wish] = [0, 240].map((beside) =>
      placeCrowd(members(1000), disc, { ...room, beside }),
    ) as [CrowdLayout, CrowdLayout];
    expect(wish.spacing).toBe(free.spacing);
    expect(Math.max(...wish.x)).toBeLessThanOrEqual(room.width - 240);
    const [slim, full] = [0, 240].map((beside) =>
      placeCrowd(members(1000), disc, { ...room, width: 470, beside }),
    ) as [CrowdLayout, CrowdLayout];
    expect(full.spacing).toBe(slim.spacing);
    expect(Math.min(...full.x)).toBeGreaterThan(room.head);
    // Two groups give way to it.
    const two: Arrangement = { shape: 'disc', group: (id) => id % 2 };
    const pair = placeCrowd(members(1000), two, { ...room, beside: 240 });
    expect(Math.max(...pair.x)).toBeLessThan(room.width - 240);
  });

  test('of a ring: neighbours stay neighbours also where it is folded', () => {
    const layout = placeCrowd(members(1000), ring, room);
    for (let i = 1; i < 1000; i++) {
      const [dx, dy] = [layout.x, layout.y].map((v) => (v[i] as number) - (v[i - 1] as number));
      expect(Math.hypot(dx as number, dy as number)).toBeLessThan(layout.spacing * 2);
    }
    expect(layout.spacing).toBeGreaterThan(5);
  });

  test('of groups: each has a circle, side by side where it is wide and one above the other where it is high', () => {
    const three: Arrangement = { shape: 'disc', group: (id) => id % 3 };
    const wide = placeCrowd(members(600), three, { ...room, height: 340 });
    expect(wide.circles).toHaveLength(3);
    expect(new Set(wide.circles.map(({ y }) => Math.round(y))).size).toBe(1);
    const high = placeCrowd(members(600), three, { ...room, width: 360, height: 900, head: 0 });
    expect(new Set(high.circles.map(({ x }) => Math.round(x))).size).toBe(1);
    for (let i = 0; i < 600; i++) {
      const { x, y, r } = must(wide.circles[i % 3], 'a circle for each group');
      expect(Math.hypot((wide.x[i] as number) - x, (wide.y[i] as number) - y)).toBeLessThan(r);
    }
  });

  test('of those that stand aside: a group of their own on their side', () => {
    const layout = placeCrowd(
      members(60, (i) => (i < 50 ? 'ring' : i < 55 ? 'left' : 'right')),
      disc,
      room,
    );
    const [left, middle, right] = layout.circles;
    expect(layout.circles).toHaveLength(3);
    expect(must(left, 'left').x).toBeLessThan(must(middle, 'middle').x);
    expect(must(middle, 'middle').x).toBeLessThan(must(right, 'right').x);
    expect(layout.x[51]).toBeLessThan(layout.x[3] as number);
    expect(layout.x[57]).toBeGreaterThan(layout.x[3] as number);
  });
});

describe('finding one by place', () => {
  const layout = placeCrowd(members(500), disc, room);
  const all = () => true;

  test('the nearest, if it is near enough and part of the cluster', () => {
    const at = { x: (layout.x[7] as number) + 1, y: layout.y[7] as number };
    expect(nearest(layout, at, 10, all)).toBe(7);
    expect(nearest(layout, at, 10, (id) => id !== 7)).not.toBe(7);
    expect(nearest(layout, { x: 5, y: 5 }, 10, all)).toBeNull();
  });

  test('arrows reach every node from every node, and stop at the edge', () => {
    const seen = new Set<NodeId>([nodeId(0)]);
    for (const id of seen) {
      for (const way of ['left', 'right', 'up', 'down'] as const satisfies Direction[]) {
        const next = nextTowards(layout, id, way, all);
        if (next !== null) seen.add(next);
      }
    }
    expect(seen.size).toBe(500);
    const rightmost = [...layout.x].indexOf(Math.max(...layout.x));
    expect(nextTowards(layout, nodeId(rightmost), 'right', all)).toBeNull();
  });
});
