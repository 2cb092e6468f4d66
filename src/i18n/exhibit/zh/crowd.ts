import type { Wording } from '../../wording.ts';
import type { crowd as en } from '../en/crowd.ts';

export const crowd: Wording<typeof en> = {
  title: '大规模集群的舞台',
  find: '查找节点',
  hint: (name) => `${name}、角色名……`,
  found: (n) => `找到 ${n} 个节点`,
  none: '没有这样的节点。',
  list: '全部节点的列表',
  group: (title, n) => `${title}：${n}`,
  summary: (nodes, groups, messages) =>
    `共 ${nodes} 个节点：${groups}。途中有 ${messages} 条消息。`,
  does: {
    nearest: '到这个方向上最近的节点',
    ends: '第一个或最后一个节点',
    find: '查找节点',
    jump: '到下一个找到的节点',
    leave: '不再查找',
    row: '在列表中逐行移动，按 Enter 选中',
    leap: '前后移动十行',
    rowEnds: '第一行或最后一行',
  },
};
