import { useEffect } from 'react';
import { useDesk } from '../views/context.tsx';
import type { UiStore } from '../views/ui.ts';
import { isForeign, ownAddress, showAddress, stillHere, withBeside } from './ownAddress.ts';

/** So long the run must be at rest before its address is written, in milliseconds: browsers mind being asked too often. */
const REST = 400;

/** Keeps the page's address true while the run is paused, so that copying the address is sharing the run. */
export function useShownAddress(): void {
  const { session, ui, sharing } = useDesk();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let here = true;
    const isHere = stillHere();
    const write = async () => {
      const link = await sharing?.link();
      // The run may have gone on, or away, while the words for it were loaded.
      if (!link || !here || !isHere() || session.screen().status !== 'paused') return;
      showAddress(withBeside(link.url ?? link.plain, besideOf(ui)), sharing?.kept?.id() ?? null);
    };
    const changed = () => {
      clearTimeout(timer);
      if (session.screen().status === 'paused') timer = setTimeout(() => void write(), REST);
      // A run that plays on while another address is being opened has no say over that one.
      else if (isHere() && isForeign()) ownAddress(sharing?.kept?.id() ?? null);
    };
    // The link by which a run came stays until something is done with the run; so does one that could not be read.
    const came = ui.getState().arrival?.by === 'link' && isForeign();
    if (!came) changed();
    const leave = [
      session.subscribe(changed),
      ui.subscribe(({ beside }, was) => {
        if (beside !== was.beside) changed();
      }),
    ];
    return () => {
      here = false;
      clearTimeout(timer);
      for (const stop of leave) stop();
    };
  }, [session, ui, sharing]);
}

/** The exhibit that plays the scenario beside the run, if one does. */
function besideOf(ui: UiStore): string | null {
  const { beside } = ui.getState();
  return beside?.kind === 'exhibit' ? beside.session.protocol.id : null;
}
