import type { Wording } from '../../wording.ts';
import type { pages as en } from '../en/pages.ts';

export const pages: Wording<typeof en> = {
  shown: '显示',
  more: (count) => `等，另有 ${count} 个`,
  matrix: {
    area: '谁知道什么的表',
    nothing: '← → ↑ ↓ 逐格移动，Enter 选中节点。',
    order: '行',
    asTheyAre: '按原有顺序',
    byColumn: (column) => `按 ${column}，少见的在前`,
    place: (row, column, says) => `${row}，${column}：${says}`,
    legend: '记号',
    columns: '逐列统计',
    does: {
      place: '逐格移动',
      leap: '上移或下移十行',
      endsOfRow: '第一列、最后一列',
      selectRow: '选中这一行的节点',
    },
  },
  tree: {
    area: '谁告诉谁的树',
    nothing: '→ 到它告诉的节点，← 到告诉它的节点，↑ ↓ 到同一跳的相邻节点，Enter 选中节点。',
    knew: (node) => `${node} 自己知道`,
    told: (node, from) => `${node} 由 ${from} 告知`,
    hop: (hop) => `第 ${hop} 跳`,
    toldOthers: (count) => (count === 0 ? '没有告诉新的节点' : `告诉了 ${count} 个节点`),
    added: '刚刚得知',
    hops: '逐跳统计',
    hopColumn: '跳数',
    newThere: '这一跳得知',
    byThen: '累计得知',
    untold: (count) => `尚未得知：${count}`,
    all: '所有节点都已得知。',
    does: {
      inward: '到告诉它的节点',
      outward: '到它告诉的第一个节点',
      beside: '到同一跳的下一个节点',
      endsOfTree: '到起点，或到最后一个',
      selectNode: '选中节点',
    },
  },
  plot: {
    area: '测量曲线',
    nothing: '← → 沿曲线读数。',
    theory: '理论',
    theoryOf: (label) => `${label}（理论）`,
    none: '没有数值',
    values: '全部数值',
    does: {
      along: '到下一个、上一个数值',
      leapAlong: '横轴的十分之一',
      endsOfAxis: '第一个、最后一个数值',
    },
  },
};
