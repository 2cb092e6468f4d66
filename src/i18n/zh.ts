import type { FirstWords } from './words.ts';

/** 中文界面。 */
export const zh: FirstWords = {
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
};
