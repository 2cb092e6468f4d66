import type { NodeId } from '../../core/ids.ts';
import { answer } from './answers.ts';
import { agreedIndex, isJoint, isQuorum, membersOf } from './config.ts';
import { entryAt, lastIndex, termAt } from './log.ts';
import { applyCommand } from './machine.ts';
import type { KvCommand, KvRequest, LogCommand, Response } from './messages.ts';
import type { Rules } from './rules.ts';
import { compact } from './snapshots.ts';
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
  if (state.commitIndex >= lastIndex(state) || !quorumIsAhead(state, ctx.self)) return false;
  const index = storedByQuorum(state, ctx.self, null, 0);
  if (index <= state.commitIndex) return false;
  const entryTerm = termAt(state, index);
  if (!rules.countable(entryTerm, state.currentTerm)) {
    if (index > storedByQuorum(state, ctx.self, peer, before)) {
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
const quorumIsAhead = (state: ServerState, self: NodeId): boolean =>
  isQuorum(
    state.membership.config,
    (id) => (id === self ? lastIndex(state) : matchIndexOf(state, id)) > state.commitIndex,
  );

/** The greatest index that a majority stores; `peer`, if any, is taken to stand at `stands`. */
function storedByQuorum(
  state: ServerState,
  self: NodeId,
  peer: NodeId | null,
  stands: number,
): number {
  return agreedIndex(state.membership.config, (id) => {
    if (id === self) return lastIndex(state);
    return id === peer ? stands : matchIndexOf(state, id);
  });
}

function noteCommit(state: ServerState, index: number, ctx: ServerContext): void {
  const { currentTerm: term } = state;
  const { config } = state.membership;
  const from = state.commitIndex + 1;
  let older = 0;
  while (from + older <= index && termAt(state, from + older) < term) older++;
  const stores = (id: NodeId) =>
    id === ctx.self ? lastIndex(state) >= index : matchIndexOf(state, id) >= index;
  const voters = membersOf({ ...config, nonVoting: [] });
  ctx.note('committed', {
    server: ctx.self,
    from,
    to: index,
    term,
    holders: voters.filter(stores),
    servers: voters.length,
    older,
    joint: isJoint(config),
  });
}

/** All servers: applies what is committed, in order; a leader answers those who asked for it. */
export function applyCommitted(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const wanted = rules.applicable(state);
  const last = lastIndex(state);
  const end = wanted < last ? wanted : last;
  if (state.lastApplied >= end) return;
  while (state.lastApplied < end) applyNext(state, ctx, rules);
  compact(state, ctx, rules);
}

function applyNext(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const index = state.lastApplied + 1;
  state.lastApplied = index;
  const command = entryAt(state, index)?.command as LogCommand;
  if (state.role === 'leader') tellDuplicate(state, index, command, ctx, rules);
  const response = applyCommand(state.machine, command, rules.remembers);
  if (state.pending.length > 0) answerPending(state, index, command, response, ctx);
}

function tellDuplicate(
  state: ServerState,
  index: number,
  command: LogCommand,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (!('key' in command) || command.session === null) return;
  if (rules.remembers(state.machine, command.session) === null) return;
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
  for (;;) {
    const first = state.pending[0];
    if (first === undefined || first.index !== index) return;
    state.pending.shift();
    const { client } = first;
    const { value } = response;
    if ('key' in command) {
      ctx.note('applied', { server: ctx.self, index, request: requestOf(command), value, client });
    }
    answer(first, response, ctx);
  }
}

function requestOf(command: KvCommand): KvRequest {
  const { op, key } = command;
  return op === 'get' ? { op, key } : { op, key, value: command.value };
}
