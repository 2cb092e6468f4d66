import type { Command } from '../../sdk/command.ts';
import type { Disturbance } from '../../sdk/protocol.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import type { AdminRequest } from './messages.ts';
import type { RaftTypes } from './types.ts';

/** What a fuzzer may ask of a cluster in mid-run: other members, another leader. */

type Server = Extract<NodeSlot<RaftTypes>, { readonly kind: 'server' }>;

const serversOf = ({ nodes }: World<RaftTypes>): Server[] =>
  nodes.flatMap((node) => (node.kind === 'server' && node.health !== 'removed' ? [node] : []));

/** Asks one of those who lead, or believe that they do. */
function ask(
  world: World<RaftTypes>,
  pick: <X>(items: readonly X[]) => X,
  request: AdminRequest,
): Command<RaftTypes> | null {
  const leaders = serversOf(world).filter(
    ({ health, state }) => health === 'up' && state.role === 'leader',
  );
  if (leaders.length === 0) return null;
  return { do: 'request', node: pick(leaders).id, request };
}

export const faults: readonly Disturbance<RaftTypes>[] = [
  {
    name: 'members',
    command(world, random) {
      const server = random.pick(serversOf(world)).id;
      const op = random.pick(['addServer', 'removeServer', 'addNonVoting'] as const);
      return ask(world, (items) => random.pick(items), { op, server });
    },
  },
  {
    name: 'jointChange',
    command(world, random) {
      const chosen = serversOf(world).filter(() => random.chance([2, 3]));
      const servers = chosen.map(({ id }) => id);
      return ask(world, (items) => random.pick(items), { op: 'changeMembers', servers });
    },
  },
  {
    name: 'transfer',
    command(world, random) {
      const server = random.chance([1, 2]) ? random.pick(serversOf(world)).id : null;
      return ask(world, (items) => random.pick(items), { op: 'transferLeadership', server });
    },
  },
];
