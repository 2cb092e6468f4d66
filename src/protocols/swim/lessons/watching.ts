import type { Immutable } from '../../../core/plain.ts';
import type { NodeSlot, World } from '../../../sdk/world.ts';
import { type Members, type Standing, standingOf } from '../members.ts';
import { hasSay } from '../tally.ts';
import type { SwimTypes } from '../types.ts';

/** What stops and challenges look for in a group. */

export type Group = World<SwimTypes>;
export type Slot = Immutable<NodeSlot<SwimTypes>>;

export const called = ({ nodes }: Group, name: string): Slot | undefined =>
  nodes.find((node) => node.name === name);

export const heldBy = ({ state }: Slot, { id }: Slot): Standing =>
  standingOf(state.members as Members, id);

/** Whether all others that belong to the group hold a member to be so. */
export function allHold(world: Group, name: string, status: Standing['status']): boolean {
  const member = called(world, name);
  if (!member) return false;
  return world.nodes.every(
    (node) => node === member || !hasSay(node) || heldBy(node, member).status === status,
  );
}

/** Whether all run, belong to the group and hold one another to be alive. */
export const allWell = (world: Group): boolean =>
  world.nodes.every(
    (node) =>
      node.health === 'up' &&
      node.state.role === 'member' &&
      world.nodes.every((other) => other === node || heldBy(node, other).status === 'alive'),
  );

/** Whether some other one that belongs to the group holds a member to be so. */
export function anyHolds(world: Group, name: string, status: Standing['status']): boolean {
  const member = called(world, name);
  if (!member) return false;
  return world.nodes.some(
    (node) => node !== member && hasSay(node) && heldBy(node, member).status === status,
  );
}
