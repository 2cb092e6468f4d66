import { type NodeId, nodeId } from '../core/ids.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { ArmedTimer, Envelope, LinkModel, NodeSlot, World } from '../sdk/world.ts';
import { isCut, linkModel } from './network.ts';
import type { Simulator } from './simulator.ts';
import { FLIGHT, type Flight } from './state.ts';

/** The simulator's present as everyone else may see it: always the latest, nothing copied. */
export function worldOf<T extends ProtocolTypes>(simulator: Simulator<T>): World<T> {
  return {
    get time() {
      return simulator.live.time;
    },
    get seq() {
      return simulator.live.seq;
    },
    get params() {
      return simulator.live.params;
    },
    get nodes() {
      return simulator.live.slots as unknown as readonly NodeSlot<T>[];
    },
    inFlight(): readonly Envelope<T['message']>[] {
      const flights: Flight<T['message']>[] = [];
      simulator.live.queue.each((item) => {
        if (item.tag === FLIGHT) flights.push(item);
      });
      return flights.sort((a, b) => a.id - b.id);
    },
    held: () => simulator.live.held,
    timers(): readonly ArmedTimer<T>[] {
      return simulator.live.slots.flatMap((slot) => slot.timers.filter((timer) => timer.armed));
    },
    isCut: (from: NodeId, to: NodeId) => isCut(simulator.live, nodeId(from), nodeId(to)),
    link: (from: NodeId, to: NodeId): LinkModel => linkModel(simulator.live, from, to),
  };
}
