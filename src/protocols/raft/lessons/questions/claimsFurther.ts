import type { Immutable } from '../../../../core/plain.ts';
import { toArray } from '../../../../core/vector.ts';
import type { NodeSlot } from '../../../../sdk/world.ts';
import { type Configuration, isQuorum, membersOf } from '../../config.ts';
import type { Entry, Request, Response } from '../../messages.ts';
import type { RaftTypes } from '../../types.ts';
import type { RaftWorld, Server } from './claims.ts';

/** What the claims about clients and configurations ask of a world. */

type Client = Extract<NodeSlot<RaftTypes>, { readonly kind: 'client' }>;

export const clientsOf = ({ nodes }: RaftWorld): Client[] =>
  nodes.flatMap((node) => (node.kind === 'client' ? [node] : []));

/** Who has asked what, and what it has been told so far. */
interface Exchange {
  readonly node: number;
  readonly request: Immutable<Request>;
  readonly asked: number;
  readonly answer: { readonly response: Immutable<Response>; readonly at: number } | null;
}

/** All that was ever asked, in order. */
function exchangesOf(world: RaftWorld): Exchange[] {
  const { invocations, returns } = world.history();
  const answers = new Map(toArray(returns).map(({ op, response, at }) => [op, { response, at }]));
  return toArray(invocations).map(({ node, request, at }, op) => ({
    node,
    request,
    asked: at,
    answer: answers.get(op as Parameters<typeof answers.get>[0]) ?? null,
  }));
}

/** What was asked with such an operation, the latest one first. */
export const askedFor = (world: RaftWorld, op: Request['op']): Exchange[] =>
  exchangesOf(world)
    .filter(({ request }) => request.op === op)
    .reverse();

/** Whether a client is told something at this very moment. */
export const isAnswered = (world: RaftWorld): boolean =>
  exchangesOf(world).some(({ answer }) => answer?.at === world.time);

/** The value that was told as an answer, if there was one. */
export const toldValue = ({ answer }: Exchange): string | null => answer?.response.value ?? null;

/** The entries of a server's log that are still there one by one. */
export const entriesOf = ({ state }: Server): readonly Entry[] => toArray(state.log);

export const configOf = ({ state }: Server): Configuration =>
  state.membership.config as Configuration;

/** Whether every majority of the one configuration shares a server with every majority of the other. */
export function majoritiesMeet(a: Configuration, b: Configuration): boolean {
  const all = [...new Set([...membersOf(a), ...membersOf(b)])];
  for (let some = 0; some < 1 << all.length; some++) {
    const isIn = (id: (typeof all)[number]) => ((some >> all.indexOf(id)) & 1) === 1;
    if (isQuorum(a, isIn) && isQuorum(b, (id) => !isIn(id))) return false;
  }
  return true;
}

/** What a server's own clock shows. */
export const clockOf = ({ time }: RaftWorld, server: Server): number => {
  const [fast, slow] = server.clockRate;
  return server.clockSince + server.clockOffset + ((time - server.clockSince) * fast) / slow;
};
