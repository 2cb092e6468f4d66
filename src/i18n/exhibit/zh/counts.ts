import type { Wording } from '../../wording.ts';
import type { counts as en } from '../en/counts.ts';

export const counts: Wording<typeof en> = {
  intro: '数到当前时刻为止。文献值是按文献中的分析，已完成的部分应有的次数。',
  what: '项目',
  counted: '实际',
  published: '文献',
  compared: '对照',
  same: '与文献一致',
  more: (n) => `多 ${n}`,
  fewer: (n) => `少 ${n}`,
  points: (n) => `${n} 个百分点`,
  none: '文献中没有',
  notYet: '还没有',
  empty: '这里没有可数的。',
};
