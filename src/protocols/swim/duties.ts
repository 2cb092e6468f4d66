import type { NodeId } from '../../core/ids.ts';
import type { Disturbance, Duty } from '../../sdk/protocol.ts';
import type { World } from '../../sdk/world.ts';
import type { Request } from './messages.ts';
import type { Role } from './roles.ts';
import type { SwimTypes } from './types.ts';

/** What can be asked of a node by hand, and by a fuzzer: to go, and to come back. */

/** In which roles a node does what it is asked. */
const ROLES: { readonly [O in Request['op']]: readonly Role[] } = {
  leave: ['member', 'joining'],
  join: ['left'],
};

const able = (world: World<SwimTypes>, op: Request['op']): NodeId[] =>
  world.nodes.flatMap(({ id, health, state }) =>
    health === 'up' && ROLES[op].includes(state.role) ? [id] : [],
  );

const duty = (op: Request['op']): Duty<SwimTypes> => ({
  id: op,
  offers: (node, world) =>
    able(world, op).includes(node) ? [{ asked: node, request: { op }, other: null }] : [],
});

export const duties: readonly Duty<SwimTypes>[] = [duty('leave'), duty('join')];

const fault = (op: Request['op']): Disturbance<SwimTypes> => ({
  name: op,
  command(world, random) {
    const nodes = able(world, op);
    return nodes.length === 0 ? null : { do: 'request', node: random.pick(nodes), request: { op } };
  },
});

export const faults: readonly Disturbance<SwimTypes>[] = [fault('leave'), fault('join')];
