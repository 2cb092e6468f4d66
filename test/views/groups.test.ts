import { describe, expect, test } from 'vitest';
import type { NodeId } from '../../src/core/ids.ts';
import {
  addToOuter,
  depthsOf,
  groupName,
  groupNodes,
  isGroup,
  type LaneOf,
  openLanes,
  rowsOf,
} from '../../src/views/spacetime/groups.ts';

const names = (count: number) => Array.from({ length: count }, (_, i) => `n${i + 1}`);
const nobody: ReadonlySet<NodeId> = new Set();
const say = (number: number) => `group ${number}`;
const read = (lanes: readonly LaneOf[], all: readonly string[]) =>
  lanes.map((lane) => (isGroup(lane) ? groupName(lane, all, say) : (all[lane] ?? '')));
const keyOf = (lane: LaneOf | undefined) => (lane !== undefined && isGroup(lane) ? lane.key : '');

describe('lanes of many nodes', () => {
  test.each([41, 60, 99, 100, 300, 999, 1000, 10_000])(
    'of %i nodes there are few ranges, which open to few, down to the nodes',
    (count) => {
      const all = names(count);
      const lanes = groupNodes(all);
      const seen: NodeId[] = [];
      const look = (some: readonly LaneOf[]) => {
        expect(some.length).toBeLessThanOrEqual(12);
        for (const lane of some)
          if (isGroup(lane)) look(lane.parts);
          else seen.push(lane);
      };
      look(lanes);
      expect(seen).toEqual([...all.keys()]);
    },
  );

  test('ranges have round numbers and are named by their ends', () => {
    expect(read(groupNodes(names(1000)), names(1000)).slice(0, 2)).toEqual([
      'n1–n100',
      'n101–n200',
    ]);
  });

  test('few nodes of another kind stand for themselves', () => {
    const all = [...names(100), 'c1', 'c2'];
    expect(read(groupNodes(all), all).slice(-3)).toEqual(['n91–n100', 'c1', 'c2']);
  });

  test('groups of the stage come first, by their numbers; those that are ranges have the name of one', () => {
    const all = names(100);
    expect(
      read(
        groupNodes(all, (node) => (node < 50 ? 0 : 1)),
        all,
      ),
    ).toEqual(['n1–n50', 'n51–n100']);
    expect(
      read(
        groupNodes(all, (node) => 1 - (node % 2)),
        all,
      ),
    ).toEqual(['group 1', 'group 2']);
  });

  test('an open group stands above its parts; a node of its own below its closed group', () => {
    const all = names(1000);
    const lanes = groupNodes(all);
    const [, second] = lanes;
    const open = openLanes(lanes, new Set([keyOf(second)]), new Set([3, 150] as NodeId[]));
    expect(read(open, all).slice(0, 10)).toEqual([
      'n1–n100',
      'n4',
      'n101–n200',
      'n101–n110',
      'n111–n120',
      'n121–n130',
      'n131–n140',
      'n141–n150',
      'n151–n160',
      'n151',
    ]);
    expect(depthsOf(rowsOf(open)).slice(0, 10)).toEqual([0, 1, 0, 1, 1, 1, 1, 1, 1, 2]);
  });

  test('a node belongs to the innermost lane, and what is counted there also to those around it', () => {
    const lanes = openLanes(groupNodes(names(1000)), new Set(), new Set([3] as NodeId[]));
    const rows = rowsOf(lanes);
    expect([rows.rowOf[2], rows.rowOf[3], rows.rowOf[4], rows.rowOf[100]]).toEqual([0, 1, 0, 2]);
    const counts = Uint32Array.from([5, 6, 1, 2, ...new Array(18).fill(0)]);
    addToOuter(counts, 2, rows);
    expect([...counts.subarray(0, 4)]).toEqual([6, 8, 1, 2]);
  });

  test('without groups each node has its row', () => {
    const rows = rowsOf([2, 0] as NodeId[]);
    expect([...rows.rowOf]).toEqual([1, -1, 0]);
    expect(openLanes([2, 0] as NodeId[], new Set(), nobody)).toEqual([2, 0]);
  });
});
