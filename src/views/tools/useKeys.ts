import { useEffect } from 'react';
import { useDesk } from '../context.tsx';
import { aids } from './aids.ts';
import { chordOf } from './chords.ts';
import { type Binding, bindingOf } from './keys.ts';

/** Where typing is typing, and where keys belong to what is open. */
const TEXT =
  'input:not([type=range]), textarea, select, [contenteditable=true], [role=dialog], [role=menu], [role=listbox]';
/** What moves by arrows itself. */
const MOVES = 'input[type=range], [role=slider], [role=tablist], [role=toolbar], [role=log]';
/** What scrolls by itself, by keys of which the arrows to the sides are none. */
const SCROLLS = '[role=tabpanel]';
/** What is pressed by the space bar itself. */
const PRESSES = 'button, a, summary, [role=button], [role=tab]';

export interface PressedBinding {
  readonly binding: Binding;
  readonly chord: string;
}

/** What a key means to the page as a whole; null: it is nobody's, or somebody else has a better right to it. */
export function pressedBinding(event: KeyboardEvent): PressedBinding | null {
  const chord = event.defaultPrevented ? null : chordOf(event);
  const binding = chord === null ? undefined : bindingOf(chord);
  if (!binding || chord === null) return null;
  if (event.repeat && !binding.goesOn) return null;
  if (!aids.getState().singleKeys && isSingleSign(chord)) return null;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(TEXT)) return null;
  // With Shift they are the milestones', everywhere.
  if (/^(Arrow|Home|End)/.test(chord) && target?.closest(MOVES)) return null;
  if (/^(Home|End)/.test(chord) && target?.matches(SCROLLS)) return null;
  if (chord === ' ' && target?.closest(PRESSES)) return null;
  return { binding, chord };
}

/** A letter, a digit, a sign: what speech input or a tremor may type unasked, and one can so turn off. */
export const isSingleSign = (chord: string): boolean => chord.length === 1 && chord !== ' ';

const all = (): boolean => true;

/** Binds the keys of the table to the whole page; those that are not `allowed` stay the browser's. */
export function useKeys(allowed: (binding: Binding) => boolean = all): void {
  const desk = useDesk();
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const found = pressedBinding(event);
      if (!found || !allowed(found.binding)) return;
      event.preventDefault();
      found.binding.run(desk, found.chord);
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [desk, allowed]);
}
