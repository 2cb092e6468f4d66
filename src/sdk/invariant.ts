import type { NodeId, Seq } from '../core/ids.ts';
import type { Immutable, Scalar } from '../core/plain.ts';
import type { ProtocolTypes } from './types.ts';
import type { NodeSlot, World } from './world.ts';

/**
 * How a run contradicts an invariant: the nodes concerned, the earlier records that this step contradicts (as far as the
 * invariant knows them), and the figures that a sentence about it needs.
 */
export interface Violation {
  readonly nodes: readonly NodeId[];
  readonly events: readonly Seq[];
  readonly detail: Readonly<Record<string, Scalar>>;
}

/**
 * What must hold after every step. It is shown each node that a step has touched, and may keep history variables (as
 * specifications in TLA+ do) in a memory of plain data, so that it looks at what changed and not at everything.
 */
export interface Invariant<T extends ProtocolTypes, M extends object = object> {
  readonly name: string;
  /** Where it comes from: paper and figure. */
  readonly reference: string;
  /** Looks at what clients asked and were answered, which a search over worlds does not keep. */
  readonly about?: 'history';
  /** The memory at the start of a run. */
  memory(): M;
  check(memory: M, node: Immutable<NodeSlot<T>>, world: World<T>): Violation | null;
}

/** Erases the type of the memory, which only the invariant itself knows. */
export function defineInvariant<T extends ProtocolTypes, M extends object>(
  invariant: Invariant<T, M>,
): Invariant<T> {
  return invariant as unknown as Invariant<T>;
}
