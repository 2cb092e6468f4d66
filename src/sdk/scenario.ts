import type { Micros } from '../core/ids.ts';
import type { Command } from './command.ts';
import type { Localized } from './text.ts';
import type { KindOf, ProtocolTypes } from './types.ts';
import type { Delay, LinkModel } from './world.ts';

/** Requests that clients make by themselves. */
export interface Workload {
  /** Every client makes one request after each such span; the first one a span after the start. */
  readonly every: Micros;
  /** All clients, or these (as positions among the clients, from 0). */
  readonly clients: 'all' | readonly number[];
  readonly op: string;
  /** How many different keys are used, drawn evenly. */
  readonly keys: number;
  readonly until: Micros | null;
}

/** A run before it has begun: with it, the seed and the commands given by hand, everything is determined. */
export interface Scenario<T extends ProtocolTypes> {
  readonly id: string;
  readonly title: Localized<string>;
  readonly watch: Localized<string>;
  readonly seed: number;
  readonly members: { readonly [K in KindOf<T>]: number };
  readonly params: T['params'];
  readonly variant: string | null;
  readonly network: {
    readonly all: LinkModel;
    readonly links: readonly {
      readonly from: number;
      readonly to: number;
      readonly model: Partial<LinkModel>;
    }[];
  };
  readonly diskWrite: Delay;
  /** Fields of the state that a node starts with (by id); durable ones among them are on its disk. */
  readonly initial: Readonly<Record<number, Readonly<Record<string, unknown>>>>;
  readonly workload: Workload | null;
  /** In order of time. */
  readonly script: readonly { readonly at: Micros; readonly command: Command<T> }[];
  readonly until: { readonly time: Micros | null; readonly events: number | null };
  readonly expects: readonly { readonly invariant: string; readonly outcome: 'holds' | 'fails' }[];
}
