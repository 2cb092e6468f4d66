import type { NodeId } from '../../core/ids.ts';
import { equalPlain } from '../../core/plain.ts';
import type { Property } from '../../sdk/protocol.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { lastIndex, lastTerm, majorityOf, snapshotIndex, termAt } from './log.ts';
import type { RaftTypes } from './types.ts';

/** What can happen in Raft, as states that a search should come to, and what is so once nothing more happens. */

type Slot = NodeSlot<RaftTypes>;
type Server = Extract<Slot, { readonly kind: 'server' }>;
type Client = Extract<Slot, { readonly kind: 'client' }>;

const serversOf = ({ nodes }: World<RaftTypes>): Server[] =>
  nodes.flatMap((node) => (node.kind === 'server' && node.health === 'up' ? [node] : []));

const clientsOf = ({ nodes }: World<RaftTypes>): Client[] =>
  nodes.flatMap((node) => (node.kind === 'client' && node.health === 'up' ? [node] : []));

const leadersOf = (world: World<RaftTypes>): Server[] =>
  serversOf(world).filter(({ state }) => state.role === 'leader');

/** The leader of the highest term, which is the only one that can still get anything done. */
const leaderOf = (world: World<RaftTypes>): Server | undefined =>
  leadersOf(world).toSorted((a, b) => b.state.currentTerm - a.state.currentTerm)[0];

/** How many servers have the most common of these terms. */
const mostOfOneTerm = (servers: readonly Server[]): number =>
  Math.max(0, ...servers.map((one) => servers.filter(sameTerm(one)).length));

const sameTerm =
  (one: Server) =>
  (other: Server): boolean =>
    one.state.currentTerm === other.state.currentTerm;

/** Whether every server has voted in one term, and nobody has a majority. */
function voteIsSplit(servers: readonly Server[]): boolean {
  const [first] = servers;
  if (first === undefined || !servers.every(sameTerm(first))) return false;
  const votes = new Map<NodeId, number>();
  for (const { state } of servers) {
    if (state.votedFor === null) return false;
    votes.set(state.votedFor, (votes.get(state.votedFor) ?? 0) + 1);
  }
  return Math.max(...votes.values()) < majorityOf(servers.length);
}

/** Whether two logs have entries of different terms at one index. What is in a snapshot is the same for all. */
function logsConflict({ state: a }: Server, { state: b }: Server): boolean {
  if (a.log === b.log) return false;
  const snapshots = Math.max(snapshotIndex(a), snapshotIndex(b));
  for (let index = Math.min(lastIndex(a), lastIndex(b)); index > snapshots; index--) {
    if (termAt(a, index) !== termAt(b, index)) return true;
  }
  return false;
}

const pairs = <X>(items: readonly X[]): (readonly [X, X])[] =>
  items.flatMap((one, i) => items.slice(i + 1).map((other) => [one, other] as const));

const sometimes: readonly Property<RaftTypes>[] = [
  {
    name: 'leaderElected',
    kind: 'sometimes',
    holds: (world) => leadersOf(world).length > 0,
  },
  {
    name: 'rivalCandidates',
    kind: 'sometimes',
    holds: (world) =>
      mostOfOneTerm(serversOf(world).filter(({ state }) => state.role === 'candidate')) > 1,
  },
  {
    name: 'voteSplit',
    kind: 'sometimes',
    holds: (world) => voteIsSplit(serversOf(world)),
  },
  {
    name: 'twoLeaders',
    kind: 'sometimes',
    holds: (world) => leadersOf(world).length > 1,
  },
  {
    name: 'logsConflict',
    kind: 'sometimes',
    holds: (world) => pairs(serversOf(world)).some(([a, b]) => logsConflict(a, b)),
  },
  {
    name: 'entryCommitted',
    kind: 'sometimes',
    holds: (world) => serversOf(world).some(({ state }) => state.commitIndex > 0),
  },
  {
    name: 'oldEntryCommitted',
    kind: 'sometimes',
    // Terms never fall along a log, so of the entries that are there the first is the oldest.
    holds: (world) =>
      leadersOf(world).some(({ state }) => {
        const first = Math.max(1, snapshotIndex(state));
        return state.commitIndex >= first && termAt(state, first) < state.currentTerm;
      }),
  },
  {
    name: 'clientAnswered',
    kind: 'sometimes',
    // It remembers who answered until it restarts.
    holds: (world) =>
      clientsOf(world).some(
        ({ state }) => state.serial > 0 && state.asking === null && state.server !== null,
      ),
  },
];

const eventually: readonly Property<RaftTypes>[] = [
  {
    name: 'everythingCommitted',
    kind: 'eventually',
    // What older terms left behind is not counted by itself (section 5.4.2): without a no-op it may wait for a request.
    holds(world) {
      const leader = leaderOf(world)?.state;
      if (leader === undefined) return false;
      return leader.commitIndex === lastIndex(leader) || lastTerm(leader) < leader.currentTerm;
    },
  },
  {
    name: 'sameState',
    kind: 'eventually',
    holds: (world) =>
      serversOf(world).every(
        ({ state }, _, [first]) =>
          state.lastApplied === state.commitIndex &&
          equalPlain(state.machine, first?.state.machine),
      ),
  },
  {
    name: 'everyoneAnswered',
    kind: 'eventually',
    holds: (world) =>
      clientsOf(world).every(({ state }) => state.asking === null) &&
      serversOf(world).every(({ state }) =>
        state.pending.every(({ index }) => index > state.commitIndex),
      ),
  },
];

export const properties: readonly Property<RaftTypes>[] = [...sometimes, ...eventually];

/** Timers that run for ever, and do nothing new where nothing is new. */
const REPEATING: readonly string[] = ['election', 'heartbeat', 'leaderHeard'];

/**
 * Raft's timers never stop, so a cluster is at rest when they only repeat what everybody knows: one server leads, all others
 * follow it and have told it that they have its whole log, they know what is committed, and no client would ask again. From
 * there on each heartbeat changes nothing and comes before anyone's election timeout, unless it is cut off from someone.
 */
export function atRest(world: World<RaftTypes>): boolean {
  const servers = serversOf(world);
  const leader = leaderOf(world);
  if (leader === undefined || leadersOf(world).length > 1) return false;
  const { matchIndex, commitIndex, currentTerm, leading } = leader.state;
  // Under way: a read that waits for its round, a change of members, a transfer.
  if (leading && (leading.reads.length > 0 || leading.change || leading.transfer)) return false;
  const last = lastIndex(leader.state);
  const settled = servers.every(
    ({ id, state }) =>
      id === leader.id ||
      (state.role === 'follower' &&
        state.currentTerm === currentTerm &&
        state.leaderId === leader.id &&
        state.commitIndex === commitIndex &&
        matchIndex[id] === last &&
        !world.isCut(leader.id, id)),
  );
  return settled && world.timers().every(({ timer }) => REPEATING.includes(timer.type));
}
