import { type Micros, micros } from '../../core/ids.ts';
import type { NodeKind } from '../../sdk/protocol.ts';
import { compare, onDigestAck, onDigestAck2, onDigestSyn } from './antiEntropy.ts';
import { entryOf } from './items.ts';
import { publish } from './learning.ts';
import { onBlock, onGetData, onInv, onSilence } from './relay.ts';
import { chart, type Role } from './roles.ts';
import type { Rules } from './rules.ts';
import { onFeedback, onRumour, round } from './rumours.ts';
import type { Durable, Gossiper } from './state.ts';
import type { Ctx, GossipTypes } from './types.ts';

/** A node of the exhibit, with the guards in force. */
export const makeNode = (rules: Rules): NodeKind<GossipTypes, 'node'> => ({
  roles: chart,
  prefix: 'n',
  count: { initial: 12, min: 2, max: 10_000, shown: 1_000 },
  init: (_self, { joining }): Durable => ({ store: [], started: joining }),
  recover: ({ store, started }, _self, { params }): Gossiper => ({
    role: roleOf(store.length, params.spread === 'rumour'),
    counter: store.reduce((most, { version }) => Math.max(most, version.counter), 0),
    round: started ? null : 0,
    store,
    hot: [],
    wanted: [],
    agreed: [],
  }),
  onStart,
  onMessage(state, from, message, ctx) {
    switch (message.type) {
      case 'Push':
      case 'Pull':
      case 'PushPull':
      case 'PullReply':
        return onRumour(state, from, message, ctx, rules);
      case 'Feedback':
        return onFeedback(state, message, ctx);
      case 'DigestSyn':
        return onDigestSyn(state, from, message, ctx, rules);
      case 'DigestAck':
        return onDigestAck(state, from, message, ctx, rules);
      case 'DigestAck2':
        return onDigestAck2(state, from, message, ctx, rules);
      case 'Inv':
        return onInv(state, from, message, ctx);
      case 'GetData':
        return onGetData(state, from, message, ctx);
      case 'Block':
        return onBlock(state, from, message, ctx, rules);
    }
  },
  onTimer(state, timer, ctx) {
    if (timer.type === 'round') round(state, ctx);
    else if (timer.type === 'antiEntropy') compare(state, ctx, rules);
    else onSilence(state, timer.key, ctx);
  },
  onRequest(state, id, request, ctx) {
    const { op, key } = request;
    if (op === 'publish') publish(state, key, request.value, ctx, rules);
    else if (op === 'delete') publish(state, key, null, ctx, rules);
    const entry = entryOf(state.store, key);
    ctx.reply(id, { value: entry?.value ?? null, version: entry?.version ?? null });
  },
});

/** What survives a crash is known, but no rumour any more: what was hot has been forgotten. */
const roleOf = (items: number, rumours: boolean): Role =>
  items === 0 ? 'susceptible' : rumours ? 'removed' : 'infective';

function onStart(state: Gossiper, ctx: Ctx): void {
  const { spread, period, inStep, antiEntropy, antiEntropyPeriod } = ctx.params;
  if (state.round !== null) ctx.persist({ store: state.store, started: true });
  else ctx.note('recovered', { node: ctx.self, items: state.store.length });
  // Beats of their own are spread over a whole period, so that in a large cluster something happens all the time.
  const first = (span: Micros) => (inStep ? span : ([micros(0), span] as const));
  if (spread !== 'none') ctx.setTimer({ type: 'round' }, first(period));
  if (antiEntropy !== 'off') ctx.setTimer({ type: 'antiEntropy' }, first(antiEntropyPeriod));
}
