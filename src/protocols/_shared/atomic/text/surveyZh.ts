import type { WorkFigures } from '../survey.ts';

export const workFiguresZh: WorkFigures = {
  firstAnswer: {
    title: '首个答复的时间',
    meaning: '从第一次请求到请求者得知结果。',
  },
  committed: { title: '提交', meaning: '请求者得知已提交的事务数。' },
  aborted: { title: '中止', meaning: '请求者得知已中止的事务数。' },
  forced: { title: '强制写盘', meaning: '节点一直等到写上磁盘的日志记录数。' },
};
