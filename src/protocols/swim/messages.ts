import type { NodeId } from '../../core/ids.ts';
import type { Members, Status } from './members.ts';

/** The messages of SWIM (figure 1 of the paper), with the nack of Lifeguard and the push-pull of memberlist. */

/** News of a member, as it goes along with other messages. */
export interface Update {
  readonly member: NodeId;
  readonly status: Exclude<Status, 'unknown'>;
  readonly incarnation: number;
  /** Who said so first: whoever suspects, whoever declares dead, and otherwise the member itself. */
  readonly from: NodeId;
}

interface Carrier {
  /** News that is piggybacked. */
  readonly updates: readonly Update[];
}

export interface Ping extends Carrier {
  readonly type: 'Ping';
  readonly seqNo: number;
}

/** Asks to probe a member for its sender. */
export interface PingReq extends Carrier {
  readonly type: 'PingReq';
  readonly seqNo: number;
  readonly target: NodeId;
  /** Whether its sender wants to hear it too if the member does not answer. */
  readonly nack: boolean;
}

export interface Ack extends Carrier {
  readonly type: 'Ack';
  readonly seqNo: number;
}

/** I am here, but the member that I was asked to probe has not answered me so far (Lifeguard). */
export interface Nack extends Carrier {
  readonly type: 'Nack';
  readonly seqNo: number;
}

/** Everything that its sender believes; the answer says what the other one does. */
export interface PushPull {
  readonly type: 'PushPull';
  /** Whether its sender asks to be let in; if not, it belongs to the group. */
  readonly join: boolean;
  readonly members: Members;
}

export interface PushPullReply {
  readonly type: 'PushPullReply';
  readonly members: Members;
}

export type Message = Ping | PingReq | Ack | Nack | PushPull | PushPullReply;

/**
 * `period`: the protocol period is over. `probe`: the member that is probed has not answered in time. `relay`: nor has one that is probed
 * for somebody else. `suspicion`: a suspicion was not refuted. `join`, `pushPull`, `reconnect`: time to exchange everything.
 */
export type Timer =
  | { readonly type: 'period' }
  | { readonly type: 'probe' }
  | { readonly type: 'relay'; readonly seqNo: number }
  | { readonly type: 'suspicion'; readonly member: NodeId }
  | { readonly type: 'join' }
  | { readonly type: 'pushPull' }
  | { readonly type: 'reconnect' };

/** Asked of the node that is to leave the group, or to come back to it. */
export interface Request {
  readonly op: 'leave' | 'join';
}

/** Not ok: it is not in the group, or in it already. */
export interface Response {
  readonly ok: boolean;
}
