import { createContext, useContext } from 'react';

/** What a speaker goes through instead of a run's milestones: the stops of a walkthrough. */
export interface Slides {
  next(): void;
  back(): void;
  /** To the first one. */
  restart(): void;
  /** Opens what only the speaker sees, in a window of its own. */
  openNotes(): void;
  /** The address of what is shown, for those who follow. */
  address(): string;
}

/** Around a page that has slides; a run alone has none. */
export const SlidesContext = createContext<Slides | null>(null);

export const useSlides = (): Slides | null => useContext(SlidesContext);
