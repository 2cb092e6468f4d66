import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { announce } from './announcing.ts';
import { compareVersions, type Entry, entryOf, type Item } from './items.ts';
import { changeRole } from './roles.ts';
import type { Rules } from './rules.ts';
import type { Gossiper, Hot } from './state.ts';
import type { Ctx } from './types.ts';

/** Keys under which nodes publish signs of life: no part of the story. */
export const HEARTBEAT = 'heartbeat-';

/** Takes what came; returns the keys that were news, and those that were known. What is news is written down before it is passed on. */
export function learn(
  state: Gossiper,
  items: readonly Immutable<Item>[],
  from: NodeId,
  ctx: Ctx,
  rules: Rules,
): { readonly news: readonly string[]; readonly known: readonly string[] } {
  const news: string[] = [];
  const known: string[] = [];
  for (const item of items) {
    const mine = entryOf(state.store, item.key);
    if (rules.isNews(item, mine)) {
      accept(state, { ...item, from, round: state.round }, rules);
      news.push(item.key);
      if (!item.key.startsWith(HEARTBEAT)) tellLearned(item, mine, from, ctx);
    } else {
      known.push(item.key);
      if (mine && compareVersions(item.version, mine.version) < 0) {
        ctx.note('keptNewer', { node: ctx.self, key: item.key, from });
      }
    }
  }
  afterwards(state, news, from, ctx);
  return { news, known };
}

function tellLearned(item: Item, mine: Entry | undefined, from: NodeId, ctx: Ctx): void {
  ctx.note('learned', {
    node: ctx.self,
    key: item.key,
    from,
    value: item.value,
    was: mine?.value ?? null,
  });
}

/** Gives a key a value here and now, or a death certificate. */
export function publish(
  state: Gossiper,
  key: string,
  value: string | null,
  ctx: Ctx,
  rules: Rules,
): void {
  const version = { counter: state.counter + 1, writer: ctx.self };
  accept(state, { key, value, version, from: null, round: state.round }, rules);
  if (value === null) ctx.note('deleted', { node: ctx.self, key, counter: version.counter });
  else if (!key.startsWith(HEARTBEAT)) {
    ctx.note('published', { node: ctx.self, key, value, counter: version.counter });
  }
  afterwards(state, [key], null, ctx);
}

function accept(state: Gossiper, entry: Entry, rules: Rules): void {
  state.store = rules.keep(state.store, entry);
  state.counter = Math.max(state.counter, entry.version.counter);
  state.agreed = [];
  state.wanted = state.wanted.filter(
    ({ key, version }) => key !== entry.key || compareVersions(version, entry.version) > 0,
  );
}

/** What is new is written to disk first; then it is a rumour, or is announced, as the settings have it. */
function afterwards(state: Gossiper, news: readonly string[], from: NodeId | null, ctx: Ctx): void {
  if (news.length === 0) return;
  ctx.persist({ store: state.store, started: true });
  changeRole(ctx, state, 'learned');
  if (ctx.params.spread === 'announce') announce(state, news, from, ctx);
  if (ctx.params.spread !== 'rumour') return;
  state.hot = [
    ...state.hot.filter(({ key }) => !news.includes(key)),
    ...news.filter((key) => entryOf(state.store, key)).map(rumourOf),
  ];
}

const rumourOf = (key: string): Hot => ({ key, misses: 0, needed: 0, unneeded: 0 });
