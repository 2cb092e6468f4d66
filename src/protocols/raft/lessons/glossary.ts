import type { Term } from '../../../sdk/lesson.ts';

/** The terms that Raft's lessons use, in alphabetical order of their ids. */
export const glossary: readonly Term[] = [
  {
    id: 'leader',
    name: { en: 'leader', zh: '领导者' },
    means: {
      en: 'The one server of a [[term]] that takes requests, writes them to its log and has the others store them.',
      zh: '一个[[term]]里接受请求的那台服务器：它把请求写入自己的日志，再让其他服务器存下。',
    },
  },
  {
    id: 'term',
    name: { en: 'term', zh: '任期' },
    means: {
      en: 'Raft’s count of time: a number that grows with every election. Each term has at most one [[leader]].',
      zh: 'Raft 的逻辑时间：每次选举都会增大的编号。每个任期至多有一位[[leader]]。',
    },
  },
];
