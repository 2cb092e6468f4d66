import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type NodeId, nodeId } from '../../../src/core/ids.ts';
import { linksOf, neighboursOf, overlayOf } from '../../../src/protocols/gossip/overlay.ts';
import { TOPOLOGIES } from '../../../src/protocols/gossip/params.ts';
import { initial } from './rig.ts';

/** Who can send to whom. */

const members = (count: number) => Array.from({ length: count }, (_, id) => nodeId(id));
const wiring = (fields: object) => ({ ...initial, ...fields });

/** How many nodes can be come to from the first. */
function reached(nodes: readonly NodeId[], fields: object): number {
  const overlay = overlayOf(nodes, wiring(fields));
  const seen = new Set([nodes[0] as NodeId]);
  for (const node of seen) for (const next of overlay.get(node) ?? []) seen.add(next);
  return seen.size;
}

test('in a mesh everyone is a neighbour, and no list is kept', () => {
  expect(neighboursOf(nodeId(0), members(5), initial)).toBeNull();
  expect(linksOf(members(5), initial)).toHaveLength(10);
});

test.each(TOPOLOGIES.filter((one) => one !== 'mesh'))('%s: links go both ways', (topology) => {
  void fc.assert(
    fc.property(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 99 }), (n, number) => {
      const nodes = members(n);
      const overlay = overlayOf(nodes, wiring({ topology, degree: 4, wiring: number }));
      const wrong = [...overlay].filter(
        ([node, others]) =>
          others.includes(node) ||
          new Set(others).size !== others.length ||
          others.some((other) => !overlay.get(other)?.includes(node)),
      );
      expect(wrong).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

describe('as they are known', () => {
  test('a ring has two neighbours each and reaches all', () => {
    const overlay = overlayOf(members(9), wiring({ topology: 'ring' }));
    expect([...overlay.values()].every((others) => others.length === 2)).toBe(true);
    expect(overlay.get(nodeId(0))).toEqual([1, 8]);
    expect(reached(members(9), { topology: 'ring' })).toBe(9);
  });

  test('a random network of circles reaches all with nearly the same degree', () => {
    const fields = { topology: 'regular', degree: 6 };
    expect(reached(members(500), fields)).toBe(500);
    const degrees = [...overlayOf(members(500), wiring(fields)).values()].map((one) => one.length);
    expect(Math.max(...degrees)).toBe(6);
    expect(degrees.filter((degree) => degree === 6).length).toBeGreaterThan(450);
  });

  test('a small world keeps as many links as its lattice, and some of them lead far', () => {
    const nodes = members(200);
    const fields = wiring({ topology: 'smallWorld', degree: 4, rewired: 10 });
    const links = linksOf(nodes, fields);
    const far = links.filter(([a, b]) => Math.min((b - a + 200) % 200, (a - b + 200) % 200) > 2);
    expect(links).toHaveLength(400);
    expect(far.length).toBeGreaterThan(15);
    expect(far.length).toBeLessThan(70);
    const none = wiring({ topology: 'smallWorld', degree: 4, rewired: 0 });
    expect(linksOf(nodes, none).every(([a, b]) => (b - a + 200) % 200 <= 2)).toBe(true);
  });

  test('two centres are whole, with so many bridges between them', () => {
    const links = linksOf(members(20), wiring({ topology: 'twoCentres', bridges: 3 }));
    expect(links.filter(([a, b]) => a < 10 !== b < 10)).toEqual([
      [0, 10],
      [1, 11],
      [2, 12],
    ]);
    expect(links).toHaveLength(45 + 45 + 3);
  });

  test('each opens so many connections itself and takes all that others open', () => {
    const overlay = overlayOf(members(300), wiring({ topology: 'outgoing', degree: 8 }));
    const degrees = [...overlay.values()].map((others) => others.length);
    expect(Math.min(...degrees)).toBeGreaterThanOrEqual(8);
    expect(degrees.reduce((sum, degree) => sum + degree, 0) / 300).toBeGreaterThan(15);
    expect(overlayOf(members(3), wiring({ topology: 'outgoing', degree: 8 })).size).toBe(3);
  });
});

test('it follows the members, and another number is another network', () => {
  const fields = { topology: 'regular', degree: 4 };
  const six = members(6);
  expect(overlayOf(six, wiring(fields))).toBe(overlayOf(six, wiring(fields)));
  const without = six.filter((node) => node !== 3);
  expect(overlayOf(without, wiring(fields)).has(nodeId(3))).toBe(false);
  const nodes = members(50);
  const drawn = (number: number) => linksOf(nodes, wiring({ ...fields, wiring: number }));
  expect(drawn(1)).toEqual(drawn(1));
  expect(drawn(1)).not.toEqual(drawn(2));
});
