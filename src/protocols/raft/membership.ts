import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { answer } from './answers.ts';
import { type Configuration, isJoint, makeConfig, sameMembers } from './config.ts';
import { appendConfig, knowEveryone } from './leader.ts';
import { lastIndex } from './log.ts';
import { NOTHING } from './machine.ts';
import { type AdminRequest, CATCH_UP } from './messages.ts';
import type { Rules } from './rules.ts';
import { sendMore } from './sending.ts';
import { electionRange } from './standing.ts';
import { type Asker, type Change, leadingOf, matchIndexOf, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/**
 * Changes of members, one after the other: a single server more or less (thesis 4.1), or any other set of voters by way of a joint
 * configuration (paper 6). Who is to vote catches up first, without a vote (thesis 4.2.1).
 */
export type MembershipRequest = Exclude<AdminRequest, { readonly op: 'transferLeadership' }>;

/** So many rounds a newcomer has in order to catch up, and so many election timeouts for all of them. */
const MOST_ROUNDS = 10;
const MOST_TIMEOUTS = 10;

export function changeMembers(
  state: ServerState,
  request: Immutable<MembershipRequest>,
  asker: Asker,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (askedAlready(state, asker)) return;
  const { config } = state.membership;
  const target = targetOf(request, config);
  if (sameMembers(target, makeConfig(config.voters, null, config.nonVoting))) {
    waitFor(state, asker, target, ctx);
    return;
  }
  const why = refusal(state, target, rules);
  if (why !== null) refuse(asker, why, ctx);
  else {
    const newcomers = target.voters.filter((id) => !config.voters.includes(id));
    const change = changeTo(target, newcomers, asker, state);
    if (newcomers.length > 0) beginCatchUp(state, change, ctx);
    else writeChange(state, change, ctx, rules);
  }
}

/** What is asked for is in the log already, through an earlier request for the same: it is done when it is committed. */
function waitFor(
  state: ServerState,
  asker: Asker,
  target: Configuration,
  ctx: ServerContext,
): void {
  const { config, index } = state.membership;
  const leading = leadingOf(state);
  const { client, serial, request } = asker;
  if (isJoint(config)) {
    if (leading.change !== null) refuse(asker, 'changeUnderWay', ctx);
    else leading.change = changeTo(target, [], asker, state);
  } else if (index <= state.commitIndex) answer(asker, NOTHING, ctx);
  else {
    const later = state.pending.findIndex((one) => one.index > index);
    const place = later < 0 ? state.pending.length : later;
    state.pending.splice(place, 0, Object.freeze({ index, client, serial, request }));
  }
}

const changeTo = (
  target: Configuration,
  newcomers: readonly NodeId[],
  { client, serial, request }: Asker,
  state: ServerState,
): Change => ({
  client,
  serial,
  request,
  target,
  newcomers,
  round: 1,
  roundEnd: lastIndex(state),
  late: false,
  timeouts: 0,
});

/** A client that has had no answer yet asks again. */
function askedAlready(state: ServerState, { client, serial }: Asker): boolean {
  if (client === null) return false;
  const waits = (asker: Asker) => asker.client === client && asker.serial === serial;
  const change = state.leading?.change;
  return state.pending.some(waits) || (change != null && waits(change));
}

/** The configuration that is asked for. A list of servers is all the voters; whoever votes is not a non-voting member. */
function targetOf(request: Immutable<MembershipRequest>, config: Configuration): Configuration {
  const { voters, nonVoting } = config;
  const without = (ids: readonly NodeId[], id: NodeId) => ids.filter((one) => one !== id);
  switch (request.op) {
    case 'addServer':
      return makeConfig(
        [...without(voters, request.server), request.server],
        null,
        without(nonVoting, request.server),
      );
    case 'removeServer':
      return makeConfig(without(voters, request.server), null, without(nonVoting, request.server));
    case 'addNonVoting':
      return voters.includes(request.server)
        ? config
        : makeConfig(voters, null, [...without(nonVoting, request.server), request.server]);
    case 'changeMembers': {
      const servers = [...new Set(request.servers)];
      return makeConfig(
        servers,
        null,
        nonVoting.filter((id) => !servers.includes(id)),
      );
    }
  }
}

export type Refusal = 'noEntryOfTerm' | 'changeUnderWay' | 'noVoters';

function refusal(state: ServerState, target: Configuration, rules: Rules): Refusal | null {
  const { config, index } = state.membership;
  if (target.voters.length === 0) return 'noVoters';
  if (leadingOf(state).change !== null || isJoint(config) || index > state.commitIndex) {
    return 'changeUnderWay';
  }
  return rules.reconfigurable(state) ? null : 'noEntryOfTerm';
}

function refuse(asker: Asker, why: Refusal, ctx: ServerContext): void {
  ctx.note('changeRefused', { server: ctx.self, client: asker.client, why });
  answer(asker, REFUSED, ctx, 'refused');
}

const REFUSED = Object.freeze({ ok: false, value: null, leaderHint: null });

function beginCatchUp(state: ServerState, change: Change, ctx: ServerContext): void {
  leadingOf(state).change = change;
  const { newcomers, roundEnd } = change;
  ctx.note('catchUpStarted', { server: ctx.self, newcomers, to: roundEnd });
  knowEveryone(state, ctx);
  ctx.setTimer(CATCH_UP, electionRange(ctx)[0]);
  for (const id of newcomers) sendMore(state, id, ctx);
}

/** A follower has stored more: if the newcomers have all of their round by now, the next begins, or they may vote. */
export function checkCatchUp(state: ServerState, ctx: ServerContext, rules: Rules): void {
  const change = state.leading?.change;
  if (!change || change.newcomers.length === 0) return;
  if (change.newcomers.some((id) => matchIndexOf(state, id) < change.roundEnd)) return;
  const { newcomers, round, late } = change;
  if (!late) {
    ctx.note('caughtUpToVote', { server: ctx.self, newcomers, round });
    ctx.cancelTimer(CATCH_UP);
    writeChange(state, change, ctx, rules);
  } else if (round === MOST_ROUNDS) giveUp(state, change, ctx);
  else {
    change.round += 1;
    change.roundEnd = lastIndex(state);
    change.late = false;
    ctx.note('catchUpRound', {
      server: ctx.self,
      newcomers,
      round: change.round,
      to: change.roundEnd,
    });
    ctx.setTimer(CATCH_UP, electionRange(ctx)[0]);
    checkCatchUp(state, ctx, rules);
  }
}

/** An election timeout has passed: a round as long as that would stop the cluster if the newcomer had to be waited for. */
export function catchUpTimeout(state: ServerState, ctx: ServerContext): void {
  const change = state.leading?.change;
  if (!change || change.newcomers.length === 0) return;
  change.late = true;
  change.timeouts += 1;
  if (change.timeouts >= MOST_TIMEOUTS) giveUp(state, change, ctx);
  else ctx.setTimer(CATCH_UP, electionRange(ctx)[0]);
}

function giveUp(state: ServerState, change: Change, ctx: ServerContext): void {
  const { newcomers, round } = change;
  ctx.note('catchUpFailed', { server: ctx.self, newcomers, round });
  ctx.cancelTimer(CATCH_UP);
  leadingOf(state).change = null;
  answer(change, REFUSED, ctx, 'refused');
}

/** One voter more or less is changed at once, since old and new majorities meet; anything else by a joint configuration. */
function writeChange(state: ServerState, change: Change, ctx: ServerContext, rules: Rules): void {
  const leading = leadingOf(state);
  const { target } = change;
  const { voters } = state.membership.config;
  const added = target.voters.filter((id) => !voters.includes(id));
  const removed = voters.filter((id) => !target.voters.includes(id));
  if (added.length + removed.length <= 1) {
    leading.change = null;
    appendConfig(state, target, change, ctx, rules);
    return;
  }
  change.newcomers = [];
  leading.change = change; // whoever asked is answered when the new configuration is committed
  appendConfig(state, makeConfig(target.voters, voters, target.nonVoting), null, ctx, rules);
}
