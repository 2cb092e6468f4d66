import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { compareVersions, entryOf, itemOf } from './items.ts';
import { learn } from './learning.ts';
import type { Block, GetData, Inv } from './messages.ts';
import type { Rules } from './rules.ts';
import type { Gossiper, Wanted } from './state.ts';
import type { Ctx } from './types.ts';

/** Blocks as Bitcoin's nodes relay them: announced to all neighbours, and sent only to those who ask. */

export function onInv(
  state: Gossiper,
  from: NodeId,
  { key, version }: Immutable<Inv>,
  ctx: Ctx,
): void {
  const mine = entryOf(state.store, key);
  if (mine && compareVersions(mine.version, version) >= 0) return;
  const wanted = state.wanted.find((one) => one.key === key);
  const order = wanted ? compareVersions(wanted.version, version) : -1;
  if (wanted && order === 0) alsoAt(state, wanted, from);
  else if (order < 0) askFor(state, { key, version, asked: from, others: [] }, ctx);
}

function alsoAt(state: Gossiper, wanted: Wanted, node: NodeId): void {
  if (wanted.asked === node || wanted.others.includes(node)) return;
  replace(state, wanted, { ...wanted, others: [...wanted.others, node] });
}

function replace(state: Gossiper, { key }: Wanted, by: Wanted | null): void {
  const rest = state.wanted.filter((one) => one.key !== key);
  state.wanted = by === null ? rest : [...rest, by];
}

function askFor(state: Gossiper, wanted: Wanted, ctx: Ctx): void {
  const { key, version, asked } = wanted;
  replace(state, wanted, wanted);
  ctx.send(asked, { type: 'GetData', key, version });
  ctx.setTimer({ type: 'getData', key }, ctx.params.getDataTimeout);
}

export function onGetData(
  state: Gossiper,
  from: NodeId,
  { key, version }: Immutable<GetData>,
  ctx: Ctx,
): void {
  const entry = entryOf(state.store, key);
  if (entry === undefined || compareVersions(entry.version, version) < 0) return;
  ctx.send(from, { type: 'Block', item: itemOf(entry) });
}

export function onBlock(
  state: Gossiper,
  from: NodeId,
  { item }: Immutable<Block>,
  ctx: Ctx,
  rules: Rules,
): void {
  learn(state, [item], from, ctx, rules);
  const { key } = item;
  if (!state.wanted.some((one) => one.key === key)) ctx.cancelTimer({ type: 'getData', key });
}

/** Whoever was asked is silent: another that has announced the block is asked, if there is one. */
export function onSilence(state: Gossiper, key: string, ctx: Ctx): void {
  const wanted = state.wanted.find((one) => one.key === key);
  if (wanted === undefined) return;
  const [next = null, ...others] = wanted.others;
  ctx.note('askedAnother', { node: ctx.self, key, peer: wanted.asked, next });
  if (next === null) replace(state, wanted, null);
  else askFor(state, { ...wanted, asked: next, others }, ctx);
}
