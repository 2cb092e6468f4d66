import type { NodeId } from '../../core/ids.ts';
import { entryOf } from './items.ts';
import { allNeighbours } from './peers.ts';
import type { Gossiper } from './state.ts';
import type { Ctx } from './types.ts';

/** Tells all neighbours what one has, but for the one from whom one has it; see relay.ts for what comes of it. */
export function announce(
  state: Gossiper,
  keys: readonly string[],
  from: NodeId | null,
  ctx: Ctx,
): void {
  const neighbours = allNeighbours(ctx).filter((node) => node !== from);
  for (const key of keys) {
    const entry = entryOf(state.store, key);
    if (entry === undefined) continue;
    for (const to of neighbours) ctx.send(to, { type: 'Inv', key, version: entry.version });
    ctx.note('announced', { node: ctx.self, key, neighbours: neighbours.length });
  }
}
