import type { KeyTable } from '../tools/chords.ts';

/** Keys that count where a lesson stands beside the stage; what scrolls keeps them. */
export const lessonKeys = {
  lessonOn: ['PageDown'],
  lessonBack: ['PageUp'],
} as const satisfies KeyTable;
