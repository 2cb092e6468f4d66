import type { Micros, NodeId, RequestId } from '../core/ids.ts';
import type { Immutable } from '../core/plain.ts';
import type { RoleGate } from './roles.ts';
import type { DurableOf, KindOf, ProtocolTypes } from './types.ts';

/**
 * All that a handler may do besides changing the state it was given. No clock and no random numbers: time comes as
 * timers, chance as choices.
 */
export interface Context<T extends ProtocolTypes, K extends KindOf<T> = KindOf<T>>
  extends RoleGate {
  readonly self: NodeId;
  readonly params: Immutable<T['params']>;
  /** The node's own clock, which may be wrong; only protocols with `readsClock` look at it. */
  readonly clock: Micros;
  /** The nodes of a kind that are part of the cluster now, in order of their ids. */
  members(kind: KindOf<T>): readonly NodeId[];
  /** Hands a message to the network. It must not be changed afterwards, nor anything in it. */
  send(to: NodeId, message: T['message']): void;
  /**
   * Arms a timer on the node's own clock; one that says the same is replaced. A range is a draw in a simulation and a
   * branch in the explorer.
   */
  setTimer(timer: T['timer'], delay: Micros | readonly [min: Micros, max: Micros]): void;
  /** Disarms the timer that says the same; nothing happens if there is none. */
  cancelTimer(timer: T['timer']): void;
  /**
   * Writes the durable state. A barrier: messages and replies after it leave when the write has completed; a crash
   * before that loses both. What is given must not be changed afterwards, nor anything in it.
   */
  persist(durable: DurableOf<T, K>): void;
  /** Answers a request once; a second answer is ignored. */
  reply(request: RequestId, response: T['response']): void;
  /** One of the options: a draw in a simulation, a branch in the explorer. */
  choose<C>(label: string, options: readonly C[]): C;
  /** `count` distinct items in random order, likewise (all of them if there are fewer). */
  sample<C>(label: string, items: readonly C[], count: number): readonly C[];
  /** Tells the story: a key of the protocol's text, with its parameters. */
  note<N extends keyof T['notes'] & string>(key: N, params: T['notes'][N]): void;
}

/** The cluster as a starting node finds it. */
export interface Cluster<T extends ProtocolTypes> {
  readonly members: { readonly [K in KindOf<T>]: readonly NodeId[] };
  readonly params: Immutable<T['params']>;
  /** True for a node that joins a running cluster, false for one that was there from the start. */
  readonly joining: boolean;
}
