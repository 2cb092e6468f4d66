import { checksZh } from './checksZh.ts';
import { labelsZh } from './labelsZh.ts';
import { notesZh } from './notesZh.ts';
import { paramsZh } from './paramsZh.ts';
import type { SwimText } from './parts.ts';

export const zh: SwimText = {
  name: 'SWIM',
  summary: '组里的每个成员隔一阵探测另一个成员，查到的消息随着探测一起传开。',
  kinds: { node: '节点' },
  roles: {
    joining: '正在加入',
    member: '成员',
    leaving: '正在离开',
    left: '已离开',
  },
  messages: {
    Ping: '你在吗？顺便捎上其他成员的消息。',
    PingReq: '我收不到某个成员的回答，请你也试一试。',
    Ack: '我在；如果是受托去试的节点发的，意思是：它回答我了。',
    Nack: '我在，但你托我去试的那个成员到现在还没有回答。',
    PushPull: '这是我对每个成员的全部看法。你的呢？',
    PushPullReply: '这是我对每个成员的全部看法。',
  },
  timers: {
    period: '协议周期',
    probe: '等待回答',
    relay: '代别人探测',
    suspicion: '怀疑',
    join: '再次请求加入',
    pushPull: '全量交换',
    reconnect: '试探已死的成员',
  },
  request: ({ op }) => (op === 'leave' ? '离开成员组' : '加入成员组'),
  duties: {
    leave: {
      title: ({ node }, fmt) => `让 ${fmt.node(node)} 离开`,
      meaning: '它先道别，等道别传开后停下。',
    },
    join: {
      title: ({ node }, fmt) => `让 ${fmt.node(node)} 重新加入`,
      meaning: '它用更高的化身号回来，请最前面的几个节点接纳它。',
    },
  },
  views: {
    beliefs: '看法',
    spread: '谁告诉了谁',
    curve: '传播',
    figures: '数字',
  },
  params: paramsZh,
  ...checksZh,
  notes: notesZh,
  labels: labelsZh,
};
