import * as z from 'zod/mini';
import { type Micros, micros, type NodeId } from '../../src/core/ids.ts';
import {
  byNodeForm,
  durationForm,
  type Form,
  type NodeForm,
  type WrittenProtocol,
} from '../../src/sdk/forms.ts';
import { defineRoles } from '../../src/sdk/roles.ts';
import type { ProtocolText } from '../../src/sdk/text.ts';

/** A protocol just big enough for its files: two kinds of node, every kind of setting, requests and a twin. */
export interface FakeTypes {
  params: {
    every: Micros;
    wait: readonly [Micros, Micros];
    copies: number;
    eager: boolean;
    mode: string;
  };
  kinds: {
    server: {
      state: {
        role: 'idle' | 'busy';
        term: number;
        vote: NodeId | null;
        seen: Record<number, number>;
        lease: Micros;
      };
      durable: { term: number; vote: NodeId | null };
    };
    client: { state: { sent: number }; durable: { made: number } };
  };
  message: { type: 'Ask'; term: number; from: NodeId } | { type: 'Answer'; term: number };
  timer: { type: 'tick' } | { type: 'retry'; count: number };
  request: { op: 'put'; key: string; value: string } | { op: 'get'; key: string };
  response: { ok: boolean; value: string | null };
  notes: { asked: { by: NodeId } };
  labels: { term: { term: number } };
}

const roles = defineRoles({
  initial: 'idle',
  states: { idle: { on: { work: 'busy' } }, busy: { on: { rest: 'idle' } } },
});

const count = z.int().check(z.minimum(0));

function forms(node: NodeForm): ReturnType<WrittenProtocol<FakeTypes>['forms']> {
  const made = {
    message: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('Ask'), term: count, from: node }),
      z.strictObject({ type: z.literal('Answer'), term: count }),
    ]),
    timer: z.discriminatedUnion('type', [
      z.strictObject({ type: z.literal('tick') }),
      z.strictObject({ type: z.literal('retry'), count }),
    ]),
    request: z.discriminatedUnion('op', [
      z.strictObject({ op: z.literal('put'), key: z.string(), value: z.string() }),
      z.strictObject({ op: z.literal('get'), key: z.string() }),
    ]),
    response: z.strictObject({ ok: z.boolean(), value: z.nullable(z.string()) }),
    state: {
      server: z.strictObject({
        role: z._default(z.enum(['idle', 'busy']), 'idle'),
        term: z._default(count, 0),
        vote: z._default(z.nullable(node), null),
        seen: z._default(byNodeForm(node, count as Form<number>), {}),
        lease: durationForm, // needed: no default
      }),
      client: z.strictObject({ sent: z._default(count, 0) }),
    },
    durable: {
      server: z.strictObject({ term: count, vote: z.nullable(node) }),
      client: z.strictObject({ made: count }),
    },
  };
  return made as unknown as ReturnType<WrittenProtocol<FakeTypes>['forms']>;
}

const text: ProtocolText<FakeTypes> = {
  name: 'Fake',
  summary: 'Nothing much.',
  kinds: { server: 'server', client: 'client' },
  roles: { idle: 'idle', busy: 'busy' },
  messages: { Ask: 'asks', Answer: 'answers' },
  timers: { tick: 'tick', retry: 'retry' },
  params: {
    every: { label: 'every', help: '' },
    wait: { label: 'wait', help: '' },
    copies: { label: 'copies', help: '' },
    eager: { label: 'eager', help: '' },
    mode: { label: 'mode', help: '' },
  },
  invariants: {
    oneVote: { title: 'One vote', meaning: '', broken: () => '' },
    noTerm: { title: 'No term', meaning: '', broken: () => '' },
  },
  variants: { careless: { title: 'Careless', meaning: '' } },
  notes: { asked: () => '' },
  labels: { term: () => '' },
};

const span = (n: number): Micros => micros(n * 1000);

/** Every server asks all others each `every`, and each answers; a client's request is answered at once. */
export const fake: WrittenProtocol<FakeTypes> = {
  id: 'fake',
  readsClock: () => false,
  params: {
    every: { kind: 'duration', initial: span(50), min: span(1), max: span(1000), live: true },
    wait: {
      kind: 'durationRange',
      initial: [span(150), span(300)],
      min: span(1),
      max: span(5000),
      live: false,
    },
    copies: { kind: 'count', initial: 3, min: 1, max: 9, live: true },
    eager: { kind: 'flag', initial: false, live: false },
    mode: { kind: 'choice', initial: 'slow', options: ['slow', 'fast'], live: true },
  },
  kinds: {
    server: {
      roles,
      prefix: 's',
      count: { initial: 3, min: 1, max: 9 },
      init: () => ({ term: 0, vote: null }),
      recover: ({ term, vote }, _self, cluster) => ({
        role: 'idle',
        term,
        vote,
        seen: Object.fromEntries(cluster.members.server.map((id) => [id, 0])),
        lease: micros(0),
      }),
      onStart: (_state, ctx) => ctx.setTimer({ type: 'tick' }, ctx.params.every),
      onMessage(state, from, message, ctx) {
        state.seen[from] = message.term;
        if (message.type === 'Ask') ctx.send(from, { type: 'Answer', term: state.term });
      },
      onTimer(state, _timer, ctx) {
        state.term++;
        state.vote = ctx.self;
        ctx.persist({ term: state.term, vote: state.vote });
        ctx.note('asked', { by: ctx.self });
        for (const other of ctx.members('server'))
          if (other !== ctx.self)
            ctx.send(other, { type: 'Ask', term: state.term, from: ctx.self });
        ctx.setTimer({ type: 'tick' }, ctx.params.wait);
        ctx.cancelTimer({ type: 'retry', count: 1 });
        state.role = 'busy';
        ctx.roleChanged('idle', 'busy', 'work');
      },
      onRequest(_state, id, _request, ctx) {
        ctx.reply(id, { ok: true, value: null });
      },
    },
    client: {
      roles: null,
      prefix: 'c',
      count: { initial: 1, min: 0, max: 4 },
      init: () => ({ made: 0 }),
      recover: () => ({ sent: 0 }),
      onStart: () => {},
      onMessage: () => {},
      onTimer: () => {},
      onRequest(state, id, request, ctx) {
        state.sent++;
        if (request.op === 'put') ctx.reply(id, { ok: request.value !== '0', value: null });
      },
    },
  },
  forms,
  advisor: null,
  invariants: [
    { name: 'oneVote', reference: '', memory: () => ({}), check: () => null },
    {
      name: 'noTerm',
      reference: '',
      memory: () => ({}),
      check: (_memory, node) =>
        node.kind === 'server' && node.state.term > 3
          ? { nodes: [node.id], events: [], detail: { term: node.state.term } }
          : null,
    },
  ],
  variants: [{ id: 'careless', breaks: 'oneVote', kinds: {} }],
  views: [],
  text: { en: text, zh: text },
  milestones: ['asked'],
  nodeFields: ['by'],
  workload: {
    ops: ['put', 'get'],
    clients: 'client',
    request: (op, key, n) =>
      op === 'get' ? { op: 'get', key } : { op: 'put', key, value: String(n) },
  },
  historyOf: (request, response) => ({
    f: request.op,
    key: request.key,
    value: request.op === 'put' ? request.value : (response?.value ?? null),
    ok: response?.ok ?? true,
  }),
};
