import type { Wording } from '../../wording.ts';
import type { glossary as en } from '../en/glossary.ts';

export const glossary: Wording<typeof en> = {
  title: '术语表',
  all: '全部术语',
  about: '这些词在这里的含义。',
  toLearn: '讲解里会用到它们。',
  search: '查找术语',
  found: (n) => `${n} 个术语`,
  among: (list) => `这些术语之一：${list}`,
};
