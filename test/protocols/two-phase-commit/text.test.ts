import type { NodeId } from '../../../src/core/ids.ts';
import type { WorkLabels } from '../../../src/protocols/_shared/atomic/labels.ts';
import type { WorkNotes } from '../../../src/protocols/_shared/atomic/work.ts';
import { twoPhaseCommit } from '../../../src/protocols/two-phase-commit/index.ts';
import { scenarios } from '../../../src/protocols/two-phase-commit/scenarios/index.ts';
import type { Labels, Notes } from '../../../src/protocols/two-phase-commit/story.ts';
import { everything, type Said, testShortTexts } from '../atomic/told.ts';
import { testText, toldOf } from '../told.ts';

/** What two-phase commit tells: in its scenarios, and in all forms that there are. */

const [coordinator, participant, other] = [0, 1, 2] as unknown as [NodeId, NodeId, NodeId];
const tx = 1;
const OUTCOMES = ['commit', 'abort'] as const;

const NOTES: Said<Omit<Notes, keyof WorkNotes>> = {
  votedReadOnly: [{ participant, tx }],
  nothingToDecide: [{ coordinator, tx }],
  acknowledged: [{ participant, tx, coordinator }],
  resent: OUTCOMES.flatMap((outcome) =>
    [[participant], [participant, other]].map((to) => ({ coordinator, tx, outcome, to })),
  ),
  forgotten: OUTCOMES.map((outcome) => ({ coordinator, tx, outcome })),
};
const LABELS: Said<Omit<Labels, keyof WorkLabels>> = {
  messagesSent: [{}],
  sentOfType: [{ type: 'Prepare' }],
  recordsWritten: [{}],
  forcedWrites: [{}],
  bufferedWrites: [{}],
};

const all = everything(NOTES);
const runs = scenarios.map((file) => toldOf(twoPhaseCommit, file));

testText(twoPhaseCommit, {
  story: [...runs.flatMap(({ story }) => story), ...all.story],
  violations: [...runs.flatMap(({ violations }) => violations), ...all.violations],
});
testShortTexts(twoPhaseCommit, LABELS, all.story);
