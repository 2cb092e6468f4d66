import { describe, expect, test } from 'vitest';
import { nodeId } from '../../src/core/ids.ts';
import { createFormatter } from '../../src/i18n/format.ts';
import type { Telling } from '../../src/i18n/sentences.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';
import type { Tree } from '../../src/sdk/views.ts';
import { layoutTree, marksPath, memberAt } from '../../src/views/tree/layout.ts';
import {
  lineageOf,
  neighbour,
  type ShownTree,
  shownTree,
  tellersOf,
} from '../../src/views/tree/model.ts';

/** Who told whom. */

const telling = {
  text: { labels: {} },
  fmt: createFormatter(
    'en',
    Array.from({ length: 2000 }, (_, i) => `n${i}`),
  ),
} as unknown as Telling;

type Pair = readonly [node: number, from: number | null];

const treeOf = (told: readonly Pair[], untold: readonly number[] = []): Tree<ProtocolTypes> => ({
  id: 't',
  caption: { key: 'caption', params: {} },
  told: told.map(([node, from]) => ({
    node: nodeId(node),
    from: from === null ? null : nodeId(from),
  })),
  untold: untold.map(nodeId),
  empty: { key: 'empty', params: {} },
});

const shown = (told: readonly Pair[], before: readonly Pair[] | null = null): ShownTree =>
  shownTree(treeOf(told), before && tellersOf([treeOf(before)]), telling);

const lines = ({ members }: ShownTree) =>
  members.map(
    ({ name, hop, parent, from }) =>
      `${name} ${hop} ${members[parent]?.name ?? '-'} ${from ?? '-'}`,
  );

describe('a tree of who told whom', () => {
  test('goes hop by hop from where it began, in whatever order it was given', () => {
    const tree = shown([
      [4, 2],
      [2, 0],
      [1, 0],
      [0, null],
      [3, 1],
    ]);
    expect(lines(tree)).toEqual([
      'n0 0 - -',
      'n2 1 n0 n0',
      'n1 1 n0 n0',
      'n4 2 n2 n2',
      'n3 2 n1 n1',
    ]);
    expect(tree.hops).toEqual([1, 2, 2]);
    expect(lineageOf(tree, 4)).toEqual([4, 2, 0]);
  });

  test('begins anew where a teller has forgotten, and in a circle of those who told each other', () => {
    const tree = shown([
      [1, 9],
      [2, 1],
      [3, 4],
      [4, 5],
      [5, 3],
      [6, 4],
      [7, 7],
      [8, null],
    ]);
    expect(tree.members).toHaveLength(8);
    const roots = tree.members.filter(({ parent }) => parent === -1).map(({ name }) => name);
    expect(roots).toHaveLength(4);
    expect(roots).toEqual(expect.arrayContaining(['n1', 'n7', 'n8']));
    expect(new Set(tree.members.map(({ name }) => name)).size).toBe(8);
    expect(tree.members.find(({ name }) => name === 'n1')?.from).toBe('n9');
  });

  test('says who is new since the step before, and who was told by another', () => {
    const added = (tree: ShownTree) =>
      tree.members.filter((member) => member.added).map(({ name }) => name);
    const told: Pair[] = [
      [0, null],
      [1, 0],
      [2, 1],
    ];
    expect(added(shown(told))).toEqual([]);
    expect(
      added(
        shown(told, [
          [0, null],
          [1, 0],
        ]),
      ),
    ).toEqual(['n2']);
    expect(
      added(
        shown(told, [
          [0, null],
          [1, 2],
          [2, 1],
        ]),
      ),
    ).toEqual(['n1']);
  });

  test('names those who were not told', () => {
    expect(shownTree(treeOf([[0, null]], [3, 4]), null, telling).untold).toEqual([
      { node: 3, name: 'n3' },
      { node: 4, name: 'n4' },
    ]);
  });

  test('keys lead to teller, told and those of the same hop, and nowhere else', () => {
    const tree = shown([
      [0, null],
      [1, 0],
      [2, 0],
      [3, 1],
    ]);
    const to = (at: number, way: Parameters<typeof neighbour>[2]) =>
      tree.members[neighbour(tree, at, way)]?.name;
    expect(to(0, 'outward')).toBe('n1');
    expect(to(1, 'next')).toBe('n2');
    expect(to(2, 'next')).toBe('n2');
    expect(to(2, 'previous')).toBe('n1');
    expect(to(1, 'previous')).toBe('n1');
    expect(to(3, 'inward')).toBe('n1');
    expect(to(0, 'inward')).toBe('n0');
    expect(to(3, 'outward')).toBe('n3');
    expect([to(2, 'first'), to(0, 'last')]).toEqual(['n0', 'n3']);
  });
});

describe('where a tree is drawn', () => {
  /** Each tells three. */
  const many = (count: number): Pair[] =>
    Array.from({ length: count }, (_, i) => [i, i === 0 ? null : Math.floor((i - 1) / 3)]);
  /** Each tells one. */
  const chain = (count: number): Pair[] =>
    Array.from({ length: count }, (_, i) => [i, i === 0 ? null : i - 1]);
  const shapes: readonly (readonly [string, Pair[]])[] = [
    ['one', many(1)],
    ['a few', many(13)],
    ['a thousand', many(1000)],
    ['a long chain', chain(1000)],
    ['several beginnings', [...many(40), [100, null], [101, 100], [102, null]]],
  ];

  test.each(shapes)(
    '%s: all inside, none on another, each with a line from its teller',
    (_, told) => {
      const tree = shown(told);
      const layout = layoutTree(tree, 348);
      expect(layout.spots).toHaveLength(told.length);
      const outside = layout.spots.filter(
        ({ x, y }) => !(x >= 0 && x <= 348 && y >= 0 && y <= layout.height),
      );
      expect(outside).toEqual([]);
      expect(new Set(layout.spots.map(({ x, y }) => `${x} ${y}`)).size).toBe(told.length);
      const odd = tree.members.filter(
        ({ parent }, i) => !(parent === -1 ? /^$/ : /^M[-\d. ]+C[-\d. ]+$/).test(layout.link(i)),
      );
      expect(odd).toEqual([]);
      const [first] = layout.spots;
      expect(first && memberAt(layout, first, 10)).toBe(0);
      expect(memberAt(layout, { x: -100, y: 0 }, 10)).toBeNull();
    },
  );

  test('few are named and run from the left, many stand around a middle', () => {
    expect(layoutTree(shown(many(13)), 348).named).toBe(true);
    expect(layoutTree(shown(many(400)), 348).named).toBe(false);
    expect(layoutTree(shown(chain(30)), 348).named).toBe(false);
    expect(layoutTree(shown([]), 348).spots).toEqual([]);
  });

  test('marks are one line of a round pen', () => {
    expect(marksPath([{ x: 1.234, y: 2 }])).toBe('M1.2 2h0');
  });
});
