import type { NodeId } from '../../core/ids.ts';
import { neighboursOf } from './overlay.ts';
import type { Ctx } from './types.ts';

/** So many others at random, of those to whom there is a link; `except`: one that need not be told. */
export function choosePeers(
  ctx: Ctx,
  label: string,
  count: number,
  except: NodeId | null = null,
): readonly NodeId[] {
  const members = ctx.members('node');
  const linked = neighboursOf(ctx.self, members, ctx.params);
  // Drawing some too many costs less than a list of all others in a large cluster.
  const spare = (linked === null ? 1 : 0) + (except === null ? 0 : 1);
  return ctx
    .sample(label, linked ?? members, count + spare)
    .filter((node) => node !== ctx.self && node !== except)
    .slice(0, count);
}

export const allNeighbours = (ctx: Ctx): readonly NodeId[] => {
  const members = ctx.members('node');
  const linked = neighboursOf(ctx.self, members, ctx.params);
  return linked ?? members.filter((node) => node !== ctx.self);
};
