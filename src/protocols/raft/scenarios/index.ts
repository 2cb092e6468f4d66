import clientRetry from './client-retry.json' with { type: 'json' };
import figure7 from './figure-7.json' with { type: 'json' };
import figure8D from './figure-8-d.json' with { type: 'json' };
import figure8E from './figure-8-e.json' with { type: 'json' };
import firstElection from './first-election.json' with { type: 'json' };
import followerFarBehind from './follower-far-behind.json' with { type: 'json' };
import leaderCrash from './leader-crash.json' with { type: 'json' };
import minorityLeader from './minority-leader.json' with { type: 'json' };
import oneWayLink from './one-way-link.json' with { type: 'json' };
import oneWayLinkPrevote from './one-way-link-prevote.json' with { type: 'json' };
import outdatedCandidate from './outdated-candidate.json' with { type: 'json' };
import powerLoss from './power-loss.json' with { type: 'json' };
import splitVote from './split-vote.json' with { type: 'json' };
import voteSurvivesCrash from './vote-survives-crash.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [
  firstElection,
  leaderCrash,
  splitVote,
  minorityLeader,
  followerFarBehind,
  clientRetry,
  powerLoss,
  oneWayLink,
  oneWayLinkPrevote,
  outdatedCandidate,
  voteSurvivesCrash,
  figure7,
  figure8D,
  figure8E,
];
