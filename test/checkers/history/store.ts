import { ms } from '../../../src/core/duration.ts';
import { type NodeId, nodeId, type RequestId } from '../../../src/core/ids.ts';
import type { NodeKind, Protocol } from '../../../src/sdk/protocol.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';

/** A store that copies what was put some time after it has said that it is there: who asks the copy reads what was. */
export interface Store {
  params: Record<string, never>;
  kinds: {
    store: { state: { held: Record<string, string> }; durable: object };
    asker: { state: object; durable: object };
  };
  message:
    | { readonly type: 'Ask'; readonly id: RequestId; readonly request: Store['request'] }
    | { readonly type: 'Tell'; readonly id: RequestId; readonly value: string | null }
    | { readonly type: 'Copy'; readonly key: string; readonly value: string };
  timer: { readonly type: 'never' };
  request:
    | { readonly op: 'put'; readonly key: string; readonly value: string }
    | { readonly op: 'get'; readonly key: string; readonly at: number }
    | { readonly op: 'rest' };
  response: { readonly value: string | null };
  notes: Record<string, never>;
  labels: Record<string, never>;
}

const nothing = () => {};

const store: NodeKind<Store, 'store'> = {
  roles: null,
  prefix: 's',
  count: { initial: 2, min: 1, max: 3 },
  init: () => ({}),
  recover: () => ({ held: {} }),
  onStart: nothing,
  onMessage(state, from, message, ctx) {
    if (message.type === 'Copy') state.held[message.key] = message.value;
    if (message.type !== 'Ask' || message.request.op === 'rest') return;
    const { id, request } = message;
    if (request.op === 'put') {
      const { key, value } = request;
      state.held[key] = value;
      for (const to of ctx.members('store'))
        if (to !== ctx.self) ctx.send(to, { type: 'Copy', key, value });
    }
    ctx.send(from, { type: 'Tell', id, value: state.held[request.key] ?? null });
  },
  onTimer: nothing,
  onRequest: nothing,
};

const asker: NodeKind<Store, 'asker'> = {
  roles: null,
  prefix: 'c',
  count: { initial: 2, min: 0, max: 5 },
  init: () => ({}),
  recover: () => ({}),
  onStart: nothing,
  onMessage(_state, _from, message, ctx) {
    if (message.type === 'Tell') ctx.reply(message.id, { value: message.value });
  },
  onTimer: nothing,
  onRequest(_state, id, request, ctx) {
    if (request.op === 'rest') ctx.reply(id, { value: null });
    else ctx.send(nodeId(request.op === 'get' ? request.at : 0), { type: 'Ask', id, request });
  },
};

const text = {
  name: 'Store',
  summary: 'A store and its copy.',
  kinds: { store: 'store', asker: 'asker' },
  roles: {},
  messages: { Ask: 'a question', Tell: 'an answer', Copy: 'a copy' },
  timers: { never: 'never' },
  params: {},
  invariants: {},
  variants: {},
  notes: {},
  labels: {},
};

export const stores: Protocol<Store> = {
  id: 'store',
  readsClock: () => false,
  params: {},
  kinds: { store, asker },
  invariants: [],
  variants: [],
  views: [],
  text: { en: text, zh: text },
  milestones: [],
  nodeFields: [],
  workload: {
    ops: ['put'],
    clients: 'asker',
    request: (_op, key, n) => ({ op: 'put', key, value: `${n}` }),
  },
  model: 'kv',
  historyOf(request, response) {
    if (request.op === 'rest') return null;
    const value = request.op === 'get' ? (response?.value ?? null) : request.value;
    return { f: request.op, key: request.key, value, ok: response !== null };
  },
};

/** Who asks what at which millisecond: the asker's name, and the request. */
export type Asking = readonly [at: number, client: number, request: Store['request']];

/** Every message takes 10 ms, but from a store to its copy 50. */
export const scenarioOf = (...asks: readonly Asking[]): Scenario<Store> => ({
  id: 'store',
  title: { en: '', zh: '' },
  watch: { en: '', zh: '' },
  seed: 1,
  members: { store: 2, asker: 2 },
  params: {},
  variant: null,
  network: {
    all: {
      delay: { kind: 'fixed', by: ms(10) },
      loss: [0, 1],
      duplicate: [0, 1],
      order: 'any',
    },
    links: [
      {
        from: nodeId(0),
        to: nodeId(1),
        model: {
          delay: { kind: 'fixed', by: ms(50) },
          loss: [0, 1],
          duplicate: [0, 1],
          order: 'any',
        },
      },
    ],
  },
  diskWrite: { kind: 'fixed', by: ms(0) },
  initial: {},
  workload: null,
  script: asks.map(([at, client, request]) => ({
    at: ms(at),
    command: { do: 'request', node: nodeId(2 + client) as NodeId, request },
  })),
  until: { time: ms(1000), events: null },
  expects: [],
});
