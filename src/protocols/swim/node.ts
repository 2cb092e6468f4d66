import type { NodeId } from '../../core/ids.ts';
import { emptyVector } from '../../core/vector.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import { declareDead } from './beliefs.ts';
import {
  askToJoin,
  beginWork,
  exchange,
  go,
  isTold,
  leave,
  onPushPull,
  onPushPullReply,
  reconnect,
  rejoin,
} from './joining.ts';
import { beginningOf, NOBODY, standing, standingOf, withStanding } from './members.ts';
import {
  askOthers,
  nextPeriod,
  onAck,
  onNack,
  onPing,
  onPingReq,
  onRelayTimeout,
  without,
} from './probing.ts';
import { chart } from './roles.ts';
import type { Rules } from './rules.ts';
import type { SwimState } from './state.ts';
import type { SwimTypes } from './types.ts';

/** A member of the group: it probes one other each period, answers those that probe it, and passes on what it hears. */
export function makeNode(rules: Rules): NodeKind<SwimTypes, 'node'> {
  return {
    roles: chart,
    prefix: 'n',
    count: { initial: 12, min: 2, max: 10_000, shown: 1_000 },
    init: (_self, { joining, members }) => ({
      started: joining,
      seeds: beginningOf(members.node).seeds,
    }),
    recover: ({ started, seeds }, self, { members }) => ({
      ...(started ? stranger(self) : founder(self, members.node)),
      seeds,
    }),
    onStart(state, ctx) {
      if (state.role === 'joining') return askToJoin(state, false, ctx);
      ctx.persist({ started: true, seeds: state.seeds });
      if (state.role !== 'left') beginWork(ctx);
    },
    onMessage(state, from, message, ctx) {
      if (state.role === 'left') return;
      switch (message.type) {
        case 'Ping':
          return onPing(state, from, message, ctx, rules);
        case 'PingReq':
          return onPingReq(state, from, message, ctx, rules);
        case 'Ack':
          return onAck(state, from, message, ctx, rules);
        case 'Nack':
          return onNack(state, from, message, ctx, rules);
        case 'PushPull':
          return onPushPull(state, from, message, ctx, rules);
        case 'PushPullReply':
          return onPushPullReply(state, from, message.members, ctx, rules);
      }
    },
    onTimer(state, timer, ctx) {
      if (state.role === 'left') return;
      switch (timer.type) {
        case 'period':
          return state.role === 'leaving' && isTold(state, ctx)
            ? go(state, ctx)
            : nextPeriod(state, ctx, rules);
        case 'probe':
          return askOthers(state, ctx);
        case 'relay':
          return onRelayTimeout(state, timer.seqNo, ctx);
        case 'suspicion':
          if (standingOf(state.members, timer.member).status !== 'suspect') return;
          return declareDead(state, timer.member, false, ctx);
        case 'join':
          return state.role === 'joining' ? askToJoin(state, true, ctx) : undefined;
        case 'pushPull':
          return exchange(state, ctx);
        case 'reconnect':
          return reconnect(state, ctx);
      }
    },
    onRequest(state, id, { op }, ctx) {
      const inGroup = state.role === 'member' || state.role === 'joining';
      const ok = op === 'leave' ? inGroup : state.role === 'left';
      if (ok && op === 'leave') leave(state, ctx);
      if (ok && op === 'join') rejoin(state, ctx);
      ctx.reply(id, { ok });
    },
  };
}

const NEW = {
  incarnation: 0,
  period: 0,
  seqNo: 0,
  heard: emptyVector<never>(),
  probe: null,
  relays: [],
  updates: [],
  health: 0,
} as const;

/** One of those with which the cluster begins: each knows all of them. */
function founder(self: NodeId, nodes: readonly NodeId[]): Omit<SwimState, 'seeds'> {
  const { members, ids } = beginningOf(nodes);
  const unprobed = without(ids, nodes.indexOf(self));
  return { ...NEW, role: 'member', members, unprobed, suspicions: {} };
}

/** One that comes later, or again: it knows only itself, and has to ask. */
function stranger(self: NodeId): Omit<SwimState, 'seeds'> {
  const members = withStanding(NOBODY, self, standing('alive', 0));
  return { ...NEW, role: 'joining', members, unprobed: emptyVector(), suspicions: {} };
}
