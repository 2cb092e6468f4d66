import type { Wording } from '../../wording.ts';
import type { terms as en } from '../en/terms.ts';

export const terms: Wording<typeof en> = {
  title: '术语表',
  all: '全部术语',
  about: '这些词在这里的含义。',
  toLearn: '讲解里会用到它们。',
  search: '查找术语',
  found: (n) => `${n} 个术语`,
  among: (list) => `这些术语之一：${list}`,
};
