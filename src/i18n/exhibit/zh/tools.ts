import type { Wording } from '../../wording.ts';
import type { tools as en } from '../en/tools.ts';

export const tools: Wording<typeof en> = {
  label: '工具',
  select: '选择与移动',
  crash: '宕机或重启',
  pause: '暂停或恢复节点',
  cut: '断开或接通链路',
  partition: '画一条分区线',
  drop: '丢弃消息',
  request: '客户端请求',
  heal: '恢复所有链路',
  addOne: (kind) => `添加${kind}`,
  bothWays: '双向',
  oneWay: '单向',
  direction: '断开的方向',
  hint: {
    crash: '点一个节点让它宕机，再点一下让它重启。',
    pause: '点一个节点让它暂停，再点一下让它恢复。',
    cut: '点一条链路，或先后点两个节点。',
    cutFrom: (name) => `从 ${name} 到……：请选另一端。`,
    partition: '在舞台上拖出一条线，或逐个选出一侧的节点。',
    parted: (some, others) => `将 ${some} 与 ${others} 分开`,
    drop: '点一条在途的消息，让它丢失。',
    request: '点一个客户端，让它发出请求。',
  },
};
