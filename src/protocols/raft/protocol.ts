import type { Protocol } from '../../sdk/protocol.ts';
import type { Localized, ProtocolText } from '../../sdk/text.ts';
import { client } from './client.ts';
import { historyOf, workload } from './history.ts';
import { invariants } from './invariants.ts';
import { params } from './params.ts';
import { RULES } from './rules.ts';
import { makeServer } from './server.ts';
import type { RaftTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

/** Raft as it runs, with its text; with its forms it stands in index.ts. */
export const raftWith = (text: Localized<ProtocolText<RaftTypes>>): Protocol<RaftTypes> => ({
  id: 'raft',
  readsClock: false,
  params,
  kinds: { server: makeServer(RULES), client },
  invariants,
  variants,
  views,
  text,
  milestones: ['committed', 'conflictTruncated', 'oldTermNotCommitted'],
  nodeFields: [
    'server',
    'candidate',
    'leader',
    'follower',
    'client',
    'peer',
    'votedFor',
    'voters',
    'deniers',
    'heard',
    'holders',
    'first',
    'second',
    'other',
  ],
  bounds: [
    {
      name: 'terms',
      most: 2,
      of: (state) => ('currentTerm' in state ? Number(state.currentTerm) : 0),
    },
  ],
  workload,
  model: 'kv',
  historyOf,
});
