import { micros, type NodeId, type RequestId, requestId } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import {
  type Action,
  type PureMessage,
  type PureNode,
  type PureWorld,
  stepPure,
} from '../../engine/pure.ts';
import type { Protocol } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { Table } from './table.ts';

/** How many handler calls are remembered; what is forgotten is called again and comes to the same. */
const MOST_KNOWN = 2_000_000;

/** What a node comes to by one input: its number afterwards, and the messages that it sends. */
export interface Outcome {
  readonly node: number;
  readonly sends: readonly number[];
}

/** What can happen to a node by itself; messages, timers and requests by number. */
export type Input = 'message' | 'timer' | 'request' | 'start' | 'crash' | 'restart';
const INPUTS: readonly Input[] = ['message', 'timer', 'request', 'start', 'crash', 'restart'];

/**
 * The nodes and messages of a cluster by number, and what follows from what. What a handler does depends on its node and its
 * input alone, so that each handler runs once for each pair that is ever met, however many worlds it is met in.
 */
export class Cluster<T extends ProtocolTypes> {
  readonly nodes = new Table<PureNode<T>>();
  readonly messages = new Table<PureMessage<T>>();
  readonly timers = new Table<T['timer']>();
  private readonly protocol: Protocol<T>;
  private readonly variant: string | null;
  private readonly around: PureWorld<T>;
  private readonly requests: readonly T['request'][];
  private readonly known = new Map<number, readonly Outcome[]>();

  /** `around`: the cluster at its start, of which no input changes members and settings. */
  constructor(
    protocol: Protocol<T>,
    variant: string | null,
    around: PureWorld<T>,
    requests: readonly T['request'][],
  ) {
    this.protocol = protocol;
    this.variant = variant;
    this.around = around;
    this.requests = requests;
  }

  /** The numbers of a node's running timers. */
  timersOf(node: number): readonly number[] {
    return this.nodes.get(node).timers.map((timer) => this.timers.add(timer));
  }

  /** What a node may come to; several where its handler chooses. `item`: the message's, timer's or request's number. */
  outcomes(node: number, input: Input, item = 0): readonly Outcome[] {
    // Two numbers below 2^24 and a small one fit into one that is exact.
    const key = (node * 16_777_216 + item) * INPUTS.length + INPUTS.indexOf(input);
    let found = this.known.get(key);
    if (found === undefined) {
      found = this.find(node, input, item);
      if (this.known.size >= MOST_KNOWN) this.known.clear();
      this.known.set(key, found);
    }
    return found;
  }

  private find(number: number, input: Input, item: number): Outcome[] {
    const node = this.nodes.get(number);
    const inFlight = input === 'message' ? [this.messages.get(item)] : [];
    const world = { ...this.around, nodes: this.around.nodes.with(node.id, node), inFlight };
    const steps = stepPure(this.protocol, this.variant, world, this.action(node.id, input, item));
    const outcomes: Outcome[] = [];
    for (const step of steps) {
      const outcome = {
        node: this.addNode(step.world.nodes[node.id] as PureNode<T>),
        sends: step.world.inFlight.map((message) => this.messages.add(message)),
      };
      // Choices that come to the same are one.
      if (!outcomes.some((other) => equalPlain(other, outcome))) outcomes.push(outcome);
    }
    return outcomes;
  }

  /** Timers are a set: in which order they were set makes no difference. */
  addNode(node: PureNode<T>): number {
    const numbers = node.timers.map((timer) => this.timers.add(timer));
    const sorted = numbers.sort((a, b) => (this.timers.before(a, b) ? -1 : a === b ? 0 : 1));
    const timers = sorted.map((number) => this.timers.get(number));
    return this.nodes.add({ ...node, clock: micros(0), timers });
  }

  private action(node: NodeId, input: Input, item: number): Action<T> {
    switch (input) {
      case 'message':
        return { take: 'deliver', index: 0 };
      case 'timer':
        return { take: 'fire', node, timer: this.timers.get(item) };
      case 'request':
        return {
          take: 'request',
          node,
          id: requestId(item) as RequestId,
          request: this.requests[item] as T['request'],
        };
      default:
        return { take: input, node };
    }
  }
}
