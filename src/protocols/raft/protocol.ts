import type { Protocol } from '../../sdk/protocol.ts';
import type { Localized, ProtocolText } from '../../sdk/text.ts';
import { client } from './client.ts';
import { historyOf, workload } from './history.ts';
import { params } from './params.ts';
import { RULES } from './rules.ts';
import { makeServer } from './server.ts';
import { stage } from './stage.ts';
import type { RaftTypes } from './types.ts';

export { vocabulary } from './vocabulary.ts';

/** Raft as it runs, with its text. What it is held against, its twins and its forms are added in index.ts: the front page does without. */
export const raftWith = (text: Localized<ProtocolText<RaftTypes>>): Protocol<RaftTypes> => ({
  id: 'raft',
  readsClock: ({ reads }) => reads === 'lease',
  params,
  kinds: { server: makeServer(RULES), client },
  invariants: [],
  variants: [],
  views: [stage],
  text,
  milestones: [
    'committed',
    'conflictTruncated',
    'oldTermNotCommitted',
    'snapshotTaken',
    'snapshotInstalled',
    'configAppended',
    'transferSent',
  ],
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
    'oldVoters',
    'nonVoting',
    'newcomers',
    'members',
    'was',
    'successor',
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
