import { ms } from '../../src/core/duration.ts';
import { type Micros, nodeId } from '../../src/core/ids.ts';
import { defineInvariant } from '../../src/sdk/invariant.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import { compileRoles, defineRoles } from '../../src/sdk/roles.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';

/** A protocol that means nothing and uses everything: timers, choices, writes, replies, roles, notes, all in small. */
export interface Toy {
  params: { period: readonly [Micros, Micros]; limit: number };
  kinds: {
    peer: {
      state: { role: 'idle' | 'busy'; seen: number; lastFrom: number | null; clockAt: number };
      durable: { seen: number };
    };
    asker: { state: { asked: number; open: number[] }; durable: { asked: number } };
  };
  message:
    | { readonly type: 'Ping'; readonly n: number; readonly op: number | null }
    | { readonly type: 'Pong'; readonly n: number; readonly op: number | null };
  timer: { readonly type: 'tick' } | { readonly type: 'rest' };
  request: { readonly op: 'ask'; readonly key: string };
  response: { readonly ok: boolean };
  notes: { pinged: { from: number; seen: number }; rested: object };
  labels: { seen: { seen: number } };
}

const chart = defineRoles({
  initial: 'idle',
  states: { idle: { on: { work: 'busy' } }, busy: { on: { rest: 'idle' } } },
});
const changeRole = compileRoles(chart);

const text = {
  name: 'Toy',
  summary: 'Peers ping each other.',
  kinds: { peer: 'peer', asker: 'asker' },
  roles: { idle: 'idle', busy: 'busy' },
  messages: { Ping: 'a ping', Pong: 'a pong' },
  timers: { tick: 'tick', rest: 'rest' },
  params: { period: { label: 'period', help: '' }, limit: { label: 'limit', help: '' } },
  invariants: { seenLimit: { title: 'limit', meaning: '', broken: () => 'too many' } },
  variants: {},
  notes: { pinged: () => 'pinged', rested: () => 'rested' },
  labels: { seen: () => 'seen' },
};

export const toy: Protocol<Toy> = {
  id: 'toy',
  readsClock: () => true,
  params: {
    period: {
      kind: 'durationRange',
      initial: [ms(5), ms(10)],
      min: ms(1),
      max: ms(1000),
      live: true,
    },
    limit: { kind: 'count', initial: 1_000_000_000, min: 1, max: 1_000_000_000, live: true },
  },
  kinds: {
    peer: {
      roles: chart,
      prefix: 'p',
      count: { initial: 3, min: 1, max: 20 },
      init: () => ({ seen: 0 }),
      recover: (durable) => ({ role: 'idle', seen: durable.seen, lastFrom: null, clockAt: 0 }),
      onStart: (_state, ctx) => ctx.setTimer({ type: 'tick' }, ctx.params.period),
      onMessage(state, from, message, ctx) {
        if (message.type === 'Pong') return;
        state.seen++;
        state.lastFrom = from;
        state.clockAt = ctx.clock;
        changeRole(ctx, state, 'work');
        ctx.setTimer({ type: 'rest' }, ms(3));
        ctx.persist({ seen: state.seen });
        ctx.note('pinged', { from, seen: state.seen });
        ctx.send(from, { type: 'Pong', n: message.n, op: message.op });
      },
      onTimer(state, timer, ctx) {
        if (timer.type === 'rest') {
          changeRole(ctx, state, 'rest');
          ctx.note('rested', {});
          return;
        }
        ctx.setTimer({ type: 'tick' }, ctx.params.period);
        for (const to of ctx.sample('whom', ctx.members('peer'), 2)) {
          if (to !== ctx.self) ctx.send(to, { type: 'Ping', n: state.seen, op: null });
        }
        if (ctx.choose('rest', [true, false])) ctx.cancelTimer({ type: 'rest' });
      },
      onRequest: (_state, id, _request, ctx) => ctx.reply(id, { ok: true }),
    },
    asker: {
      roles: null,
      prefix: 'a',
      count: { initial: 0, min: 0, max: 5 },
      init: () => ({ asked: 0 }),
      recover: (durable) => ({ asked: durable.asked, open: [] }),
      onStart: () => {},
      onMessage(state, _from, message, ctx) {
        if (message.op === null) return;
        state.open = state.open.filter((op) => op !== message.op);
        ctx.reply(message.op as never, { ok: true });
      },
      onTimer: () => {},
      onRequest(state, id, _request, ctx) {
        state.asked++;
        state.open.push(id);
        ctx.persist({ asked: state.asked });
        ctx.send(ctx.choose('whom', ctx.members('peer')), { type: 'Ping', n: 0, op: id });
      },
    },
  },
  invariants: [
    defineInvariant<Toy, { most: number }>({
      name: 'seenLimit',
      reference: 'none',
      memory: () => ({ most: 0 }),
      check(memory, node, world) {
        if (node.kind !== 'peer') return null;
        if (node.state.seen > memory.most) memory.most = node.state.seen;
        return memory.most <= world.params.limit
          ? null
          : { nodes: [node.id], events: [], detail: { seen: memory.most } };
      },
    }),
  ],
  variants: [],
  views: [],
  text: { en: text, zh: text },
  milestones: ['rested'],
  nodeFields: ['from'],
  workload: { ops: ['ask'], clients: 'asker', request: (_op, key) => ({ op: 'ask', key }) },
  historyOf: (request, response) => ({
    f: request.op,
    key: request.key,
    value: null,
    ok: response?.ok ?? false,
  }),
};

const FIXED = { kind: 'fixed', by: ms(0) } as const;

export function toyScenario(change: Partial<Scenario<Toy>> = {}): Scenario<Toy> {
  return {
    id: 'toy',
    title: { en: 'Toy', zh: '玩具' },
    watch: { en: '', zh: '' },
    seed: 1,
    members: { peer: 3, asker: 1 },
    params: { period: [ms(5), ms(10)], limit: 1_000_000_000 },
    variant: null,
    network: {
      all: {
        delay: { kind: 'uniform', min: ms(1), max: ms(9) },
        loss: [0, 1],
        duplicate: [0, 1],
        order: 'any',
      },
      links: [],
    },
    diskWrite: FIXED,
    initial: {},
    workload: { every: ms(7), clients: 'all', op: 'ask', keys: 3, until: null },
    script: [],
    until: { time: null, events: 500 },
    expects: [],
    ...change,
  };
}

export const [p1, p2, p3, a1] = [nodeId(0), nodeId(1), nodeId(2), nodeId(3)];
