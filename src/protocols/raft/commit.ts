import type { NodeId } from '../../core/ids.ts';
import { at } from '../../core/vector.ts';
import { majorityIndex, termAt } from './log.ts';
import { applyCommand, cachedResponse } from './machine.ts';
import type { LogCommand, Request, Response } from './messages.ts';
import type { Rules } from './rules.ts';
import { majority } from './standing.ts';
import { matchIndexOf, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/**
 * Leaders (sections 5.3 and 5.4.2): commits what a majority has, if the last of it is of the own term; older entries
 * are committed with it, never by themselves. `peer` is the server whose matchIndex has just risen from `before`.
 */
export function advanceCommit(
  state: ServerState,
  peer: NodeId | null,
  before: number,
  ctx: ServerContext,
  rules: Rules,
): boolean {
  if (state.commitIndex >= state.log.length || !majorityIsAhead(state, ctx.self)) return false;
  const index = agreedIndex(state, ctx.self, null, 0);
  if (index <= state.commitIndex) return false;
  const entryTerm = termAt(state.log, index);
  if (!rules.countable(entryTerm, state.currentTerm)) {
    if (index > agreedIndex(state, ctx.self, peer, before)) {
      const { currentTerm: term } = state;
      ctx.note('oldTermNotCommitted', { server: ctx.self, index, entryTerm, term });
    }
    return false;
  }
  noteCommit(state, index, ctx);
  state.commitIndex = index;
  return true;
}

/** Whether a majority has more than is committed: false for most answers, and found without sorting. */
function majorityIsAhead(state: ServerState, self: NodeId): boolean {
  const { config, commitIndex } = state;
  let ahead = 0;
  for (let i = 0; i < config.length; i++) {
    const server = config[i] as NodeId;
    const has = server === self ? state.log.length : matchIndexOf(state, server);
    if (has > commitIndex) ahead++;
  }
  return ahead >= majority(state);
}

/** The greatest index that a majority stores; `peer`, if any, is taken to stand at `stands`. */
function agreedIndex(
  state: ServerState,
  self: NodeId,
  peer: NodeId | null,
  stands: number,
): number {
  return majorityIndex(
    state.config.map((server) => {
      if (server === self) return state.log.length;
      return server === peer ? stands : matchIndexOf(state, server);
    }),
  );
}

function noteCommit(state: ServerState, index: number, ctx: ServerContext): void {
  const { config, currentTerm: term, log } = state;
  const from = state.commitIndex + 1;
  let older = 0;
  while (from + older <= index && termAt(log, from + older) < term) older++;
  const holders = config.filter((one) => one === ctx.self || matchIndexOf(state, one) >= index);
  const servers = config.length;
  ctx.note('committed', { server: ctx.self, from, to: index, term, holders, servers, older });
}

/** All servers: applies what is committed, in order; a leader answers those who asked for it. */
export function applyCommitted(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const wanted = rules.applicable(state);
  const end = wanted < state.log.length ? wanted : state.log.length;
  while (state.lastApplied < end) applyNext(state, ctx);
}

function applyNext(state: ServerState, ctx: ServerContext): void {
  const index = state.lastApplied + 1;
  state.lastApplied = index;
  const command = at(state.log, index - 1)?.command as LogCommand;
  if (state.role === 'leader') tellDuplicate(state, index, command, ctx);
  const response = applyCommand(state.machine, command);
  if (state.pending.length > 0) answerPending(state, index, command, response, ctx);
}

function tellDuplicate(
  state: ServerState,
  index: number,
  command: LogCommand,
  ctx: ServerContext,
): void {
  if (command.op === 'noop' || command.session === null) return;
  if (cachedResponse(state.machine, command.session) === null) return;
  const { client, serial } = command.session;
  ctx.note('duplicateSkipped', { server: ctx.self, index, client, serial });
}

function answerPending(
  state: ServerState,
  index: number,
  command: LogCommand,
  response: Response,
  ctx: ServerContext,
): void {
  const first = state.pending[0];
  if (first === undefined || first.index !== index || command.op === 'noop') return;
  state.pending.shift();
  const { client } = first;
  const { value } = response;
  ctx.note('applied', { server: ctx.self, index, request: requestOf(command), value, client });
  if (first.request !== null) ctx.reply(first.request, response);
  if (client === null) return;
  const { serial } = first;
  ctx.send(client, {
    type: 'ClientResponse',
    serial,
    status: 'ok',
    leaderHint: ctx.self,
    response,
  });
}

function requestOf(command: Exclude<LogCommand, { readonly op: 'noop' }>): Request {
  const { op, key } = command;
  return op === 'get' ? { op, key } : { op, key, value: command.value };
}
