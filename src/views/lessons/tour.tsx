import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import { must } from '../../core/assert.ts';
import type { Tour, TourState } from '../../lessons/tour.ts';

/** The chapter that is walked through. */
export interface Walk {
  readonly tour: Tour;
  /** The ids of the stops that the person has done, now or before. */
  readonly done: ReadonlySet<string>;
  /** What had the focus when the last run was taken away, by its `data-held`. */
  readonly held: { current: string | null };
}

const WalkContext = createContext<Walk | null>(null);

interface Props {
  readonly walk: Walk;
  readonly children: ReactNode;
}

/** Makes a walk known to all that shows it: the panel beside the stage, slides before a class. */
export function WalkProvider({ walk, children }: Props) {
  return <WalkContext value={walk}>{children}</WalkContext>;
}

export const useWalk = (): Walk => must(useContext(WalkContext), 'a lesson stands inside a walk');

export const useTour = (): Tour => useWalk().tour;

/** A part of how the walk stands; `pick` must return the same thing for the same state. */
export const useTourState = <X,>(pick: (state: TourState) => X): X =>
  useStore(useTour().store, pick);
