import type { KeyTable } from '../tools/chords.ts';

/** On the drawing of a history. */
export const historyKeys = {
  nextOperation: ['ArrowRight'],
  previousOperation: ['ArrowLeft'],
  otherClient: ['ArrowUp', 'ArrowDown'],
  endsOfHistory: ['Home', 'End'],
} as const satisfies KeyTable;
