import type { NodeId } from '../../core/ids.ts';
import type { NodeRef } from '../../sdk/command.ts';
import type { Duty, Offer } from '../../sdk/protocol.ts';
import type { World } from '../../sdk/world.ts';
import { type Configuration, isMember } from './config.ts';
import { lastIndex } from './log.ts';
import type { AdminRequest } from './messages.ts';
import { type Server, storedOf } from './stage.ts';
import type { RaftTypes } from './types.ts';

/** What an administrator can ask for: each as it is offered for one node, by what the cluster knows at that moment. */

type RaftDuty = Duty<RaftTypes>;

const serversOf = (world: World<RaftTypes>): readonly Server[] =>
  world.nodes.filter(
    (node): node is Server & (typeof world.nodes)[number] =>
      node.kind === 'server' && node.health !== 'removed',
  );

const leaderOf = (world: World<RaftTypes>): Server | null => {
  const leaders = serversOf(world).filter(
    ({ health, state }) => health === 'up' && state.role === 'leader',
  );
  return newest(leaders);
};

/** The server in the highest term, and of those the one with the longest log. */
function newest(servers: readonly Server[]): Server | null {
  let best: Server | null = null;
  for (const one of servers) if (best === null || isNewer(one, best)) best = one;
  return best;
}

const isNewer = (a: Server, b: Server): boolean =>
  a.state.currentTerm === b.state.currentTerm
    ? lastIndex(storedOf(a)) > lastIndex(storedOf(b))
    : a.state.currentTerm > b.state.currentTerm;

/** By which configuration the cluster goes: its leader's, or the newest there is. */
function configOf(world: World<RaftTypes>): Configuration | null {
  const knows = leaderOf(world) ?? newest(serversOf(world));
  return knows && (knows.state.membership.config as Configuration);
}

/**
 * Whom to ask: a client, since its question is seen on its way and repeated until it is answered; one that has nothing else to
 * wait for, if there is one. Without any, the leader itself.
 */
function askedOf(world: World<RaftTypes>): NodeRef | null {
  let busy: NodeId | null = null;
  for (const node of world.nodes) {
    if (node.kind !== 'client' || node.health !== 'up') continue;
    if (node.state.asking === null) return node.id;
    busy ??= node.id;
  }
  return busy ?? (leaderOf(world) ? { role: 'leader' } : null);
}

/** Something that is asked about a server, where the configuration allows for it. */
function duty(
  id: string,
  requests: (
    server: NodeId,
    config: Configuration,
    world: World<RaftTypes>,
  ) => readonly (AdminRequest & { readonly about?: NodeId })[],
): RaftDuty {
  return {
    id,
    offers(node, world) {
      const config = configOf(world);
      const asked = askedOf(world);
      const server = serversOf(world).find((one) => one.id === node);
      if (!config || asked === null || !server) return [];
      return requests(node, config, world).map(
        ({ about, ...request }): Offer<RaftTypes> => ({ asked, request, other: about ?? null }),
      );
    },
  };
}

export const duties: readonly RaftDuty[] = [
  duty('addServer', (server, { voters }) =>
    voters.includes(server) ? [] : [{ op: 'addServer', server }],
  ),
  duty('addNonVoting', (server, config) =>
    isMember(config, server) ? [] : [{ op: 'addNonVoting', server }],
  ),
  duty('transferLeadership', (server, { voters }, world) =>
    voters.includes(server) && leaderOf(world) !== null && leaderOf(world)?.id !== server
      ? [{ op: 'transferLeadership', server }]
      : [],
  ),
  duty('replaceServer', (server, { voters }, world) => {
    if (!voters.includes(server)) return [];
    const waiting = serversOf(world).filter(
      ({ id, health }) => health === 'up' && !voters.includes(id),
    );
    return waiting.map(({ id }) => ({
      op: 'changeMembers',
      servers: [...voters.filter((voter) => voter !== server), id],
      about: id,
    }));
  }),
  duty('removeServer', (server, config) =>
    isMember(config, server) && !(config.voters.length === 1 && config.voters.includes(server))
      ? [{ op: 'removeServer', server }]
      : [],
  ),
];
