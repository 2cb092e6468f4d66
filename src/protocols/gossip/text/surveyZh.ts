import type { SurveyText } from '../../../sdk/survey.ts';

export const surveyZh: SurveyText = {
  figures: {
    residue: { title: '残留', meaning: '没有谁再传播之后，始终没听说第一个条目的节点所占比例。' },
    lastDelivery: {
      title: '最后送达（轮）',
      meaning: '第一个条目发布后，经过多少轮最后一个节点才听说。',
    },
    meanDelivery: {
      title: '平均送达（轮）',
      meaning: '第一个条目发布后，各节点听说它的平均轮次。',
    },
    messagesANode: { title: '每节点消息数', meaning: '平均每个节点发送的各类消息总数。' },
  },
  bounds: { rounds: { title: '轮次', meaning: '一个节点最多经历多少轮。' } },
};
