import type { NodeId } from '../../core/ids.ts';
import type { Property } from '../../sdk/protocol.ts';
import type { World } from '../../sdk/world.ts';
import { checksumOf, type Store } from './items.ts';
import { HEARTBEAT } from './learning.ts';
import { neighboursOf } from './overlay.ts';
import type { GossipTypes } from './types.ts';

const upOnes = ({ nodes }: World<GossipTypes>) => nodes.filter(({ health }) => health === 'up');

/** Signs of life are never the same for long, and nobody asks that they are. */
const checksums = (world: World<GossipTypes>): readonly number[] =>
  upOnes(world).map(({ state }) =>
    checksumOf((state.store as Store).filter(({ key }) => !key.startsWith(HEARTBEAT))),
  );

export const allEqual = (world: World<GossipTypes>): boolean => new Set(checksums(world)).size <= 1;

/** Whether nobody passes anything on any more, and every comparison that is still to come has come to nothing already. */
export function atRest(world: World<GossipTypes>): boolean {
  if (world.timers().some(({ timer }) => timer.type === 'getData')) return false;
  if (world.nodes.some(({ state }) => state.hot.length > 0)) return false;
  if (world.params.antiEntropy === 'off') return true;
  const members = world.nodes.filter(({ health }) => health !== 'removed').map(({ id }) => id);
  return upOnes(world).every(({ id }) =>
    (neighboursOf(id, members, world.params) ?? members).every(
      (peer) => peer === id || world.nodes[peer]?.health !== 'up' || hasAgreed(world, id, peer),
    ),
  );
}

const hasAgreed = (world: World<GossipTypes>, node: NodeId, peer: NodeId): boolean =>
  world.nodes[node]?.state.agreed.some((one) => one.peer === peer) === true;

/** With anti-entropy, whatever else happens: without it some may never hear of what all others have forgotten to tell. */
export const converges: Property<GossipTypes> = {
  name: 'converges',
  kind: 'eventually',
  holds: (world) => world.params.antiEntropy === 'off' || allEqual(world),
};

/** A rumour that has died out before all have heard of it: the residue, which rumours alone never rule out. */
const residue: Property<GossipTypes> = {
  name: 'residue',
  kind: 'sometimes',
  holds: (world) =>
    !allEqual(world) &&
    world.nodes.every(({ state }) => state.hot.length === 0) &&
    world.inFlight().length === 0,
};

const allKnow: Property<GossipTypes> = {
  name: 'allKnow',
  kind: 'sometimes',
  holds: (world) => allEqual(world) && upOnes(world).some(({ state }) => state.store.length > 0),
};

export const properties: readonly Property<GossipTypes>[] = [allKnow, residue, converges];
