import type { Immutable } from '../../../../core/plain.ts';
import { toArray } from '../../../../core/vector.ts';
import { HEARTBEAT } from '../../learning.ts';
import type { Message, Response } from '../../messages.ts';
import { type Cluster, entryAt, knowing, type Slot } from '../challenges/watching.ts';

/** What the questions' claims ask of a world, beside what stops and challenges look for. */

export const lacking = (world: Cluster): number => world.nodes.length - knowing(world);

/** How many rounds n1 has had, which publishes. */
export const roundsIn = ({ nodes }: Cluster): number => nodes[0]?.state.round ?? 0;

export const isHot = ({ state }: Slot): boolean => state.hot.length > 0;

/** Who has x, and whether it is these and no others. */
export const onlyTheseKnow = (world: Cluster, names: readonly string[]): boolean =>
  world.nodes.every((node) => (entryAt(node) !== undefined) === names.includes(node.name));

/** Whether all of these nodes have x with this value. */
export const allOf = (nodes: readonly Slot[], value: string | null): boolean =>
  nodes.every((node) => entryAt(node)?.value === value && entryAt(node) !== undefined);

/** In how many rounds after half of the nodes knew x the last one heard of it. */
export function roundsFromHalf({ nodes }: Cluster): number {
  const heard = nodes.flatMap((node) => entryAt(node)?.round ?? []).sort((a, b) => a - b);
  return (heard.at(-1) ?? 0) - (heard[Math.floor(nodes.length / 2)] ?? 0);
}

/** What has been answered so far, in order. */
export const answersIn = (world: Cluster): Immutable<Response>[] =>
  toArray(world.history().returns).map(({ response }) => response as Immutable<Response>);

/** Messages of a kind that are on their way. */
export const underWay = (world: Cluster, type: Message['type']) =>
  world.inFlight().filter(({ message }) => message.type === type);

/** What the message on its way that brings items brings, if there is one and only one such message. */
export function itemsUnderWay(world: Cluster): readonly string[] {
  const loads = world
    .inFlight()
    .flatMap(({ message }) =>
      'items' in message && message.items.length > 0 ? [message.items.map(({ key }) => key)] : [],
    );
  return loads.length === 1 ? (loads[0] ?? []) : [];
}

/** How many messages on their way go from one half of the nodes to the other. */
export function acrossHalves(world: Cluster): number {
  const half = world.nodes.length / 2;
  return world.inFlight().filter(({ from, to }) => from < half !== to < half).length;
}

/** How many messages on their way go to the node to which most of them go. */
export function mostForOne(world: Cluster): number {
  const counts = new Map<number, number>();
  for (const { to } of world.inFlight()) counts.set(to, (counts.get(to) ?? 0) + 1);
  return Math.max(0, ...counts.values());
}

/** The version that a node has of another's sign of life; 0: it has never had one. */
export const beatOf = (node: Slot | undefined, of: string): number =>
  entryAt(node, `${HEARTBEAT}${of}`)?.version.counter ?? 0;
