import type { KeyTable } from './chords.ts';

/*
 * The keys that count where the focus is, part by part. Whoever binds them does so by these tables, and the list of keys
 * is made from them.
 */

/** On a node or a message of the stage, besides pressing it: time keeps the arrows to the sides. */
export const stageKeys = {
  next: ['ArrowDown'],
  previous: ['ArrowUp'],
  move: ['Alt+ArrowUp', 'Alt+ArrowDown', 'Alt+ArrowLeft', 'Alt+ArrowRight'],
} as const satisfies KeyTable;

/** On the diagram. */
export const diagramKeys = {
  later: ['ArrowRight', 'ArrowUp'],
  earlier: ['ArrowLeft', 'ArrowDown'],
  leapOn: ['PageUp'],
  leapBack: ['PageDown'],
  toStart: ['Home'],
  toEnd: ['End'],
  pick: ['Enter'],
  // On most keyboards the plus is a shifted key.
  zoomIn: ['+', '='],
  zoomOut: ['-'],
  whole: ['0'],
} as const satisfies KeyTable;

/** On the name of a lane. */
export const laneKeys = {
  moveLane: ['Alt+ArrowUp', 'Alt+ArrowDown'],
  hideLane: ['Delete', 'Backspace'],
} as const satisfies KeyTable;

/** On the name of a lane where lanes are grouped, besides pressing it. */
export const crowdLaneKeys = {
  lane: ['ArrowUp', 'ArrowDown'],
  laneEnds: ['Home', 'End'],
  keepLane: ['k'],
} as const satisfies KeyTable;

/** On the upper edge of the diagram. */
export const edgeKeys = {
  higher: ['ArrowUp'],
  lower: ['ArrowDown'],
  lowest: ['Home'],
  highest: ['End'],
} as const satisfies KeyTable;

/** On the tabs beside the stage. */
export const tabKeys = {
  nextTab: ['ArrowRight'],
  previousTab: ['ArrowLeft'],
  firstTab: ['Home'],
  lastTab: ['End'],
} as const satisfies KeyTable;

/** On the palette. */
export const paletteKeys = {
  nextTool: ['ArrowDown', 'ArrowRight'],
  previousTool: ['ArrowUp', 'ArrowLeft'],
} as const satisfies KeyTable;

/** On a button that opens a menu; within the menu the keys are those of every menu. */
export const menuKeys = { open: ['ArrowDown'] } as const satisfies KeyTable;

/** In an open panel. */
export const panelKeys = { put: ['Escape'] } as const satisfies KeyTable;

/** In the list of what is on its way. */
export const inboxKeys = {
  row: ['ArrowUp', 'ArrowDown'],
  act: ['ArrowLeft', 'ArrowRight'],
  ends: ['Home', 'End'],
  hold: ['h'],
  duplicate: ['d'],
  lose: ['Delete', 'Backspace'],
} as const satisfies KeyTable;

/** In the tree of branches. */
export const branchKeys = {
  branch: ['ArrowUp', 'ArrowDown'],
  rename: ['F2'],
} as const satisfies KeyTable;

/** Where a branch is being named. */
export const nameKeys = {
  keep: ['Enter'],
  leave: ['Escape'],
} as const satisfies KeyTable;

/** In a box of the settings. */
export const boxKeys = {
  more: ['ArrowUp'],
  less: ['ArrowDown'],
  accept: ['Enter'],
  takeBack: ['Escape'],
} as const satisfies KeyTable;
