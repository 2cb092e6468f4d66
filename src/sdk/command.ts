import type { Micros, NodeId, Seq } from '../core/ids.ts';
import type { Ratio } from '../core/random.ts';
import type { KindOf, ProtocolTypes } from './types.ts';
import type { Delay, LinkModel } from './world.ts';

/** What a restart finds: all that was written, all but the last write, or an empty disk. */
export type DiskFate = 'keep' | 'lastWriteLost' | 'lost';

/** A node by its id, or the node that has a role at that moment (of several, the one that took it last). */
export type NodeRef = NodeId | { readonly role: string };

/** Which message: one in flight by its id, or the next one that matches, in flight now or sent later. */
export type MessageRef =
  | { readonly envelope: Seq }
  | { readonly from?: NodeRef; readonly to?: NodeRef; readonly type?: string };

/** What can be done to one node. */
export type NodeCommand<T extends ProtocolTypes> =
  | { readonly do: 'crash' | 'pause' | 'resume' | 'remove'; readonly node: NodeRef }
  | { readonly do: 'restart'; readonly node: NodeRef; readonly disk: DiskFate }
  /** `offset` against true time; `drift`: how fast it runs, [101, 100] is 1 % fast. */
  | {
      readonly do: 'clock';
      readonly node: NodeRef;
      readonly offset?: Micros;
      readonly drift?: Ratio;
    }
  | { readonly do: 'disk'; readonly node: NodeRef; readonly write: Delay }
  /** Runs a timer of a node now, armed or not. */
  | { readonly do: 'fire'; readonly node: NodeRef; readonly timer: T['timer'] }
  | { readonly do: 'request'; readonly node: NodeRef; readonly request: T['request'] };

/** Cuts or mends one direction of a link. */
export interface CutCommand {
  readonly do: 'cut' | 'mend';
  readonly from: NodeRef;
  readonly to: NodeRef;
}

/** Nodes of different groups cannot reach each other; nodes in no group reach everyone. Replaces earlier cuts. */
export interface PartitionCommand {
  readonly do: 'partition';
  readonly groups: readonly (readonly NodeRef[])[];
}

/** One direction of a link; an end that is not named stands for every node. */
export interface LinkCommand {
  readonly do: 'link';
  readonly from?: NodeRef;
  readonly to?: NodeRef;
  readonly model: Partial<LinkModel>;
}

/** `release`: a message that is held goes on with what was left of its way when it was held. */
export interface MessageCommand {
  readonly do: 'drop' | 'duplicate' | 'deliverNow' | 'hold' | 'release';
  readonly message: MessageRef;
}

/**
 * While it is on nothing comes by itself: messages stay on the shelf of held ones and timers do not run out. A person
 * chooses what comes next with `deliverNow`, `drop`, `duplicate` and `fire`. Disks, script and workload go on. When it
 * is switched off, all go on with what was left of their time.
 */
export interface ByHandCommand {
  readonly do: 'byHand';
  readonly on: boolean;
}

/**
 * Moves every timer of a type that is armed on a node that is up. `align`: all run out when the earliest does;
 * `spread`: in their present order, evenly, the first when it would have.
 */
export interface NudgeCommand<T extends ProtocolTypes> {
  readonly do: 'nudge';
  readonly timer: T['timer']['type'];
  readonly how: 'align' | 'spread';
}

/**
 * The only way into a run. A person, a script, a fuzzer and a lesson all use these, so that every run is its scenario,
 * its seed and its commands.
 */
export type Command<T extends ProtocolTypes> =
  | NodeCommand<T>
  | CutCommand
  | PartitionCommand
  | LinkCommand
  | MessageCommand
  | ByHandCommand
  | NudgeCommand<T>
  /** Mends every cut; links keep their delay and loss. */
  | { readonly do: 'heal' }
  | { readonly do: 'add'; readonly kind: KindOf<T> }
  | { readonly do: 'set'; readonly param: keyof T['params'] & string; readonly value: unknown };
