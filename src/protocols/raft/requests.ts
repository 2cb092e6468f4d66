import type { NodeId, RequestId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { cachedResponse } from './machine.ts';
import {
  type ClientRequest,
  type LogCommand,
  makeEntry,
  type Request,
  type Session,
} from './messages.ts';
import { appendEntry } from './replication.ts';
import type { Rules } from './rules.ts';
import type { Pending, ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** Requests as a server meets them: a leader puts them into its log, everyone else points to the leader. */

export function handleClientRequest(
  state: ServerState,
  client: NodeId,
  message: Immutable<ClientRequest>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const { serial, request } = message;
  const server = ctx.self;
  if (state.role !== 'leader') {
    const { leaderId: leader } = state;
    ctx.note('redirected', { server, client, leader });
    ctx.send(client, {
      type: 'ClientResponse',
      serial,
      status: 'notLeader',
      leaderHint: leader,
      response: null,
    });
    return;
  }
  const session = Object.freeze({ client, serial });
  const response = cachedResponse(state.machine, session);
  if (response === null) {
    const pending = { index: state.log.length + 1, client, serial, request: null };
    accept(state, request, session, pending, ctx, rules);
    return;
  }
  ctx.note('duplicateAnswered', { server, client, serial });
  ctx.send(client, { type: 'ClientResponse', serial, status: 'ok', leaderHint: server, response });
}

/** A request made at the server itself, as by a script: no session, so nobody repeats it. */
export function handleOwnRequest(
  state: ServerState,
  id: RequestId,
  request: Immutable<Request>,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (state.role !== 'leader') {
    ctx.note('refused', { server: ctx.self, leader: state.leaderId });
    ctx.reply(id, { ok: false, value: null, leaderHint: state.leaderId });
    return;
  }
  const pending = { index: state.log.length + 1, client: null, serial: 0, request: id };
  accept(state, request, null, pending, ctx, rules);
}

function accept(
  state: ServerState,
  request: Immutable<Request>,
  session: Session | null,
  pending: Pending,
  ctx: ServerContext,
  rules: Rules,
): void {
  const { index, client } = pending;
  const { currentTerm: term } = state;
  ctx.note('entryAppended', { server: ctx.self, index, term, request, client });
  state.pending.push(Object.freeze(pending));
  appendEntry(state, makeEntry(term, commandOf(request, session)), ctx, rules);
}

function commandOf(request: Immutable<Request>, session: Session | null): LogCommand {
  const { op, key } = request;
  return op === 'get' ? { op, key, session } : { op, key, value: request.value, session };
}
