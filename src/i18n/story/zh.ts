import type { StoryWords } from '../words.ts';

const between = (from: string | null, to: string | null) =>
  from && to ? `从 ${from} 到 ${to} 的` : from ? `从 ${from} 发出的` : to ? `发往 ${to} 的` : '';

export const zh: StoryWords = {
  disk: { keep: '磁盘完好', lastWriteLost: '最后一次写入丢失', lost: '磁盘清空' },

  story: {
    role: (node, from, to) =>
      from === to ? `${node} 重新作为${to}开始。` : `${node}：${from} → ${to}`,
    missed: (what) => `${what}（没有可作用的对象）`,
    violation: (title, why) => `“${title}”被破坏。${why}`,
  },

  commands: {
    theRole: (role) => role,
    crash: (node) => `${node} 宕机。`,
    restart: (node, fate) => `${node} 重启，${fate}。`,
    pause: (node) => `${node} 被暂停。`,
    resume: (node) => `${node} 恢复运行。`,
    remove: (node) => `${node} 被移除。`,
    add: (kind) => `加入一个${kind}。`,
    partition: (groups) => `网络分区：${groups}。`,
    heal: '所有链路恢复。',
    cut: (from, to) => `从 ${from} 到 ${to} 的链路断开。`,
    mend: (from, to) => `从 ${from} 到 ${to} 的链路接通。`,
    link: (from, to, what) =>
      `${from || to ? `${between(from, to)}链路` : '所有链路'}改变：${what}。`,
    clock: (node, offset, drift) =>
      `${node} 的时钟${offset ? `拨快 ${offset}` : '被改动'}${drift ? `，以 ${drift} 的速度走` : ''}。`,
    disk: (node, write) => `${node} 写一次盘现在需要 ${write}。`,
    drop: (message) => `${message}被丢弃。`,
    hold: (message) => `${message}被扣住。`,
    duplicate: (message) => `${message}被复制。`,
    deliverNow: (message) => `${message}立即送达。`,
    release: (message) => `${message}被放行。`,
    byHandOn: '从现在起，每条消息、每个定时器都等待手动选择。',
    byHandOff: '消息和定时器恢复自动进行。',
    align: (timer) => `这类定时器同时到期：${timer}。`,
    spread: (timer) => `这类定时器按间隔均匀地依次到期：${timer}。`,
    oneMessage: '一条消息',
    theMessage: (type, from, to) => `${between(from, to)} ${type} `,
    nextMessage: (type, from, to) => `${between(from, to)}下一条${type ? ` ${type} ` : '消息'}`,
    fire: (node, timer) => `${node} 的定时器立即触发：${timer}。`,
    request: (node, request) => `向 ${node} 发出请求：${request}。`,
    set: (param, value) => `${param}改为 ${value}。`,
  },

  link: {
    delay: (text) => `延迟 ${text}`,
    loss: (text) => `丢失率 ${text}`,
    duplicate: (text) => `重复率 ${text}`,
    order: { fifo: '保序', any: '不保序' },
  },
};
