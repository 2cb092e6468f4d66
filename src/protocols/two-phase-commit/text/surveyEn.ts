import type { SurveyText } from '../../../sdk/survey.ts';
import { workFiguresEn } from '../../_shared/atomic/text/surveyEn.ts';

export const surveyEn: SurveyText = {
  figures: {
    ...workFiguresEn,
    questions: {
      title: 'Asked in doubt',
      meaning:
        'How often a participant that had voted yes had to ask how it ended, each repetition counted.',
    },
  },
  bounds: {},
};
