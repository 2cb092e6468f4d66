import type { NodeSlot, World } from '../../../../sdk/world.ts';
import type { Status } from '../../members.ts';
import { lives } from '../../properties.ts';
import type { SwimTypes } from '../../types.ts';
import { heldBy } from '../watching.ts';

/** What the questions' claims ask of a world. */

export type SwimWorld = World<SwimTypes>;
export type SwimSlot = NodeSlot<SwimTypes>;

export function nodeNamed({ nodes }: SwimWorld, name: string): SwimSlot {
  for (const node of nodes) if (node.name === name) return node;
  throw new Error(`there is a node ${name}`);
}

/** Those that are up and belong to the group. */
export const livingIn = ({ nodes }: SwimWorld): SwimSlot[] => nodes.filter(lives);

/** Those that are up, but for the member itself, and hold it to be so. */
export function holding(world: SwimWorld, name: string, status: Status): SwimSlot[] {
  const member = nodeNamed(world, name);
  return livingIn(world).filter(
    (node) => node.id !== member.id && heldBy(node, member).status === status,
  );
}

/** Whether all that are up hold a member to be so; with an incarnation: in that one. */
export function allHold(
  world: SwimWorld,
  name: string,
  status: Status,
  incarnation?: number,
): boolean {
  const member = nodeNamed(world, name);
  return livingIn(world).every((node) => {
    if (node.id === member.id) return true;
    const held = heldBy(node, member);
    return (
      held.status === status && (incarnation === undefined || held.incarnation === incarnation)
    );
  });
}

/** Whether nobody that is up is held to be anything but alive by anybody that is. */
export function nobodyIsWronged(world: SwimWorld): boolean {
  const living = livingIn(world);
  return living.every((node) =>
    living.every((member) => member.id === node.id || heldBy(node, member).status === 'alive'),
  );
}

/** Whether the nodes of each side hold all nodes of the other one to be dead. */
export function areApart(
  world: SwimWorld,
  one: readonly string[],
  other: readonly string[],
): boolean {
  const dead = (from: readonly string[], to: readonly string[]) =>
    from.every((name) =>
      to.every(
        (member) => heldBy(nodeNamed(world, name), nodeNamed(world, member)).status === 'dead',
      ),
    );
  return dead(one, other) && dead(other, one);
}

/** Whether messages from one to the other are cut off. */
export const isCut = (world: SwimWorld, from: string, to: string): boolean =>
  world.isCut(nodeNamed(world, from).id, nodeNamed(world, to).id);

/** Whether nobody has anything left to pass on. */
export const nothingToTell = (world: SwimWorld): boolean =>
  livingIn(world).every(({ state }) => state.updates.length === 0);

/** How many pings all nodes have sent for others. */
export const pingsForOthers = ({ nodes }: SwimWorld): number =>
  nodes.reduce((sum, { state }) => sum + state.seqNo - state.period, 0);
