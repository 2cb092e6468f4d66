import type { NodeId } from '../../../../core/ids.ts';
import type { NodeSlot, World } from '../../../../sdk/world.ts';
import { entryAt, lastIndex, lastTerm, type Stored, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';

/** What the questions' claims ask of a world. */

export type RaftWorld = World<RaftTypes>;
export type Server = Extract<NodeSlot<RaftTypes>, { readonly kind: 'server' }>;

/** All servers, whether they are up or not. */
export const serversOf = ({ nodes }: RaftWorld): Server[] =>
  nodes.flatMap((node) => (node.kind === 'server' ? [node] : []));

export const upOf = (world: RaftWorld): Server[] =>
  serversOf(world).filter(({ health }) => health === 'up');

export const crashedOf = (world: RaftWorld): Server[] =>
  serversOf(world).filter(({ health }) => health === 'crashed');

export const leadersOf = (world: RaftWorld): Server[] =>
  upOf(world).filter(({ state }) => state.role === 'leader');

/** The server of that number, if there is one. */
export const serverAt = (world: RaftWorld, id: number): Server | undefined =>
  serversOf(world).find((server) => server.id === id);

/** The servers that go by these names, each undefined where there is none. */
export const named = (
  world: RaftWorld,
  node: (who: string) => number,
  ...names: readonly string[]
): (Server | undefined)[] => names.map((name) => serverAt(world, node(name)));

/** How many of a cluster’s servers are a majority. */
export const majorityIn = (world: RaftWorld): number => (serversOf(world).length >> 1) + 1;

/** Those that have the entry of this index and term on their disks, up or not. */
export const holdersOf = (world: RaftWorld, index: number, term: number): Server[] =>
  serversOf(world).filter(({ durable }) => termAt(durable, index) === term);

/** Those who gave their vote to this server in the term in which it is, itself included. */
export const votersFor = (world: RaftWorld, { id, state }: Server): Server[] =>
  serversOf(world).filter(
    ({ durable }) => durable.currentTerm === state.currentTerm && durable.votedFor === id,
  );

/** How far two logs, from their beginning, have entries of the same terms. */
export function agreeUpTo(a: Stored, b: Stored): number {
  let index = 0;
  while (
    index < Math.min(lastIndex(a), lastIndex(b)) &&
    termAt(a, index + 1) === termAt(b, index + 1)
  )
    index++;
  return index;
}

/** Whether all that is in the first log is also, at the same places, in the second. */
export const isBeginningOf = (a: Stored, b: Stored): boolean => agreeUpTo(a, b) === lastIndex(a);

/** Whether the two logs have the same entries and no others. */
export const sameLogs = (a: Stored, b: Stored): boolean =>
  isBeginningOf(a, b) && lastIndex(a) === lastIndex(b);

/** The paper’s up-to-date check (5.4.1): whether the first log is at least as up to date as the second. */
export const atLeastAsUpToDate = (a: Stored, b: Stored): boolean =>
  lastTerm(a) > lastTerm(b) || (lastTerm(a) === lastTerm(b) && lastIndex(a) >= lastIndex(b));

/** Whether no two of these servers hold different things committed at one place. */
export const commitsAgree = (servers: readonly Server[]): boolean =>
  servers.every(({ state: a }) =>
    servers.every(({ state: b }) => agreeUpTo(a, b) >= Math.min(a.commitIndex, b.commitIndex)),
  );

/** Whether it leads, and nobody else believes so of itself. */
export const leadsAlone = (world: RaftWorld, { id }: Server): boolean =>
  leadersOf(world).length === 1 && leadersOf(world)[0]?.id === id;

/** Whether, of those that are up, no two lead in one term. */
export const oneLeaderATerm = (world: RaftWorld): boolean => {
  const terms = leadersOf(world).map(({ state }) => state.currentTerm);
  return new Set(terms).size === terms.length;
};

/** The value that an entry puts or appends, if it does so. */
export function valueAt(stored: Stored, index: number): string | null {
  const command = entryAt(stored, index)?.command;
  return command?.op === 'put' || command?.op === 'append' ? command.value : null;
}

/** Whether nothing gets from one of these groups of servers to the other. */
export const areCutOff = (
  world: RaftWorld,
  some: readonly { readonly id: NodeId }[],
  others: readonly { readonly id: NodeId }[],
): boolean =>
  some.every(({ id: a }) => others.every(({ id: b }) => world.isCut(a, b) && world.isCut(b, a)));
