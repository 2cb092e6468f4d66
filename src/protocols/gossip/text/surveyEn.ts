import type { SurveyText } from '../../../sdk/survey.ts';

export const surveyEn: SurveyText = {
  figures: {
    residue: {
      title: 'Residue',
      meaning:
        'The share of nodes that never heard of the first item, once nobody passed it on any more.',
    },
    lastDelivery: {
      title: 'Last delivery (rounds)',
      meaning: 'How many rounds after it was published the last node heard of the first item.',
    },
    meanDelivery: {
      title: 'Mean delivery (rounds)',
      meaning: 'How many rounds after it was published nodes heard of the first item, in the mean.',
    },
    messagesANode: {
      title: 'Messages a node',
      meaning: 'How many messages of all kinds were sent, for each node.',
    },
  },
  bounds: { rounds: { title: 'Rounds', meaning: 'How many rounds a node may have.' } },
};
