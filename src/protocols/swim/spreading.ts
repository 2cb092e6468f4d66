import type { Immutable } from '../../core/plain.ts';
import { retransmitLimit } from './formulas.ts';
import type { Update } from './messages.ts';
import type { Queued, SwimState } from './state.ts';
import type { Ctx } from './types.ts';

/** News goes along with pings and answers, each piece so many times, the least often sent first (SWIM 4.1). */

const NOTHING: readonly Update[] = Object.freeze([]);

/** News to be passed on; what went out about the same member before is out of date. */
export function enqueue(state: SwimState, update: Immutable<Update>): void {
  const others = state.updates.filter((queued) => queued.update.member !== update.member);
  state.updates = [Object.freeze({ update: Object.freeze(update), transmits: 0 }), ...others];
}

/** What goes along with the next message. */
export function takeUpdates(state: SwimState, ctx: Ctx): readonly Update[] {
  const { updates } = state;
  if (updates.length === 0) return NOTHING;
  const { maxPiggyback, retransmitMult } = ctx.params;
  const limit = retransmitLimit(retransmitMult, state.members.size);
  const taken = updates.slice(0, maxPiggyback);
  let rest: readonly Queued[] = updates.slice(maxPiggyback);
  for (const queued of taken) rest = sentOnceMore(rest, queued, limit);
  state.updates = rest;
  return taken.map(({ update }) => update);
}

function sentOnceMore(
  rest: readonly Queued[],
  { update, transmits }: Queued,
  limit: number,
): readonly Queued[] {
  const times = transmits + 1;
  if (times >= limit) return rest;
  const sent = Object.freeze({ update, transmits: times });
  const place = rest.findIndex((other) => other.transmits > times);
  return place < 0 ? [...rest, sent] : rest.toSpliced(place, 0, sent);
}
