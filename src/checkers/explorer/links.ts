import { micros, type NodeId } from '../../core/ids.ts';
import { createSimulator, type Simulator } from '../../engine/simulator.ts';
import type { Command } from '../../sdk/command.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { World } from '../../sdk/world.ts';
import type { Cluster } from './cluster.ts';
import { apart } from './splits.ts';

/** Commands that say how the network is, so that at the start of a script they are part of where a search begins. */
const OF_NETWORK = new Set(['cut', 'mend', 'partition', 'heal', 'link']);

/** What a search keeps of a scenario's network: links that keep their order, and links that nothing passes. */
export class Links<T extends ProtocolTypes> {
  /** What cuts the network at the start of the script. */
  readonly cuts: readonly Command<T>[];
  private readonly cluster: Cluster<T>;
  private readonly world: World<T>;
  /** By the number of a message, once it was asked for. */
  private readonly queues: number[] = [];

  /** `fresh`: a simulator in which nothing has happened yet. */
  constructor({ protocol, scenario }: Simulator<T>, cluster: Cluster<T>) {
    this.cluster = cluster;
    const simulator = createSimulator(protocol, { ...scenario, script: [] }, { checks: 'off' });
    const first = scenario.script
      .filter(({ at, command }) => at === 0 && OF_NETWORK.has(command.do))
      .map(({ command }) => command);
    for (const command of first) simulator.apply(command);
    this.cuts = first.filter((command) => command.do !== 'link');
    this.world = simulator.world;
  }

  /** What a link does with all that is sent over it. */
  kind(from: NodeId, to: NodeId): 'closed' | 'fifo' | 'any' {
    return this.closed(from, to) ? 'closed' : this.world.link(from, to).order;
  }

  /** Whether what is sent never arrives: the link is cut, from the start or by a split, or loses everything. */
  loses(message: number, split: number): boolean {
    const { from, to } = this.cluster.messages.get(message);
    return (split !== 0 && apart(split, from, to)) || this.closed(from, to);
  }

  isCut(from: NodeId, to: NodeId, split = 0): boolean {
    return apart(split, from, to) || this.world.isCut(from, to);
  }

  private closed(from: NodeId, to: NodeId): boolean {
    if (from === to) return false;
    const [lost, of] = this.world.link(from, to).loss;
    return this.world.isCut(from, to) || lost >= of;
  }

  /** The queue in which a message waits, a number above 0; 0 where its link keeps no order. */
  queueOf(message: number): number {
    const known = this.queues[message];
    if (known !== undefined) return known;
    const { from, to } = this.cluster.messages.get(message);
    const queue = this.queue(from, to);
    this.queues[message] = queue;
    return queue;
  }

  private queue(from: NodeId, to: NodeId): number {
    const ordered = this.world.link(from, to).order === 'fifo';
    return ordered ? 1 + from * this.world.nodes.length + to : 0;
  }
}

/** What a scenario has and a search does not, by name: that it found nothing does then not say that there is nothing. */
export function leftOut<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  { diskWrite, params, script }: Scenario<T>,
): string[] {
  const commands = script.map(({ command }) => command);
  const slow = diskWrite.kind !== 'fixed' || diskWrite.by !== micros(0);
  return [
    // No time passes, so what a node would do with what its clock says is not seen.
    ...(protocol.readsClock(params as never) ? ['clocks'] : []),
    // Whatever is written is on disk at once, and stays there.
    ...(slow || commands.some(aboutDisks) ? ['disks'] : []),
    // Nodes and settings stay what they are at the start.
    ...(commands.some((command) => CHANGES.has(command.do)) ? ['script'] : []),
  ];
}

const CHANGES = new Set(['add', 'remove', 'set']);

const aboutDisks = <T extends ProtocolTypes>(command: Command<T>): boolean =>
  command.do === 'disk' || (command.do === 'restart' && command.disk !== 'keep');
