import type { NodeId, RequestId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { append, at, emptyVector } from '../../core/vector.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import { type ClientResponse, RETRY, type Request, type Response } from './messages.ts';
import { type ClientState, initClient, recoverClient } from './state.ts';
import type { ClientContext, RaftTypes } from './types.ts';

/** A client: one question at a time, repeated under the same serial number until it is answered (section 8). */
export const client: NodeKind<RaftTypes, 'client'> = {
  roles: null,
  prefix: 'c',
  count: { initial: 1, min: 0, max: 20 },
  init: () => initClient(),
  recover: (durable) => recoverClient(durable),
  onStart() {},
  onMessage(state, from, message, ctx) {
    if (message.type === 'ClientResponse') handleResponse(state, from, message, ctx);
  },
  onTimer(state, timer, ctx) {
    if (timer.type === 'retry') retry(state, ctx);
  },
  onRequest(state, id, request, ctx) {
    if (state.asking === null) ask(state, id, request, ctx);
    else state.queue = append(state.queue, Object.freeze({ id, request: Object.freeze(request) }));
  },
};

/** A new serial number, on disk before it is used: a client that restarts must not use it for something else. */
function ask(
  state: ClientState,
  id: RequestId,
  request: Immutable<Request>,
  ctx: ClientContext,
): void {
  state.asking = { id, request };
  state.serial += 1;
  state.attempts = 0;
  ctx.persist({ serial: state.serial });
  ctx.setTimer(RETRY, ctx.params.clientRetry);
  const servers = ctx.members('server');
  if (servers.length === 0) return;
  const server = state.server ?? ctx.choose('server', servers);
  ctx.note('clientAsks', { client: ctx.self, server, serial: state.serial, request });
  sendTo(server, state, request, ctx);
}

function sendTo(
  server: NodeId,
  state: ClientState,
  request: Immutable<Request>,
  ctx: ClientContext,
): void {
  state.server = server;
  state.attempts += 1;
  ctx.send(server, { type: 'ClientRequest', serial: state.serial, request });
}

/** No answer: the server may be down, the request lost, or its answer. Tries another one, by chance (section 8). */
function retry(state: ClientState, ctx: ClientContext): void {
  if (state.asking === null) return;
  ctx.setTimer(RETRY, ctx.params.clientRetry);
  const servers = ctx.members('server');
  if (servers.length === 0) return;
  const others = servers.filter((one) => one !== state.server);
  const server = ctx.choose('server', others.length === 0 ? servers : others);
  const { serial } = state;
  const attempt = state.attempts + 1;
  ctx.note('clientRetries', { client: ctx.self, server, serial, attempt });
  sendTo(server, state, state.asking.request, ctx);
}

function handleResponse(
  state: ClientState,
  from: NodeId,
  message: Immutable<ClientResponse>,
  ctx: ClientContext,
): void {
  if (state.asking === null || message.serial !== state.serial) return; // answered before
  const { leaderHint, response } = message;
  if (message.status !== 'notLeader' && response !== null) finish(state, from, response, ctx);
  else if (leaderHint !== null && leaderHint !== from) {
    ctx.setTimer(RETRY, ctx.params.clientRetry);
    sendTo(leaderHint, state, state.asking.request, ctx);
  } // without a hint it waits: there may be no leader yet
}

function finish(
  state: ClientState,
  from: NodeId,
  response: Immutable<Response>,
  ctx: ClientContext,
): void {
  if (state.asking === null) return;
  const { id, request } = state.asking;
  const { value } = response;
  const { attempts } = state;
  state.asking = null;
  state.server = from;
  ctx.cancelTimer(RETRY);
  ctx.note('clientAnswered', { client: ctx.self, server: from, request, value, attempts });
  ctx.reply(id, response);
  nextQuestion(state, ctx);
}

function nextQuestion(state: ClientState, ctx: ClientContext): void {
  const next = at(state.queue, state.turn);
  if (next === undefined) return;
  state.turn += 1;
  if (state.turn === state.queue.length) {
    state.queue = emptyVector();
    state.turn = 0;
  }
  ask(state, next.id, next.request, ctx);
}
