import type { KeyTable } from '../tools/chords.ts';

/**
 * Keys that count while presenting, before those of the page. Presenters' remotes send Page Up and Page Down, a full stop
 * or a b for the black screen, F5 to begin and Escape to end.
 */
export const presentKeys = {
  next: ['PageDown'],
  previous: ['PageUp'],
  dark: ['b', '.'],
  startOver: ['F5'],
  goOn: ['Shift+F5'],
  slower: ['-', ','],
  faster: ['+', '='],
  diagram: ['d'],
  side: ['i'],
  theme: ['t'],
  code: ['q'],
  notes: ['v'],
} as const satisfies KeyTable;

/** Where there is a full screen to leave, the browser does it, and the page is left with it. */
export const leavingKeys = { leave: ['Escape'] } as const satisfies KeyTable;
