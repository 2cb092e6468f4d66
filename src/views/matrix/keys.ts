import type { KeyTable } from '../tools/chords.ts';

/** On a matrix. */
export const matrixKeys = {
  place: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  leap: ['PageUp', 'PageDown'],
  endsOfRow: ['Home', 'End'],
  selectRow: ['Enter'],
} as const satisfies KeyTable;
