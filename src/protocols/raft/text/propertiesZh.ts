import type { propertiesEn } from './propertiesEn.ts';

export const propertiesZh: typeof propertiesEn = {
  leaderElected: {
    title: '选出领导者',
    meaning: '有服务器得到多数派的选票，领导自己的任期。',
  },
  rivalCandidates: {
    title: '候选人相争',
    meaning: '两台服务器在同一任期参选。',
  },
  voteSplit: {
    title: '选票瓜分',
    meaning: '所有服务器都在同一任期投了票，却没有谁得到多数派。',
  },
  twoLeaders: {
    title: '同时有两个领导者',
    meaning: '新领导者已领导更高的任期，而旧领导者还不知道。',
  },
  logsConflict: {
    title: '日志冲突',
    meaning: '两台服务器在同一索引处的条目任期不同，其中之一必须删去。',
  },
  entryCommitted: {
    title: '条目已提交',
    meaning: '有服务器知道多数派已存下某个条目，它不会再丢失。',
  },
  oldEntryCommitted: {
    title: '旧条目已提交',
    meaning: '领导者提交了较早任期的领导者留下的条目。',
  },
  clientAnswered: {
    title: '客户端得到答复',
    meaning: '客户端的请求已提交并应用，答复也已到达。',
  },
  everythingCommitted: {
    title: '全部提交',
    meaning: '一切静止后，领导者已提交自己任期内写下的全部条目以及之前的条目。',
  },
  sameState: {
    title: '状态一致',
    meaning: '一切静止后，所有服务器都应用了已提交的条目，键和值完全相同。',
  },
  everyoneAnswered: {
    title: '都得到答复',
    meaning: '一切静止后，没有客户端还在等待答复。',
  },
};
