import type { Desk } from '../views/context.tsx';
import { layBeside } from '../views/ui.ts';
import { openBeside } from './beside.ts';
import type { Found } from './exhibit.ts';
import { below } from './kept/places.ts';
import { openDesk } from './openDesk.ts';
import { openGuest } from './openGuest.ts';
import { openKept } from './openKept.ts';
import { stillHere } from './ownAddress.ts';
import { type OpenedRun, openFresh } from './settings.ts';

type Place = Extract<Found, { readonly found: 'exhibit' }>;

interface Shown {
  /** A run from elsewhere, or a long one, is run again: so many events so far. */
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
  const { kept, store } = place;
  let first = true;
  const showFirst = (desk: Desk) => {
    if (first && place.beside) layAsked(desk, place, place.beside);
    first = false;
    show(desk);
  };
  const isHere = stillHere();
  const lay = (opened: OpenedRun) => {
    // Who has gone elsewhere meanwhile is about to be shown something else, whose address is not for this run to write.
    if (gone || !isHere()) opened.session.dispose();
    else leaveDesk = openDesk(place, store, showFirst, opened);
  };
  // From elsewhere: it lies over the run that is kept here, and there is a way back to that.
  const layOver = (opened: OpenedRun) =>
    lay({
      ...opened,
      over: below(kept),
      ...(opened.arrival && { arrival: { ...opened.arrival, kept: kept !== null } }),
    });
  let stop = () => {};
  if (place.guest) stop = openGuest(place, place.guest, { progress, done: layOver });
  else if (place.unread) {
    const trouble = { kind: 'unread', problem: place.unread } as const;
    layOver({ ...openFresh(place), arrival: { by: 'link', trouble, kept: false } });
  } else {
    const done = (opened: OpenedRun) => {
      // It stays in the list, for another version or as a file.
      if (opened.lost && kept) void store?.remark(kept.head.id, { broken: true }).catch(() => {});
      lay(opened);
    };
    stop = openKept(place, kept, { progress, done });
  }
  return {
    stop,
    leave() {
      gone = true;
      stop();
      leaveDesk();
    },
  };
}

/** Lays beside the run what its address asks for; where that cannot be, the run is there without it. */
function layAsked(
  { session, ui, changes }: Desk,
  origin: Place,
  beside: NonNullable<Place['beside']>,
): void {
  const laid = 'field' in beside ? beside : openBeside({ origin, changes, session }, beside);
  if (!('field' in laid)) {
    layBeside(ui, laid);
    return;
  }
  const { arrival } = ui.getState();
  ui.setState({
    arrival: {
      by: 'link',
      kept: false,
      ...arrival,
      trouble: arrival?.trouble ?? { kind: 'notBeside', problem: laid },
    },
  });
}
