import type { Wording } from '../../wording.ts';
import type { chart as en } from '../en/chart.ts';

export const chart: Wording<typeof en> = {
  tab: '状态图',
  none: '这里没有会变换角色的节点。',
  nodes: '看谁的状态图',
  figure: (node, role) => `角色状态图；${node} 现在是${role}。`,
  figureDown: (node) => `角色状态图；${node} 已宕机。`,
  is: (role) => `现在是${role}`,
  crashed: '已宕机',
  last: (from, to) => `从${from}到${to}`,
  by: (event, when) => `因 ${event}，时刻 ${when}`,
  lost: (event, when) => `图外变化：${event}，时刻 ${when}`,
  lostRole: (role) => `不再是${role}`,
  never: '它还没有变换过角色。',
  things: '此刻各在什么状态',
  thingsDown: '重启后会处在什么状态',
  noThings: '没有进行中的。',
  transitions: '转移',
  soFar: '到目前为止的次数',
  event: '事件',
  way: '从哪里到哪里',
  all: '全部',
  times: (n, node, event) => `${event}，${node}：已发生 ${n} 次。去看最近一次`,
  timesAll: (n, event) => `${event}，全部节点：已发生 ${n} 次。去看最近一次`,
  outside: '图外',
  light: (event) => `在图中指出 ${event}`,
};
