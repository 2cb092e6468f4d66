import type { NodeId } from '../../../src/core/ids.ts';
import type { WorkLabels } from '../../../src/protocols/_shared/atomic/labels.ts';
import type { WorkNotes } from '../../../src/protocols/_shared/atomic/work.ts';
import { threePhaseCommit } from '../../../src/protocols/three-phase-commit/index.ts';
import { STANDINGS } from '../../../src/protocols/three-phase-commit/messages.ts';
import { scenarios } from '../../../src/protocols/three-phase-commit/scenarios/index.ts';
import type { Labels, Notes } from '../../../src/protocols/three-phase-commit/story.ts';
import { everything, type Said, testShortTexts } from '../atomic/told.ts';
import { testText, toldOf } from '../told.ts';

/** What three-phase commit tells: in its scenarios, and in all forms that there are. */

const [coordinator, participant, other, third] = [0, 1, 2, 3] as unknown as [
  NodeId,
  NodeId,
  NodeId,
  NodeId,
];
const tx = 1;
const some = [[other], [other, third]];

const NOTES: Said<Omit<Notes, keyof WorkNotes>> = {
  preCommitSent: [{ coordinator, tx, participants: [participant, other] }],
  preCommitted: [coordinator, other, participant].map((from) => ({ participant, tx, from })),
  acksMissing: some.map((who) => ({ node: coordinator, tx, who })),
  leaderSuspected: [participant, other].map((leader) => ({
    participant,
    tx,
    suspect: coordinator,
    leader,
  })),
  elected: [[], ...some].map((asked) => ({ participant, tx, asked })),
  stateReported: STANDINGS.map((standing) => ({ participant, tx, to: other, standing })),
  terminated: (['TR1', 'TR2', 'TR3', 'TR4'] as const).flatMap((rule) =>
    [[], ...some].map((silent) => ({ participant, tx, rule, silent })),
  ),
  decidedAlone: (['commit', 'abort'] as const).map((outcome) => ({ participant, tx, outcome })),
  totalFailure: [{ participant, tx }],
  oldLeaderIgnored: [{ participant: other, tx, from: coordinator, leader: participant }],
};
const LABELS: Said<Omit<Labels, keyof WorkLabels>> = {
  committable: [{ tx: [1, 2] }],
  terminating: [1, 2].map((left) => ({ tx, left })),
  asksAfterCrash: [{ tx: [1] }],
  messagesSent: [{}],
  sentOfType: [{ type: 'PreCommit' }],
  recordsWritten: [{}],
  forcedWrites: [{}],
  bufferedWrites: [{}],
};

const all = everything(NOTES);
const runs = scenarios.map((file) => toldOf(threePhaseCommit, file));

testText(threePhaseCommit, {
  story: [...runs.flatMap(({ story }) => story), ...all.story],
  violations: [...runs.flatMap(({ violations }) => violations), ...all.violations],
});
testShortTexts(threePhaseCommit, LABELS, all.story);
