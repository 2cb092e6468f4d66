import type { Status } from '../members.ts';
import type { SwimText } from './parts.ts';

const STATUS: Readonly<Record<Status | 'itself', string>> = {
  unknown: '没听说过',
  alive: '活着',
  suspect: '受到怀疑',
  dead: '已死',
  left: '已离开',
  itself: '自己',
};

export const labelsZh: SwimText['labels'] = {
  incarnation: ({ incarnation }) => `化身 ${incarnation}`,
  suspectedBy: ({ count }) => `受 ${count} 个节点怀疑`,
  heldDeadBy: ({ count }) => `${count} 个节点当它死了，其实活着`,
  foundDeadBy: ({ count, of }) => `${of} 个节点中 ${count} 个知道`,
  goesAway: () => '正在道别',
  asksToJoin: () => '请求加入',
  unwell: ({ health }) => `觉得自己慢（${health}）`,
  beliefs: () => '每个节点（行）对每个成员（列）的看法',
  member: () => '成员',
  noMembers: () => '没有成员。',
  believes: ({ status, incarnation }) =>
    status === 'unknown' ? STATUS.unknown : `${STATUS[status]}，化身号 ${incarnation}`,
  mark: ({ status }) => STATUS[status],
  latestNews: () => '最近的消息',
  toldAbout: ({ member, status, incarnation }, fmt) =>
    `${fmt.node(member)} ${STATUS[status]}（化身号 ${incarnation}）：谁告诉了谁`,
  nothingTold: () => '还没有任何成员的消息。',
  spread: ({ member, incarnation }, fmt) =>
    `${fmt.node(member)} 的最新消息怎样传开（化身号 ${incarnation}）`,
  periods: () => '最早知道以来的协议周期数',
  shareKnowing: () => '知道的节点',
  measured: ({ status }) => `${STATUS[status]}（本次运行）`,
  theory: () => '理论（第 4.1 节）',
  load: () => '一个成员一个周期发送',
  sentOfType: ({ type }) => type,
  probes: () => '全部探测中',
  unanswered: () => '没有直接回答的',
  suspicions: () => '以怀疑告终的',
  afterCrash: () => '宕机之后',
  detection: () => '到首次怀疑的周期数',
};
