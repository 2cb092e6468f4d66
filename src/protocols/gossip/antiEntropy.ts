import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import {
  checksumOf,
  difference,
  digestOf,
  type Entry,
  entryOf,
  type Item,
  itemOf,
  type Store,
} from './items.ts';
import { HEARTBEAT, learn, publish } from './learning.ts';
import type { DigestAck, DigestAck2, DigestSyn } from './messages.ts';
import { choosePeers } from './peers.ts';
import type { Rules } from './rules.ts';
import type { Gossiper } from './state.ts';
import type { Ctx } from './types.ts';

/**
 * Anti-entropy (Demers et al. 1987, section 1.3): two compare what they have, by digests and not by whole databases, and repair the
 * difference. In three messages, as van Renesse et al. 2008 and Cassandra do.
 */
export function compare(state: Gossiper, ctx: Ctx, rules: Rules): void {
  // Where nothing else has rounds, these are the rounds.
  if (ctx.params.spread === 'none' && state.round !== null) state.round += 1;
  if (ctx.params.heartbeats) publish(state, heartbeatOf(ctx.self), 'alive', ctx, rules);
  const [peer] = choosePeers(ctx, 'compare', 1);
  if (peer !== undefined) ctx.send(peer, { type: 'DigestSyn', digest: digestOf(state.store) });
  ctx.setTimer({ type: 'antiEntropy' }, ctx.params.antiEntropyPeriod);
}

/** Nodes are called by numbers from 1. */
const heartbeatOf = (node: NodeId): string => `${HEARTBEAT}n${node + 1}`;

export function onDigestSyn(
  state: Gossiper,
  from: NodeId,
  { digest }: Immutable<DigestSyn>,
  ctx: Ctx,
  rules: Rules,
): void {
  const { antiEntropy, maxItems } = ctx.params;
  const lacked = rules.lackedBy(digest, state.store);
  const { older } = difference(state.store, digest);
  ctx.send(from, {
    type: 'DigestAck',
    items: antiEntropy === 'push' ? [] : oldestFirst(lacked).slice(0, maxItems).map(itemOf),
    wants: antiEntropy === 'pull' ? [] : older.slice(0, maxItems),
    same: lacked.length === 0 && older.length === 0,
    of: checksumOf(digest),
    checksum: checksumOf(state.store),
  });
}

/** What is cut off comes with one of the next comparisons; nobody is to wait for ever behind what changes all the time. */
const oldestFirst = (entries: readonly Entry[]): readonly Entry[] =>
  entries.slice().sort((a, b) => a.version.counter - b.version.counter);

export function onDigestAck(
  state: Gossiper,
  from: NodeId,
  message: Immutable<DigestAck>,
  ctx: Ctx,
  rules: Rules,
): void {
  if (message.same) agree(state, from, message);
  repair(state, from, message.items, ctx, rules);
  const wanted = chosen(state.store, message.wants);
  if (wanted.length > 0) ctx.send(from, { type: 'DigestAck2', items: wanted });
}

const chosen = (store: Store, keys: readonly string[]): readonly Item[] =>
  keys.flatMap((key) => entryOf(store, key) ?? []).map(itemOf);

export function onDigestAck2(
  state: Gossiper,
  from: NodeId,
  { items }: Immutable<DigestAck2>,
  ctx: Ctx,
  rules: Rules,
): void {
  repair(state, from, items, ctx, rules);
}

function repair(
  state: Gossiper,
  from: NodeId,
  items: readonly Immutable<Item>[],
  ctx: Ctx,
  rules: Rules,
): void {
  const { news } = learn(state, items, from, ctx, rules);
  const keys = news.filter((key) => !key.startsWith(HEARTBEAT));
  if (keys.length > 0) ctx.note('repaired', { node: ctx.self, peer: from, keys });
}

/** How many comparisons without a difference are remembered. */
const REMEMBERED = 16;

/** An answer to what the store was like some time ago says nothing of what it is like now. */
function agree(state: Gossiper, peer: NodeId, { of, checksum }: Immutable<DigestAck>): void {
  if (of !== checksumOf(state.store)) return;
  const others = state.agreed.filter((one) => one.peer !== peer);
  state.agreed = [...others, { peer, checksum }].slice(-REMEMBERED);
}
