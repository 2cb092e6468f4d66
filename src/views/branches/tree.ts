import type { BranchInfo } from '../../playback/types.ts';

/** A branch on its line of the tree. */
export interface TreeRow {
  readonly branch: BranchInfo;
  /** The row of the branch from whose line it leaves; null for the original. */
  readonly parent: number | null;
  readonly depth: number;
  readonly from: number;
  readonly to: number;
  /** Up to where its line is part of the present branch's course; null if it is no part of it. */
  readonly course: number | null;
}

export interface Tree {
  readonly rows: readonly TreeRow[];
  /** The line on which the playhead stands. */
  readonly playhead: number;
}

/**
 * The branches of a run as lines, in the order of a tree. Of two that leave the same line the later one comes first, so
 * that no joint crosses a line.
 */
export function treeOf(branches: readonly BranchInfo[], present: number, time: number): Tree {
  const byId = new Map(branches.map((branch) => [branch.id, branch]));
  const rows: TreeRow[] = [];
  const courses = coursesOf(byId, present);
  const place = (branch: BranchInfo, parent: number | null, depth: number) => {
    const row = rows.length;
    const { id, forkedAt, reaches } = branch;
    const to = Math.max(forkedAt, reaches);
    const course = courses.has(id) ? Math.min(courses.get(id) as number, to) : null;
    rows.push({ branch, parent, depth, from: forkedAt, to, course });
    const children = branches.filter((one) => leaves(one, byId)?.id === id);
    children.sort((a, b) => b.forkedAt - a.forkedAt || b.id - a.id);
    for (const child of children) place(child, row, depth + 1);
  };
  for (const branch of branches) if (branch.parent === null) place(branch, null, 0);
  return { rows, playhead: rows.findIndex(({ branch }) => branch.id === at(byId, present, time)) };
}

type ById = ReadonlyMap<number, BranchInfo>;

/**
 * The branch from whose own line one leaves: what was begun on a branch before that had left its parent leaves from that
 * parent, whose line the two have in common there.
 */
function leaves({ parent, forkedAt }: BranchInfo, byId: ById): BranchInfo | undefined {
  let from = parent === null ? undefined : byId.get(parent);
  while (from && from.parent !== null && forkedAt < from.forkedAt) from = byId.get(from.parent);
  return from;
}

/** The lines along which the present branch came about, and where its course leaves each. */
function coursesOf(byId: ById, present: number): ReadonlyMap<number, number> {
  const courses = new Map<number, number>();
  let until = Infinity;
  for (let branch = byId.get(present); branch; branch = leaves(branch, byId)) {
    courses.set(branch.id, until);
    until = branch.forkedAt;
  }
  return courses;
}

/** The branch whose own line has a moment of the present one. */
function at(byId: ById, present: number, time: number): number {
  let branch = byId.get(present);
  for (;;) {
    const from = branch && leaves(branch, byId);
    if (!branch || !from || time >= branch.forkedAt) return branch?.id ?? present;
    branch = from;
  }
}
