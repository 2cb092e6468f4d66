import type { Figure, Survey } from '../../sdk/survey.ts';
import { adopted } from '../_shared/atomic/shown.ts';
import { workFigures } from '../_shared/atomic/survey.ts';
import { surveyEn } from './text/surveyEn.ts';
import { surveyZh } from './text/surveyZh.ts';
import type { TwoPhaseTypes } from './types.ts';

/** What two-phase commit comes to in many runs: what becomes of transactions, what they cost, and how often somebody was in doubt. */
export const survey: Survey<TwoPhaseTypes> = {
  figures: [
    ...adopted<readonly Figure<TwoPhaseTypes>[]>(workFigures),
    { name: 'questions', unit: 'count', of: (course) => course.count('note', 'decisionAsked') },
  ],
  text: { en: surveyEn, zh: surveyZh },
};
