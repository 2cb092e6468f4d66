import type { Micros, NodeId, RequestId } from '../core/ids.ts';
import type { Immutable } from '../core/plain.ts';
import { type RandomStream, sampled } from '../core/random.ts';
import type { Context } from '../sdk/context.ts';
import type { KindOf, ProtocolTypes } from '../sdk/types.ts';
import { localTime } from './clock.ts';
import { note, persist, reply, roleChanged, send } from './effects.ts';
import type { Simulator } from './simulator.ts';
import type { Slot } from './state.ts';
import { arm, findTimer } from './timers.ts';

/** The context of handlers in a running simulation; one object, turned to the node whose handler runs. */
export class LiveContext<T extends ProtocolTypes> implements Context<T> {
  slot: Slot<T>;
  self: NodeId;
  private readonly simulator: Simulator<T>;

  constructor(simulator: Simulator<T>, slot: Slot<T>) {
    this.simulator = simulator;
    this.slot = slot;
    this.self = slot.id;
  }

  get params(): Immutable<T['params']> {
    return this.simulator.live.params as Immutable<T['params']>;
  }

  get clock(): Micros {
    return localTime(this.slot, this.simulator.live.time);
  }

  members(kind: KindOf<T>): readonly NodeId[] {
    return this.simulator.members[kind];
  }

  send(to: NodeId, message: T['message']): void {
    send(this.simulator, this.slot, to, message);
  }

  setTimer(timer: T['timer'], delay: Micros | readonly [Micros, Micros]): void {
    const { live, cause, vocabulary } = this.simulator;
    const local =
      typeof delay === 'number'
        ? this.stream.int(delay, delay)
        : this.stream.int(delay[0], delay[1]);
    arm(live, this.slot, timer, local, cause, vocabulary.timers);
  }

  cancelTimer(timer: T['timer']): void {
    const armed = findTimer(this.slot, timer);
    if (armed) armed.armed = false;
  }

  persist(durable: T['kinds'][KindOf<T>]['durable']): void {
    persist(this.simulator, this.slot, durable);
  }

  reply(request: RequestId, response: T['response']): void {
    reply(this.simulator, this.slot, request, response);
  }

  choose<C>(_label: string, options: readonly C[]): C {
    return this.stream.pick(options);
  }

  sample<C>(_label: string, items: readonly C[], count: number): readonly C[] {
    return sampled(items, count, this.stream);
  }

  note<N extends keyof T['notes'] & string>(key: N, params: T['notes'][N]): void {
    note(this.simulator, this.slot, key, params);
  }

  roleChanged(from: string, to: string, event: string): void {
    roleChanged(this.simulator, this.slot, from, to, event);
  }

  private get stream(): RandomStream {
    return this.simulator.live.streams.own(this.self);
  }
}
