import type { NodeId, RequestId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { appendEntry } from './leader.ts';
import { lastIndex } from './log.ts';
import { changeMembers } from './membership.ts';
import {
  type ClientRequest,
  type KvRequest,
  type LogCommand,
  makeEntry,
  type Request,
  type Session,
} from './messages.ts';
import { startRead } from './reads.ts';
import type { Rules } from './rules.ts';
import type { Asker, ServerState } from './state.ts';
import { transferLeadership } from './transfer.ts';
import type { ServerContext } from './types.ts';

/** Requests as a server meets them: a leader deals with them, everyone else points to the leader. */

export function handleClientRequest(
  state: ServerState,
  client: NodeId,
  message: Immutable<ClientRequest>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const { serial, request } = message;
  const server = ctx.self;
  const session = Object.freeze({ client, serial });
  const response = state.role === 'leader' ? rules.remembers(state.machine, session) : null;
  if (response !== null) {
    ctx.note('duplicateAnswered', { server, client, serial });
    ctx.send(client, {
      type: 'ClientResponse',
      serial,
      status: 'ok',
      leaderHint: server,
      response,
    });
  } else if (takesRequests(state, request)) {
    accept(state, request, session, { client, serial, request: null }, ctx, rules);
  } else sendOn(state, client, serial, ctx);
}

/** A leader that hands its lead over takes no new requests until that is decided (thesis 3.10). */
const takesRequests = (state: ServerState, request: Immutable<Request>): boolean =>
  state.role === 'leader' &&
  (state.leading?.transfer == null || request.op === 'transferLeadership');

function sendOn(state: ServerState, client: NodeId, serial: number, ctx: ServerContext): void {
  const server = ctx.self;
  const { leaderId: leader } = state;
  if (leader === server) ctx.note('busyWithTransfer', { server, client });
  else ctx.note('redirected', { server, client, leader });
  ctx.send(client, {
    type: 'ClientResponse',
    serial,
    status: 'notLeader',
    leaderHint: leader === server ? null : leader,
    response: null,
  });
}

/** A request made at the server itself, as by a script: no session, so nobody repeats it. */
export function handleOwnRequest(
  state: ServerState,
  id: RequestId,
  request: Immutable<Request>,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (takesRequests(state, request)) {
    accept(state, request, null, { client: null, serial: 0, request: id }, ctx, rules);
    return;
  }
  const server = ctx.self;
  const leader = state.leaderId === server ? null : state.leaderId;
  if (state.role === 'leader') ctx.note('busyWithTransfer', { server, client: null });
  else ctx.note('refused', { server, leader });
  ctx.reply(id, { ok: false, value: null, leaderHint: leader });
}

function accept(
  state: ServerState,
  request: Immutable<Request>,
  session: Session | null,
  asker: Asker,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (request.op === 'transferLeadership') {
    transferLeadership(state, request.server, asker, ctx);
  } else if (!('key' in request)) changeMembers(state, request, asker, ctx, rules);
  else if (request.op === 'get' && rules.readsBy(ctx.params.reads) !== 'log') {
    startRead(state, asker, request.key, ctx, rules);
  } else write(state, request, session, asker, ctx, rules);
}

function write(
  state: ServerState,
  request: Immutable<KvRequest>,
  session: Session | null,
  asker: Asker,
  ctx: ServerContext,
  rules: Rules,
): void {
  const index = lastIndex(state) + 1;
  const { client } = asker;
  const { currentTerm: term } = state;
  ctx.note('entryAppended', { server: ctx.self, index, term, request, client });
  state.pending.push(Object.freeze({ index, ...asker }));
  appendEntry(state, makeEntry(term, commandOf(request, session)), ctx, rules);
}

function commandOf(request: Immutable<KvRequest>, session: Session | null): LogCommand {
  const { op, key } = request;
  return op === 'get' ? { op, key, session } : { op, key, value: request.value, session };
}
