import type { Table } from './table.ts';

/**
 * What can be explored: states as rows of whole numbers (32 bits), and what may follow each. Protocols are written so by
 * `protocolSystem.ts`; a small model writes its variables down itself.
 */
export interface System {
  /** Hands each state with which it may begin to `emit`. */
  initial(emit: Emit): void;
  /**
   * Hands each state that may follow to `emit`, in an order that depends on the state alone: a path is kept as which
   * successor was taken. The row given is only lent.
   */
  successors(state: Row, emit: Emit): void;
  /** Two words of 32 bits that tell states apart. Equal states must have equal ones; by default a hash of the row. */
  fingerprint?(state: Row, into: Fingerprint): void;
  /** Whether nothing more happens by itself in a state; left out: where nothing may follow it. */
  atRest?(state: Row): boolean;
  /** What the number at a place of a row stands for; left out or null: for itself, in every worker that shares a search. */
  tableAt?(place: number): Table<unknown> | null;
  /** Bounds of its own for which a step was not taken, by name. */
  readonly bounded?: ReadonlySet<string>;
  /** Which properties a state that was met for the first time speaks of. */
  readonly properties: readonly Property[];
}

export type Row = readonly number[];

/** Takes a state, whose row may be used again afterwards. `broken`: the step to it broke the property of this index. */
export type Emit = (state: Row, broken?: number) => void;

export interface Fingerprint {
  high: number;
  low: number;
}

/**
 * `always`: holds in every state; `sometimes`: in one at least (an example of it is kept); `eventually`: in every state at
 * rest, in which nothing more happens by itself.
 */
export interface Property {
  readonly name: string;
  readonly kind: 'always' | 'sometimes' | 'eventually';
  /** Left out where only the step to a state tells (`broken`). */
  holds?(state: Row): boolean;
}
