import type { Micros, NodeId, RequestId, Seq } from '../core/ids.ts';
import type { Ratio } from '../core/random.ts';
import type { Vector } from '../core/vector.ts';
import type { DurableOf, KindOf, ProtocolTypes, StateOf } from './types.ts';

/** What a network does with a message. */
export type Delay =
  | { readonly kind: 'fixed'; readonly by: Micros }
  | { readonly kind: 'uniform'; readonly min: Micros; readonly max: Micros }
  /** At least two quantiles, evenly spaced from the least to the greatest; straight lines between them. */
  | { readonly kind: 'table'; readonly quantiles: readonly Micros[] };

export interface LinkModel {
  readonly delay: Delay;
  readonly loss: Ratio;
  readonly duplicate: Ratio;
  /** `fifo`: a message never overtakes an earlier one on the same link. */
  readonly order: 'fifo' | 'any';
}

/** A link that does not do what most do. */
export interface OwnLink {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly model: LinkModel;
}

/** A message on its way. */
export interface Envelope<M> {
  /** The trace record that put it on its way. */
  readonly id: Seq;
  readonly from: NodeId;
  readonly to: NodeId;
  readonly sentAt: Micros;
  /** When it arrives, or when it dies if it is lost. */
  readonly dueAt: Micros;
  readonly message: M;
  readonly cause: Seq;
  /** True for one that the network will lose on the way. */
  readonly lost: boolean;
  /** How long it has been held on its way, if it was: its way takes from `sentAt` + `stood` to `dueAt`. */
  readonly stood?: Micros;
}

/** A message that is held: what is left of its way takes from `heldAt` to `dueAt`, once it is let go. */
export interface HeldEnvelope<M> extends Envelope<M> {
  readonly heldAt: Micros;
}

export interface ArmedTimer<T extends ProtocolTypes> {
  readonly node: NodeId;
  readonly timer: T['timer'];
  /** When it was armed; later by the time for which timers have stood still since. */
  readonly armedAt: Micros;
  readonly dueAt: Micros;
  /** The step that armed it. */
  readonly cause: Seq;
}

export type Health = 'up' | 'crashed' | 'paused' | 'removed';

/** A node as everyone but its own handlers sees it. */
export type NodeSlot<T extends ProtocolTypes> = {
  [K in KindOf<T>]: {
    readonly id: NodeId;
    readonly kind: K;
    /** As people call it: s1, c2. */
    readonly name: string;
    readonly health: Health;
    /** In a crashed node: what a restart would find. */
    readonly state: StateOf<T, K>;
    readonly durable: DurableOf<T, K>;
    /** Writes that the disk has not finished, oldest first. */
    readonly unwritten: readonly { readonly durable: DurableOf<T, K> }[];
    /** How far its clock was ahead of true time at `clockSince`, and how fast it runs since ([101, 100]: 1 % fast). */
    readonly clockOffset: Micros;
    readonly clockSince: Micros;
    readonly clockRate: Ratio;
    readonly diskWrite: Delay;
    /** The record of its last change of role. */
    readonly roleSince: Seq;
  };
}[KindOf<T>];

/** An operation of a client, for the history. */
export interface Operation<T extends ProtocolTypes> {
  readonly id: RequestId;
  readonly node: NodeId;
  readonly request: T['request'];
  readonly invokedAt: Micros;
  /** The record of its request. */
  readonly invokedBy: Seq;
  readonly response: T['response'] | null;
  readonly returnedAt: Micros | null;
  /** The record of its answer. */
  readonly returnedBy: Seq | null;
}

/** A request, where it came to its client; its number is its place among all of them. */
export interface Invocation<T extends ProtocolTypes> {
  readonly node: NodeId;
  readonly request: T['request'];
  readonly at: Micros;
  /** Its record. */
  readonly seq: Seq;
}

/** The answer to a request. */
export interface Return<T extends ProtocolTypes> {
  readonly op: RequestId;
  readonly response: T['response'];
  readonly at: Micros;
  /** Its record. */
  readonly seq: Seq;
}

/** What clients have asked so far and what they were answered, each in order. */
export interface ClientHistory<T extends ProtocolTypes> {
  readonly invocations: Vector<Invocation<T>>;
  readonly returns: Vector<Return<T>>;
}

/** A moment of a run. Read only: all change goes through commands. */
export interface World<T extends ProtocolTypes> {
  readonly time: Micros;
  /** How many records the trace has by now. */
  readonly seq: Seq;
  /** The record that began the step that has just happened; 0 before there was one. */
  readonly step: Seq;
  /** Whether nothing comes by itself: messages and timers wait until someone chooses them (the command `byHand`). */
  readonly byHand: boolean;
  readonly params: T['params'];
  readonly nodes: readonly NodeSlot<T>[];
  /** Messages on their way, in order of their ids. */
  inFlight(): readonly Envelope<T['message']>[];
  /** Messages held back by hand, in order of their ids. */
  held(): readonly HeldEnvelope<T['message']>[];
  /** Timers that run, in order of their nodes; while they stand still (`byHand`), as if they went on now. */
  timers(): readonly ArmedTimer<T>[];
  /** Whether messages from one node to the other are cut off. */
  isCut(from: NodeId, to: NodeId): boolean;
  history(): ClientHistory<T>;
  /** What the link does now. */
  link(from: NodeId, to: NodeId): LinkModel;
  /** The same of all links at once, without asking for each two nodes: what most do, and those with a model of their own. */
  links(): { readonly most: LinkModel; readonly own: readonly OwnLink[] };
}
