import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { differences, emptyVector, type Vector } from '../../core/vector.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { type Members, type Standing, UNKNOWN } from './members.ts';
import type { SwimTypes } from './types.ts';

/** How many of those who are up believe what of a member. */
export interface Standings {
  suspect: number;
  dead: number;
  left: number;
}

interface Tally {
  /** Up to where it was counted. */
  seq: number;
  /** The beliefs that are counted, by node; of those that count for nothing, an empty list. */
  readonly counted: Vector<Standing>[];
  readonly byMember: Standings[];
  believers: number;
}

const NO_BELIEFS = emptyVector<Standing>();
const NOBODY_SAYS: Standings = Object.freeze({ suspect: 0, dead: 0, left: 0 });

/** By the list of nodes, which is another one wherever a run is entered anew; along a run it goes by what has changed. */
const tallies = new WeakMap<object, Tally>();

type Slot = Immutable<NodeSlot<SwimTypes>>;

/** Whether a node has a say: it is up, and belongs to the group. */
export const hasSay = ({ health, state }: Slot): boolean =>
  (health === 'up' || health === 'paused') && (state.role === 'member' || state.role === 'leaving');

function tallyOf(world: World<SwimTypes>): Tally {
  const { nodes, seq } = world;
  const known = tallies.get(nodes);
  if (known?.seq === seq) return known;
  const tally = known ?? { seq, counted: [], byMember: [], believers: 0 };
  tallies.set(nodes, tally);
  tally.seq = seq;
  tally.believers = 0;
  for (const node of nodes) {
    const says = hasSay(node);
    if (says) tally.believers += 1;
    const list = says ? (node.state.members as Members).list : NO_BELIEFS;
    const before = tally.counted[node.id] ?? NO_BELIEFS;
    if (list !== before) recount(tally, node.id, before, list);
  }
  return tally;
}

function recount(
  { counted, byMember }: Tally,
  node: NodeId,
  before: Vector<Standing>,
  after: Vector<Standing>,
): void {
  counted[node] = after;
  differences(before, after, (member, was = UNKNOWN, is = UNKNOWN) => {
    if (member === node || was.status === is.status) return;
    byMember[member] ??= { suspect: 0, dead: 0, left: 0 };
    count(byMember[member], was, -1);
    count(byMember[member], is, 1);
  });
}

function count(standings: Standings, { status }: Standing, by: 1 | -1): void {
  if (status === 'suspect' || status === 'dead' || status === 'left') standings[status] += by;
}

/** What the others say of a member. */
export const saidOf = (member: NodeId, world: World<SwimTypes>): Readonly<Standings> =>
  tallyOf(world).byMember[member] ?? NOBODY_SAYS;

/** How many others have a say about a member. */
export const others = (node: Slot, world: World<SwimTypes>): number =>
  tallyOf(world).believers - Number(hasSay(node));
