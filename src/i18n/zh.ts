import type { Words } from './words.ts';

const between = (from: string | null, to: string | null) =>
  from && to ? `从 ${from} 到 ${to} 的` : from ? `从 ${from} 发出的` : to ? `发往 ${to} 的` : '';

/** 中文界面。 */
export const zh: Words = {
  lang: 'zh-CN',
  name: '浑天仪',
  tagline: '能亲手运转的分布式算法',

  header: {
    home: '浑天仪，首页',
    scenarios: '场景',
    switchLanguage: 'English',
    switchLanguageHint: '切换到英文',
    toNight: '夜间',
    toDay: '日间',
    help: '键盘',
    skip: '跳到舞台',
    seed: (seed) => `种子 ${seed}`,
    digest: '本次运行的指纹：场景、种子和操作相同，指纹就相同',
  },

  front: {
    lead: '让机器转着，亲手把它拆开看。',
    invite: '点一下服务器，让它宕机。',
    inviteAgain: '再点一下，让它重启。',
    exhibits: '展品',
    open: (title) => `打开“${title}”`,
    seed: (seed) => `种子 ${seed}`,
    scenarios: (n) => `${n} 个场景`,
    starting: '正在启动集群……',
  },

  errors: {
    notFound: '这个地址上什么也没有',
    found: (address) => `实际地址：“${address}”。`,
    expected: (options) => `应当是${options}。`,
    addressForm: '首页 #/，或 #/展品/场景',
    exhibitAmong: (list) => `下列展品之一：${list}`,
    scenarioAmong: (list) => `本展品的下列场景之一：${list}`,
    backHome: '回到首页',
    broken: '页面的这一部分停下了',
    brokenWhy: '这是我们的错，不是你的。出错的地方：',
    again: '再试一次',
    noClient: '没有正在运行的客户端可以发出请求。',
    nothing: (what) => `没有可作用的对象（${what}）。`,
    savedRun: '上次留在这里的运行无法恢复，已从头开始。',
    dismiss: '知道了',
  },

  /** Between the parts of a name that is spoken. */
  listing: '，',
  loading: '正在打开展品……',

  health: { up: '运行中', crashed: '已宕机', paused: '已暂停', removed: '已移除' },
  disk: { keep: '磁盘完好', lastWriteLost: '最后一次写入丢失', lost: '磁盘清空' },

  stage: {
    label: '舞台：集群',
    message: (type, from, to) => `${type}，从 ${from} 到 ${to}`,
    link: (a, b) => `${a} 与 ${b} 之间的链路`,
    lost: '将会丢失',
    held: '被扣住',
    cut: '断开',
    clockWrong: '时钟不准',
    slowDisk: '磁盘缓慢',
    writing: '正在写盘',
    crowd: (n) => `${n} 条消息在途`,
    narration: '刚刚发生的事',
    quiet: '还没有发生任何事。按播放，或单步前进。',
    stoppedAt: (title) => `运行停下了：“${title}”被破坏。`,
    goOn: '继续',
  },

  transport: { play: '播放', pause: '暂停' },

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
