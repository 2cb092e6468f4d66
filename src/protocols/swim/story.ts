import type { NodeId } from '../../core/ids.ts';
import type { Status } from './members.ts';

/** What a node believes of a member from now on, or says of itself. Three fields say what the news is (`hearsay`). */
interface About {
  node: NodeId;
  member: NodeId;
  incarnation: number;
}

/** The sentences of the story: key → what they need to know. Routine pings and answers are not told. */
export interface Notes {
  /** No answer in time; others are asked to try. */
  probeFailed: { node: NodeId; member: NodeId; through: readonly NodeId[] };
  /** One of those others had an answer. */
  answeredThrough: { node: NodeId; member: NodeId; through: NodeId };
  suspected: About & { is: 'suspect' };
  /** Another one suspects it by itself; `more`: how many are still wanted. */
  suspicionConfirmed: { node: NodeId; member: NodeId; by: NodeId; more: number };
  declaredDead: About & { is: 'dead'; unheard: boolean };
  refutedSuspicion: About & { is: 'alive'; from: NodeId };
  refutedDeath: About & { is: 'alive'; from: NodeId };
  /** It had a higher incarnation before it forgot everything. */
  wentOn: About & { is: 'alive'; from: NodeId };
  learned: About & { from: NodeId; was: Status; is: Status };
  joinAsked: { node: NodeId; seeds: readonly NodeId[]; again: boolean };
  joined: { node: NodeId; from: NodeId; members: number };
  leaves: About & { is: 'left' };
  gone: { node: NodeId };
  healthChanged: {
    node: NodeId;
    was: number;
    health: number;
    why: 'answered' | 'failed' | 'accused';
  };
  reconnectTried: { node: NodeId; member: NodeId };
}

/** Short texts of the views. */
export interface Labels {
  incarnation: { incarnation: number };
  suspectedBy: { count: number };
  heldDeadBy: { count: number };
  foundDeadBy: { count: number; of: number };
  goesAway: object;
  asksToJoin: object;
  unwell: { health: number };
  beliefs: object;
  member: object;
  noMembers: object;
  believes: { status: Status | 'itself'; incarnation: number };
  mark: { status: Status | 'itself' };
  latestNews: object;
  toldAbout: { member: NodeId; status: Status; incarnation: number };
  nothingTold: object;
  spread: { member: NodeId; incarnation: number };
  periods: object;
  shareKnowing: object;
  measured: { status: Status };
  theory: object;
  load: object;
  sentOfType: { type: string };
  probes: object;
  unanswered: object;
  suspicions: object;
  afterCrash: object;
  detection: object;
}
