import { type Micros, micros, type NodeId } from '../core/ids.ts';
import type { RandomStream } from '../core/random.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Delay, LinkModel, OwnLink } from '../sdk/world.ts';
import { type Live, linkKey, linkOf } from './state.ts';

/** One draw, whatever the kind of delay. */
export function drawDelay(delay: Delay, stream: RandomStream): number {
  switch (delay.kind) {
    case 'fixed':
      return stream.int(delay.by, delay.by);
    case 'uniform':
      return stream.int(delay.min, delay.max);
    case 'table':
      return fromTable(delay.quantiles, stream);
  }
}

/** A point on the straight lines between evenly spaced quantiles. */
function fromTable(quantiles: readonly Micros[], stream: RandomStream): number {
  const fine = 1 << 20;
  const spot = stream.int(0, (quantiles.length - 1) * fine - 1);
  const step = Math.floor(spot / fine);
  const low = quantiles[step] as number;
  const high = quantiles[step + 1] as number;
  return low + Math.floor(((high - low) * (spot - step * fine)) / fine);
}

export function linkModel<T extends ProtocolTypes>(
  live: Live<T>,
  from: NodeId,
  to: NodeId,
): LinkModel {
  return (live.links.size > 0 && live.links.get(linkKey(from, to))) || live.allLinks;
}

export const ownLinks = <T extends ProtocolTypes>(live: Live<T>): OwnLink[] =>
  Array.from(live.links, ([key, model]) => ({ ...linkOf(key), model }));

export function isCut<T extends ProtocolTypes>(live: Live<T>, from: NodeId, to: NodeId): boolean {
  return live.cuts.any && live.cuts.has(from, to);
}

/** What becomes of a message: when it arrives (or dies), and whether a second one follows it. */
export interface Fate {
  dueAt: Micros;
  lost: boolean;
  /** When the network's own duplicate arrives; -1: there is none. */
  twinAt: number;
}

/**
 * Decides a message's fate into `fate`: always four draws from the sender's network stream, so that a dial turned in
 * mid-run does not shift what comes after. A lost message dies half-way, where it can be seen to.
 */
export function decideFate<T extends ProtocolTypes>(
  live: Live<T>,
  from: NodeId,
  to: NodeId,
  fate: Fate,
): void {
  const model = linkModel(live, from, to);
  const stream = live.streams.network(from);
  const delay = drawDelay(model.delay, stream);
  const lost = stream.chance(model.loss);
  const twice = stream.chance(model.duplicate);
  const twinDelay = drawDelay(model.delay, stream);
  fate.lost = (lost || isCut(live, from, to)) && from !== to;
  fate.twinAt = twice && !fate.lost ? live.time + twinDelay : -1;
  if (fate.lost) fate.dueAt = micros(live.time + Math.floor(delay / 2));
  else fate.dueAt = inOrder(live, model, from, to, live.time + delay);
}

function inOrder<T extends ProtocolTypes>(
  live: Live<T>,
  model: LinkModel,
  from: NodeId,
  to: NodeId,
  dueAt: number,
): Micros {
  if (model.order === 'any') return micros(dueAt);
  const key = linkKey(from, to);
  const last = live.lastDue.get(key) ?? 0;
  const due = dueAt < last ? last : dueAt;
  live.lastDue.set(key, due);
  return micros(due);
}

/** When a message arrives that may not overtake one that arrives at `earlier`, if its link is ordered. */
export function arriveAfter<T extends ProtocolTypes>(
  live: Live<T>,
  from: NodeId,
  to: NodeId,
  dueAt: Micros,
  earlier: number,
): Micros {
  return micros(linkModel(live, from, to).order === 'fifo' && dueAt < earlier ? earlier : dueAt);
}

/** On an ordered link nothing that is sent from now on arrives before this moment. */
export function noteArrival<T extends ProtocolTypes>(
  live: Live<T>,
  from: NodeId,
  to: NodeId,
  dueAt: Micros,
): void {
  const model = linkModel(live, from, to);
  inOrder(live, model, from, to, dueAt);
}
