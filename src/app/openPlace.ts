import type { Desk } from '../views/context.tsx';
import type { Found } from './exhibit.ts';
import { isKept } from './keptRun.ts';
import { openDesk } from './openDesk.ts';
import { openGuest } from './openGuest.ts';
import { type OpenedRun, openFresh, placeOf } from './settings.ts';

type Place = Extract<Found, { readonly found: 'exhibit' }>;

interface Shown {
  /** A run from elsewhere is run again: so many events so far. */
  progress(events: number): void;
  show(desk: Desk): void;
}

/** Opens what an address brings, or else what is kept there. `stop`: no longer waits for a long run. */
export function openPlace(
  place: Place,
  { progress, show }: Shown,
): { readonly stop: () => void; readonly leave: () => void } {
  let leaveDesk = () => {};
  let gone = false;
  const lay = (opened?: OpenedRun) => {
    if (gone) opened?.session.dispose();
    else leaveDesk = openDesk(place, show, opened);
  };
  let stop = () => {};
  if (place.guest) stop = openGuest(place, place.guest, { progress, done: lay });
  else if (place.unread) {
    const trouble = { kind: 'unread', problem: place.unread } as const;
    const kept = isKept(placeOf(place));
    lay({ ...openFresh(place), arrival: { by: 'link', trouble, kept } });
  } else lay();
  return {
    stop,
    leave() {
      gone = true;
      stop();
      leaveDesk();
    },
  };
}
