import type { Wording } from '../../wording.ts';
import type { story as en } from '../en/story.ts';

export const story: Wording<typeof en> = {
  nodes: '节点',
  kinds: '类别',
  note: '节点所做的事',
  role: '角色变化',
  command: '外来操作',
  violation: '被破坏的检查',
  everything: '全部',
  none: '没有符合条件的内容。',
  milestone: '里程碑',
  sum: (count, example, nodes, others) =>
    `${count} × ${example}……（${nodes} 及另外 ${others} 个节点）`,
  openSum: '逐条列出',
  closeSum: '重新合并',
  more: (count) => `再列 ${count} 条`,
  selectFirst: '选中一个节点，可只看它的记录。',
};
