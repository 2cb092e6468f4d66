import { ms } from '../../../src/core/duration.ts';
import type { Context } from '../../../src/sdk/context.ts';
import { defineInvariant } from '../../../src/sdk/invariant.ts';
import type { Property, Protocol } from '../../../src/sdk/protocol.ts';
import type { Scenario } from '../../../src/sdk/scenario.ts';
import type { World } from '../../../src/sdk/world.ts';
import { p1, type Toy, toy, toyScenario } from '../../engine/toy.ts';

/** What a peer has come to, as its `seen`. */
export const [OPEN, YES, NO] = [0, 1, 2];

const peersOf = ({ nodes }: World<Toy>) =>
  nodes.flatMap((node) => (node.kind === 'peer' ? [node] : []));

/** No peer has come to yes while another has come to no. */
export const agree = defineInvariant<Toy, object>({
  name: 'agree',
  reference: 'none',
  memory: () => ({}),
  check(_, node, world) {
    const seen = peersOf(world).map(({ state }) => state.seen);
    const split = seen.includes(YES) && seen.includes(NO);
    return split ? { nodes: [node.id], events: [], detail: {} } : null;
  },
});

/** Whoever is up has come to something. */
const decided: Property<Toy> = {
  name: 'decided',
  kind: 'eventually',
  holds: (world) =>
    peersOf(world).every(({ health, state }) => health !== 'up' || state.seen !== OPEN),
};

type Handlers = Partial<Protocol<Toy>['kinds']['peer']>;

const pairOf = (peer: Handlers, change: Partial<Protocol<Toy>> = {}): Protocol<Toy> => ({
  ...toy,
  kinds: { ...toy.kinds, peer: { ...toy.kinds.peer, ...peer } },
  invariants: [agree],
  properties: [decided],
  ...change,
});

function tell(ctx: Context<Toy, 'peer'>, type: 'Ping' | 'Pong'): void {
  for (const to of ctx.members('peer')) {
    if (to !== ctx.self) ctx.send(to, { type, n: 0, op: null });
  }
}

/** The first asks the second, and gives up on it: right only where answers come in time. */
export const impatient = pairOf({
  onStart(_, ctx) {
    if (ctx.self !== p1) return;
    tell(ctx, 'Ping');
    ctx.setTimer({ type: 'tick' }, ms(10));
  },
  onMessage(state, from, { type }, ctx) {
    if (state.seen !== OPEN) return;
    state.seen = YES;
    if (type === 'Ping') ctx.send(from, { type: 'Pong', n: 0, op: null });
    else ctx.cancelTimer({ type: 'tick' });
  },
  onTimer(state) {
    if (state.seen === OPEN) state.seen = NO;
  },
});

/** The others ask the first, and wait for it however long that takes. When it comes back after a crash it tells them all. */
export const waiting = pairOf({
  recover: ({ seen }) => ({ role: 'idle', seen: OPEN, lastFrom: null, clockAt: seen }),
  onStart(state, ctx) {
    if (ctx.self !== p1) {
      ctx.send(p1, { type: 'Ping', n: 0, op: null });
      return;
    }
    state.seen = YES;
    if (state.clockAt === 0) ctx.persist({ seen: 1 });
    else tell(ctx, 'Pong');
  },
  onMessage(state, from, { type }, ctx) {
    state.seen = YES;
    if (type === 'Ping') ctx.send(from, { type: 'Pong', n: 0, op: null });
  },
});

/**
 * The first comes to yes when its timer runs out, and tells the others, who are more patient. Whoever has not heard by then comes
 * to no: right where everything arrives in time.
 */
export const alone = pairOf(
  {
    onStart: (_, ctx) =>
      ctx.setTimer({ type: ctx.self === p1 ? 'rest' : 'tick' }, ms(ctx.self === p1 ? 1 : 10)),
    onMessage(state, _from, _message, ctx) {
      state.seen = YES;
      ctx.cancelTimer({ type: 'tick' });
    },
    onTimer(state, { type }, ctx) {
      state.seen = type === 'rest' ? YES : NO;
      if (type === 'rest') tell(ctx, 'Ping');
    },
  },
  { patience: ({ type }) => (type === 'rest' ? 1 : 2) },
);

export const peers = (count: number, change: Partial<Scenario<Toy>> = {}): Scenario<Toy> =>
  toyScenario({ members: { peer: count, asker: 0 }, workload: null, ...change });
