import { type Micros, micros, type Seq } from '../core/ids.ts';
import { equalPlain } from '../core/plain.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import { localSpan, trueSpan } from './clock.ts';
import { type Live, type Slot, TIMER, type Timer } from './state.ts';

export function findTimer<T extends ProtocolTypes>(
  slot: Slot<T>,
  timer: T['timer'],
): Timer<T['timer']> | undefined {
  const { timers } = slot;
  for (let i = 0; i < timers.length; i++) {
    const one = timers[i] as Timer<T['timer']>;
    if (one.timer === timer || (one.timer.type === timer.type && equalPlain(one.timer, timer)))
      return one;
  }
  return undefined;
}

/** Arms a timer after a span of the node's own clock; the one that says the same is replaced. */
export function arm<T extends ProtocolTypes>(
  live: Live<T>,
  slot: Slot<T>,
  timer: T['timer'],
  delay: number,
  cause: Seq,
  codes: Readonly<Record<string, number>>,
): void {
  let armed = findTimer(slot, timer);
  if (!armed) {
    armed = {
      tag: TIMER,
      node: slot.id,
      timer,
      code: codes[timer.type] ?? 0,
      armed: true,
      armedAt: live.time,
      dueAt: live.time,
      order: 0,
      queuedAt: 0,
      queuedOrder: -1,
      overdue: false,
      cause,
    };
    slot.timers.push(armed);
  } else if (!armed.armed) {
    // As if it had been forgotten meanwhile: when that happens depends on when someone looks into the queue.
    forget(slot, armed);
    slot.timers.push(armed);
  }
  armed.armed = true;
  armed.armedAt = live.time;
  armed.cause = cause;
  schedule(live, armed, micros(live.time + trueSpan(slot, delay)));
}

/**
 * Sets when a timer fires. It is queued anew only if it stands nowhere, or too late; while timers stand still it is not
 * queued at all.
 */
export function schedule<T extends ProtocolTypes>(
  live: Live<T>,
  timer: Timer<T['timer']>,
  dueAt: Micros,
): void {
  timer.dueAt = dueAt;
  timer.order = live.order++;
  timer.overdue = false;
  if (live.byHand !== null) return;
  if (timer.queuedOrder < 0 || dueAt < timer.queuedAt) enqueue(live, timer);
}

export function enqueue<T extends ProtocolTypes>(live: Live<T>, timer: Timer<T['timer']>): void {
  live.queue.push(timer.dueAt, timer.order, timer);
  timer.queuedAt = timer.dueAt;
  timer.queuedOrder = timer.order;
}

/** Deals with a timer that the queue has brought under a key that no longer counts. */
export function requeue<T extends ProtocolTypes>(
  live: Live<T>,
  slot: Slot<T>,
  timer: Timer<T['timer']>,
  order: number,
): void {
  if (order !== timer.queuedOrder) return;
  timer.queuedOrder = -1;
  if (timer.armed) enqueue(live, timer);
  else forget(slot, timer);
}

export function forget<T extends ProtocolTypes>(slot: Slot<T>, timer: Timer<T['timer']>): void {
  const at = slot.timers.indexOf(timer);
  if (at >= 0) slot.timers.splice(at, 1);
}

/** The moment up to which a timer has run: the present, unless timers stand still. */
export function ranUntil<T extends ProtocolTypes>(live: Live<T>, timer: Timer<T['timer']>): Micros {
  const { byHand } = live;
  if (byHand === null) return live.time;
  return timer.armedAt > byHand ? timer.armedAt : byHand;
}

/** After a change of the clock's rate: what is left of each timer now takes longer or shorter. */
export function rescale<T extends ProtocolTypes>(
  live: Live<T>,
  slot: Slot<T>,
  change: () => void,
): void {
  const left = slot.timers.map((timer) => localSpan(slot, timer.dueAt - ranUntil(live, timer)));
  change();
  slot.timers.forEach((timer, i) => {
    const now = ranUntil(live, timer);
    if (timer.armed && timer.dueAt > now) {
      schedule(live, timer, micros(now + trueSpan(slot, left[i] as number)));
    }
  });
}

/** The armed timers of a type on nodes that are up, the one that runs out next first. */
export function running<T extends ProtocolTypes>(live: Live<T>, type: string): Timer<T['timer']>[] {
  const left = (timer: Timer<T['timer']>) => timer.dueAt - ranUntil(live, timer);
  return live.slots
    .filter((slot) => slot.health === 'up')
    .flatMap((slot) => slot.timers.filter((one) => one.armed && one.timer.type === type))
    .sort((a, b) => left(a) - left(b) || a.order - b.order);
}

/** Lets timers run out together with the first of them, or one after the other at even distances. */
export function nudge<T extends ProtocolTypes>(
  live: Live<T>,
  timers: readonly Timer<T['timer']>[],
  how: 'align' | 'spread',
): void {
  const [first] = timers;
  if (!first) return;
  const left = first.dueAt - ranUntil(live, first);
  const longest = Math.max(...timers.map((timer) => timer.dueAt - timer.armedAt));
  const gap = how === 'align' ? 0 : Math.floor(longest / timers.length);
  timers.forEach((timer, i) => {
    schedule(live, timer, micros(ranUntil(live, timer) + left + i * gap));
  });
}
