import type { Session } from '../playback/types.ts';
import type { Changes } from '../sdk/changes.ts';
import type { Desk } from '../views/context.tsx';
import { createUi, type UiStore } from '../views/ui.ts';
import { printer } from './exhibit.ts';
import { keepRun } from './keptRun.ts';
import { addressOf, isProblem, type Origin, openRun, openWith } from './settings.ts';

/**
 * Opens the run of a scenario and shows the desk on which it lies; shows another desk whenever the run starts again with
 * other settings. Returns the way to leave.
 */
export function openDesk(origin: Origin, show: (desk: Desk) => void): () => void {
  const { protocol, scenario } = origin;
  const address = addressOf(scenario, protocol);
  let leave = () => {};

  const lay = (session: Session, changes: Changes, ui: UiStore, anew: boolean) => {
    const stopKeeping = keepRun(address, session, changes, anew);
    leave = () => {
      stopKeeping();
      session.dispose();
    };
    const replace = (opened: Session, next: Changes) => {
      const { status, speed } = session.screen();
      leave();
      opened.setSpeed(speed);
      // What was selected, lit or pinned belonged to the old run; what is open on the page stays open.
      const { tab, panel } = ui.getState();
      lay(opened, next, createUi({ tab, panel: panel === 'why' ? null : panel }), true);
      if (status === 'playing') opened.play();
    };
    show({
      session,
      ui,
      print: printer(protocol, session),
      origin: scenario,
      changes,
      advisor: protocol.advisor,
      restart(next) {
        const opened = openWith(origin, next, session.screen().speed);
        if (isProblem(opened)) return opened;
        replace(opened, next);
        return null;
      },
      adopt: replace,
      openBeside: (next) => openWith(origin, next),
    });
  };

  const { session, changes, lost } = openRun(origin);
  lay(session, changes, createUi(lost ? { notice: 'savedRun' } : {}), false);
  return () => leave();
}
