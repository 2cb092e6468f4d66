import { clonePlain } from '../core/plain.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { type Item, type Live, type Slot, TIMER, type Timer, type Waiting } from './state.ts';

/**
 * Keeps a world as it stands. What never changes once it is there is shared with it: messages, durable states, logs; so a
 * keyframe costs little more than the nodes' own fields. To go on from one that is kept, take a copy of that.
 */
export function copyLive<T extends ProtocolTypes>(live: Live<T>): Live<T> {
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
    streams: live.streams.copy(),
    slots: live.slots.map((slot) => cloneSlot(slot, copyTimer)),
    queue: live.queue.clone((item: Item<T>) => (item.tag === TIMER ? copyTimer(item) : item)),
    links: new Map(live.links),
    cuts: live.cuts.copy(),
    lastDue: stillDue(live),
    traps: live.traps.slice(),
    held: live.held.slice(),
    open: new Set(live.open),
    memories: clonePlain(live.memories),
    found: live.found.slice(),
  };
}

/** What has arrived keeps nothing in order any more. */
function stillDue<T extends ProtocolTypes>({ lastDue, time }: Live<T>): Map<number, number> {
  const due = new Map<number, number>();
  for (const [link, last] of lastDue) if (last > time) due.set(link, last);
  return due;
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
