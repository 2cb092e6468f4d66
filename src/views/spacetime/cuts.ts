import type { NodeId } from '../../core/ids.ts';
import { groupsOf } from '../stage/partition.ts';

/** How the network stood from one moment to the next. */
export interface Cuts {
  readonly from: number;
  readonly to: number;
  /** Groups that cannot reach one another; none where no partition stands. */
  readonly groups: readonly (readonly NodeId[])[];
  /** Single links that are cut, by direction. */
  readonly links: readonly (readonly [NodeId, NodeId])[];
}

/** What is cut between nodes, told as a partition where it is one. Nodes that nothing is cut from belong to no group. */
export function cutsAmong(
  ids: readonly NodeId[],
  isCut: (from: NodeId, to: NodeId) => boolean,
): Pick<Cuts, 'groups' | 'links'> {
  const links = ids.flatMap((from) =>
    ids.filter((to) => to !== from && isCut(from, to)).map((to) => [from, to] as const),
  );
  const touched = ids.filter((id) => links.some((link) => link.includes(id)));
  const groups = groupsOf(touched, isCut);
  // Two nodes that others still join are parted by a cut link, not by a partition.
  const partition = groups.length > 1 && (touched.length > 2 || ids.length === 2);
  return partition ? { groups, links: [] } : { groups: [], links };
}

/** Those that a partition leaves alone: all groups but the largest, or all but the first of equally large ones. */
export function cutOff(groups: Cuts['groups']): readonly NodeId[] {
  const most = Math.max(0, ...groups.map((group) => group.length));
  const largest = groups.findLastIndex((group) => group.length === most);
  return groups.filter((_, i) => i !== largest).flat();
}
