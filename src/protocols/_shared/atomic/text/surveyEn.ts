import type { WorkFigures } from '../survey.ts';

export const workFiguresEn: WorkFigures = {
  firstAnswer: {
    title: 'Time to the first answer',
    meaning: 'From the first request until whoever asked is told how it ended.',
  },
  committed: {
    title: 'Committed',
    meaning: 'Transactions of which whoever asked was told that they are committed.',
  },
  aborted: {
    title: 'Aborted',
    meaning: 'Transactions of which whoever asked was told that they are aborted.',
  },
  forced: {
    title: 'Forced writes',
    meaning: 'Log records for which a node waited until they were on disk.',
  },
};
