import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { answer } from './answers.ts';
import { isVoter } from './config.ts';
import { startElection } from './election.ts';
import { lastIndex } from './log.ts';
import { NOTHING } from './machine.ts';
import { type TimeoutNow, type TimeoutNowResult, TRANSFER } from './messages.ts';
import type { Rules } from './rules.ts';
import { sendMore } from './sending.ts';
import { electionRange, observeTerm, save } from './standing.ts';
import { type Asker, leadingOf, matchIndexOf, type ServerState } from './state.ts';
import type { ServerContext } from './types.ts';

/** Leadership transfer (thesis 3.10): the leader takes no more requests, waits until another has all of its log, and lets it stand. */

export function transferLeadership(
  state: ServerState,
  wanted: NodeId | null,
  asker: Asker,
  ctx: ServerContext,
): void {
  const leading = leadingOf(state);
  const { client, serial, request } = asker;
  if (leading.transfer !== null) {
    const same = client !== null && leading.transfer.client === client;
    if (!same || leading.transfer.serial !== serial) refuse(asker, 'transferUnderWay', ctx);
    return;
  }
  const to = wanted ?? nearest(state, ctx);
  if (to === ctx.self) answer(asker, NOTHING, ctx);
  else if (to === null || !isVoter(state.membership.config, to)) refuse(asker, 'noVoter', ctx);
  else if (leading.change !== null) refuse(asker, 'changeUnderWay', ctx);
  else {
    leading.transfer = { client, serial, request, to, sent: false };
    const [match, last] = [matchIndexOf(state, to), lastIndex(state)];
    ctx.note('transferStarted', { server: ctx.self, successor: to, match, last });
    ctx.setTimer(TRANSFER, electionRange(ctx)[0]);
    if (matchIndexOf(state, to) < lastIndex(state)) sendMore(state, to, ctx);
    else tellTimeoutNow(state, ctx);
  }
}

/** The voter with the most of the log; any of them if several have as much. */
function nearest(state: ServerState, ctx: ServerContext): NodeId | null {
  const others = state.membership.config.voters.filter((id) => id !== ctx.self);
  const most = others.reduce((best, id) => Math.max(best, matchIndexOf(state, id)), 0);
  const best = others.filter((id) => matchIndexOf(state, id) === most);
  return best.length === 0 ? null : ctx.choose('successor', best);
}

const REFUSED = Object.freeze({ ok: false, value: null, leaderHint: null });

function refuse(
  asker: Asker,
  why: 'transferUnderWay' | 'changeUnderWay' | 'noVoter',
  ctx: ServerContext,
): void {
  ctx.note('transferRefused', { server: ctx.self, client: asker.client, why });
  answer(asker, REFUSED, ctx, 'refused');
}

/** Once the other has the whole log it is told to stand for election, without waiting for its timeout. */
export function tellTimeoutNow(state: ServerState, ctx: ServerContext): void {
  const leading = leadingOf(state);
  const { transfer } = leading;
  if (transfer === null || transfer.sent) return;
  if (matchIndexOf(state, transfer.to) < lastIndex(state)) return;
  transfer.sent = true;
  leading.toldTimeoutNow = true;
  leading.leaseUntil = ctx.clock;
  ctx.note('transferSent', { server: ctx.self, successor: transfer.to });
  ctx.send(transfer.to, { type: 'TimeoutNow', term: state.currentTerm, leaderId: ctx.self });
}

/** The other has not been elected in an election timeout: the leader goes on leading. */
export function transferTimeout(state: ServerState, ctx: ServerContext): void {
  const transfer = state.leading?.transfer;
  if (!transfer) return;
  ctx.note('transferFailed', { server: ctx.self, successor: transfer.to });
  leadingOf(state).transfer = null;
  answer(transfer, REFUSED, ctx, 'refused');
}

/** TimeoutNow, receiver: stands for election at once, without a pre-vote; nobody withholds its vote. */
export function handleTimeoutNow(
  state: ServerState,
  from: NodeId,
  message: Immutable<TimeoutNow>,
  ctx: ServerContext,
  rules: Rules,
): void {
  const newTerm = observeTerm(state, message.term, from, ctx);
  const stands =
    message.term === state.currentTerm &&
    state.role !== 'leader' &&
    isVoter(state.membership.config, ctx.self);
  if (stands) {
    ctx.note('timeoutNowReceived', { server: ctx.self, leader: from, term: state.currentTerm + 1 });
    startElection(state, ctx, rules, 'timeoutNow');
  } else if (newTerm) save(state, ctx, rules);
  ctx.send(from, { type: 'TimeoutNowResult', term: state.currentTerm });
}

export function handleTimeoutNowResult(
  state: ServerState,
  from: NodeId,
  { term }: Immutable<TimeoutNowResult>,
  ctx: ServerContext,
  rules: Rules,
): void {
  if (observeTerm(state, term, from, ctx)) save(state, ctx, rules);
}
