import { clonePlain } from '../core/plain.ts';
import { RandomStream } from '../core/random.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import {
  type Item,
  type Live,
  type Slot,
  type Streams,
  TIMER,
  type Timer,
  type Waiting,
} from './state.ts';

/** A world kept for later: as it lives, but with its random streams in words, four for each. */
export interface Saved<T extends ProtocolTypes> {
  readonly live: Rest<T>;
  readonly streams: Int32Array;
}

/**
 * Keeps a world. What never changes once it is there is shared with it: messages, durable states, logs; so a keyframe
 * costs little more than the nodes' own fields.
 */
export function saveLive<T extends ProtocolTypes>({ streams, ...live }: Live<T>): Saved<T> {
  return { live: copyOf(live), streams: packed(streams) };
}

/** A world that goes on from one that was kept, which stays as it is. */
export function loadLive<T extends ProtocolTypes>({ live, streams }: Saved<T>): Live<T> {
  return { ...copyOf(live), streams: unpacked(streams) };
}

const NAMES = ['own', 'network', 'disk', 'workload'] as const satisfies readonly (keyof Streams)[];
const WORDS = 4;

function packed(streams: readonly Streams[]): Int32Array {
  const words = new Int32Array(streams.length * NAMES.length * WORDS);
  streams.forEach((of, node) => {
    NAMES.forEach((name, i) => {
      words.set(of[name].save(), (node * NAMES.length + i) * WORDS);
    });
  });
  return words;
}

function unpacked(words: Int32Array): Streams[] {
  const size = NAMES.length * WORDS;
  return Array.from({ length: words.length / size }, (_, node) => {
    const stream = (i: number) => {
      const start = node * size + i * WORDS;
      return RandomStream.restore(words.subarray(start, start + WORDS));
    };
    return { own: stream(0), network: stream(1), disk: stream(2), workload: stream(3) };
  });
}

type Rest<T extends ProtocolTypes> = Omit<Live<T>, 'streams'>;

function copyOf<T extends ProtocolTypes>(live: Rest<T>): Rest<T> {
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
