import type { Symmetry } from '../../sdk/protocol.ts';

/** No server is preferred for its number. Clients are not taken for each other: each asks something else. */
export const symmetry: Symmetry = {
  kinds: ['server'],
  nodes: ['votedFor', 'candidateId', 'leaderId', 'leaderHint', 'server', 'node', 'to'],
  sets: [
    ...['voters', 'oldVoters', 'nonVoting', 'newcomers', 'servers'],
    ...['votesGranted', 'preVotesGranted', 'votesDenied', 'heardFrom', 'probing'],
  ],
  byNode: [
    ...['nextIndex', 'matchIndex', 'inflight', 'installing', 'answered'],
    ...['logs', 'leaders', 'upTo'],
  ],
};
