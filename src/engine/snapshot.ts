import { clonePlain } from '../core/plain.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Item, type Live, type Slot, TIMER, type Timer, type Waiting } from './state.ts';

/**
 * A world of its own that goes on from here. What never changes once it is there is shared: messages, durable states,
 * logs; so a keyframe costs little more than the nodes' own fields.
 */
export function cloneLive<T extends ProtocolTypes>(live: Live<T>): Live<T> {
  const timers = new Map<Timer<T['timer']>, Timer<T['timer']>>();
  const copyTimer = (timer: Timer<T['timer']>): Timer<T['timer']> => {
    let copy = timers.get(timer);
    if (!copy) {
      copy = { ...timer };
      timers.set(timer, copy);
    }
    return copy;
  };
  return {
    ...live,
    slots: live.slots.map((slot) => cloneSlot(slot, copyTimer)),
    streams: live.streams.map(({ own, network, disk, workload }) => ({
      own: own.clone(),
      network: network.clone(),
      disk: disk.clone(),
      workload: workload.clone(),
    })),
    queue: live.queue.clone((item: Item<T>) => (item.tag === TIMER ? copyTimer(item) : item)),
    links: new Map(live.links),
    cuts: new Set(live.cuts),
    lastDue: new Map(live.lastDue),
    traps: live.traps.slice(),
    held: live.held.slice(),
    open: new Set(live.open),
    memories: clonePlain(live.memories),
    found: live.found.slice(),
  };
}

function cloneSlot<T extends ProtocolTypes>(
  slot: Slot<T>,
  copyTimer: (timer: Timer<T['timer']>) => Timer<T['timer']>,
): Slot<T> {
  const copyWaiting = (item: Waiting<T>) => (item.tag === TIMER ? copyTimer(item) : item);
  return {
    ...slot,
    state: clonePlain(slot.state),
    unwritten: slot.unwritten.map((write) => ({ ...write, behind: write.behind.slice() })),
    timers: slot.timers.map(copyTimer),
    backlog: slot.backlog.map(copyWaiting),
  };
}
