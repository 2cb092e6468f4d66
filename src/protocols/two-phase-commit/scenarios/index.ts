import allYes from './all-yes.json' with { type: 'json' };
import busyBank from './busy-bank.json' with { type: 'json' };
import coordinatorDiesAfterDecision from './coordinator-dies-after-decision.json' with {
  type: 'json',
};
import coordinatorDiesAfterTellingOne from './coordinator-dies-after-telling-one.json' with {
  type: 'json',
};
import coordinatorDiesBeforeDecision from './coordinator-dies-before-decision.json' with {
  type: 'json',
};
import coordinatorNeverComesBack from './coordinator-never-comes-back.json' with { type: 'json' };
import deadlock from './deadlock.json' with { type: 'json' };
import decisionNotForced from './decision-not-forced.json' with { type: 'json' };
import lockConflict from './lock-conflict.json' with { type: 'json' };
import noCooperation from './no-cooperation.json' with { type: 'json' };
import participantDiesAfterVote from './participant-dies-after-vote.json' with { type: 'json' };
import participantDiesBeforeVote from './participant-dies-before-vote.json' with { type: 'json' };
import partitionAfterVote from './partition-after-vote.json' with { type: 'json' };
import partitionBeforeVote from './partition-before-vote.json' with { type: 'json' };
import partitionInSecondPhase from './partition-in-second-phase.json' with { type: 'json' };
import powerFailure from './power-failure.json' with { type: 'json' };
import presumedAbort from './presumed-abort.json' with { type: 'json' };
import presumedCommit from './presumed-commit.json' with { type: 'json' };
import presumedNothing from './presumed-nothing.json' with { type: 'json' };
import readOnly from './read-only.json' with { type: 'json' };
import timesOutAlone from './times-out-alone.json' with { type: 'json' };
import voteNotForced from './vote-not-forced.json' with { type: 'json' };
import votesNo from './votes-no.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [
  allYes,
  votesNo,
  coordinatorDiesBeforeDecision,
  coordinatorDiesAfterDecision,
  coordinatorDiesAfterTellingOne,
  noCooperation,
  coordinatorNeverComesBack,
  participantDiesBeforeVote,
  participantDiesAfterVote,
  partitionBeforeVote,
  partitionAfterVote,
  partitionInSecondPhase,
  presumedNothing,
  presumedAbort,
  presumedCommit,
  readOnly,
  lockConflict,
  deadlock,
  busyBank,
  powerFailure,
  voteNotForced,
  decisionNotForced,
  timesOutAlone,
];
