import acksNotAwaited from './acks-not-awaited.json' with { type: 'json' };
import allYes from './all-yes.json' with { type: 'json' };
import busyBank from './busy-bank.json' with { type: 'json' };
import coordinatorDiesBeforeDoCommit from './coordinator-dies-before-do-commit.json' with {
  type: 'json',
};
import coordinatorDiesBeforePreCommit from './coordinator-dies-before-pre-commit.json' with {
  type: 'json',
};
import coordinatorDiesMidPreCommit from './coordinator-dies-mid-pre-commit.json' with {
  type: 'json',
};
import electedOneDiesToo from './elected-one-dies-too.json' with { type: 'json' };
import participantDiesAfterVote from './participant-dies-after-vote.json' with { type: 'json' };
import partition from './partition.json' with { type: 'json' };
import timesOutAlone from './times-out-alone.json' with { type: 'json' };
import totalFailure from './total-failure.json' with { type: 'json' };
import voteNotForced from './vote-not-forced.json' with { type: 'json' };
import votesNo from './votes-no.json' with { type: 'json' };

/** Scenario files, the first one for those who open the exhibit for the first time. */
export const scenarios: readonly unknown[] = [
  allYes,
  votesNo,
  coordinatorDiesBeforePreCommit,
  coordinatorDiesMidPreCommit,
  coordinatorDiesBeforeDoCommit,
  electedOneDiesToo,
  participantDiesAfterVote,
  partition,
  totalFailure,
  busyBank,
  voteNotForced,
  acksNotAwaited,
  timesOutAlone,
];
