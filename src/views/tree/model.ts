import type { NodeId } from '../../core/ids.ts';
import type { Telling } from '../../i18n/sentences.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Told, Tone, Tree } from '../../sdk/views.ts';
import { labelText } from '../stage/naming.ts';

/** How something spread, hop by hop. */
export interface ShownTree {
  readonly id: string;
  readonly caption: string;
  readonly empty: string;
  /** Hop by hop; those of one hop in the order of those who told them. */
  readonly members: readonly Member[];
  /** How many there are of each hop. */
  readonly hops: readonly number[];
  readonly untold: readonly Named[];
}

interface Named {
  readonly node: NodeId;
  readonly name: string;
}

/** A node that has been told, by its place among the members. */
export interface Member extends Named {
  /** Who told it, by name; null: it knew by itself. */
  readonly from: string | null;
  /** Its teller's place; -1 where the tree begins: nobody told it, or nobody knows any more who did. */
  readonly parent: number;
  readonly hop: number;
  readonly children: readonly number[];
  readonly tone: Tone;
  /** A step earlier it had not been told, or by somebody else. */
  readonly added: boolean;
}

/** Who was told by whom, by tree: to hold a later moment against it. */
export type TellersBefore = ReadonlyMap<string, ReadonlyMap<NodeId, NodeId | null>>;

export const tellersOf = (trees: readonly Tree<ProtocolTypes>[]): TellersBefore =>
  new Map(
    trees.map(({ id, told }) => [id, new Map(told.map(({ node, from }) => [node, from] as const))]),
  );

/** A tree in words; `before`: as it was a step earlier, null where there was none. */
export function shownTree(
  tree: Tree<ProtocolTypes>,
  before: TellersBefore | null,
  telling: Telling,
): ShownTree {
  const name = (node: NodeId) => telling.fmt.node(node);
  const told = new Map(tree.told.map((one) => [one.node, one] as const));
  const heard = tellersIn(told);
  const listeners = new Map<NodeId, Told[]>();
  for (const one of told.values()) {
    const from = heard.get(one.node);
    if (from === undefined) continue;
    const list = listeners.get(from);
    if (list) list.push(one);
    else listeners.set(from, [one]);
  }
  const was = before && (before.get(tree.id) ?? new Map<NodeId, NodeId | null>());
  const members: (Member & { readonly children: number[] })[] = [];
  const add = ({ node, from, tone }: Told, parent: number, hop: number) => {
    members.push({
      ...{ node, name: name(node), from: from === null ? null : name(from) },
      ...{ parent, hop, children: [], tone: tone ?? 'good' },
      added: was !== null && (!was.has(node) || was.get(node) !== from),
    });
    members[parent]?.children.push(members.length - 1);
  };
  for (const one of told.values()) if (!heard.has(one.node)) add(one, -1, 0);
  // It grows while one goes through it.
  for (let i = 0; i < members.length; i++) {
    const { node, hop } = members[i] as Member;
    for (const one of listeners.get(node) ?? []) add(one, i, hop + 1);
  }
  const hops: number[] = [];
  for (const { hop } of members) hops[hop] = (hops[hop] ?? 0) + 1;
  return {
    id: tree.id,
    caption: labelText(tree.caption, telling),
    empty: labelText(tree.empty, telling),
    members,
    hops,
    untold: tree.untold.map((node) => ({ node, name: name(node) })),
  };
}

/**
 * Who told whom, as far as that makes trees: who was told by somebody who has forgotten it begins one, and so does one of
 * those who heard it from each other in a circle, after each had forgotten.
 */
function tellersIn(told: ReadonlyMap<NodeId, Told>): ReadonlyMap<NodeId, NodeId> {
  const tellers = new Map<NodeId, NodeId>();
  for (const { node, from } of told.values()) {
    if (from === null || !told.has(from)) continue;
    tellers.set(node, from);
  }
  const sound = new Set<NodeId>();
  for (const start of told.keys()) {
    const way = new Set<NodeId>();
    let at: NodeId | undefined = start;
    while (at !== undefined && !sound.has(at) && !way.has(at)) {
      way.add(at);
      at = tellers.get(at);
    }
    if (at !== undefined && way.has(at)) tellers.delete(at);
    for (const node of way) sound.add(node);
  }
  return tellers;
}

/** Where keys lead from a member. */
export type Way = 'inward' | 'outward' | 'next' | 'previous' | 'first' | 'last';

export function neighbour({ members }: ShownTree, at: number, way: Way): number {
  const member = members[at];
  const beside = (to: number) => (members[to]?.hop === member?.hop ? to : at);
  switch (way) {
    case 'inward':
      return member && member.parent >= 0 ? member.parent : at;
    case 'outward':
      return member?.children[0] ?? at;
    case 'next':
      return beside(at + 1);
    case 'previous':
      return beside(at - 1);
    case 'first':
      return 0;
    case 'last':
      return members.length - 1;
  }
}

/** A member and all through whom it came to it, outermost first. */
export function lineageOf({ members }: ShownTree, at: number): readonly number[] {
  const way: number[] = [];
  for (let i = at; i >= 0; i = members[i]?.parent ?? -1) way.push(i);
  return way;
}
