import type { Protocol } from '../../sdk/protocol.ts';
import type { Localized, ProtocolText } from '../../sdk/text.ts';
import { makeNode } from './node.ts';
import { params } from './params.ts';
import { RULES } from './rules.ts';
import { stage } from './stage.ts';
import type { SwimTypes } from './types.ts';

/** What makes two pieces of news the same. */
const NEWS = ['member', 'is', 'incarnation'];

/** SWIM as it runs, with its text. What it is held against, its twins and its forms are added in index.ts. */
export const speaking = (text: Localized<ProtocolText<SwimTypes>>): Protocol<SwimTypes> => ({
  id: 'swim',
  readsClock: ({ lhaSuspicion }) => lhaSuspicion,
  params,
  kinds: { node: makeNode(RULES) },
  invariants: [],
  variants: [],
  views: [stage],
  text,
  milestones: ['suspected', 'declaredDead', 'refutedSuspicion', 'refutedDeath', 'wentOn', 'leaves'],
  hearsay: {
    suspected: NEWS,
    declaredDead: NEWS,
    refutedSuspicion: NEWS,
    refutedDeath: NEWS,
    wentOn: NEWS,
    leaves: NEWS,
    learned: NEWS,
  },
  nodeFields: ['node', 'member', 'from', 'through', 'by', 'seeds', 'first'],
  bounds: [
    {
      name: 'periods',
      most: 2,
      of: (state) => ('period' in state ? Number(state.period) : 0),
    },
    {
      name: 'incarnations',
      most: 1,
      of: (state) => ('incarnation' in state ? Number(state.incarnation) : 0),
    },
  ],
  workload: null,
  historyOf: () => null,
});
