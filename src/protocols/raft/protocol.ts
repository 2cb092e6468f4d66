import type { Protocol } from '../../sdk/protocol.ts';
import { client } from './client.ts';
import { historyOf, workload } from './history.ts';
import { invariants } from './invariants.ts';
import { params } from './params.ts';
import { RULES } from './rules.ts';
import { makeServer } from './server.ts';
import { en } from './text/en.ts';
import { zh } from './text/zh.ts';
import type { RaftTypes } from './types.ts';
import { variants } from './variants.ts';
import { views } from './views.ts';

/** Raft as it runs; with its forms it stands in index.ts. */
export const machine: Protocol<RaftTypes> = {
  id: 'raft',
  readsClock: false,
  params,
  kinds: { server: makeServer(RULES), client },
  invariants,
  variants,
  views,
  text: { en, zh },
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
  workload,
  historyOf,
};
