import { type Micros, micros } from '../../core/ids.ts';
import { RandomStream } from '../../core/random.ts';
import type { Simulator } from '../../engine/simulator.ts';
import { PURPOSES } from '../../engine/streams.ts';
import type { Command, DiskFate } from '../../sdk/command.ts';
import type { Disturbance } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';

/**
 * Faults at random moments, all from a seed. What a disk has acknowledged stays there: losing it is outside what
 * protocols with durable state promise to survive (their papers assume stable storage).
 */
const KEEP: DiskFate = 'keep';

/**
 * One fault at random, null where its protocol has nothing to do now. A run with few of the means at once goes deeper than one
 * with all of them (swarm testing).
 */
function fault<T extends ProtocolTypes>(
  random: RandomStream,
  world: World<T>,
  means: readonly string[],
  own: readonly Disturbance<T>[],
): Command<T> | null {
  const nodes = world.nodes.map((node) => node.id);
  const node = random.pick(nodes);
  const other = random.pick(nodes);
  const name = random.pick(means);
  const disturbance = own.find((one) => one.name === name);
  if (disturbance) return disturbance.command(world, random);
  switch (name) {
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
      const groups = [left, nodes.filter((id) => !left.includes(id))];
      return { do: 'partition', groups: groups.filter((group) => group.length > 0) };
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
    case 'hold':
      return { do: random.chance([1, 2]) ? 'hold' : 'release', message: {} };
    case 'nudge': {
      const timers = world.timers().map(({ timer }) => timer.type);
      // A file cannot say "no timer"; then what is cut is mended instead.
      if (timers.length === 0) return { do: 'heal' };
      return {
        do: 'nudge',
        timer: random.pick(timers),
        how: random.chance([1, 2]) ? 'align' : 'spread',
      };
    }
    case 'byHand':
      return { do: 'byHand', on: random.chance([1, 2]) };
    default:
      return { do: random.chance([1, 2]) ? 'drop' : 'duplicate', message: {} };
  }
}

/** What someone chooses who has everything in hand: one of the messages, or one of the timers. */
function choice<T extends ProtocolTypes>(random: RandomStream, world: World<T>): Command<T> | null {
  const held = world.held();
  const timers = world.timers();
  if (held.length > 0 && random.chance([9, 10])) {
    const { from, to, message } = random.pick(held);
    const what = random.pick([
      'deliverNow',
      'deliverNow',
      'deliverNow',
      'drop',
      'duplicate',
    ] as const);
    // By what it is and not by its number, which would be another one if something before were left out.
    return { do: what, message: { from, to, type: message.type } };
  }
  if (timers.length === 0) return null;
  const { node, timer } = random.pick(timers);
  return { do: 'fire', node, timer };
}

/** What can be done to every cluster; a protocol may offer more (`faults`). */
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
  'hold',
  'nudge',
  'byHand',
];

/** Which means, and the longest time between two faults; drawn from the seed where not given. */
export interface Swarm {
  readonly means?: readonly string[];
  readonly pace?: number;
}

/** A command and its moment. */
export interface Given<T extends ProtocolTypes> {
  readonly at: Micros;
  readonly command: Command<T>;
}

/** Runs with random faults until a moment or the first broken invariant; returns what was done. */
export function harass<T extends ProtocolTypes>(
  simulator: Simulator<T>,
  seed: number,
  until: number,
  swarm: Swarm = {},
): Given<T>[] {
  const random = RandomStream.of(seed, PURPOSES.faults, 0);
  const { faults: own = [], withstands = MEANS } = simulator.protocol;
  const all = [...MEANS.filter((one) => withstands.includes(one)), ...own.map(({ name }) => name)];
  const drawn = all.filter(() => random.chance([2, 3]));
  if (drawn.includes('crash')) drawn.push('restart', 'restart');
  if (drawn.includes('partition')) drawn.push('heal');
  const means = swarm.means ?? drawn;
  const pace = swarm.pace ?? random.int(5, 400) * 1000;
  const given: Given<T>[] = [];
  const give = (command: Command<T>, moment: number) => {
    const at = micros(moment);
    simulator.apply(command, at);
    given.push({ at, command });
  };
  let time: number = simulator.world.time;
  for (;;) {
    time += random.int(1, pace);
    if (time >= until) return given;
    // What is given comes before all else that is due at its moment, as it does in a script.
    if (simulator.run({ time: micros(time - 1), events: null }) === 'violation') return given;
    // Where all wait to be chosen nothing may be left to happen, and the run does not come as far by itself.
    const done = means.length > 0 ? fault<T>(random, simulator.world, means, own) : null;
    if (done) give(done, time);
    for (let i = 0; simulator.world.byHand && i < CHOICES; i++) {
      const chosen = choice(random, simulator.world);
      if (chosen) give(chosen, simulator.world.time);
      if (simulator.violations.length > 0) return given;
    }
  }
}

const CHOICES = 12;

/** What repairs everything: from there on a protocol that promises progress must make some. */
export function repairs<T extends ProtocolTypes>(world: World<T>): Command<T>[] {
  const commands: Command<T>[] = [{ do: 'byHand', on: false }, { do: 'heal' }, HEALTHY];
  for (const { id: node, health } of world.nodes) {
    if (health === 'removed') continue;
    if (health === 'paused') commands.push({ do: 'resume', node });
    if (health === 'crashed') commands.push({ do: 'restart', node, disk: KEEP });
    commands.push({ do: 'clock', node, offset: micros(0), drift: [1, 1] });
    commands.push({ do: 'disk', node, write: { kind: 'fixed', by: micros(0) } });
  }
  return commands;
}

const HEALTHY = {
  do: 'link',
  model: {
    loss: [0, 1],
    duplicate: [0, 1],
    delay: { kind: 'uniform', min: micros(5000), max: micros(15_000) },
  },
} as const;

export function repair<T extends ProtocolTypes>(simulator: Simulator<T>): void {
  for (const command of repairs(simulator.world)) simulator.apply(command);
}
