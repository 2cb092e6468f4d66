import type { NodeId, RequestId } from '../core/ids.ts';
import type { Immutable } from '../core/plain.ts';
import type { RandomStream } from '../core/random.ts';
import type { Command, NodeRef } from './command.ts';
import type { Cluster, Context } from './context.ts';
import type { ModelName } from './history.ts';
import type { Invariant } from './invariant.ts';
import type { ParamSpecs } from './params.ts';
import type { RoleChart } from './roles.ts';
import type { Localized, ProtocolText } from './text.ts';
import type { DurableOf, KindOf, ProtocolTypes, StateOf } from './types.ts';
import type { ViewDescriptor } from './views.ts';
import type { World } from './world.ts';

/** One kind of node: its handlers. A handler changes only the state it is given; all else is a call on `ctx`. */
export interface NodeKind<T extends ProtocolTypes, K extends KindOf<T>> {
  readonly roles: RoleChart | null;
  /** What its nodes are called: with "s" they are s1, s2, … */
  readonly prefix: string;
  /** How many of them a scenario may have; `shown`: at most so many where somebody looks at them (the page), if fewer. */
  readonly count: {
    readonly initial: number;
    readonly min: number;
    readonly max: number;
    readonly shown?: number;
  };
  /** What stands on an empty disk. */
  init(self: NodeId, cluster: Cluster<T>): DurableOf<T, K>;
  /** The state with which a node starts from what its disk holds, at first and after a crash. */
  recover(durable: Immutable<DurableOf<T, K>>, self: NodeId, cluster: Cluster<T>): StateOf<T, K>;
  onStart(state: StateOf<T, K>, ctx: Context<T, K>): void;
  onMessage(
    state: StateOf<T, K>,
    from: NodeId,
    message: Immutable<T['message']>,
    ctx: Context<T, K>,
  ): void;
  onTimer(state: StateOf<T, K>, timer: Immutable<T['timer']>, ctx: Context<T, K>): void;
  onRequest(
    state: StateOf<T, K>,
    id: RequestId,
    request: Immutable<T['request']>,
    ctx: Context<T, K>,
  ): void;
}

export type Kinds<T extends ProtocolTypes> = { readonly [K in KindOf<T>]: NodeKind<T, K> };

/** A twin of the protocol with one guard removed on purpose, and the invariant that breaks without it. */
export interface Variant<T extends ProtocolTypes> {
  readonly id: string;
  readonly breaks: string;
  readonly kinds: Partial<Kinds<T>>;
}

/** How an operation stands in a history: the function, key and value of Jepsen's form. */
export interface HistoryValue {
  readonly f: string;
  readonly key?: string;
  readonly value: unknown;
}

/**
 * Which nodes are alike, and where nodes stand: so that a search need not look at the same world under other names. Fields by
 * name, in messages, timers, requests, settings, states and invariants' memories.
 */
export interface Symmetry {
  /** Kinds of which no handler, invariant or property prefers a node for its number. */
  readonly kinds: readonly string[];
  /** A node or null, or several in an order that means something. */
  readonly nodes: readonly string[];
  /** Several (nodes, or things in which nodes stand) in an order that means nothing. */
  readonly sets: readonly string[];
  /** Something for each of several nodes, by id. */
  readonly byNode: readonly string[];
}

/** What of a node grows without end, so that a search has to stop somewhere. */
export interface Bound {
  readonly name: string;
  /** How much it may grow in a search if nobody says otherwise. */
  readonly most: number;
  of(state: object): number;
}

/** What a search holds a protocol against beside its invariants, which must always hold. Looks at one world alone. */
export interface Property<T extends ProtocolTypes> {
  readonly name: string;
  /** `sometimes`: in one world at least that can be come to; `eventually`: in every world at rest (`atRest`). */
  readonly kind: 'sometimes' | 'eventually';
  holds(world: World<T>): boolean;
}

/** Something that a fuzzer may do to a cluster beside what can be done to every one: a request to its administrator, say. */
export interface Disturbance<T extends ProtocolTypes> {
  readonly name: string;
  /** What to do now, drawn from the stream alone; null where there is nothing to do. */
  command(world: World<T>, random: RandomStream): Command<T> | null;
}

/** Something that a person can ask of the cluster itself, beside what its clients ask: a change of members, say. */
export interface Duty<T extends ProtocolTypes> {
  /** Its title and meaning stand in the text. */
  readonly id: string;
  /** What can be asked now about a node, and whom: nothing where that makes no sense. */
  offers(node: NodeId, world: World<T>): readonly Offer<T>[];
}

export interface Offer<T extends ProtocolTypes> {
  readonly asked: NodeRef;
  readonly request: T['request'];
  /** A second node that it is about. */
  readonly other: NodeId | null;
}

export interface Protocol<T extends ProtocolTypes> {
  readonly id: string;
  /** Whether its handlers read `ctx.clock`. */
  readsClock(params: Immutable<T['params']>): boolean;
  readonly params: ParamSpecs<T['params']>;
  readonly kinds: Kinds<T>;
  readonly invariants: readonly Invariant<T>[];
  readonly variants: readonly Variant<T>[];
  readonly views: readonly ViewDescriptor<T>[];
  readonly text: Localized<ProtocolText<T>>;
  /** Notes that mark a milestone of a run: a decision, a commit. Changes of role and commands always do. */
  readonly milestones: readonly (keyof T['notes'] & string)[];
  /**
   * Notes of something that nodes tell one another, with the fields by which it is the same thing: so that "why?" can say how
   * whoever passed it on had come by it, which no timer or question is the cause of.
   */
  readonly hearsay?: { readonly [N in keyof T['notes'] & string]?: readonly string[] };
  readonly bounds?: readonly Bound[];
  /** Left out: no two of its nodes are taken for each other. */
  readonly symmetry?: Symmetry;
  /** What is possible, and what comes to be; their titles stand in the text. A page that only plays does without them. */
  readonly properties?: readonly Property<T>[];
  /**
   * Whether the timers that run only repeat what is known, in a world in which all nodes that can still come back are up and no
   * message is on its way. Left out: such a world is at rest once no timer runs.
   */
  readonly atRest?: (world: World<T>) => boolean;
  /**
   * How patient a timer is, in a search in which every message arrives in time: one runs out only where no less patient one runs
   * on any node that is up. Left out: all alike.
   */
  readonly patience?: (timer: Immutable<T['timer']>) => number;
  /** What can be asked of the cluster by hand; a page that only plays does without. */
  readonly duties?: readonly Duty<T>[];
  /**
   * What it is meant to survive, of all that a fuzzer can do to a cluster, by name (`crash`, `restart`, `partition`, …). Left out:
   * everything. A protocol that takes silence for a crash, say, is not meant to survive a network that falls apart.
   */
  readonly withstands?: readonly string[];
  /** What a fuzzer may do beside crashes, cuts and the like. */
  readonly faults?: readonly Disturbance<T>[];
  /** Whether a cluster is where it must come to some time after all faults are repaired; left out: answers are enough. */
  readonly progress?: (world: World<T>) => boolean;
  /** Fields of notes and of violations' details that hold nodes (one, several or none): outside they stand by name. */
  readonly nodeFields: readonly string[];
  /** The operations that a scenario's workload may name, and the n-th request of one. Null where there are no clients. */
  readonly workload: {
    readonly ops: readonly string[];
    /** The kind of node that is asked. */
    readonly clients: KindOf<T>;
    request(op: string, key: string, n: number): T['request'];
  } | null;
  /** What clients' histories are held against (linearizability), where there is such a model. */
  readonly model?: ModelName;
  /**
   * What a history says of a request that was invoked, and, with its response, of one that came back; null for one that asks
   * nothing of what the model describes.
   */
  historyOf(
    request: Immutable<T['request']>,
    response: Immutable<T['response']> | null,
  ): (HistoryValue & { readonly ok: boolean }) | null;
}
