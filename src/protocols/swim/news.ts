import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { at, differences } from '../../core/vector.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { isAfter, type Members, type Standing, standing, standingOf, UNKNOWN } from './members.ts';
import { type Hearsay, heardOf } from './state.ts';
import { hasSay } from './tally.ts';
import type { SwimTypes } from './types.ts';

/** What has been new about a member last, and how far it has come, as the nodes' own lists tell. */

type Slot = Immutable<NodeSlot<SwimTypes>>;

export interface Hearing {
  readonly node: NodeId;
  readonly from: NodeId | null;
  /** How many of its protocol periods ago. */
  readonly ago: number;
}

export interface News {
  readonly member: NodeId;
  readonly held: Standing;
  /** Who has heard it, and who has yet to. */
  readonly told: readonly Hearing[];
  readonly untold: readonly NodeId[];
  /** How many periods ago the first of them did. */
  readonly ago: number;
}

const AT_THE_START = standing('alive', 0);

/** The members about whom there has been anything, by comparing all lists with one of them. */
function spokenOf(believers: readonly Slot[]): ReadonlySet<NodeId> {
  const found = new Set<NodeId>();
  const [first] = believers;
  if (!first) return found;
  const { list } = first.state.members as Members;
  for (let id = 0; id < list.length; id++) {
    const held = at(list, id) ?? UNKNOWN;
    if (held !== AT_THE_START && held.status !== 'unknown') found.add(id as NodeId);
  }
  for (const { state } of believers) {
    differences(list, (state.members as Members).list, (id) => void found.add(id as NodeId));
  }
  return found;
}

/** The latest pieces of news, the newest first. A death is a piece of its own beside the suspicion that came before it. */
export function latestNews(world: World<SwimTypes>, most: number): readonly News[] {
  const believers = world.nodes.filter(hasSay);
  const news = [...spokenOf(believers)].flatMap((member) => newsOf(member, believers));
  return news.toSorted((a, b) => a.ago - b.ago || a.member - b.member).slice(0, most);
}

function newsOf(member: NodeId, believers: readonly Slot[]): News[] {
  const listeners = believers.filter(({ id }) => id !== member);
  let held = UNKNOWN;
  for (const node of listeners) {
    const theirs = heldBy(node, member);
    if (isAfter(theirs, held)) held = theirs;
  }
  const news = piece(member, held, listeners, (node) =>
    isSame(heldBy(node, member), held) ? heardOf(node.state, member) : null,
  );
  if (held.status !== 'dead') return news.filter(isNews);
  const suspicion = standing('suspect', held.incarnation);
  // Whoever heard of the death first never heard of the suspicion, and need not.
  const concerned = listeners.filter((node) => {
    const theirs = heldBy(node, member);
    return !isSame(theirs, held) || heardOf(node.state, member).suspected !== null;
  });
  const before = piece(member, suspicion, concerned, (node) =>
    isSame(heldBy(node, member), suspicion)
      ? heardOf(node.state, member)
      : heardOf(node.state, member).suspected,
  );
  return [...news, ...before];
}

const heldBy = ({ state }: Slot, member: NodeId): Standing =>
  standingOf(state.members as Members, member);

const isSame = (a: Standing, b: Standing): boolean =>
  a.status === b.status && a.incarnation === b.incarnation;

/** That all are alive is how it began. */
const isNews = ({ held, told }: News): boolean =>
  !isSame(held, AT_THE_START) || told.some(({ from }) => from !== null);

/** Nothing if nobody has heard of it. */
function piece(
  member: NodeId,
  held: Standing,
  listeners: readonly Slot[],
  heard: (node: Slot) => Hearsay | null,
): News[] {
  const told: Hearing[] = [];
  const untold: NodeId[] = [];
  for (const node of listeners) {
    const hearsay = heard(node);
    if (hearsay === null) untold.push(node.id);
    else {
      const { period, from } = hearsay;
      told.push({ node: node.id, from, ago: node.state.period - period });
    }
  }
  if (told.length === 0) return [];
  return [{ member, held, told, untold, ago: Math.max(...told.map(({ ago }) => ago)) }];
}
