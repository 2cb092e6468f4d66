import type { NodeId } from '../../core/ids.ts';
import { append, at, emptyVector, set, type Vector, vectorOf } from '../../core/vector.ts';

/** What a member is held to be. `unknown`: never heard of. `left`: it has said itself that it goes. */
export const STATUSES = ['unknown', 'alive', 'suspect', 'dead', 'left'] as const;
export type Status = (typeof STATUSES)[number];

/** What one node believes of one member. The incarnation number is the member's own: it alone raises it. */
export interface Standing {
  readonly status: Status;
  readonly incarnation: number;
}

/** There is one kind of node, so a member's number is its name. */
export const nameOf = (member: NodeId): string => `n${member + 1}`;

/** All that a node believes, by the members' ids. Frozen, so that nodes, messages and keyframes share what is the same. */
export interface Members {
  readonly list: Vector<Standing>;
  /** How many of them are held to be alive, or suspected: the n of every formula. */
  readonly size: number;
}

/** So many incarnations have one object for each status, whoever believes it: comparing two views skips what they share. */
const SHARED = 16;
const STANDINGS: readonly (readonly Standing[])[] = STATUSES.map((status) =>
  Array.from({ length: SHARED }, (_, incarnation) => Object.freeze({ status, incarnation })),
);
const RANKS: { readonly [S in Status]: number } = {
  unknown: 0,
  alive: 1,
  suspect: 2,
  dead: 3,
  left: 4,
};

export const standing = (status: Status, incarnation: number): Standing =>
  STANDINGS[RANKS[status]]?.[incarnation] ?? Object.freeze({ status, incarnation });

export const UNKNOWN = standing('unknown', 0);

/** Whether a member in such a standing is probed and counted. */
export const isUp = ({ status }: Standing): boolean => status === 'alive' || status === 'suspect';

/**
 * The order of beliefs: of a higher incarnation, or of the same one and graver (SWIM 4.2, with dead below a later incarnation, as
 * memberlist has it). Nobody's belief about a member ever goes back in it.
 */
export const isAfter = (news: Standing, known: Standing): boolean =>
  news.incarnation === known.incarnation
    ? RANKS[news.status] > RANKS[known.status]
    : news.incarnation > known.incarnation;

export const NOBODY: Members = Object.freeze({ list: emptyVector<Standing>(), size: 0 });

export const standingOf = ({ list }: Members, member: NodeId): Standing =>
  at(list, member) ?? UNKNOWN;

export function withStanding(members: Members, member: NodeId, news: Standing): Members {
  const known = standingOf(members, member);
  let { list } = members;
  while (list.length <= member) list = append(list, UNKNOWN);
  const size = members.size + Number(isUp(news)) - Number(isUp(known));
  return Object.freeze({ list: set(list, member, news), size });
}

export function membersFrom(standings: readonly Standing[]): Members {
  const size = standings.filter(isUp).length;
  const shared = standings.map(({ status, incarnation }) => standing(status, incarnation));
  return Object.freeze({ list: vectorOf(shared), size });
}

/** How a cluster begins that has always known itself: one list of all, and one of whom to probe, for all of its nodes. */
interface Beginning {
  readonly members: Members;
  readonly ids: Vector<NodeId>;
  readonly seeds: readonly NodeId[];
}

/** The first ones are asked to let others in: always the same, so that those who begin anew find one another. */
const SEEDS = 3;

const beginnings = new WeakMap<readonly NodeId[], Beginning>();

/** Worked out once for all nodes of a cluster, which so share it. */
export function beginningOf(nodes: readonly NodeId[]): Beginning {
  const known = beginnings.get(nodes);
  if (known) return known;
  let members = NOBODY;
  for (const id of nodes) members = withStanding(members, id, standing('alive', 0));
  const seeds = Object.freeze(nodes.slice(0, SEEDS));
  const beginning = { members, ids: vectorOf(nodes), seeds };
  beginnings.set(nodes, beginning);
  return beginning;
}

/** Those whom a node holds to be in a standing that fits, in order of their ids. */
export function membersThat(members: Members, fits: (held: Standing) => boolean): NodeId[] {
  const found: NodeId[] = [];
  for (let id = 0; id < members.list.length; id++) {
    if (fits(at(members.list, id) ?? UNKNOWN)) found.push(id as NodeId);
  }
  return found;
}
