import type { Command } from './command.ts';
import type { ProtocolTypes } from './types.ts';

/** Something of a scenario, or of what was done to its run by hand, that another protocol has no place for. */
export interface Left {
  /** Where it stood: `params`, `heartbeat`. What was done by hand stands under `do`. */
  readonly path: readonly (string | number)[];
  /** As it stood there, in the form of files. */
  readonly found: unknown;
  /** If it was something to be done: what, as its own protocol reads it, and when (µs). */
  readonly deed?: { readonly at: number; readonly command: Command<ProtocolTypes> };
}
