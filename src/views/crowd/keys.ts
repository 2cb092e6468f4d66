import type { KeyTable } from '../tools/chords.ts';

/** On the node of a crowd that has the focus, besides pressing it. */
export const crowdKeys = {
  nearest: ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
  ends: ['Home', 'End'],
  find: ['/'],
} as const satisfies KeyTable;

/** Where somebody looks for nodes of a crowd. */
export const findKeys = {
  jump: ['Enter'],
  leave: ['Escape'],
} as const satisfies KeyTable;

/** In the list of a crowd. */
export const listKeys = {
  row: ['ArrowUp', 'ArrowDown'],
  leap: ['PageUp', 'PageDown'],
  rowEnds: ['Home', 'End'],
} as const satisfies KeyTable;
