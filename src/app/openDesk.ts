import type { Session } from '../playback/types.ts';
import type { Changes } from '../sdk/changes.ts';
import type { Desk } from '../views/context.tsx';
import { type Arrival, createUi, type UiStore } from '../views/ui.ts';
import { goTo } from './address.ts';
import { printer } from './exhibit.ts';
import { forgetAside, isAside, keepRun, putAside, takeBack } from './keptRun.ts';
import { isProblem, type OpenedRun, type Origin, openRun, openWith, placeOf } from './settings.ts';
import { sharingOf } from './sharing.ts';

/**
 * Opens the run of a scenario, the one that is kept unless another is given, and shows the desk on which it lies; shows
 * another desk whenever the run starts again with other settings. Returns the way to leave.
 */
export function openDesk(
  origin: Origin,
  show: (desk: Desk) => void,
  opened: OpenedRun = openRun(origin),
): () => void {
  const { protocol, scenario, file, own } = origin;
  const place = placeOf(origin);
  let leave = () => {};

  // What is kept here gives way to a run from elsewhere once someone goes on with that; it is not lost then.
  let strange = opened.arrival !== undefined;
  const keeping = {
    ...(own && { file }),
    before: () => {
      if (strange) putAside(place);
      strange = false;
    },
  };

  const lay = (session: Session, changes: Changes, ui: UiStore, anew: boolean) => {
    const stopKeeping = keepRun(place, session, changes, anew, keeping);
    leave = () => {
      stopKeeping();
      session.dispose();
    };
    const replace = (next: Session, nextChanges: Changes) => {
      const { status, speed } = session.screen();
      leave();
      next.setSpeed(speed);
      // What was selected, lit or pinned belonged to the old run; what is open on the page stays open.
      const { tab, panel, arrival } = ui.getState();
      const kept = arrival && { ...arrival, trouble: null };
      const fresh = { tab, panel: panel === 'why' ? null : panel, arrival: kept };
      lay(next, nextChanges, createUi(fresh), true);
      if (status === 'playing') next.play();
    };
    const back = () => {
      session.pause();
      stopKeeping();
      takeBack(place);
      goTo(`/${place}`);
    };
    show({
      session,
      ui,
      print: printer(protocol, session),
      origin: scenario,
      changes,
      advisor: protocol.advisor,
      restart(next) {
        const restarted = openWith(origin, next, session.screen().speed);
        if (isProblem(restarted)) return restarted;
        replace(restarted, next);
        return null;
      },
      adopt: replace,
      openBeside: (next) => openWith(origin, next),
      sharing: sharingOf(origin, session, ui, { back, stay: () => forgetAside(place) }),
    });
  };

  const { session, changes, lost } = opened;
  const arrival = opened.arrival ?? (isAside(place) ? EARLIER : null);
  const ui = createUi({ arrival, notice: lost ? 'savedRun' : null });
  lay(session, changes, ui, arrival?.by === 'file');
  return () => leave();
}

const EARLIER: Arrival = { by: 'earlier', trouble: null, kept: true };
