import { micros, type NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { differences, emptyVector } from '../../core/vector.ts';
import { announce, learn, resumeSuspicions } from './beliefs.ts';
import { isUp, type Members, membersThat, type Standing, standingOf } from './members.ts';
import type { PushPull } from './messages.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import type { SwimState } from './state.ts';
import type { Ctx } from './types.ts';

/** How a node comes into the group and goes: by exchanging everything that two nodes believe (memberlist's push-pull). */

/** Sends what it believes (of itself, mostly) to the seeds, and waits for the first answer. */
export function askToJoin(state: SwimState, again: boolean, ctx: Ctx): void {
  const seeds = state.seeds.filter((id) => id !== ctx.self);
  ctx.note('joinAsked', { node: ctx.self, seeds, again });
  for (const seed of seeds)
    ctx.send(seed, { type: 'PushPull', join: true, members: state.members });
  ctx.setTimer({ type: 'join' }, ctx.params.probeInterval);
}

/** Comes back to a group that it has left. */
export function rejoin(state: SwimState, ctx: Ctx): void {
  state.incarnation += 1;
  changeRole(ctx, state, 'join');
  announce(state, 'alive', ctx);
  resumeSuspicions(state, ctx);
  askToJoin(state, false, ctx);
}

export function onPushPull(
  state: SwimState,
  from: NodeId,
  { join, members }: Immutable<PushPull>,
  ctx: Ctx,
  rules: Rules,
): void {
  merge(state, members as Members, from, ctx, rules);
  ctx.send(from, { type: 'PushPullReply', members: state.members });
  if (!join) letIn(state, from, ctx);
}

export function onPushPullReply(
  state: SwimState,
  from: NodeId,
  members: Immutable<Members>,
  ctx: Ctx,
  rules: Rules,
): void {
  merge(state, members as Members, from, ctx, rules);
  letIn(state, from, ctx);
}

/** Whoever has the list of a member, or of another one that begins anew, has joined. */
function letIn(state: SwimState, from: NodeId, ctx: Ctx): void {
  if (state.role !== 'joining') return;
  ctx.cancelTimer({ type: 'join' });
  changeRole(ctx, state, 'joined');
  ctx.note('joined', { node: ctx.self, from, members: state.members.size });
  beginWork(ctx);
}

/** Starts what a member does again and again, each at its own moment. */
export function beginWork(ctx: Ctx): void {
  const { probeInterval, pushPullInterval, reconnectInterval } = ctx.params;
  const atOnce = micros(1);
  ctx.setTimer({ type: 'period' }, [atOnce, probeInterval]);
  if (pushPullInterval > 0) ctx.setTimer({ type: 'pushPull' }, [atOnce, pushPullInterval]);
  if (reconnectInterval > 0) ctx.setTimer({ type: 'reconnect' }, [atOnce, reconnectInterval]);
}

/** Takes over what is newer in another node's view of the group. */
function merge(state: SwimState, theirs: Members, from: NodeId, ctx: Ctx, rules: Rules): void {
  const news: (readonly [NodeId, Standing])[] = [];
  differences(state.members.list, theirs.list, (member, _, told) => {
    if (told && told.status !== 'unknown') news.push([member as NodeId, told]);
  });
  // In any order, as in a list that is shuffled each round: it decides what is passed on first.
  for (const [member, told] of ctx.sample('order', news, news.length)) {
    const known = standingOf(state.members, member);
    const status = member === ctx.self ? told.status : asTold(told, known);
    if (status === 'unknown') continue;
    const by = status === 'suspect' ? from : member;
    learn(
      state,
      Object.freeze({ member, status, incarnation: told.incarnation, from: by }),
      from,
      ctx,
      rules,
    );
  }
}

/** One that is told to be dead but seems alive here is suspected first, so that it can object (memberlist's mergeState). */
const asTold = (told: Standing, known: Standing): Standing['status'] =>
  told.status === 'dead' && isUp(known) ? 'suspect' : told.status;

// ---- from time to time ----

/** Exchanges everything with a random member: what gossip has missed comes to light. */
export function exchange(state: SwimState, ctx: Ctx): void {
  ctx.setTimer({ type: 'pushPull' }, ctx.params.pushPullInterval);
  const others = membersThat(state.members, ({ status }) => status === 'alive');
  const able = others.filter((id) => id !== ctx.self);
  if (able.length === 0) return;
  const partner = ctx.choose('partner', able);
  ctx.send(partner, { type: 'PushPull', join: false, members: state.members });
}

/** Tries whether a member that is held to be dead answers: else two halves of a group that were cut apart never meet again. */
export function reconnect(state: SwimState, ctx: Ctx): void {
  ctx.setTimer({ type: 'reconnect' }, ctx.params.reconnectInterval);
  const dead = membersThat(state.members, ({ status }) => status === 'dead');
  if (dead.length === 0) return;
  const member = ctx.choose('dead', dead);
  ctx.note('reconnectTried', { node: ctx.self, member });
  ctx.send(member, { type: 'PushPull', join: false, members: state.members });
}

// ---- leaving ----

/** Says that it goes; it stays until that has been passed on. */
export function leave(state: SwimState, ctx: Ctx): void {
  const { self: node } = ctx;
  ctx.note('leaves', { node, member: node, is: 'left', incarnation: state.incarnation });
  const asked = state.role === 'joining';
  changeRole(ctx, state, 'leave');
  if (asked) stop(state, ctx);
  else announce(state, 'left', ctx);
}

/** Whether its farewell has gone out as often as news does, or there is nobody to hear it. */
export const isTold = ({ updates, members }: SwimState, { self }: Ctx): boolean =>
  members.size === 0 || updates.every(({ update }) => update.member !== self);

export function go(state: SwimState, ctx: Ctx): void {
  changeRole(ctx, state, 'told');
  ctx.note('gone', { node: ctx.self });
  stop(state, ctx);
}

/** Nothing runs any more. */
function stop(state: SwimState, ctx: Ctx): void {
  for (const type of ['period', 'probe', 'join', 'pushPull', 'reconnect'] as const) {
    ctx.cancelTimer({ type });
  }
  for (const { seqNo } of state.relays) ctx.cancelTimer({ type: 'relay', seqNo });
  for (const member of Object.keys(state.suspicions)) {
    ctx.cancelTimer({ type: 'suspicion', member: Number(member) as NodeId });
  }
  state.probe = null;
  state.relays = [];
  state.updates = [];
  state.suspicions = {};
  state.unprobed = emptyVector();
}
