import type { KeyTable } from '../tools/chords.ts';

/** On a plot of many runs, in the order of their figures. */
export const plotKeys = {
  onward: ['ArrowRight', 'ArrowUp'],
  backward: ['ArrowLeft', 'ArrowDown'],
  leapOn: ['PageUp'],
  leapBack: ['PageDown'],
  least: ['Home'],
  most: ['End'],
  openRun: ['Enter'],
} as const satisfies KeyTable;
