import type { SurveyText } from '../../../sdk/survey.ts';

export const surveyZh: SurveyText = {
  figures: {
    firstLeader: { title: '首次选出领导者的时间', meaning: '从运行开始到有服务器成为领导者。' },
    elections: { title: '选举次数', meaning: '服务器成为候选人的次数。' },
  },
  bounds: {
    terms: { title: '任期', meaning: '比开始时最多可以多出几个任期。' },
  },
};
