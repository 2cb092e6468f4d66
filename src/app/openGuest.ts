import type { Micros } from '../core/ids.ts';
import { type Replayed, replay } from '../files/replay.ts';
import { openSession } from '../playback/session.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Trouble } from '../views/ui.ts';
import type { Guest } from './guest.ts';
import type { OpenedRun, Origin } from './settings.ts';
import { firstSpeed } from './speed.ts';

/** How long a run is gone through at once, in milliseconds; in between the page draws, and hears who wants to stop. */
const AT_ONCE = 24;

type Told = NonNullable<Guest['told']>;

/** How many events a run is going to have, if it was said. */
export const expectedEvents = (told: Guest['told']): number | null => {
  if (told === null) return null;
  if ('moves' in told) return told.events;
  return told.branches.reduce(
    (sum, { parent, given, length }) => sum + length - (parent === null ? 0 : (given[0]?.seq ?? 0)),
    0,
  );
};

export interface Opening {
  /** Called now and then, with the number of events so far. */
  progress(events: number): void;
  done(opened: OpenedRun): void;
}

/**
 * Opens a run from elsewhere where it stood, which means running it again: at once if that is a matter of a moment.
 * Returns the way to stop it: the run then stands at its start.
 */
export function openGuest(origin: Origin, guest: Guest, opening: Opening): () => void {
  const { protocol } = origin;
  const { scenario, told, time, changes } = guest;
  const open = (trouble: Trouble | null, ready?: Replayed<ProtocolTypes>) => {
    const options = { speed: firstSpeed(scenario), ...(ready && { ready }) };
    const session = openSession(protocol, scenario, options);
    if (guest.goOn !== undefined) session.goOnTo(guest.goOn);
    const { by, from } = guest;
    opening.done({
      session,
      changes,
      lost: false,
      head: null,
      arrival: { by, trouble, kept: false, ...(from !== undefined && { from }) },
    });
  };
  if (told === null) {
    open(null);
    return () => {};
  }
  return inSlices(replayed(origin, guest, told, time), {
    progress: opening.progress,
    done: (ready) =>
      open(holds(guest, ready) ? null : { kind: 'differs', made: guest.made }, ready),
    failed: (error) =>
      open({ kind: 'failed', message: error instanceof Error ? error.message : String(error) }),
    stopped: () => open({ kind: 'stopped' }),
  });
}

const replayed = ({ protocol }: Origin, { scenario }: Guest, told: Told, time: Micros | null) =>
  replay(protocol, scenario, told, time);

/** Whether a run became again what it was. */
const holds = ({ digest }: Guest, { timeline, whole }: Replayed<ProtocolTypes>): boolean =>
  whole && (digest === null || timeline.digest === digest);

interface Waiting<R> {
  progress(events: number): void;
  done(result: R): void;
  failed(error: unknown): void;
  stopped(): void;
}

/** Goes through something long in slices; exactly one of `done`, `failed` and `stopped` is called. */
export function inSlices<R>(steps: Generator<number, R>, waiting: Waiting<R>): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const slice = () => {
    timer = null;
    const end = performance.now() + AT_ONCE;
    let next: IteratorResult<number, R>;
    try {
      do next = steps.next();
      while (!next.done && performance.now() < end);
    } catch (error) {
      return waiting.failed(error);
    }
    if (next.done) return waiting.done(next.value);
    timer = setTimeout(slice, 0);
    waiting.progress(next.value);
  };
  slice();
  return () => {
    if (timer === null) return;
    clearTimeout(timer);
    timer = null;
    waiting.stopped();
  };
}
