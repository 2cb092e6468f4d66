import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { at, differences } from '../../core/vector.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { isAfter, type Members, type Standing, standing, standingOf, UNKNOWN } from './members.ts';
import { heardOf } from './state.ts';
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

/** The latest pieces of news, the newest first. */
export function latestNews(world: World<SwimTypes>, most: number): readonly News[] {
  const believers = world.nodes.filter(hasSay);
  const news = [...spokenOf(believers)].flatMap((member) => newsOf(member, believers) ?? []);
  return news.toSorted((a, b) => a.ago - b.ago || a.member - b.member).slice(0, most);
}

function newsOf(member: NodeId, believers: readonly Slot[]): News | null {
  const listeners = believers.filter(({ id }) => id !== member);
  let held = UNKNOWN;
  for (const { state } of listeners) {
    const theirs = standingOf(state.members as Members, member);
    if (isAfter(theirs, held)) held = theirs;
  }
  const told: Hearing[] = [];
  const untold: NodeId[] = [];
  let first = 0;
  for (const { id, state } of listeners) {
    const theirs = standingOf(state.members as Members, member);
    if (theirs.status !== held.status || theirs.incarnation !== held.incarnation) untold.push(id);
    else {
      const { period, from } = heardOf(state, member);
      const ago = state.period - period;
      first = Math.max(first, ago);
      told.push({ node: id, from, ago });
    }
  }
  // That all are alive is how it began.
  const isNews =
    held.status !== 'alive' || held.incarnation > 0 || told.some(({ from }) => from !== null);
  return isNews && told.length > 0 ? { member, held, told, untold, ago: first } : null;
}
