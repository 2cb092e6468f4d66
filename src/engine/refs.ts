import type { NodeId } from '../core/ids.ts';
import type { NodeRef } from '../sdk/command.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Simulator } from './simulator.ts';
import type { Flight, Slot, Trap } from './state.ts';

/** The node that a command means; null if nobody has that role. Of several, the one that took it last. */
export function resolve<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  ref: NodeRef,
): Slot<T> | null {
  const { slots } = simulator.live;
  if (typeof ref === 'number') return slots[ref] ?? null;
  let found: Slot<T> | null = null;
  for (const slot of slots) {
    const role = 'role' in slot.state ? slot.state.role : null;
    if (slot.health === 'up' && role === ref.role && (!found || slot.roleSince >= found.roleSince))
      found = slot;
  }
  return found;
}

function isNode<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  ref: NodeRef | undefined,
  node: NodeId,
): boolean {
  return ref === undefined || resolve(simulator, ref)?.id === node;
}

export function matches<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  wanted: Trap['message'],
  flight: Flight<T['message']>,
): boolean {
  return (
    (wanted.type === undefined || wanted.type === flight.message.type) &&
    isNode(simulator, wanted.from, flight.from) &&
    isNode(simulator, wanted.to, flight.to)
  );
}
