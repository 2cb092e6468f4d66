import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Prose } from '../../sdk/lesson.ts';
import { useLessonWords } from '../context.tsx';
import { verdictOf } from './standing.ts';
import { useTour } from './tour.tsx';
import { usePlain } from './usePlain.ts';

/**
 * What the lesson says to those who do not see it: which stop this is, then what the run has shown. What happens in the
 * run itself is for the run's own voice.
 */
export function useSaid(): string {
  const text = useTextOfNow();
  // A region speaks of what changes in it: it must be there before its words.
  const [said, setSaid] = useState('');
  useEffect(() => setSaid(text), [text]);
  return said;
}

function useTextOfNow(): string {
  const { learn: say } = useLessonWords();
  const plainly = usePlain();
  const tour = useTour();
  const state = useStore(tour.store);
  const { stop, chapter } = tour;
  const plain = (text: Prose) => plainly(text, state.names);
  if (state.ended) return say.ended;
  if (state.lost) return say.lost;
  if (state.strayed) return say.strayed;
  if (state.phase === 'running') return stop.kind === 'play' ? placeOf() : say.said.running;
  if (state.phase === 'there' && 'after' in stop) {
    const verdict = stop.kind === 'predict' ? `${say[verdictOf(state)]} ` : '';
    return verdict + plain(stop.after);
  }
  return placeOf();

  function placeOf(): string {
    const place = say.place(String(state.stop + 1), String(chapter.stops.length));
    return say.said.stop(place, plain(stop.title));
  }
}
