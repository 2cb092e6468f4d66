import type { Micros, NodeId } from '../../core/ids.ts';
import { append, at, set, type Vector } from '../../core/vector.ts';
import type { ByNode } from '../../sdk/forms.ts';
import type { Members } from './members.ts';
import type { Update } from './messages.ts';
import type { Role } from './roles.ts';

/** The probe of this protocol period. */
export interface Probe {
  readonly target: NodeId;
  readonly seqNo: number;
  acked: boolean;
  /** How many others were asked to probe it too, and how many of them have said that they are at it. */
  asked: number;
  nacks: number;
}

/** A probe for somebody else. */
export interface Relay {
  /** Of the own ping, and of the request. */
  readonly seqNo: number;
  readonly target: NodeId;
  readonly origin: NodeId;
  readonly originSeqNo: number;
  /** Whether the other one wants to hear that nothing has come; false once it has. */
  readonly nack: boolean;
}

/** News that still goes out, and how often it has. */
export interface Queued {
  readonly update: Update;
  readonly transmits: number;
}

/** A suspicion that runs. */
export interface Suspicion {
  /** When it began, on the node's own clock; 0 where nobody looks at clocks. */
  readonly start: Micros;
  readonly min: Micros;
  readonly max: Micros;
  /** How many more have to suspect it before the wait is as short as it can be. */
  readonly wanted: number;
  /** Who does, in the order in which this node heard of it. */
  readonly by: readonly NodeId[];
}

/** How a node came to believe something of a member. */
export interface Hearsay {
  /** In which of its own protocol periods. */
  readonly period: number;
  /** Who told it; null: nobody did. */
  readonly from: NodeId | null;
}

/** How it came to believe what it does now. */
export interface Heard extends Hearsay {
  /** If the member is dead: how it had come to suspect it before, if it did. */
  readonly suspected: Hearsay | null;
}

export const FROM_THE_START: Heard = Object.freeze({ period: 0, from: null, suspected: null });

export interface SwimState {
  readonly seeds: readonly NodeId[];
  role: Role;
  /** Its own. */
  incarnation: number;
  /** How many protocol periods it has begun. */
  period: number;
  /** Of its latest ping. */
  seqNo: number;
  members: Members;
  /** By the members' ids; of those that are missing it knows from the start. */
  heard: Vector<Heard>;
  /** Members that it has yet to probe in this round. */
  unprobed: Vector<NodeId>;
  probe: Probe | null;
  relays: readonly Relay[];
  /** Least often sent first; of those, the newest. */
  updates: readonly Queued[];
  suspicions: ByNode<Suspicion>;
  /** How unwell it takes itself to be (Lifeguard); 0: quite well. */
  health: number;
}

export interface Durable {
  /** Whether it has been up before: whoever has comes back knowing nobody, and has to join. */
  readonly started: boolean;
  /** Whom to ask to be let in: its configuration. */
  readonly seeds: readonly NodeId[];
}

export function hear(
  state: SwimState,
  member: NodeId,
  from: NodeId | null,
  suspected: Hearsay | null = null,
): void {
  let list = state.heard;
  while (list.length <= member) list = append(list, FROM_THE_START);
  state.heard = set(list, member, Object.freeze({ period: state.period, from, suspected }));
}

export const heardOf = (state: { readonly heard: object }, member: NodeId): Heard =>
  at(state.heard as Vector<Heard>, member) ?? FROM_THE_START;
