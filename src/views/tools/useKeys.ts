import { useEffect } from 'react';
import { useDesk } from '../context.tsx';
import { bindingOf, chordOf } from './keys.ts';

/** Where typing is typing. */
const TEXT =
  'input:not([type=range]), textarea, select, [contenteditable=true], [role=dialog], [role=menu]';
/** What moves by arrows itself. */
const MOVES = 'input[type=range], [role=slider], [role=tablist], [role=toolbar], [role=log]';
/** What is pressed by the space bar itself. */
const PRESSES = 'button, a, summary, [role=button], [role=tab]';

/** Whether a key pressed there is text, or belongs to what is open there. */
export const isTyping = ({ target }: Event): boolean =>
  target instanceof Element && target.closest(TEXT) !== null;

/** Binds the keys of the table to the whole page. */
export function useKeys(): void {
  const desk = useDesk();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      const chord = chordOf(event);
      const binding = chord === null ? undefined : bindingOf(chord);
      if (!binding || chord === null) return;
      const target = event.target instanceof Element ? event.target : null;
      if (isTyping(event)) return;
      // With Shift they are the milestones', everywhere.
      if (/^(Arrow|Home|End)/.test(chord) && target?.closest(MOVES)) return;
      if (chord === ' ' && target?.closest(PRESSES)) return;
      event.preventDefault();
      binding.run(desk, chord);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [desk]);
}
