import { micros, type NodeId } from '../core/ids.ts';
import { clonePlain, type Immutable } from '../core/plain.ts';
import { RandomStream } from '../core/random.ts';
import type { Cluster } from '../sdk/context.ts';
import type { Protocol } from '../sdk/protocol.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { callHandler, durableAfter, type Effect, type Input } from './handler.ts';
import { kindNamed, kindsOf } from './setup.ts';
import { PURPOSES } from './streams.ts';

/** One handler call outside any run. */
export interface NodeStep<T extends ProtocolTypes> {
  readonly members: Cluster<T>['members'];
  readonly params: T['params'];
  readonly variant?: string | null;
  readonly node: NodeId;
  readonly kind: string;
  readonly state: object;
  readonly durable: object;
  readonly input: Input<T>;
}

export interface NodeStepResult<T extends ProtocolTypes> {
  readonly state: object;
  readonly durable: object;
  readonly effects: readonly Effect<T>[];
}

/**
 * Calls one handler of one node and says what became of it; what it is given stays as it was. Any state that can be
 * written down can be asked about. Choices are draws of a stream with seed 0.
 */
export function stepNode<T extends ProtocolTypes>(
  protocol: Protocol<T>,
  step: NodeStep<T>,
): NodeStepResult<T> {
  const stream = RandomStream.of(0, PURPOSES.own, step.node);
  const kind = kindNamed(kindsOf(protocol, step.variant ?? null), step.kind);
  const state = clonePlain(step.state);
  const effects = callHandler(kind, state, step.input, {
    self: step.node,
    members: step.members,
    params: step.params as Immutable<T['params']>,
    clock: micros(0),
    decide: (count) => stream.int(0, count - 1),
  });
  return { state, durable: durableAfter(step.durable, effects), effects };
}
