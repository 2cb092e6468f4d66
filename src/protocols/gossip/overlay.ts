import type { NodeId } from '../../core/ids.ts';
import { RandomStream } from '../../core/random.ts';
import type { Params } from './params.ts';

/**
 * Who can send to whom. In real systems a service of its own sees to that; here it is part of the settings, the same for all, and
 * follows the members as they come and go.
 */
export type Overlay = ReadonlyMap<NodeId, readonly NodeId[]>;

type Wiring = Pick<Params, 'topology' | 'degree' | 'rewired' | 'bridges' | 'wiring'>;
type Link = readonly [NodeId, NodeId];

/** For each list of members, which the engine makes anew when they change: working it out costs as much as the cluster is large. */
const known = new WeakMap<readonly NodeId[], { readonly as: string; readonly overlay: Overlay }>();

/** Whom a node can send to; null: everyone. */
export function neighboursOf(
  node: NodeId,
  members: readonly NodeId[],
  wiring: Wiring,
): readonly NodeId[] | null {
  if (wiring.topology === 'mesh') return null;
  return overlayOf(members, wiring).get(node) ?? [];
}

export function overlayOf(members: readonly NodeId[], wiring: Wiring): Overlay {
  const { topology, degree, rewired, bridges, wiring: number } = wiring;
  const as = `${topology} ${degree} ${rewired} ${bridges} ${number}`;
  const last = known.get(members);
  if (last?.as === as) return last.overlay;
  const overlay = joined(members, linksOf(members, wiring));
  known.set(members, { as, overlay });
  return overlay;
}

/** The links of an overlay, each once. */
export function linksOf(members: readonly NodeId[], wiring: Wiring): readonly Link[] {
  const stream = RandomStream.of(wiring.wiring, WIRES, members.length);
  switch (wiring.topology) {
    case 'mesh':
      return allPairs(members);
    case 'ring':
      return lattice(members, 2);
    case 'regular':
      return cycles(members, wiring.degree, stream);
    case 'smallWorld':
      return rewire(members, lattice(members, wiring.degree), wiring.rewired, stream);
    case 'twoCentres':
      return [...centresOf(members).flatMap(allPairs), ...bridgesOf(members, wiring.bridges)];
    case 'outgoing':
      return opened(members, wiring.degree, stream);
  }
}

/** The purpose of the stream from which links are drawn. */
const WIRES = 16;

export const allPairs = (members: readonly NodeId[]): Link[] =>
  members.flatMap((a, i) => members.slice(i + 1).map((b) => [a, b] as const));

/** Each with its nearest on a circle, half of them on either side. */
function lattice(members: readonly NodeId[], degree: number): Link[] {
  const reach = Math.max(1, Math.floor(degree / 2));
  return members.flatMap((a, i) =>
    Array.from(
      { length: reach },
      (_, d) => [a, members[(i + d + 1) % members.length] as NodeId] as const,
    ),
  );
}

/** Random circles through all, two links a node for each: as good as a random regular graph (Wormald 1999). */
function cycles(members: readonly NodeId[], degree: number, stream: RandomStream): Link[] {
  return Array.from({ length: Math.max(1, Math.floor(degree / 2)) }, () =>
    lattice(shuffled(members, stream), 2),
  ).flat();
}

/** A small world (Watts & Strogatz 1998): some links of a lattice lead anywhere instead. */
function rewire(
  members: readonly NodeId[],
  links: readonly Link[],
  percent: number,
  stream: RandomStream,
): Link[] {
  return links.map(([a, b]) => {
    const moved = stream.chance([percent, 100]);
    const other = stream.pick(members);
    return moved && other !== a ? [a, other] : [a, b];
  });
}

/** The first and the second half of the members. */
export function centresOf(members: readonly NodeId[]): readonly NodeId[][] {
  const half = Math.ceil(members.length / 2);
  return [members.slice(0, half), members.slice(half)];
}

/** The first of one centre with the first of the other, and so on. */
export function bridgesOf(members: readonly NodeId[], bridges: number): Link[] {
  const [here = [], there = []] = centresOf(members);
  return there.slice(0, bridges).map((node, i) => [here[i] as NodeId, node] as const);
}

/** Each opens so many links to others, which take them all (as Bitcoin's nodes do, eight each). */
function opened(members: readonly NodeId[], degree: number, stream: RandomStream): Link[] {
  return members.flatMap((a) => {
    const chosen = new Set<NodeId>();
    const most = Math.min(degree, members.length - 1);
    while (chosen.size < most) {
      const other = stream.pick(members);
      if (other !== a) chosen.add(other);
    }
    return [...chosen].map((b) => [a, b] as const);
  });
}

function shuffled(members: readonly NodeId[], stream: RandomStream): NodeId[] {
  const order = members.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = stream.int(0, i);
    [order[i], order[j]] = [order[j] as NodeId, order[i] as NodeId];
  }
  return order;
}

function joined(members: readonly NodeId[], links: readonly Link[]): Overlay {
  const sets = new Map<NodeId, Set<NodeId>>(members.map((node) => [node, new Set()]));
  for (const [a, b] of links) {
    if (a === b) continue;
    sets.get(a)?.add(b);
    sets.get(b)?.add(a);
  }
  return new Map([...sets].map(([node, others]) => [node, Object.freeze([...others])]));
}
