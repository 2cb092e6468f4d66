import type { Operation } from './operations.ts';

/** What an operation cannot come to, as the number of a state. */
export const NOWHERE = -1;

/** What an object may be found to hold, by number: equal states have the same. */
export interface States {
  /** The number of what it holds at first. */
  first(initial: unknown): number;
  get(state: number): unknown;
  /** The state that follows one when the operation at a place is done; NOWHERE if it cannot have come to what it came to. */
  after(state: number, op: Operation, place: number): number;
}

/** What must be done before what, beyond what real time says; by the places of operations. */
export interface Precedence {
  /** The place of an operation among those that are counted, or -1. */
  readonly ranks: readonly number[];
  /** How many of those counted, the first ones, must be done before it. */
  readonly needs: readonly number[];
}
