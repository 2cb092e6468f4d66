import type { RandomStream } from '../../core/random.ts';
import type { Disturbance } from '../../sdk/protocol.ts';
import type { World } from '../../sdk/world.ts';
import type { Request } from './messages.ts';
import type { GossipTypes } from './types.ts';

/** What a fuzzer may do beside crashes and cuts: publish, overwrite and delete, anywhere. */

const KEYS = ['a', 'b', 'c'];

const disturbance = (
  name: string,
  request: (random: RandomStream) => Request,
): Disturbance<GossipTypes> => ({
  name,
  command(world: World<GossipTypes>, random) {
    const up = world.nodes.filter(({ health }) => health === 'up');
    if (up.length === 0) return null;
    return { do: 'request', node: random.pick(up).id, request: request(random) };
  },
});

export const faults: readonly Disturbance<GossipTypes>[] = [
  disturbance('publish', (random) => ({
    op: 'publish',
    key: random.pick(KEYS),
    value: String(random.int(1, 99)),
  })),
  disturbance('delete', (random) => ({ op: 'delete', key: random.pick(KEYS) })),
];
