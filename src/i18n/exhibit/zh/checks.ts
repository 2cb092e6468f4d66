import type { Wording } from '../../wording.ts';
import type { checks as en } from '../en/checks.ts';

export const checks: Wording<typeof en> = {
  whatBroke: '哪里出了问题？',
  contradict: '互相矛盾的事件',
  breaks: '不变式在此被破坏',
  light: '标亮它们',
  goTo: (when) => `前往 ${when}`,
  nodes: '涉及的节点',
};
