import type { NodeId } from '../../core/ids.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';

export interface Cut {
  readonly from: NodeId;
  readonly to: NodeId;
  /** In both directions, or in this one only. */
  readonly both: boolean;
}

/** What of a network is cut off. */
export interface Apart {
  /** The side of each node, by number: 0 is the largest. */
  readonly side: Uint8Array;
  /** How many are on each side, the largest first; one side alone: the network is whole. */
  readonly sizes: readonly number[];
  /** Single cuts between nodes of one side. */
  readonly cuts: readonly Cut[];
}

/** More single cuts than this are not drawn one by one. */
const MOST_CUTS = 400;
/** Smaller groups than those counted here share the last side. */
const MOST_SIDES = 255;

/**
 * Who cannot reach whom. Every pair is asked about once or twice, which takes some milliseconds for a thousand nodes: it is asked
 * for when a command was given, and not at every moment.
 */
export function apartIn(world: World<ProtocolTypes>): Apart {
  const ids = world.nodes.filter(({ health }) => health !== 'removed').map(({ id }) => id);
  const groups = parted(ids, world).sort((a, b) => b.length - a.length);
  const side = new Uint8Array(world.nodes.length);
  for (const [i, group] of groups.entries())
    for (const id of group) side[id] = Math.min(i, MOST_SIDES);
  return { side, sizes: groups.map((group) => group.length), cuts: cutsIn(groups, world) };
}

/** The groups in which nodes reach one another, in at least one direction, perhaps through others. */
function parted(ids: readonly NodeId[], world: World<ProtocolTypes>): NodeId[][] {
  let left = [...ids];
  const groups: NodeId[][] = [];
  while (left.length > 0) {
    const group = [left.shift() as NodeId];
    for (let i = 0; i < group.length && left.length > 0; i++) {
      const member = group[i] as NodeId;
      const rest: NodeId[] = [];
      for (const other of left)
        (world.isCut(member, other) && world.isCut(other, member) ? rest : group).push(other);
      left = rest;
    }
    groups.push(group);
  }
  return groups;
}

function cutsIn(groups: readonly (readonly NodeId[])[], world: World<ProtocolTypes>): Cut[] {
  const cuts: Cut[] = [];
  for (const group of groups) {
    for (const [i, a] of group.entries()) {
      for (let j = i + 1; j < group.length; j++) {
        const b = group[j] as NodeId;
        const [there, back] = [world.isCut(a, b), world.isCut(b, a)];
        if (!there && !back) continue;
        cuts.push(there ? { from: a, to: b, both: back } : { from: b, to: a, both: false });
        if (cuts.length >= MOST_CUTS) return cuts;
      }
    }
  }
  return cuts;
}
