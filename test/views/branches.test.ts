import { describe, expect, test } from 'vitest';
import { micros, nodeId } from '../../src/core/ids.ts';
import type { BranchInfo } from '../../src/playback/types.ts';
import { branchName } from '../../src/views/branches/naming.ts';
import { treeOf } from '../../src/views/branches/tree.ts';
import { exhibitWordsOf } from '../i18n/dictionaries.ts';

function branch(id: number, parent: number | null, at: number, reaches: number): BranchInfo {
  return {
    id,
    parent,
    name: null,
    forkedAt: micros(at),
    shared: 0,
    command: parent === null ? null : { do: 'crash', node: nodeId(1) },
    reaches: micros(reaches),
    events: reaches,
    commands: 0,
    broken: null,
  };
}

/** The tree as text: a line a branch, = where the present course runs, ^ the playhead. */
function drawn(branches: readonly BranchInfo[], present: number, time: number): string {
  const { rows, playhead } = treeOf(branches, present, time);
  const lines = rows.map(({ branch: { id }, from, to, course, parent, depth }, row) => {
    const cells = Array.from({ length: 21 }, (_, x) => {
      if (row === playhead && x === time) return '^';
      if (x < from || x > to) return ' ';
      return course !== null && x <= course ? '=' : '-';
    });
    return `${id} ${cells.join('').trimEnd().padEnd(22)} row ${row}, from ${parent ?? 'nothing'}, depth ${depth}`;
  });
  return lines.join('\n');
}

describe('the tree of branches', () => {
  test('is one line while there is one course', () => {
    expect(drawn([branch(0, null, 0, 12)], 0, 5)).toMatchInlineSnapshot(
      `"0 =====^=======          row 0, from nothing, depth 0"`,
    );
  });

  test('draws each branch from where it leaves, the later ones nearer, and the way to the present one', () => {
    const tree = [
      branch(0, null, 0, 20),
      branch(1, 0, 4, 12),
      branch(2, 0, 10, 15),
      branch(3, 1, 8, 18),
      branch(4, 3, 11, 20),
    ];
    expect(drawn(tree, 4, 14)).toMatchInlineSnapshot(`
      "0 =====----------------  row 0, from nothing, depth 0
      2           ------       row 1, from 0, depth 1
      1     =====----          row 2, from 0, depth 1
      3         ====-------    row 3, from 2, depth 2
      4            ===^======  row 4, from 3, depth 3"
    `);
    expect(drawn(tree, 4, 6)).toMatchInlineSnapshot(`
      "0 =====----------------  row 0, from nothing, depth 0
      2           ------       row 1, from 0, depth 1
      1     ==^==----          row 2, from 0, depth 1
      3         ====-------    row 3, from 2, depth 2
      4            ==========  row 4, from 3, depth 3"
    `);
    expect(drawn(tree, 0, 20)).toMatchInlineSnapshot(`
      "0 ====================^  row 0, from nothing, depth 0
      2           ------       row 1, from 0, depth 1
      1     ---------          row 2, from 0, depth 1
      3         -----------    row 3, from 2, depth 2
      4            ----------  row 4, from 3, depth 3"
    `);
  });

  test('lets a branch leave from the line on which its moment stands, not from the one on which someone stood', () => {
    const tree = [branch(0, null, 0, 20), branch(1, 0, 10, 15), branch(2, 1, 5, 9)];
    expect(drawn(tree, 2, 7)).toMatchInlineSnapshot(`
      "0 ======---------------  row 0, from nothing, depth 0
      1           ------       row 1, from 0, depth 1
      2      ==^==             row 2, from 0, depth 1"
    `);
  });
});

describe('a branch', () => {
  test('is called by its name, or after what began it', () => {
    const [main, crash] = [branch(0, null, 0, 9), branch(1, 0, 1_234_000, 9)];
    const words = exhibitWordsOf('en');
    expect(branchName(main, words)).toBe('main');
    expect(branchName(crash, words)).toBe('crash at 1.234\u00a0000\u00a0s');
    expect(branchName({ ...crash, name: 'what if' }, words)).toBe('what if');
    expect(branchName(crash, exhibitWordsOf('zh'))).toBe('1.234\u00a0000\u00a0s 宕机');
  });
});
