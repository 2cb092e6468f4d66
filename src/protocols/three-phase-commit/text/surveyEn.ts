import type { SurveyText } from '../../../sdk/survey.ts';
import { workFiguresEn } from '../../_shared/atomic/text/surveyEn.ts';

export const surveyEn: SurveyText = {
  figures: {
    ...workFiguresEn,
    elections: {
      title: 'Elections',
      meaning: 'How often a participant took over a transaction that nobody seemed to lead.',
    },
  },
  bounds: {},
};
