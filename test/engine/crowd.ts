import { ms } from '../../src/core/duration.ts';
import { type Micros, type NodeId, nodeId } from '../../src/core/ids.ts';
import type { Protocol } from '../../src/sdk/protocol.ts';
import type { Scenario } from '../../src/sdk/scenario.ts';

/** Many nodes that pass a word on: each that has heard it tells it to a few others, round after round. */
export interface Crowd {
  params: { period: Micros; fanout: number };
  kinds: {
    node: { state: { heard: boolean; from: NodeId | null; told: number }; durable: object };
  };
  message: { readonly type: 'Word'; readonly hop: number };
  timer: { readonly type: 'round' };
  request: { readonly op: 'say' };
  response: { readonly ok: boolean };
  notes: { heard: { from: number } };
  labels: Record<never, never>;
}

const text = {
  name: 'Crowd',
  summary: 'A word goes round.',
  kinds: { node: 'node' },
  roles: {},
  messages: { Word: 'the word' },
  timers: { round: 'round' },
  params: { period: { label: 'period', help: '' }, fanout: { label: 'fan-out', help: '' } },
  invariants: {},
  variants: {},
  notes: { heard: () => 'heard' },
  labels: {},
};

export const crowd: Protocol<Crowd> = {
  id: 'crowd',
  readsClock: () => false,
  params: {
    period: { kind: 'duration', initial: ms(200), min: ms(1), max: ms(1000), live: true },
    fanout: { kind: 'count', initial: 3, min: 1, max: 10, live: true },
  },
  kinds: {
    node: {
      roles: null,
      prefix: 'n',
      count: { initial: 10, min: 2, max: 10_000 },
      init: () => ({}),
      recover: () => ({ heard: false, from: null, told: 0 }),
      onStart: (state, ctx) => {
        state.heard = ctx.self === nodeId(0);
        ctx.setTimer({ type: 'round' }, [ms(0), ctx.params.period]);
      },
      onMessage(state, from, _message, ctx) {
        if (state.heard) return;
        state.heard = true;
        state.from = from;
        ctx.note('heard', { from });
      },
      onTimer(state, _timer, ctx) {
        ctx.setTimer({ type: 'round' }, ctx.params.period);
        if (!state.heard) return;
        for (const to of ctx.sample('whom', ctx.members('node'), ctx.params.fanout)) {
          ctx.send(to, { type: 'Word', hop: state.told });
          state.told++;
        }
      },
      onRequest: (_state, id, _request, ctx) => ctx.reply(id, { ok: true }),
    },
  },
  invariants: [],
  variants: [],
  views: [],
  text: { en: text, zh: text },
  milestones: [],
  nodeFields: ['from'],
  workload: null,
  historyOf: () => null,
};

export const crowdScenario = (
  nodes: number,
  change: Partial<Scenario<Crowd>> = {},
): Scenario<Crowd> => ({
  id: 'crowd',
  title: { en: 'Crowd', zh: '人群' },
  watch: { en: '', zh: '' },
  seed: 1,
  members: { node: nodes },
  params: { period: ms(200), fanout: 3 },
  variant: null,
  network: {
    all: {
      delay: { kind: 'uniform', min: ms(5), max: ms(15) },
      loss: [0, 1],
      duplicate: [0, 1],
      order: 'any',
    },
    links: [],
  },
  diskWrite: { kind: 'fixed', by: ms(0) },
  initial: {},
  workload: null,
  script: [],
  until: { time: null, events: null },
  expects: [],
  ...change,
});
