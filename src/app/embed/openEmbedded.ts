import type { Desk } from '../../views/context.tsx';
import { createUi } from '../../views/ui.ts';
import { type Found, printer } from '../exhibit.ts';
import { fixedDesk } from '../fixedDesk.ts';
import { openGuest } from '../openGuest.ts';
import { type OpenedRun, openFresh } from '../settings.ts';
import { sharingOf } from '../sharing.ts';

export type EmbeddedPlace = Extract<Found, { readonly found: 'exhibit' }>;

interface Shown {
  /** A run is run again: so many events so far. */
  progress(events: number): void;
  show(desk: Desk): void;
}

/**
 * Opens the run that an address brings, or the scenario at its start, in a frame of somebody's page: nothing is kept in the
 * reader's browser, and nothing that is kept there is shown. Returns the way to leave.
 */
export function openEmbedded(
  place: EmbeddedPlace,
  speed: number | null,
  { progress, show }: Shown,
): () => void {
  let leaveRun = () => {};
  let gone = false;
  const lay = ({ session, changes, arrival }: OpenedRun) => {
    if (gone) return session.dispose();
    leaveRun = () => session.dispose();
    if (speed !== null) session.setSpeed(speed);
    const ui = createUi({ arrival: arrival ?? null });
    show({
      ...fixedDesk,
      session,
      ui,
      print: printer(place.protocol, session),
      origin: place.scenario,
      changes,
      sharing: sharingOf(place, session, ui, { back() {}, stay() {} }),
    });
  };
  let stop = () => {};
  if (place.guest) stop = openGuest(place, place.guest, { progress, done: lay });
  else if (place.unread) {
    const trouble = { kind: 'unread', problem: place.unread } as const;
    lay({ ...openFresh(place), arrival: { by: 'link', trouble, kept: false } });
  } else lay(openFresh(place));
  return () => {
    gone = true;
    stop();
    leaveRun();
  };
}
