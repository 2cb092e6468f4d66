import { type Micros, type NodeId, nodeId, type RequestId, type Seq } from '../core/ids.ts';
import type { EventQueue } from '../core/queue.ts';
import type { Ratio } from '../core/random.ts';
import type { Vector } from '../core/vector.ts';
import type { MessageCommand, MessageRef } from '../sdk/command.ts';
import type { Violation } from '../sdk/invariant.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Delay, Envelope, Health, Invocation, LinkModel, Return } from '../sdk/world.ts';
import type { Cuts } from './cuts.ts';
import type { Streams } from './streams.ts';

/** What waits in the queue. The tag is a number because the loop looks at it before anything else. */
export const FLIGHT = 0;
export const TIMER = 1;
export const WRITE = 2;
export const SCRIPT = 3;
export const WORKLOAD = 4;
export const START = 5;

/** A message on its way, as the queue holds it. */
export interface Flight<M> extends Envelope<M> {
  readonly tag: typeof FLIGHT;
  /** The message's type as a number, for the trace. */
  readonly code: number;
  readonly order: number;
}

/** A message on the shelf. */
export interface HeldFlight<M> extends Flight<M> {
  readonly heldAt: Micros;
}

/**
 * A timer of a node. It keeps its place in the queue when it is armed again for later (which Raft's election timer is
 * with every heartbeat): the queue then finds it too early and puts it back.
 */
export interface Timer<X> {
  readonly tag: typeof TIMER;
  readonly node: NodeId;
  readonly timer: X;
  /** The timer's type as a number, for the trace. */
  readonly code: number;
  armed: boolean;
  armedAt: Micros;
  dueAt: Micros;
  /** The key in the queue that counts now, beside `dueAt`. */
  order: number;
  /** The key under which it stands in the queue; -1: it does not. */
  queuedAt: number;
  queuedOrder: number;
  /** It has run out, but its node is paused; it waits in the node's backlog. */
  overdue: boolean;
  cause: Seq;
}

/** The end of a node's oldest write; void if the node has crashed since. */
export interface WriteEnd {
  readonly tag: typeof WRITE;
  readonly node: NodeId;
  readonly incarnation: number;
}
export interface ScriptEntry {
  readonly tag: typeof SCRIPT;
  readonly index: number;
}
export interface WorkloadEntry {
  readonly tag: typeof WORKLOAD;
  readonly node: NodeId;
}
export interface StartEntry {
  readonly tag: typeof START;
  readonly node: NodeId;
}
export type Item<T extends ProtocolTypes> =
  | Flight<T['message']>
  | Timer<T['timer']>
  | WriteEnd
  | ScriptEntry
  | WorkloadEntry
  | StartEntry;

/** Something that waits behind a write: it leaves when the write is complete. */
export type Outgoing<T extends ProtocolTypes> =
  | { readonly to: NodeId; readonly message: T['message'] }
  | { readonly request: RequestId; readonly response: T['response'] };

export interface PendingWrite<T extends ProtocolTypes> {
  readonly durable: object;
  readonly takes: Micros;
  /** The record of the persist. */
  readonly cause: Seq;
  readonly behind: Outgoing<T>[];
}

/** A node as the engine changes it in place. Plain data throughout. */
export interface Slot<T extends ProtocolTypes> {
  readonly id: NodeId;
  readonly kind: string;
  readonly name: string;
  health: Health;
  state: object;
  durable: object;
  /** What the disk held before the last completed write. */
  previous: object;
  unwritten: PendingWrite<T>[];
  clockOffset: Micros;
  clockSince: Micros;
  clockRate: Ratio;
  diskWrite: Delay;
  roleSince: Seq;
  /** Counts crashes, so that what belonged to an earlier life is known. */
  incarnation: number;
  timers: Timer<T['timer']>[];
  /** What has come for a paused node, in order. */
  backlog: Waiting<T>[];
}

export type Waiting<T extends ProtocolTypes> =
  | Flight<T['message']>
  | Timer<T['timer']>
  /** What a write that ended meanwhile lets go, and the record of its end. */
  | { readonly tag: 'written'; readonly behind: readonly Outgoing<T>[]; readonly cause: Seq }
  | { readonly tag: 'request'; readonly request: T['request'] };

/** A message command that waits for its message. */
export interface Trap {
  readonly action: Exclude<MessageCommand['do'], 'release'>;
  readonly message: Exclude<MessageRef, { readonly envelope: Seq }>;
  readonly cause: Seq;
}

export interface FoundViolation {
  readonly invariant: string;
  readonly seq: Seq;
  readonly at: Micros;
  readonly violation: Violation;
}

/** Everything of a run that changes. */
export interface Live<T extends ProtocolTypes> {
  time: Micros;
  seq: Seq;
  /** The record that began the last step. */
  step: Seq;
  /** Since when nothing comes by itself; null: everything does. */
  byHand: Micros | null;
  /** Counts what was put into the queue. */
  order: number;
  params: T['params'];
  readonly slots: Slot<T>[];
  readonly streams: Streams;
  readonly queue: EventQueue<Item<T>>;
  /** Links by `linkKey`. */
  allLinks: LinkModel;
  readonly links: Map<number, LinkModel>;
  readonly cuts: Cuts;
  /** When the last message of an ordered link arrives. */
  readonly lastDue: Map<number, number>;
  traps: Trap[];
  /** In order of ids. */
  held: HeldFlight<T['message']>[];
  invocations: Vector<Invocation<T>>;
  returns: Vector<Return<T>>;
  /** Requests that have no answer yet. */
  readonly open: Set<RequestId>;
  /** History variables of the invariants, in their order. */
  memories: object[];
  found: FoundViolation[];
}

export const linkKey = (from: NodeId, to: NodeId): number => from * 65536 + to;
export const linkOf = (key: number): { readonly from: NodeId; readonly to: NodeId } => ({
  from: nodeId(key >>> 16),
  to: nodeId(key & 65535),
});
