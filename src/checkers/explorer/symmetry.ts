import { fingerprint } from '../../core/hash.ts';
import type { NodeId } from '../../core/ids.ts';
import { isVector, toArray } from '../../core/vector.ts';
import type { PureMessage, PureNode } from '../../engine/pure.ts';
import type { Protocol, Symmetry } from '../../sdk/protocol.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Links } from './links.ts';
import type { Asked } from './options.ts';
import { rowFingerprint } from './part.ts';
import type { Fingerprint, Row, System } from './system.ts';

/** Which node each becomes, by id. */
export type Renaming = readonly number[];

/** More renamings are not tried: of more nodes that are alike (six, say) only so many are taken for each other. */
const MOST = 720;

/**
 * The nodes of a cluster that may be taken for each other, in groups of two at least. States that differ in their names alone
 * are then come to by ways that differ in them alone, and show the same: it is enough to look at one of them.
 *
 * That holds for nodes of a kind of which the protocol says so (`Symmetry`), unless something that is not part of a state tells
 * them apart: a setting, a request that the search may make, or a link that is cut, loses all or keeps its order.
 * How they stand at the start is part of the first state, so it may differ.
 */
export function alike<T extends ProtocolTypes>(
  { symmetry }: Protocol<T>,
  nodes: readonly PureNode<T>[],
  params: T['params'],
  asked: readonly Asked<T>[],
  links: Links<T>,
): NodeId[][] {
  if (!symmetry) return [];
  const ids = nodes.map(({ id }) => id);
  const outside = (renaming: Renaming) =>
    fingerprint([
      formOf(params, symmetry, renaming),
      asked.map(({ node, request }) => [
        typeof node === 'number' ? (renaming[node] as number) : node,
        formOf(request, symmetry, renaming),
      ]),
      ids.map((from) =>
        ids.map((to) => links.kind(renaming[from] as NodeId, renaming[to] as NodeId)),
      ),
    ]);
  const asTheyAre = outside(ids);
  const groups: NodeId[][] = [];
  for (const { id, kind } of nodes) {
    if (!(symmetry.kinds as readonly string[]).includes(kind)) continue;
    const group = groups.find(
      ([first]) =>
        nodes[first as number]?.kind === kind &&
        outside(ids.with(id, first as NodeId).with(first as number, id)) === asTheyAre,
    );
    if (group) group.push(id);
    else groups.push([id]);
  }
  return fewEnough(groups.filter(({ length }) => length > 1));
}

/** As many of the nodes as there are not too many renamings of. */
function fewEnough(groups: readonly NodeId[][]): NodeId[][] {
  let count = 1;
  return groups
    .map((group) => {
      let length = 1;
      while (length < group.length && count * (length + 1) <= MOST) count *= ++length;
      return group.slice(0, length);
    })
    .filter(({ length }) => length > 1);
}

/** Every way to give the nodes of each group each other's names; the first leaves all as it is. */
export function renamings(count: number, groups: readonly (readonly NodeId[])[]): Renaming[] {
  let all: number[][] = [Array.from({ length: count }, (_, id) => id)];
  for (const group of groups) {
    const orders = ordersOf(group);
    all = all.flatMap((renaming) =>
      orders.map((order) => {
        const next = renaming.slice();
        group.forEach((id, i) => {
          next[id] = order[i] as number;
        });
        return next;
      }),
    );
  }
  return all;
}

function ordersOf(items: readonly number[]): number[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    ordersOf(items.filter((other) => other !== item)).map((order) => [item, ...order]),
  );
}

/**
 * What a value says once nodes are renamed, as something whose fingerprint tells it from others. Nodes stand where the protocol
 * says; where their order means nothing it makes no difference.
 */
export function formOf(
  value: unknown,
  symmetry: Symmetry,
  renaming: Renaming,
  field = '',
): unknown {
  if (typeof value === 'number') return symmetry.nodes.includes(field) ? renaming[value] : value;
  if (typeof value !== 'object' || value === null) return value;
  const named = symmetry.sets.includes(field) || symmetry.byNode.includes(field);
  // A vector counts as the list that it stands for.
  if (named && isVector(value)) return formOf(toArray(value), symmetry, renaming, field);
  const inner = (item: unknown, name: string) => formOf(item, symmetry, renaming, name);
  if (Array.isArray(value) && !symmetry.byNode.includes(field)) {
    if (!symmetry.sets.includes(field)) return value.map((item) => inner(item, field));
    return value
      .map((item) => fingerprint(typeof item === 'number' ? renaming[item] : inner(item, '')))
      .sort();
  }
  const entries = Object.entries(value);
  if (!symmetry.byNode.includes(field)) {
    return Object.fromEntries(entries.map(([name, item]) => [name, inner(item, name)]));
  }
  return entries.map(([id, item]) => fingerprint([renaming[Number(id)], inner(item, '')])).sort();
}

export function nodeForm<T extends ProtocolTypes>(
  { id, kind, up, state, durable, timers }: PureNode<T>,
  symmetry: Symmetry,
  renaming: Renaming,
): unknown {
  const form = (value: unknown) => formOf(value, symmetry, renaming);
  const set = timers.map((timer) => fingerprint(form(timer))).sort();
  return [renaming[id], kind, up, form(state), form(durable), set];
}

export const messageForm = <T extends ProtocolTypes>(
  { from, to, message }: PureMessage<T>,
  symmetry: Symmetry,
  renaming: Renaming,
): unknown => [renaming[from], renaming[to], formOf(message, symmetry, renaming)];

/** A system in which rows that are alike count as one. `canonical`: the same row for all that are alike. */
export function upTo(system: System, canonical: (row: Row) => Row): System {
  return {
    properties: system.properties,
    initial: (emit) => system.initial(emit),
    successors: (row, emit) => system.successors(row, emit),
    fingerprint: (row: Row, into: Fingerprint) => rowFingerprint(canonical(row), into),
  };
}
