import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';
import type { Property, Row } from './system.ts';

/** What a protocol says of single worlds, as properties of the rows that stand for them. */
export function heldAgainstRows<T extends ProtocolTypes>(
  { properties = [] }: Protocol<T>,
  worldOf: (row: Row) => World<T>,
): Property[] {
  return properties.map(({ name, kind, holds }) => ({
    name,
    kind,
    holds: (row) => holds(worldOf(row)),
  }));
}

/** Whether a world is one that a search for a property ends with: it holds there if it is a *sometimes*, else it does not. */
export function shownBy<T extends ProtocolTypes>(
  { properties = [] }: Protocol<T>,
  name: string,
): (world: World<T>) => boolean {
  const property = properties.find((one) => one.name === name);
  return (world) =>
    property !== undefined && property.holds(world) === (property.kind === 'sometimes');
}
