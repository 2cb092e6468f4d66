import type { Figure, Survey } from '../../sdk/survey.ts';
import { adopted } from '../_shared/atomic/shown.ts';
import { workFigures } from '../_shared/atomic/survey.ts';
import { surveyEn } from './text/surveyEn.ts';
import { surveyZh } from './text/surveyZh.ts';
import type { ThreePhaseTypes } from './types.ts';

/** What three-phase commit comes to in many runs: what becomes of transactions, what they cost, and how often one was elected. */
export const survey: Survey<ThreePhaseTypes> = {
  figures: [
    ...adopted<readonly Figure<ThreePhaseTypes>[]>(workFigures),
    { name: 'elections', unit: 'count', of: (course) => course.count('note', 'elected') },
  ],
  text: { en: surveyEn, zh: surveyZh },
};
