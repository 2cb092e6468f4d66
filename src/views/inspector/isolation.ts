import type { NodeId } from '../../core/ids.ts';
import { act } from '../actions.ts';
import type { Desk } from '../context.tsx';

function othersOf(desk: Desk, node: NodeId): NodeId[] {
  const present = desk.session.world().nodes.filter((slot) => slot.health !== 'removed');
  return present.flatMap((slot) => (slot.id === node ? [] : [slot.id]));
}

/** Nothing goes to the node, and nothing comes from it. */
export function isIsolated(desk: Desk, node: NodeId): boolean {
  const world = desk.session.world();
  const others = othersOf(desk, node);
  return (
    others.length > 0 &&
    others.every((other) => world.isCut(node, other) && world.isCut(other, node))
  );
}

/** Parts a node from all others. */
export const isolate = (desk: Desk, node: NodeId): void =>
  act(desk, { do: 'partition', groups: [[node], othersOf(desk, node)] });
