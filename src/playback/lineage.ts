import type { BranchInfo } from './types.ts';

/** How many records two branches have in common: all of one with itself, else those before they parted. */
export function commonLength(branches: readonly BranchInfo[], a: number, b: number): number {
  const limits = new Map(lineOf(branches, a));
  for (const [id, limit] of lineOf(branches, b)) {
    const other = limits.get(id);
    if (other !== undefined) return Math.min(limit, other);
  }
  return 0;
}

/** A branch and those that it came from, each with how many of its records belong to the first one too. */
function lineOf(branches: readonly BranchInfo[], id: number): [number, number][] {
  const line: [number, number][] = [];
  let limit = Infinity;
  for (let one = branches[id]; one; one = one.parent === null ? undefined : branches[one.parent]) {
    line.push([one.id, limit]);
    limit = Math.min(limit, one.shared);
  }
  return line;
}
