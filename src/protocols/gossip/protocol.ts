import type { Protocol } from '../../sdk/protocol.ts';
import type { Localized, ProtocolText } from '../../sdk/text.ts';
import { makeNode } from './node.ts';
import { params } from './params.ts';
import { RULES } from './rules.ts';
import { stage } from './stage.ts';
import type { GossipTypes } from './types.ts';

/** Gossip as it runs, with its text. What it is held against, its twins and its forms are added in index.ts. */
export const speaking = (text: Localized<ProtocolText<GossipTypes>>): Protocol<GossipTypes> => ({
  id: 'gossip',
  readsClock: () => false,
  params,
  kinds: { node: makeNode(RULES) },
  invariants: [],
  variants: [],
  views: [stage],
  text,
  milestones: ['published', 'deleted', 'recovered'],
  hearsay: {
    published: ['key', 'value'],
    deleted: ['key', 'value'],
    learned: ['key', 'value'],
  },
  nodeFields: ['node', 'from', 'peer', 'next', 'first', 'second'],
  // What a round is called matters to figures alone; a search need not follow it for ever.
  bounds: [
    { name: 'rounds', most: 3, of: (state) => ('round' in state ? Number(state.round) : 0) },
  ],
  workload: {
    ops: ['publish'],
    clients: 'node',
    request: (_op, key, n) => ({ op: 'publish', key, value: String(n) }),
  },
  historyOf: () => null,
});
