import { micros } from '../core/ids.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { arriveAfter, noteArrival } from './network.ts';
import {
  FLIGHT,
  type Flight,
  type HeldFlight,
  type Item,
  type Live,
  linkKey,
  TIMER,
} from './state.ts';
import { enqueue, forget, ranUntil } from './timers.ts';

/**
 * Messages that wait until someone lets them go, and the time in which all of them do and timers stand still. While
 * `live.byHand` is set, no timer is in the queue, and of the messages only those that someone told to arrive at once.
 */

/** Puts a message on the shelf, which is in order of ids. */
export function shelve<T extends ProtocolTypes>(live: Live<T>, flight: Flight<T['message']>): void {
  const { held } = live;
  let at = held.length;
  while (at > 0 && (held[at - 1] as Flight<T['message']>).id > flight.id) at--;
  held.splice(at, 0, { ...flight, heldAt: live.time });
}

/** Lets one message go on with what was left of its way when it was held. */
export function letGo<T extends ProtocolTypes>(
  live: Live<T>,
  held: HeldFlight<T['message']>,
): void {
  live.held = live.held.filter((one) => one !== held);
  const flight = moved(live, held);
  if (!flight.lost) noteArrival(live, flight.from, flight.to, flight.dueAt);
  live.queue.push(flight.dueAt, flight.order, flight);
}

/** From now on nothing comes by itself. */
export function standStill<T extends ProtocolTypes>(live: Live<T>): void {
  live.byHand = live.time;
  const flights: Flight<T['message']>[] = [];
  for (const item of live.queue.remove(isFlightOrTimer)) {
    if (item.tag === FLIGHT) flights.push(item);
    else if (item.tag === TIMER) {
      item.queuedOrder = -1;
      const slot = live.slots[item.node];
      if (slot && !item.armed) forget(slot, item);
    }
  }
  for (const flight of flights.sort((a, b) => a.id - b.id)) shelve(live, flight);
}

const isFlightOrTimer = <T extends ProtocolTypes>(item: Item<T>): boolean =>
  item.tag === FLIGHT || item.tag === TIMER;

/** All go on with what was left of their time. */
export function goOn<T extends ProtocolTypes>(live: Live<T>): void {
  const since = live.byHand ?? live.time;
  for (const slot of live.slots) {
    slot.timers = slot.timers.filter((timer) => timer.armed);
    for (const timer of slot.timers) {
      // One that has run out already waits for its paused node.
      if (timer.overdue) continue;
      const stood = live.time - ranUntil(live, timer);
      timer.armedAt = micros(timer.armedAt + stood);
      timer.dueAt = micros(timer.dueAt + stood);
      enqueue(live, timer);
    }
  }
  live.byHand = null;
  const last = new Map<number, number>();
  for (const held of live.held) {
    const flight = moved(live, held);
    const { from, to, lost } = flight;
    let { dueAt } = flight;
    if (!lost) {
      // What was sent meanwhile has stood for a shorter time; on an ordered link it still may not overtake.
      const earlier = last.get(linkKey(from, to)) ?? 0;
      if (held.heldAt > since) dueAt = arriveAfter(live, from, to, dueAt, earlier);
      last.set(linkKey(from, to), dueAt > earlier ? dueAt : earlier);
      if (dueAt > held.dueAt) noteArrival(live, from, to, dueAt);
    }
    live.queue.push(dueAt, flight.order, { ...flight, dueAt });
  }
  live.held = [];
}

/** A message that leaves the shelf now. */
function moved<T extends ProtocolTypes>(
  live: Live<T>,
  { heldAt, ...flight }: HeldFlight<T['message']>,
): Flight<T['message']> {
  const stood = live.time - heldAt;
  return {
    ...flight,
    dueAt: micros(flight.dueAt + stood),
    stood: micros((flight.stood ?? 0) + stood),
  };
}
