import type { NodeId } from '../../core/ids.ts';

/** More nodes fall apart in more ways than can be tried. */
export const MOST_TO_SPLIT = 12;

/** A network in two: those nodes that the first one does not reach, as bits by their ids. 0: it is whole. */
export interface Split {
  readonly bits: number;
  readonly groups: readonly [readonly NodeId[], readonly NodeId[]];
}

/** Every way in which a network may fall apart into two groups of nodes. */
export function splitsOf(nodes: readonly NodeId[]): Split[] {
  if (nodes.length > MOST_TO_SPLIT) {
    throw new Error(`More than ${MOST_TO_SPLIT} nodes fall apart in too many ways.`);
  }
  const splits: Split[] = [];
  // The first node is never among the others, so that no split comes twice.
  for (let bits = 2; bits < 1 << nodes.length; bits += 2) {
    const others = (id: NodeId) => ((bits >> id) & 1) === 1;
    splits.push({ bits, groups: [nodes.filter((id) => !others(id)), nodes.filter(others)] });
  }
  return splits;
}

/** Whether two nodes are in different groups. */
export const apart = (split: number, a: NodeId, b: NodeId): boolean =>
  (((split >> a) ^ (split >> b)) & 1) === 1;

/** The same split once nodes are renamed. */
export function renamedSplit(split: number, renaming: readonly number[]): number {
  let bits = 0;
  renaming.forEach((place, id) => {
    bits |= ((split >> id) & 1) << place;
  });
  return (bits & 1) === 1 ? bits ^ ((1 << renaming.length) - 1) : bits;
}
