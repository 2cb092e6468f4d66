import type { Outline } from '../../../sdk/lesson.ts';

/** What there is to learn about Raft. A test holds it to what is really there. */
export const outline: Outline = {
  chapters: [
    {
      id: 'elections',
      title: { en: 'Electing a leader', zh: '选出领导者' },
      about: {
        en: 'Why a cluster wants a leader, and how servers agree on one without asking anybody.',
        zh: '集群为什么需要领导者，服务器又怎样在没有仲裁者的情况下选出它。',
      },
      minutes: 6,
      stops: ['why-a-leader'],
    },
    {
      id: 'replication',
      title: { en: 'One log for all', zh: '同一份日志' },
      about: {
        en: 'How a request gets onto a majority, and what it means that it is committed.',
        zh: '一个请求怎样存到多数派上，“已提交”又意味着什么。',
      },
      minutes: 6,
      stops: [],
    },
    {
      id: 'safety',
      title: { en: 'Nothing is lost', zh: '绝不丢失' },
      about: {
        en: 'Why no committed entry ever disappears, whoever crashes, and what goes wrong without each rule.',
        zh: '为什么无论谁宕机，已提交的条目都不会消失；少了任何一条规则又会出什么事。',
      },
      minutes: 7,
      stops: [],
    },
    {
      id: 'operation',
      title: { en: 'A long life', zh: '长久运行' },
      about: {
        en: 'Coming back from crashes, servers that join and leave, logs that do not grow for ever.',
        zh: '宕机后的恢复，服务器的加入与离开，以及不会无限增长的日志。',
      },
      minutes: 7,
      stops: [],
    },
  ],
  topics: [
    { id: 'elections', title: { en: 'Elections', zh: '选举' } },
    { id: 'replication', title: { en: 'Replication', zh: '日志复制' } },
    { id: 'safety', title: { en: 'Safety', zh: '安全性' } },
    { id: 'clients', title: { en: 'Clients and reads', zh: '客户端与读取' } },
    { id: 'operation', title: { en: 'Membership and operation', zh: '成员变更与运维' } },
  ],
  questions: [],
  challenges: [],
};
