import type { SurveyText } from '../../../sdk/survey.ts';

export const surveyEn: SurveyText = {
  figures: {
    firstSuspicion: {
      title: 'First suspicion',
      meaning:
        'From the first crash to the first suspicion. Expected by section 3.1 of the paper: e/(e − 1) periods in a large group, and half a period for what is left of the one in which it crashes.',
    },
    firstDeath: {
      title: 'First declared dead',
      meaning:
        'From the first crash until somebody declares a member dead: the suspicion has run out.',
    },
    spread: {
      title: 'Spread of the latest death',
      meaning:
        'How many protocol periods pass from the first to the last member that learns of it. None while somebody does not know.',
    },
    suspicions: {
      title: 'False suspicions',
      meaning:
        'The share of probes that end with somebody being suspected, in runs in which nobody crashes. Expected by section 3.1 from the share of messages that are lost.',
    },
    falseDeaths: {
      title: 'False deaths',
      meaning: 'How often a member that is up was held to be dead: until it objected, or still.',
    },
    load: {
      title: 'Messages a period',
      meaning:
        'How many messages a member sends in one protocol period. Where nothing is lost, a ping and an answer.',
    },
  },
  bounds: {
    periods: {
      title: 'Protocol periods',
      meaning: 'How many periods a node begins.',
    },
    incarnations: {
      title: 'Incarnations',
      meaning: 'How often a node objects to what is said of it.',
    },
  },
};
