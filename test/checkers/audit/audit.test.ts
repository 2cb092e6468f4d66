import { describe, expect, test } from 'vitest';
import { exhibits } from '../../../src/catalogue.ts';
import { audited, ImpureHandler } from '../../../src/checkers/audit/audit.ts';
import { harass } from '../../../src/checkers/fuzz/faults.ts';
import { seconds } from '../../../src/core/duration.ts';
import { micros } from '../../../src/core/ids.ts';
import { pureWorldOf, stepPure } from '../../../src/engine/pure.ts';
import { createSimulator } from '../../../src/engine/simulator.ts';
import { readScenario } from '../../../src/files/scenario.ts';
import { type Toy, toy, toyScenario } from '../../engine/toy.ts';

type Peer = typeof toy.kinds.peer;

/** The toy with something wrong in the handlers of its peers. */
const withPeer = (change: Partial<Peer>): typeof toy => ({
  ...toy,
  kinds: { ...toy.kinds, peer: { ...toy.kinds.peer, ...change } },
});

/** Runs a protocol under audit until something is found. */
function audit(protocol: typeof toy, events = 400): ImpureHandler | null {
  try {
    // Not frozen: what is changed against the rules is found by the audit itself.
    const simulator = createSimulator(audited<Toy>(protocol), toyScenario());
    simulator.run({ time: null, events });
    return null;
  } catch (error) {
    if (error instanceof ImpureHandler) return error;
    throw error;
  }
}

const { onMessage, onTimer } = toy.kinds.peer;
let counter = 0;
const seen = new Map<number, number>();
const shared = { seen: 0 };
let held: { send(to: never, message: never): void } | null = null;

/** What must never be done, and how it is told. */
const WRONG: readonly (readonly [string, Partial<Peer>, object])[] = [
  [
    'a counter outside the state, in a message',
    {
      onMessage(state, from, message, ctx) {
        onMessage(state, from, message, ctx);
        ctx.send(from, { type: 'Pong', n: counter++, op: null });
      },
    },
    {
      ...{ kind: 'peer', handler: 'onMessage', input: 'Ping' },
      difference: expect.stringMatching(
        /^call \d+, send\(\)\[1\]\.n is \d+ the first time, \d+ the second$/,
      ),
    },
  ],
  [
    'a counter outside the state, in the state',
    {
      onTimer(state, timer, ctx) {
        onTimer(state, timer, ctx);
        if (timer.type === 'rest') state.seen = counter++;
      },
    },
    {
      ...{ kind: 'peer', handler: 'onTimer', input: 'rest' },
      difference: expect.stringMatching(/^state\.seen is \d+ the first time, \d+ the second$/),
    },
  ],
  [
    'an order that comes from a map outside the state',
    {
      onTimer(state, timer, ctx) {
        onTimer(state, timer, ctx);
        const own = seen.get(ctx.self) ?? 0;
        seen.delete(ctx.self === 0 ? 1 : 0);
        seen.set(ctx.self, own + 1);
        for (const to of seen.keys()) ctx.send(to as never, { type: 'Pong', n: own, op: null });
      },
    },
    { kind: 'peer', handler: 'onTimer' },
  ],
  [
    'something that is done once alone',
    {
      onTimer(state, timer, ctx) {
        onTimer(state, timer, ctx);
        if (counter++ % 2 === 0) ctx.note('rested', {});
      },
    },
    { kind: 'peer', handler: 'onTimer', difference: 'it calls note() the first time alone' },
  ],
  [
    'a choice that is asked for once alone',
    {
      onTimer(state, timer, ctx) {
        onTimer(state, timer, ctx);
        if (counter++ % 2 === 1) state.seen = ctx.choose('late', [1, 2]);
      },
    },
    { kind: 'peer', handler: 'onTimer', difference: expect.stringContaining('choose()') },
  ],
  [
    'a message that is changed after it was sent',
    {
      onMessage(state, from, message, ctx) {
        onMessage(state, from, message, ctx);
        const answer = { type: 'Pong' as const, n: 0, op: message.op };
        ctx.send(from, answer);
        answer.n = 1;
      },
    },
    {
      ...{ kind: 'peer', handler: 'onMessage', input: 'Ping' },
      difference: 'it changes what it has given away: send()[1].n is 0 when it was called, 1 now',
    },
  ],
  [
    'a message that is changed where it arrives',
    {
      onMessage(_state, _from, message) {
        (message as { n: number }).n++;
      },
    },
    {
      ...{ kind: 'peer', handler: 'onMessage' },
      difference: expect.stringMatching(/^it changes what it was given\[1\]\.n is/),
    },
  ],
  [
    'a state that another node holds on to',
    {
      recover: (durable) => ({ role: 'idle', seen: durable.seen, lastFrom: null, ...alias() }),
      onMessage(state, from, message, ctx) {
        onMessage(state, from, message, ctx);
        (state as unknown as { shared: typeof shared }).shared.seen++;
      },
    },
    {
      kind: 'peer',
      difference: expect.stringContaining('its state was changed between two of its handlers'),
    },
  ],
  [
    'a start that is never the same',
    {
      recover: (durable) => ({
        ...toy.kinds.peer.recover(durable, 0 as never, 0 as never),
        seen: counter++,
      }),
    },
    {
      ...{ kind: 'peer', handler: 'recover', input: null },
      difference: expect.stringContaining('what it returns.seen'),
    },
  ],
  [
    'a context that is used later',
    {
      onTimer(state, timer, ctx) {
        onTimer(state, timer, ctx);
        held?.send(0 as never, { type: 'Pong', n: 0, op: null } as never);
        held = ctx as never;
      },
    },
    { kind: 'peer', handler: 'onTimer', difference: expect.stringContaining('returned') },
  ],
];

function alias() {
  return { clockAt: 0, shared };
}

describe('a handler is named', () => {
  test.each(WRONG)('that has %s', (_, change, told) => {
    expect(audit(withPeer(change))).toMatchObject(told);
  });

  test('also in a weakened twin, and in a search', () => {
    const [, [, { onTimer: wrong }]] = WRONG as [unknown, readonly [string, Peer]];
    const twin = {
      id: 'twin',
      breaks: 'seenLimit',
      kinds: { peer: { ...toy.kinds.peer, onTimer: wrong } },
    };
    const protocol = audited<Toy>({ ...toy, variants: [twin] });
    const world = pureWorldOf(createSimulator(protocol, toyScenario()));
    const rest = { take: 'fire', node: 0 as never, timer: { type: 'rest' } } as const;
    expect(() => stepPure(protocol, null, world, rest)).not.toThrow();
    expect(() => stepPure(protocol, 'twin', world, rest)).toThrow(
      'peer.onTimer of rest: state.seen',
    );
  });
});

test('a right protocol runs as it would without an audit', () => {
  const digest = (protocol: typeof toy) => {
    const simulator = createSimulator(protocol, toyScenario(), { freeze: true });
    simulator.run({ time: null, events: 2000 });
    return simulator.digest();
  };
  expect(digest(audited<Toy>(toy))).toBe(digest(toy));
});

describe.each(exhibits.map(({ id }) => id))('every step of %s comes to the same twice', (id) => {
  const open = async () => {
    const { protocol, scenarios } = await (
      exhibits.find((one) => one.id === id) as (typeof exhibits)[0]
    ).load();
    return { protocol, twice: audited(protocol), scenarios };
  };

  test('in its shipped scenarios, as they are and with a weakened twin in turn', async () => {
    const { protocol, twice, scenarios } = await open();
    for (const [i, file] of scenarios.entries()) {
      const scenario = readScenario(protocol, file);
      const twin = protocol.variants[i % protocol.variants.length]?.id ?? null;
      for (const variant of new Set([scenario.variant, twin])) {
        const simulator = createSimulator(
          twice,
          { ...scenario, variant },
          { checks: 'off', freeze: true },
        );
        simulator.run({ ...scenario.until, events: 1_000 });
        expect(simulator.world.seq).toBeGreaterThan(10);
      }
    }
  });

  test('under random faults', async () => {
    const { protocol, twice, scenarios } = await open();
    const scenario = readScenario(protocol, scenarios[0]);
    for (let seed = 1; seed <= 8; seed++) {
      const start = { ...scenario, seed, script: [] };
      const plain = createSimulator(protocol, start, { checks: 'off' });
      const simulator = createSimulator(twice, start, { checks: 'off', freeze: true });
      for (const one of [plain, simulator]) {
        harass(one, seed, seconds(4));
        one.run({ time: micros(one.world.time + seconds(1)), events: null });
      }
      expect(simulator.digest(), `seed ${seed}`).toBe(plain.digest());
    }
  });
});
