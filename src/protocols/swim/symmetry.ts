import type { Symmetry } from '../../sdk/protocol.ts';

/** No member is preferred for its number; that some are seeds stands on every disk. */
export const symmetry: Symmetry = {
  kinds: ['node'],
  nodes: ['member', 'from', 'target', 'origin'],
  sets: ['seeds', 'unprobed', 'relays', 'by'],
  byNode: ['list', 'heard', 'suspicions', 'known', 'highest', 'suspected', 'said'],
};
