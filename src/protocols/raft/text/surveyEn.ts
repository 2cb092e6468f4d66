import type { SurveyText } from '../../../sdk/survey.ts';

export const surveyEn: SurveyText = {
  figures: {
    firstLeader: {
      title: 'Time to the first leader',
      meaning: 'From the start of the run until a server leads.',
    },
    elections: {
      title: 'Elections held',
      meaning: 'How often a server stood as a candidate.',
    },
  },
  bounds: {
    terms: {
      title: 'Terms',
      meaning: 'How many terms may begin, beyond those that there are at the start.',
    },
  },
};
