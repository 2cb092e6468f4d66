import type { KeyTable } from '../tools/chords.ts';

/** On a node or a message of the stage, which is no button to the browser. */
export const pressKeys = { press: ['Enter', ' '] } as const satisfies KeyTable;
