import type { KeyTable } from '../tools/chords.ts';

/** Where films are made, while one is. */
export const filmKeys = { stop: ['Escape'] } as const satisfies KeyTable;
