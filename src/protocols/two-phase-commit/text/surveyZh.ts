import type { SurveyText } from '../../../sdk/survey.ts';
import { workFiguresZh } from '../../_shared/atomic/text/surveyZh.ts';

export const surveyZh: SurveyText = {
  figures: {
    ...workFiguresZh,
    questions: {
      title: '不确定时的询问',
      meaning: '投过赞成票的参与者只好去问结果的次数，重复询问也计算在内。',
    },
  },
  bounds: {},
};
