import type { SurveyText } from '../../../sdk/survey.ts';
import { workFiguresZh } from '../../_shared/atomic/text/surveyZh.ts';

export const surveyZh: SurveyText = {
  figures: {
    ...workFiguresZh,
    elections: {
      title: '选举次数',
      meaning: '一个事务似乎无人主持，由参与者接手的次数。',
    },
  },
  bounds: {},
};
