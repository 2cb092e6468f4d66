import type { Duty } from '../../sdk/protocol.ts';
import type { World } from '../../sdk/world.ts';
import { spreadingIn } from './measured.ts';
import type { GossipTypes } from './types.ts';

/** What can be asked of a node by hand. */

const isUp = (world: World<GossipTypes>, node: number) => world.nodes[node]?.health === 'up';

/** a, b, c …, then k27 and so on: the first name that is free. */
function freeName(world: World<GossipTypes>): string {
  const taken = new Set(spreadingIn(world).map(({ key }) => key));
  for (let i = 0; ; i++) {
    const name = i < 26 ? String.fromCharCode(97 + i) : `k${i + 1}`;
    if (!taken.has(name)) return name;
  }
}

const publish: Duty<GossipTypes> = {
  id: 'publish',
  offers: (node, world) =>
    isUp(world, node)
      ? [{ asked: node, request: { op: 'publish', key: freeName(world), value: '1' }, other: null }]
      : [],
};

/** Gives the first item a new value. */
const update: Duty<GossipTypes> = {
  id: 'update',
  offers(node, world) {
    const [item] = spreadingIn(world);
    if (!isUp(world, node) || !item) return [];
    const value = String(item.version.counter + 1);
    return [{ asked: node, request: { op: 'publish', key: item.key, value }, other: null }];
  },
};

const remove: Duty<GossipTypes> = {
  id: 'delete',
  offers(node, world) {
    const item = spreadingIn(world).find(({ value }) => value !== null);
    if (!isUp(world, node) || !item) return [];
    return [{ asked: node, request: { op: 'delete', key: item.key }, other: null }];
  },
};

export const duties: readonly Duty<GossipTypes>[] = [publish, update, remove];
