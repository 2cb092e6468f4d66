import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { type Entry, entryOf, type Item, itemOf } from './items.ts';
import { learn } from './learning.ts';
import type { Feedback, Message } from './messages.ts';
import { choosePeers } from './peers.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import type { Gossiper, Hot } from './state.ts';
import type { Ctx } from './types.ts';

/** Rumour mongering (Demers et al. 1987, section 1.4). */

/** One round: what was asked of a node since the last one is counted, and rumours go out. */
export function round(state: Gossiper, ctx: Ctx): void {
  if (state.round !== null) state.round += 1;
  const { spread, exchange } = ctx.params;
  if (spread === 'rumour') {
    settle(state, ctx);
    if (exchange === 'push') pushRumours(state, ctx);
    else ask(state, ctx);
  }
  ctx.setTimer({ type: 'round' }, ctx.params.period);
}

const hotEntries = (state: Gossiper): readonly Entry[] =>
  state.hot.flatMap(({ key }) => entryOf(state.store, key) ?? []);

function pushRumours(state: Gossiper, ctx: Ctx): void {
  const entries = hotEntries(state);
  const [first] = entries;
  if (first === undefined) return;
  // Whoever told it all need not hear it again.
  const teller = entries.every(({ from }) => from === first.from) ? first.from : null;
  const items = entries.map(itemOf);
  const peers = choosePeers(ctx, 'push', ctx.params.fanout, teller);
  for (const peer of peers) ctx.send(peer, { type: 'Push', items });
  // Where there is nobody but the teller, everyone it could tell knows it.
  if (!ctx.params.feedback || peers.length === 0) missAll(state, ctx);
}

function ask(state: Gossiper, ctx: Ctx): void {
  const items = hotEntries(state).map(itemOf);
  const both = ctx.params.exchange === 'pushPull';
  for (const peer of choosePeers(ctx, 'pull', ctx.params.fanout)) {
    ctx.send(peer, both ? { type: 'PushPull', items } : { type: 'Pull' });
  }
  if (both && items.length > 0 && !ctx.params.feedback) missAll(state, ctx);
}

// ---- what comes in ----

export function onRumour(
  state: Gossiper,
  from: NodeId,
  message: Extract<Immutable<Message>, { type: 'Push' | 'Pull' | 'PushPull' | 'PullReply' }>,
  ctx: Ctx,
  rules: Rules,
): void {
  switch (message.type) {
    case 'Push':
      tellHow(learn(state, message.items, from, ctx, rules), from, ctx);
      break;
    case 'Pull':
      answer(state, from, [], [], ctx);
      break;
    case 'PushPull': {
      const { known } = learn(state, message.items, from, ctx, rules);
      answer(state, from, message.items, known, ctx);
      break;
    }
    case 'PullReply':
      count(state, message.known, ctx);
      tellHow(learn(state, message.items, from, ctx, rules), from, ctx);
  }
}

/** What is hot here and was not just brought by the one that asks. One that has nothing to say is silent. */
function answer(
  state: Gossiper,
  to: NodeId,
  brought: readonly Immutable<Item>[],
  known: readonly string[],
  ctx: Ctx,
): void {
  const told = new Set(brought.map(({ key }) => key));
  const items = hotEntries(state)
    .filter(({ key }) => !told.has(key))
    .map(itemOf);
  const heard = ctx.params.feedback ? known : [];
  if (items.length === 0 && heard.length === 0) return;
  ctx.send(to, { type: 'PullReply', items, known: heard });
  if (!ctx.params.feedback) for (const { key } of items) tally(state, key, false);
}

function tellHow({ news, known }: Pick<Feedback, 'news' | 'known'>, to: NodeId, ctx: Ctx): void {
  if (!ctx.params.feedback || ctx.params.losing === 'never') return;
  if (news.length + known.length > 0) ctx.send(to, { type: 'Feedback', news, known });
}

export function onFeedback(state: Gossiper, message: Immutable<Feedback>, ctx: Ctx): void {
  if (ctx.params.exchange === 'push') count(state, message.known, ctx);
  else {
    for (const key of message.news) tally(state, key, true);
    for (const key of message.known) tally(state, key, false);
  }
}

// ---- losing interest ----

/** Each contact that brought no news counts, or is a throw of the coin. */
function count(state: Gossiper, known: readonly string[], ctx: Ctx): void {
  if (!ctx.params.feedback) return;
  for (const hot of state.hot.slice()) if (known.includes(hot.key)) miss(state, hot, ctx);
}

function miss(state: Gossiper, hot: Hot, ctx: Ctx): void {
  const { losing, k } = ctx.params;
  if (losing === 'never') return;
  hot.misses += 1;
  const lost = losing === 'counter' ? hot.misses >= k : ctx.choose('coin', sides(k)) === 0;
  if (lost) loseInterest(state, hot, ctx);
}

/** Sides of a coin that falls on 0 once in k times. */
const sides = (k: number): readonly number[] => Array.from({ length: k }, (_, side) => side);

/** The whole round counts, whoever may have heard what. */
function missAll(state: Gossiper, ctx: Ctx): void {
  for (const hot of state.hot.slice()) miss(state, hot, ctx);
}

const tally = (state: Gossiper, key: string, needed: boolean): void => {
  const hot = state.hot.find((one) => one.key === key);
  if (hot === undefined) return;
  if (needed) hot.needed += 1;
  else hot.unneeded += 1;
};

/**
 * Of several that ask in one round, one to whom it is news is enough to keep the interest up, and the count begins anew; else the
 * round counts once (Demers et al. 1987, table 3).
 */
function settle(state: Gossiper, ctx: Ctx): void {
  for (const hot of state.hot.slice()) {
    const { needed, unneeded } = hot;
    hot.needed = 0;
    hot.unneeded = 0;
    if (needed > 0) hot.misses = 0;
    else if (unneeded > 0) miss(state, hot, ctx);
  }
}

function loseInterest(state: Gossiper, hot: Hot, ctx: Ctx): void {
  state.hot = state.hot.filter((one) => one !== hot);
  const { feedback, losing } = ctx.params;
  const why = losing === 'coin' ? 'coin' : 'counter';
  ctx.note('lostInterest', {
    node: ctx.self,
    key: hot.key,
    contacts: hot.misses,
    why,
    blind: !feedback,
  });
  if (state.hot.length === 0) changeRole(ctx, state, 'lostInterest');
}
