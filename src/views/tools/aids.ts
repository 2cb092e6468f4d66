import { createStore } from 'zustand/vanilla';

/** What a person has chosen about keys and about what is read out; the app keeps it in the browser. */
export interface Aids {
  /** Whether single signs (letters, digits, punctuation) are shortcuts. */
  readonly singleKeys: boolean;
  /** Whether what happens is told to a screen reader while the run goes on. */
  readonly telling: boolean;
}

export const aids = createStore<Aids>(() => ({ singleKeys: true, telling: true }));
