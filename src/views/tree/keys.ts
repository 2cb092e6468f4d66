import type { KeyTable } from '../tools/chords.ts';

/** On a tree of who told whom. */
export const treeKeys = {
  outward: ['ArrowRight'],
  inward: ['ArrowLeft'],
  beside: ['ArrowUp', 'ArrowDown'],
  endsOfTree: ['Home', 'End'],
  selectNode: ['Enter'],
} as const satisfies KeyTable;
