import { micros, type NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { at, set, take, type Vector, vectorOf } from '../../core/vector.ts';
import { accuse, believe, learnAll } from './beliefs.ts';
import { adjustHealth, scaled } from './health.ts';
import { isUp, membersThat, standingOf } from './members.ts';
import type { Ack, Nack, Ping, PingReq, Update } from './messages.ts';
import type { Rules } from './rules.ts';
import { takeUpdates } from './spreading.ts';
import type { Relay, SwimState } from './state.ts';
import type { Ctx } from './types.ts';

/** The failure detector (SWIM 3.1, 4.3): one member a period is probed, by oneself and then by others. */

/** The last probe is judged, and the next one begins. */
export function nextPeriod(state: SwimState, ctx: Ctx, rules: Rules): void {
  judge(state, ctx, rules);
  state.period += 1;
  ctx.setTimer({ type: 'period' }, scaled(ctx.params.probeInterval, state, ctx));
  const target = nextTarget(state, ctx);
  if (target === null) return;
  const seqNo = ++state.seqNo;
  state.probe = { target, seqNo, acked: false, asked: 0, nacks: 0 };
  ctx.send(target, { type: 'Ping', seqNo, updates: updatesFor(state, target, ctx) });
  ctx.setTimer({ type: 'probe' }, scaled(ctx.params.probeTimeout, state, ctx));
}

function judge(state: SwimState, ctx: Ctx, rules: Rules): void {
  const { probe } = state;
  if (!probe) return;
  state.probe = null;
  ctx.cancelTimer({ type: 'probe' });
  if (probe.acked) {
    adjustHealth(state, -1, 'answered', ctx);
    return;
  }
  // Where others say that they got no answer either, it is hardly this node that is slow (memberlist's rule).
  adjustHealth(state, probe.asked > 0 ? probe.asked - probe.nacks : 1, 'failed', ctx);
  accuse(state, probe.target, ctx, rules);
}

/** Positions, of which a choice takes as many as it needs. */
const POSITIONS: readonly number[] = Array.from({ length: 10_000 }, (_, i) => i);

/**
 * A member that was not probed in this round yet, drawn at random: the same as going through a list that is shuffled before each
 * round (SWIM 4.3), and nobody is left out for longer than two rounds.
 */
function nextTarget(state: SwimState, ctx: Ctx): NodeId | null {
  for (let rounds = 0; rounds < 2; rounds++) {
    while (state.unprobed.length > 0) {
      const place = ctx.choose('target', POSITIONS.slice(0, state.unprobed.length));
      const target = at(state.unprobed, place) as NodeId;
      state.unprobed = without(state.unprobed, place);
      if (target !== ctx.self && isUp(standingOf(state.members, target))) return target;
    }
    state.unprobed = vectorOf(othersUp(state, ctx));
  }
  return null;
}

/** The last one takes its place. */
export function without<X>(list: Vector<X>, place: number): Vector<X> {
  const last = list.length - 1;
  const moved = place === last ? list : set(list, place, at(list, last) as X);
  return take(moved, last);
}

const othersUp = (state: SwimState, { self }: Ctx): NodeId[] =>
  membersThat(state.members, isUp).filter((id) => id !== self);

/** With Lifeguard's buddy system a suspected member hears of it from everyone who probes it. */
function updatesFor(state: SwimState, member: NodeId, ctx: Ctx): readonly Update[] {
  const updates = takeUpdates(state, ctx);
  const { status, incarnation } = standingOf(state.members, member);
  if (!ctx.params.buddySystem || status !== 'suspect') return updates;
  if (updates.some((update) => update.member === member)) return updates;
  return [Object.freeze({ member, status, incarnation, from: ctx.self }), ...updates];
}

/** No answer in time: others may reach it. */
export function askOthers(state: SwimState, ctx: Ctx): void {
  const { probe } = state;
  if (!probe || probe.acked) return;
  const { target, seqNo } = probe;
  const nack = ctx.params.lhaProbe;
  const able = membersThat(state.members, ({ status }) => status === 'alive');
  const others = able.filter((id) => id !== ctx.self && id !== target);
  const through = ctx.sample('through', others, ctx.params.indirectChecks);
  probe.asked = nack ? through.length : 0;
  ctx.note('probeFailed', { node: ctx.self, member: target, through });
  for (const other of through) {
    ctx.send(other, { type: 'PingReq', seqNo, target, nack, updates: takeUpdates(state, ctx) });
  }
}

export function onPing(
  state: SwimState,
  from: NodeId,
  { seqNo, updates }: Immutable<Ping>,
  ctx: Ctx,
  rules: Rules,
): void {
  learnAll(state, updates, from, ctx, rules);
  ctx.send(from, { type: 'Ack', seqNo, updates: takeUpdates(state, ctx) });
}

// ---- for others ----

/** Of the time-out, after which one that was asked says that it has no answer yet (Lifeguard, section IV.A). */
const NACK_AFTER = 0.8;

export function onPingReq(
  state: SwimState,
  origin: NodeId,
  { seqNo: originSeqNo, target, nack, updates }: Immutable<PingReq>,
  ctx: Ctx,
  rules: Rules,
): void {
  learnAll(state, updates, origin, ctx, rules);
  const seqNo = ++state.seqNo;
  const relay = Object.freeze({ seqNo, target, origin, originSeqNo, nack });
  state.relays = [...state.relays, relay];
  ctx.send(target, { type: 'Ping', seqNo, updates: updatesFor(state, target, ctx) });
  const { probeTimeout } = ctx.params;
  const wait = nack ? Math.floor(probeTimeout * NACK_AFTER) : probeTimeout;
  ctx.setTimer({ type: 'relay', seqNo }, micros(wait));
}

/** Nothing has come for the other one: that is said, if it wants to hear it; after the rest of the time it is forgotten. */
export function onRelayTimeout(state: SwimState, seqNo: number, ctx: Ctx): void {
  const relay = state.relays.find((one) => one.seqNo === seqNo);
  if (!relay) return;
  if (!relay.nack) {
    forget(state, relay);
    return;
  }
  state.relays = state.relays.map((one) =>
    one === relay ? Object.freeze({ ...one, nack: false }) : one,
  );
  const { origin, originSeqNo } = relay;
  ctx.send(origin, { type: 'Nack', seqNo: originSeqNo, updates: takeUpdates(state, ctx) });
  const rest = Math.ceil(ctx.params.probeTimeout * (1 - NACK_AFTER));
  ctx.setTimer({ type: 'relay', seqNo }, micros(rest));
}

const forget = (state: SwimState, relay: Relay): void => {
  state.relays = state.relays.filter((one) => one !== relay);
};

// ---- answers ----

export function onAck(
  state: SwimState,
  from: NodeId,
  { seqNo, updates }: Immutable<Ack>,
  ctx: Ctx,
  rules: Rules,
): void {
  learnAll(state, updates, from, ctx, rules);
  const relay = state.relays.find((one) => one.seqNo === seqNo);
  if (relay) passOn(state, relay, ctx);
  const { probe } = state;
  if (!probe || probe.seqNo !== seqNo || probe.acked) return;
  probe.acked = true;
  ctx.cancelTimer({ type: 'probe' });
  const { target: member } = probe;
  if (from !== member) ctx.note('answeredThrough', { node: ctx.self, member, through: from });
  if (rules.speaksForOthers) speakFor(state, member, ctx);
}

function passOn(state: SwimState, relay: Relay, ctx: Ctx): void {
  forget(state, relay);
  ctx.cancelTimer({ type: 'relay', seqNo: relay.seqNo });
  const { origin, originSeqNo } = relay;
  ctx.send(origin, { type: 'Ack', seqNo: originSeqNo, updates: takeUpdates(state, ctx) });
}

export function onNack(
  state: SwimState,
  from: NodeId,
  { seqNo, updates }: Immutable<Nack>,
  ctx: Ctx,
  rules: Rules,
): void {
  learnAll(state, updates, from, ctx, rules);
  if (state.probe?.seqNo === seqNo) state.probe.nacks += 1;
}

/** What a weakened twin does: it ends the suspicion in the other one's name. */
function speakFor(state: SwimState, member: NodeId, ctx: Ctx): void {
  const { status, incarnation } = standingOf(state.members, member);
  if (status !== 'suspect') return;
  const update = { member, status: 'alive', incarnation: incarnation + 1, from: member } as const;
  believe(state, update, null, ctx);
}
