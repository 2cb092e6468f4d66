import { type Micros, micros, type NodeId, type RequestId } from '../core/ids.ts';
import { clonePlain, equalPlain, type Immutable } from '../core/plain.ts';
import type { Cluster } from '../sdk/context.ts';
import type { Kinds, Protocol } from '../sdk/protocol.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { localTime } from './clock.ts';
import { callHandler, durableAfter, type Effect, type Input } from './handler.ts';
import { kindNamed, kindsOf, membersOf } from './setup.ts';
import type { Simulator } from './simulator.ts';
import { FLIGHT, type Flight } from './state.ts';

/** A node without time: what it knows, what its disk holds, which of its timers run. */
export interface PureNode<T extends ProtocolTypes> {
  readonly id: NodeId;
  readonly kind: string;
  readonly up: boolean;
  readonly clock: Micros;
  readonly state: object;
  readonly durable: object;
  readonly timers: readonly T['timer'][];
}

export interface PureMessage<T extends ProtocolTypes> {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: T['message'];
}

/** A world without time: any message in flight may arrive next, any timer that runs may run out next. */
export interface PureWorld<T extends ProtocolTypes> {
  readonly params: T['params'];
  readonly members: Cluster<T>['members'];
  readonly nodes: readonly PureNode<T>[];
  readonly inFlight: readonly PureMessage<T>[];
}

export type Action<T extends ProtocolTypes> =
  | { readonly take: 'deliver' | 'drop' | 'duplicate'; readonly index: number }
  | { readonly take: 'fire'; readonly node: NodeId; readonly timer: T['timer'] }
  | {
      readonly take: 'request';
      readonly node: NodeId;
      readonly id: RequestId;
      readonly request: T['request'];
    }
  | { readonly take: 'start' | 'crash' | 'restart'; readonly node: NodeId };

export interface PureStep<T extends ProtocolTypes> {
  readonly world: PureWorld<T>;
  readonly effects: readonly Effect<T>[];
}

/** A simulation's present without its times; a message that is held may arrive at any time, like all others. */
export function pureWorldOf<T extends ProtocolTypes>(simulator: Simulator<T>): PureWorld<T> {
  const { live } = simulator;
  const flights: Flight<T['message']>[] = live.held.slice();
  live.queue.each((item) => {
    if (item.tag === FLIGHT) flights.push(item);
  });
  flights.sort((a, b) => a.id - b.id);
  return {
    params: live.params,
    members: membersOf(simulator.kinds, live.slots),
    nodes: live.slots.map((slot) => ({
      id: slot.id,
      kind: slot.kind,
      up: slot.health === 'up',
      clock: localTime(slot, live.time),
      state: clonePlain(slot.state),
      durable: slot.durable,
      timers: slot.timers.filter((timer) => timer.armed).map((timer) => timer.timer),
    })),
    inFlight: flights.map(({ from, to, message }) => ({ from, to, message })),
  };
}

/**
 * The same handlers as `(world, action) → next worlds`: the world given stays as it was, the nodes that an action does
 * not touch are shared. More than one world comes back where a handler chooses: one for each way to choose.
 */
export function stepPure<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  variant: string | null,
  world: PureWorld<T>,
  action: Action<T>,
): readonly PureStep<T>[] {
  const kinds = kindsOf(protocol, variant);
  switch (action.take) {
    case 'deliver': {
      const { from, to, message } = world.inFlight[action.index] as PureMessage<T>;
      const rest = { ...world, inFlight: world.inFlight.toSpliced(action.index, 1) };
      return world.nodes[to]?.up
        ? outcomes(kinds, rest, to, { message, from })
        : [{ world: rest, effects: [] }];
    }
    case 'drop':
      return [
        { world: { ...world, inFlight: world.inFlight.toSpliced(action.index, 1) }, effects: [] },
      ];
    case 'duplicate': {
      const twin = world.inFlight[action.index] as PureMessage<T>;
      return [{ world: { ...world, inFlight: [...world.inFlight, twin] }, effects: [] }];
    }
    case 'fire':
      return outcomes(kinds, disarmed(world, action.node, action.timer), action.node, {
        timer: action.timer,
      });
    case 'request':
      return outcomes(kinds, world, action.node, { request: action.request, id: action.id });
    case 'start':
      return outcomes(kinds, world, action.node, { start: true });
    case 'crash':
      return [{ world: withNode(world, recovered(kinds, world, action.node, false)), effects: [] }];
    case 'restart': {
      const back = withNode(world, recovered(kinds, world, action.node, true));
      return outcomes(kinds, back, action.node, { start: true });
    }
  }
}

/** One result for each way in which the handler's choices can fall. */
function outcomes<T extends ProtocolTypes>(
  kinds: Kinds<T>,
  world: PureWorld<T>,
  id: NodeId,
  input: Input<T>,
): PureStep<T>[] {
  const node = world.nodes[id] as PureNode<T>;
  const steps: PureStep<T>[] = [];
  const open: (readonly number[])[] = [[]];
  for (let script = open.pop(); script; script = open.pop()) {
    const taken = [...script];
    let asked = 0;
    const decide = (count: number): number => {
      if (asked === taken.length) {
        for (let other = count - 1; other > 0; other--) open.push([...taken, other]);
        taken.push(0);
      }
      return taken[asked++] as number;
    };
    const state = clonePlain(node.state);
    const around = {
      self: id,
      members: world.members,
      params: world.params as Immutable<T['params']>,
      clock: node.clock,
      decide,
    };
    const effects = callHandler(kindNamed(kinds, node.kind), state, input, around);
    steps.push({ world: carriedOut(world, { ...node, state }, effects), effects });
  }
  return steps;
}

/** The world after a node's handler has changed its state and asked for effects. */
function carriedOut<T extends ProtocolTypes>(
  world: PureWorld<T>,
  node: PureNode<T>,
  effects: readonly Effect<T>[],
): PureWorld<T> {
  let timers = node.timers;
  const sent: PureMessage<T>[] = [];
  for (const effect of effects) {
    if ('send' in effect) sent.push({ from: node.id, ...effect.send });
    else if ('setTimer' in effect)
      timers = [...without(timers, effect.setTimer.timer), effect.setTimer.timer];
    else if ('cancelTimer' in effect) timers = without(timers, effect.cancelTimer);
  }
  const after = withNode(world, { ...node, timers, durable: durableAfter(node.durable, effects) });
  return sent.length === 0 ? after : { ...after, inFlight: [...world.inFlight, ...sent] };
}

function without<X extends object>(timers: readonly X[], timer: X): readonly X[] {
  return timers.filter((one) => !equalPlain(one, timer));
}

function disarmed<T extends ProtocolTypes>(
  world: PureWorld<T>,
  id: NodeId,
  timer: T['timer'],
): PureWorld<T> {
  const node = world.nodes[id] as PureNode<T>;
  return withNode(world, { ...node, timers: without(node.timers, timer) });
}

function withNode<T extends ProtocolTypes>(world: PureWorld<T>, node: PureNode<T>): PureWorld<T> {
  return { ...world, nodes: world.nodes.with(node.id, node) };
}

/** What a crash leaves: the state that the disk yields, no timers. */
function recovered<T extends ProtocolTypes>(
  kinds: Kinds<T>,
  world: PureWorld<T>,
  id: NodeId,
  up: boolean,
): PureNode<T> {
  const node = world.nodes[id] as PureNode<T>;
  const cluster = {
    members: world.members,
    params: world.params as Immutable<T['params']>,
    joining: false,
  };
  const state = kindNamed(kinds, node.kind).recover(node.durable as never, id, cluster);
  return { ...node, up, state, timers: [], clock: micros(node.clock) };
}
