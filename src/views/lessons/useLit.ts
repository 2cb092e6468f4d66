import { useStore } from 'zustand';
import { useDesk, useScreen } from '../context.tsx';
import { useTour } from './tour.tsx';
import { useLook } from './useLook.ts';

/** Lights what the text of the moment speaks of, unless the run plays or has become the person's own. */
export function useLit(): void {
  const desk = useDesk();
  const tour = useTour();
  const { phase, found, strayed } = useStore(tour.store);
  const playing = useScreen(({ status }) => status === 'playing');
  const { stop } = tour;
  const there = phase === 'there';
  const after = there && 'lookAfter' in stop ? stop.lookAfter : undefined;
  const look = strayed ? undefined : (after ?? stop.look);
  useLook(desk, look, there && !strayed ? found : null, tour.who, !playing);
}
