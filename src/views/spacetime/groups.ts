import type { NodeId } from '../../core/ids.ts';

/** Nodes that share one band of the diagram. */
export interface Group {
  /** The same for the same nodes, whatever is open. */
  readonly key: string;
  /** In ascending order. */
  readonly nodes: readonly NodeId[];
  /** Its number where nodes were put together that do not follow one another; null where it is a range of names. */
  readonly number: number | null;
  /** What it opens to: smaller groups, or its nodes. */
  readonly parts: readonly LaneOf[];
}

/** What a lane is of: one node, or several together. */
export type LaneOf = NodeId | Group;

/** With more nodes than this, lanes are grouped. */
export const MOST_LANES = 40;
/** A group opens to its nodes if it has no more than this, else to smaller groups. */
const LEAF = 12;
/** Of a kind with so few nodes each stands for itself. */
const FEW = 5;
/** Nothing opens to more parts than this, if it can be helped. */
const MOST_PARTS = 10;
const SIZES = [5, 10, 20, 25, 50];

export const isGroup = (lane: LaneOf): lane is Group => typeof lane !== 'number';

/** The nodes that have lanes of their own. */
export const singles = (lanes: readonly LaneOf[]): NodeId[] =>
  lanes.flatMap((lane) => (isGroup(lane) ? [] : [lane]));

/**
 * The lanes of a cluster of many nodes, all groups closed: nodes of one kind in ranges of their names, or in the groups in
 * which they lie on the stage.
 */
export function groupNodes(
  names: readonly string[],
  groupOf: (node: NodeId) => number = () => 0,
): readonly LaneOf[] {
  const all = [...names.keys()] as NodeId[];
  const kinds = sorted(all, (node) => stemOf(names[node] ?? ''));
  return [...kinds.values()].flatMap((nodes): readonly LaneOf[] => {
    if (nodes.length <= FEW) return nodes;
    const places = sorted(nodes, groupOf);
    if (places.size < 2) return rangesOf(nodes);
    return [...places]
      .sort(([a], [b]) => a - b)
      .map(([number, some]) => groupFrom(some, isRange(some) ? null : number + 1));
  });
}

function sorted<K>(nodes: readonly NodeId[], by: (node: NodeId) => K): Map<K, NodeId[]> {
  const sorts = new Map<K, NodeId[]>();
  for (const node of nodes) {
    const key = by(node);
    const some = sorts.get(key);
    if (some) some.push(node);
    else sorts.set(key, [node]);
  }
  return sorts;
}

/** The kind of a node, as its name has it. */
const stemOf = (name: string): string => name.replace(/\d+$/, '');

function rangesOf(nodes: readonly NodeId[]): Group[] {
  const size = sizeFor(nodes.length);
  const ranges: Group[] = [];
  for (let at = 0; at < nodes.length; at += size)
    ranges.push(groupFrom(nodes.slice(at, at + size), null));
  return ranges;
}

/** The least round number of nodes of which not too many groups are made. */
function sizeFor(count: number): number {
  for (let unit = 1; ; unit *= 10) {
    const size = SIZES.find((one) => Math.ceil(count / (one * unit)) <= MOST_PARTS);
    if (size !== undefined) return size * unit;
  }
}

function groupFrom(nodes: readonly NodeId[], number: number | null): Group {
  const parts = nodes.length <= LEAF ? nodes : rangesOf(nodes);
  return { key: `${nodes[0]}-${nodes.at(-1)}-${nodes.length}`, nodes, number, parts };
}

const isRange = (nodes: readonly NodeId[]): boolean =>
  (nodes.at(-1) ?? 0) - (nodes[0] ?? 0) === nodes.length - 1;

/** "n1–n50"; `say` names a group whose nodes do not follow one another. */
export function groupName(
  { nodes, number }: Group,
  names: readonly string[],
  say: (number: number) => string,
): string {
  if (number !== null) return say(number);
  const [first, last] = [names[nodes[0] ?? 0] ?? '', names[nodes.at(-1) ?? 0] ?? ''];
  return first === last ? first : `${first}–${last}`;
}

/** The lanes from top to bottom: what is open stands above its parts, and nodes of their own below their closed group. */
export function openLanes(
  lanes: readonly LaneOf[],
  open: ReadonlySet<string>,
  own: ReadonlySet<NodeId>,
): readonly LaneOf[] {
  return lanes.flatMap((lane): readonly LaneOf[] => {
    if (!isGroup(lane)) return [lane];
    if (open.has(lane.key)) return [lane, ...openLanes(lane.parts, open, own)];
    return own.size === 0 ? [lane] : [lane, ...lane.nodes.filter((node) => own.has(node))];
  });
}

/** Where nodes stand among lanes. */
export interface Rows {
  /** The row of each node: its own, or that of the innermost group that it is part of; -1: none. */
  readonly rowOf: Int16Array;
  /** The row of the group around each row; -1: none. */
  readonly around: readonly number[];
}

const known = new WeakMap<readonly LaneOf[], Rows>();

/** The same rows for the same list of lanes. */
export function rowsOf(lanes: readonly LaneOf[]): Rows {
  const found = known.get(lanes) ?? findRows(lanes);
  known.set(lanes, found);
  return found;
}

function findRows(lanes: readonly LaneOf[]): Rows {
  const most = lanes.reduce<number>(
    (last, lane) => Math.max(last, isGroup(lane) ? (lane.nodes.at(-1) ?? 0) : lane),
    -1,
  );
  const rowOf = new Int16Array(most + 1).fill(-1);
  const around = lanes.map((lane, row) => {
    const nodes = isGroup(lane) ? lane.nodes : [lane];
    const outer = rowOf[nodes[0] ?? 0] ?? -1;
    for (const node of nodes) rowOf[node] = row;
    return outer;
  });
  return { rowOf, around };
}

/** How deep each lane lies in open groups. */
export function depthsOf({ around }: Rows): readonly number[] {
  const depths: number[] = [];
  for (const outer of around) depths.push(outer < 0 ? 0 : (depths[outer] ?? 0) + 1);
  return depths;
}

/** Adds what was counted in rows of `width` places to the groups around them. */
export function addToOuter(
  counts: Uint32Array | Uint16Array,
  width: number,
  { around }: Rows,
): void {
  for (let row = around.length - 1; row >= 0; row--) {
    const outer = around[row] ?? -1;
    if (outer < 0) continue;
    for (let i = 0; i < width; i++) {
      const place = outer * width + i;
      counts[place] = (counts[place] as number) + (counts[row * width + i] as number);
    }
  }
}
