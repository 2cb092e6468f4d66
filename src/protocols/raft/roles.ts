import { compileRoles, defineRoles, type RoleOf } from '../../sdk/roles.ts';

/** Figure 4 of the paper, with the pre-candidate of thesis 9.6, the transfer of 3.10, and the leader that has removed itself (4.2.2). */
export const chart = defineRoles({
  initial: 'follower',
  states: {
    follower: {
      on: {
        electionTimeout: 'candidate',
        preVoteStarted: 'preCandidate',
        timeoutNow: 'candidate',
      },
    },
    preCandidate: {
      on: {
        preVoteStarted: 'preCandidate',
        electionTimeout: 'candidate',
        timeoutNow: 'candidate',
        preVoteMajority: 'candidate',
        electionLost: 'follower',
        leaderDiscovered: 'follower',
        higherTerm: 'follower',
      },
    },
    candidate: {
      on: {
        electionTimeout: 'candidate',
        timeoutNow: 'candidate',
        preVoteStarted: 'preCandidate',
        voteMajority: 'leader',
        electionLost: 'follower',
        leaderDiscovered: 'follower',
        higherTerm: 'follower',
      },
    },
    leader: {
      on: { higherTerm: 'follower', quorumLost: 'follower', removed: 'follower' },
    },
  },
});

export type Role = RoleOf<typeof chart>;

/** Takes an event to a server: sets its role and reports the change. */
export const changeRole = compileRoles(chart);
