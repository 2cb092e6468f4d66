import addServer from './add-server.json' with { type: 'json' };
import clientRetry from './client-retry.json' with { type: 'json' };
import disruptiveServer from './disruptive-server.json' with { type: 'json' };
import earlyConfigChange from './early-config-change.json' with { type: 'json' };
import figure7 from './figure-7.json' with { type: 'json' };
import figure8D from './figure-8-d.json' with { type: 'json' };
import figure8E from './figure-8-e.json' with { type: 'json' };
import firstElection from './first-election.json' with { type: 'json' };
import followerFarBehind from './follower-far-behind.json' with { type: 'json' };
import jointConsensus from './joint-consensus.json' with { type: 'json' };
import leaderCrash from './leader-crash.json' with { type: 'json' };
import leadershipTransfer from './leadership-transfer.json' with { type: 'json' };
import minorityLeader from './minority-leader.json' with { type: 'json' };
import oneWayLink from './one-way-link.json' with { type: 'json' };
import oneWayLinkPrevote from './one-way-link-prevote.json' with { type: 'json' };
import outdatedCandidate from './outdated-candidate.json' with { type: 'json' };
import pipelining from './pipelining.json' with { type: 'json' };
import powerLoss from './power-loss.json' with { type: 'json' };
import readIndex from './read-index.json' with { type: 'json' };
import removeServer from './remove-server.json' with { type: 'json' };
import rollingRestart from './rolling-restart.json' with { type: 'json' };
import snapshotLagging from './snapshot-lagging.json' with { type: 'json' };
import splitVote from './split-vote.json' with { type: 'json' };
import staleLeaseRead from './stale-lease-read.json' with { type: 'json' };
import voteSurvivesCrash from './vote-survives-crash.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [
  firstElection,
  leaderCrash,
  splitVote,
  minorityLeader,
  followerFarBehind,
  snapshotLagging,
  pipelining,
  clientRetry,
  powerLoss,
  rollingRestart,
  leadershipTransfer,
  oneWayLink,
  oneWayLinkPrevote,
  addServer,
  removeServer,
  jointConsensus,
  disruptiveServer,
  earlyConfigChange,
  staleLeaseRead,
  readIndex,
  outdatedCandidate,
  voteSurvivesCrash,
  figure7,
  figure8D,
  figure8E,
];
