import type { KeyTable } from '../tools/chords.ts';

/** On a plot of what was measured. */
export const curveKeys = {
  along: ['ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown'],
  leapAlong: ['PageUp', 'PageDown'],
  endsOfAxis: ['Home', 'End'],
} as const satisfies KeyTable;
