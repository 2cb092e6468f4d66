import { useEffect, useReducer } from 'react';
import type { Screen, TraceColumns } from '../../playback/types.ts';
import { useDesk, usePaced, useUi } from '../context.tsx';
import type { Window } from '../spacetime/axis.ts';
import type { Stretch } from './sharing.ts';

/** How much of the run up to the playhead is taken where no diagram shows any of it; in microseconds. */
const USUAL = 2_000_000;
/** A stretch is told in so many grains: finer, nobody could see it on a diagram. */
const GRAINS = 1000;

/** Two moments as someone typed them, in seconds; null: nobody did, and they are the diagram's. */
export interface Typed {
  readonly from: string | null;
  readonly to: string | null;
}

/** A moment in seconds, as short as it can be written exactly. */
export const secondsText = (time: number): string => String(Math.floor(time) / 1_000_000);

/**
 * What a diagram shows of a run as far as it has been run, a little more rather than less; in whole microseconds. `window`
 * is the diagram's: null if it shows the whole run; undefined if there is no diagram.
 */
export function stretchInSight(
  window: Window | null | undefined,
  { time, reach }: Pick<Screen, 'time' | 'reach'>,
): Window {
  if (window === undefined) return { from: Math.max(0, time - USUAL), to: time };
  const to = Math.min(window?.to ?? reach.time, reach.time);
  const from = Math.min(window?.from ?? 0, to);
  const grain = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(to - from, 1) / GRAINS)));
  return { from: Math.floor(from / grain) * grain, to: Math.ceil(to / grain) * grain };
}

/**
 * The stretch of the run that the diagram shows, for whatever takes a stretch and was not told which. Renders again when
 * that changes; while the run plays no more often than every `pause` milliseconds.
 */
export function useStretchInSight(pause: number): Window {
  const { session } = useDesk();
  const diagram = useUi((state) => state.diagram);
  const [, render] = useReducer((n: number) => n + 1, 0);
  usePaced(pause);
  useEffect(
    () =>
      diagram?.subscribe(({ window }, past) => {
        // While the run plays, the window moves with every frame.
        if (window !== past.window && session.screen().status === 'paused') render();
      }),
    [diagram, session],
  );
  return stretchInSight(diagram?.getState().window, session.screen());
}

/** The two moments as they stand in their boxes. */
export const shownStretch = (
  { from, to }: Typed,
  inSight: Window,
): { readonly from: string; readonly to: string } => ({
  from: from ?? secondsText(inSight.from),
  to: to ?? secondsText(inSight.to),
});

/** The moment that a text means, in microseconds; null if it means none. */
export function momentOf(text: string): number | null {
  const value = Number(text.trim().replace(',', '.'));
  return text.trim() === '' || !Number.isFinite(value) || value < 0
    ? null
    : Math.round(value * 1_000_000);
}

/** All that happened from one moment to another, both included; null if these are no two such moments. */
export function stretchOf(
  columns: TraceColumns,
  { from, to }: { readonly from: string; readonly to: string },
): Stretch | null {
  const [start, end] = [momentOf(from), momentOf(to)];
  if (start === null || end === null || start > end) return null;
  return { from: columns.countUntil(start - 1), to: columns.countUntil(end) };
}
