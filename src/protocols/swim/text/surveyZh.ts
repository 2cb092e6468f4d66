import type { SurveyText } from '../../../sdk/survey.ts';

export const surveyZh: SurveyText = {
  figures: {
    firstSuspicion: {
      title: '首次怀疑',
      meaning:
        '从第一次宕机到第一次怀疑。论文第 3.1 节的期望值：组很大时是 e/(e − 1) 个周期，再加上宕机那个周期平均剩下的半个。',
    },
    firstDeath: {
      title: '首次宣告死亡',
      meaning: '从第一次宕机到有成员被宣告死亡，也就是怀疑到期。',
    },
    spread: {
      title: '最近一次死亡的传播',
      meaning: '从第一个知道的成员到最后一个，隔了几个协议周期。还有成员不知道时没有这个数。',
    },
    suspicions: {
      title: '错误的怀疑',
      meaning:
        '没有谁宕机的运行里，以怀疑告终的探测所占的比例。期望值由丢失率按论文第 3.1 节算出。',
    },
    falseDeaths: {
      title: '误判死亡',
      meaning: '在运行的成员有几次被当成死了：直到它反驳，或者到现在还是。',
    },
    load: {
      title: '每周期消息数',
      meaning: '一个成员在一个协议周期里发几条消息。没有丢失时是一次探测和一次回答。',
    },
  },
  bounds: {
    periods: {
      title: '协议周期',
      meaning: '一个节点开始几个周期。',
    },
    incarnations: {
      title: '化身号',
      meaning: '一个节点反驳几次别人对它的说法。',
    },
  },
};
