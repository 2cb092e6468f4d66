import { useEffect, useMemo } from 'react';
import { nextMilestone } from '../actions.ts';
import { type Desk, useDesk } from '../context.tsx';
import { aids } from '../tools/aids.ts';
import { chordOf, takeKey } from '../tools/chords.ts';
import { isSingleSign } from '../tools/useKeys.ts';
import { stepSpeed } from '../transport/speed.ts';
import { letGo } from '../ui.ts';
import { type Advance, advanceOn } from './advance.ts';
import { leavingKeys, presentKeys } from './keys.ts';
import {
  darken,
  leave,
  lighten,
  openNotes,
  toggleCode,
  toggleDiagram,
  toggleSide,
} from './presenting.ts';
import { type Slides, useSlides } from './slides.ts';

/** What is open on top of everything, or takes text: it has a better right to a key. */
const FOREIGN = 'input:not([type=range]), textarea, select, dialog, [role=dialog], [role=menu]';
const ALONE = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock']);

/** The speaker's way through the run, or through slides where there are some; it ends with the mode. */
export function useAdvance(): Advance {
  const desk = useDesk();
  const slides = useSlides();
  const advance = useMemo(
    () =>
      slides
        ? { next: () => slides.next(), dispose() {} }
        : advanceOn(desk.session, () => nextMilestone(desk)),
    [desk, slides],
  );
  useEffect(() => advance.dispose, [advance]);
  return advance;
}

/** Binds the keys of the mode, and lets any key bring back the light. */
export function usePresentKeys(advance: Advance, switchTheme: () => void): void {
  const desk = useDesk();
  const slides = useSlides();
  useEffect(() => {
    const acts = actsOf(desk, advance, slides, switchTheme);
    const pressed = (event: KeyboardEvent) => {
      if (desk.ui.getState().presenting?.dark) return wake(event, desk);
      const chord = chordOf(event);
      if (chord === null) return;
      const reloads = chord.endsWith('F5');
      if (!reloads && event.target instanceof Element && event.target.closest(FOREIGN)) return;
      if (!aids.getState().singleKeys && isSingleSign(chord)) return;
      // A thumb that rests on the remote has pressed it once.
      if (event.repeat && Object.values(presentKeys).some((keys) => includes(keys, chord)))
        return event.preventDefault();
      if (takeKey(event, presentKeys, acts)) event.stopPropagation();
    };
    // After whatever has the focus, which Escape may put away, and before the page.
    const escaped = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest(FOREIGN)) return;
      takeKey(event, leavingKeys, { leave: () => step(desk) });
    };
    const { body } = document;
    window.addEventListener('keydown', pressed, true);
    body.addEventListener('keydown', escaped);
    return () => {
      window.removeEventListener('keydown', pressed, true);
      body.removeEventListener('keydown', escaped);
    };
  }, [desk, advance, slides, switchTheme]);
}

const includes = (keys: readonly string[], chord: string): boolean => keys.includes(chord);

function wake(event: KeyboardEvent, desk: Desk): void {
  if (ALONE.has(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) lighten(desk);
}

/** Lets go of what is held, else leaves. */
function step({ ui }: Desk): void {
  const { cutFrom, panel, tool } = ui.getState();
  if (cutFrom !== null || panel !== null || tool !== 'select') letGo(ui);
  else leave(ui);
}

function actsOf(desk: Desk, advance: Advance, slides: Slides | null, switchTheme: () => void) {
  const { session, ui } = desk;
  const speed = (by: number) => session.setSpeed(stepSpeed(session.screen().speed, by));
  return {
    next: () => advance.next(),
    previous: () => (slides ? slides.back() : session.previousMilestone()),
    dark: () => darken(desk),
    startOver: () => {
      if (slides) return slides.restart();
      session.pause();
      session.seek(0);
    },
    goOn: () => session.play(),
    slower: () => speed(-1),
    faster: () => speed(1),
    diagram: () => toggleDiagram(ui),
    side: () => toggleSide(ui),
    theme: switchTheme,
    code: () => toggleCode(ui),
    notes: () => slides && openNotes(ui, slides),
  };
}
