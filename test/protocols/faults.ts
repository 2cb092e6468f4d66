import { micros, type NodeId } from '../../src/core/ids.ts';
import { RandomStream } from '../../src/core/random.ts';
import type { Simulator } from '../../src/engine/simulator.ts';
import { PURPOSES } from '../../src/engine/state.ts';
import type { Command, DiskFate } from '../../src/sdk/command.ts';
import type { ProtocolTypes } from '../../src/sdk/types.ts';

/**
 * Faults at random moments, all from a seed. What a disk has acknowledged stays there: losing it is outside what
 * protocols with durable state promise to survive (their papers assume stable storage).
 */
const KEEP: DiskFate = 'keep';

/** One fault at random. A run with few of the means at once goes deeper than one with all of them (swarm testing). */
function fault<T extends ProtocolTypes>(
  random: RandomStream,
  nodes: readonly NodeId[],
  means: readonly string[],
): Command<T> {
  const node = random.pick(nodes);
  const other = random.pick(nodes);
  switch (random.pick(means)) {
    case 'crash':
      return { do: 'crash', node };
    case 'restart':
      return { do: 'restart', node, disk: KEEP };
    case 'pause':
      return random.chance([1, 2]) ? { do: 'pause', node } : { do: 'resume', node };
    case 'cut':
      return { do: random.chance([1, 2]) ? 'cut' : 'mend', from: node, to: other };
    case 'partition': {
      const left = nodes.filter(() => random.chance([1, 2]));
      return { do: 'partition', groups: [left, nodes.filter((id) => !left.includes(id))] };
    }
    case 'heal':
      return { do: 'heal' };
    case 'network':
      return {
        do: 'link',
        model: {
          loss: [random.int(0, 3), 10],
          duplicate: [random.int(0, 3), 10],
          delay: { kind: 'uniform', min: micros(1000), max: micros(random.int(2, 120) * 1000) },
        },
      };
    case 'clock':
      return { do: 'clock', node, drift: [random.int(5, 20), 10] };
    case 'disk':
      return {
        do: 'disk',
        node,
        write: { kind: 'uniform', min: micros(0), max: micros(random.int(0, 40) * 1000) },
      };
    default:
      return { do: random.chance([1, 2]) ? 'drop' : 'duplicate', message: {} };
  }
}

const MEANS = [
  'crash',
  'restart',
  'pause',
  'cut',
  'partition',
  'heal',
  'network',
  'clock',
  'disk',
  'message',
];

/** Which means, and the longest time between two faults; drawn from the seed where not given. */
interface Swarm {
  readonly means?: readonly string[];
  readonly pace?: number;
}

/** Runs with random faults until a moment; returns at the first broken invariant. */
export function harass<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  seed: number,
  until: number,
  swarm: Swarm = {},
): void {
  const random = RandomStream.of(seed, PURPOSES.faults, 0);
  const drawn = MEANS.filter(() => random.chance([2, 3]));
  if (drawn.includes('crash')) drawn.push('restart', 'restart');
  if (drawn.includes('partition')) drawn.push('heal');
  const means = swarm.means ?? drawn;
  const nodes = simulator.world.nodes.map((node) => node.id);
  const pace = swarm.pace ?? random.int(5, 400) * 1000;
  for (let time: number = simulator.world.time; time < until; time += random.int(1, pace)) {
    if (simulator.run({ time: micros(time), events: null }) === 'violation') return;
    if (means.length > 0) simulator.apply(fault<T>(random, nodes, means));
  }
}

/** Repairs everything: from here on a protocol that promises progress must make some. */
export function repair<T extends ProtocolTypes>(simulator: Simulator<T>): void {
  simulator.apply({ do: 'heal' });
  simulator.apply({
    do: 'link',
    model: {
      loss: [0, 1],
      duplicate: [0, 1],
      delay: { kind: 'uniform', min: micros(5000), max: micros(15_000) },
    },
  });
  for (const node of simulator.world.nodes) {
    if (node.health === 'paused') simulator.apply({ do: 'resume', node: node.id });
    if (node.health === 'crashed') simulator.apply({ do: 'restart', node: node.id, disk: 'keep' });
    simulator.apply({ do: 'clock', node: node.id, offset: micros(0), drift: [1, 1] });
    simulator.apply({ do: 'disk', node: node.id, write: { kind: 'fixed', by: micros(0) } });
  }
}
