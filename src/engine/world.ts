import { micros, type NodeId, nodeId } from '../core/ids.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { ArmedTimer, LinkModel, NodeSlot, World } from '../sdk/world.ts';
import { isCut, linkModel, ownLinks } from './network.ts';
import type { Simulator } from './simulator.ts';
import { FLIGHT, type Flight, type Live, type Timer } from './state.ts';
import { ranUntil } from './timers.ts';

/** The simulator's present as everyone else may see it: always the latest, nothing copied. */
export function worldOf<T extends ProtocolTypes>(simulator: Simulator<T>): World<T> {
  return {
    get time() {
      return simulator.live.time;
    },
    get seq() {
      return simulator.live.seq;
    },
    get step() {
      return simulator.live.step;
    },
    get byHand() {
      return simulator.live.byHand !== null;
    },
    get params() {
      return simulator.live.params;
    },
    get nodes() {
      return simulator.live.slots as unknown as readonly NodeSlot<T>[];
    },
    inFlight: flightsIn(simulator),
    held: () => simulator.live.held,
    timers(): readonly ArmedTimer<T>[] {
      const { live } = simulator;
      const still = live.byHand !== null;
      const armed: ArmedTimer<T>[] = [];
      for (const slot of live.slots)
        for (const timer of slot.timers)
          if (timer.armed) armed.push(still ? standing(live, timer) : timer);
      return armed;
    },
    history: () => simulator.live,
    isCut: (from: NodeId, to: NodeId) => isCut(simulator.live, nodeId(from), nodeId(to)),
    link: (from: NodeId, to: NodeId): LinkModel => linkModel(simulator.live, from, to),
    links: () => ({ most: simulator.live.allLinks, own: ownLinks(simulator.live) }),
  };
}

/** The messages on their way: the same list until the queue holds something else, for several ask in each frame. */
function flightsIn<T extends ProtocolTypes>(simulator: Simulator<T>): World<T>['inFlight'] {
  let of: object | null = null;
  let changes = 0;
  let flights: Flight<T['message']>[] = [];
  return () => {
    const { queue } = simulator.live;
    if (of !== queue || changes !== queue.changes) {
      const list: typeof flights = [];
      queue.each((item) => {
        if (item.tag === FLIGHT) list.push(item);
      });
      [of, changes, flights] = [queue, queue.changes, list.sort((a, b) => a.id - b.id)];
    }
    return flights;
  };
}

/** A timer that stands still, as it would run if it went on now. */
function standing<T extends ProtocolTypes>(live: Live<T>, timer: Timer<T['timer']>): ArmedTimer<T> {
  if (timer.overdue) return timer;
  const stood = live.time - ranUntil(live, timer);
  return { ...timer, armedAt: micros(timer.armedAt + stood), dueAt: micros(timer.dueAt + stood) };
}
