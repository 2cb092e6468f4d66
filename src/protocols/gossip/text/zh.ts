import type { ProtocolText } from '../../../sdk/text.ts';
import type { GossipTypes } from '../types.ts';

const shown = (value: string | null): string => (value === null ? '已删除' : value);

export const zh: ProtocolText<GossipTypes> = {
  name: 'Gossip',
  summary: '每个节点把听到的消息告诉随机选出的几个节点，直到人人都听说。',
  kinds: { node: '节点' },
  roles: { susceptible: '易感', infective: '感染', removed: '移除' },
  messages: {
    Push: '发送者听说了、并且还愿意继续传播的内容。',
    Pull: '你有新消息吗？',
    PushPull: '这是我的新消息；你有吗？',
    PullReply: '被询问的节点所知道的新消息。',
    Feedback: '收到的内容里，哪些是新的，哪些早已知道。',
    DigestSyn: '发送者拥有的全部键及其版本。',
    DigestAck: '摘要的发送者缺少的内容，以及反过来向它索要的键。',
    DigestAck2: '对方索要的内容。',
    Inv: '我有这个。',
    GetData: '请把它发给我。',
    Block: '区块本身。',
  },
  timers: { round: '下一轮', antiEntropy: '下一次比对', getData: '等待区块' },
  params: {
    spread: {
      label: '传播方式',
      help: '按轮次传播谣言；先宣告自己有什么、再发给索要的节点；或者都不做，只靠反熵。',
      options: { rumour: '谣言', announce: '宣告，如区块传播', none: '只靠反熵' },
    },
    exchange: {
      label: '谁给谁',
      help: '每一轮里，有新消息的节点发给别人（推），每个节点向别人询问（拉），或者两者都做。',
      options: { push: '推', pull: '拉', pushPull: '推拉' },
    },
    fanout: { label: '扇出', help: '一个节点每轮联系多少个其他节点。' },
    period: { label: '每轮时长', help: '一个节点两轮之间的时间。' },
    inStep: {
      label: '步调一致',
      help: '所有节点是否在同一时刻开始每一轮，论文就是这样计数的。否则每个节点各有节拍，真实集群正是如此。',
    },
    losing: {
      label: '如何失去兴趣',
      help: '节点凭什么不再传播一条谣言：掷硬币、计数，或者永不停止。',
      options: { never: '永不', coin: '掷硬币', counter: '计数' },
    },
    feedback: {
      label: '反馈',
      help: '只有对方早已知道时才计一次。没有反馈（盲目）时，每一轮都计一次。',
    },
    k: {
      label: 'k',
      help: '掷硬币时，每次以 1/k 的概率失去兴趣；计数时，计满 k 次后失去兴趣。k 越大，消息越多，遗漏的节点越少。',
    },
    antiEntropy: {
      label: '反熵',
      help: '节点每隔一段时间与另一个节点比对全部内容，修补差异：发起者给出（推）、取得（拉），或两者都做。',
      options: { off: '关闭', push: '推', pull: '拉', pushPull: '推拉' },
    },
    antiEntropyPeriod: { label: '比对间隔', help: '一个节点两次比对之间的时间。' },
    maxItems: {
      label: '每条消息的条目数',
      help: '一条反熵消息最多携带多少条目；余下的等下一次比对。',
    },
    heartbeats: {
      label: '心跳',
      help: '节点每次比对时，为自己的一个条目发布新版本，别人由此看出它还活着。',
    },
    getDataTimeout: {
      label: '等待区块的时间',
      help: '索要区块后等多久，才转向另一个宣告过它的节点。',
    },
    topology: {
      label: '拓扑',
      help: '谁能向谁发送。',
      options: {
        mesh: '全连接',
        ring: '环',
        regular: '随机正则图',
        smallWorld: '小世界',
        twoCentres: '两个数据中心',
        outgoing: '出站连接，如 Bitcoin',
      },
    },
    degree: {
      label: '每个节点的链路数',
      help: '在随机图和小世界里是节点的全部链路；在出站连接里是节点自己打开的链路。',
    },
    rewired: {
      label: '长程链路（%）',
      help: '小世界里，每一百条链路有多少条不通向邻居而通向任意节点。',
    },
    bridges: { label: '桥', help: '有多少对节点连接两个数据中心。' },
    wiring: { label: '连线编号', help: '换一个编号，就换一张同类的网络。' },
  },
  invariants: {
    versionsGrow: {
      title: '版本不会倒退',
      meaning: '节点在某个键下的内容只会被更新的版本取代，删除的也不会回来。',
      broken: ({ node, key, before, after, gone }, fmt) =>
        gone
          ? `${fmt.node(node as never)} 已经删除 ${key}，它的旧值却又回来了。`
          : `${fmt.node(node as never)} 曾有 ${key} 的版本 ${before}，却退回到版本 ${after}。`,
    },
    onlyPublished: {
      title: '不会无中生有',
      meaning: '节点拥有的每个条目，都曾在某处以同样的值和版本发布过。',
      broken: ({ node, key, value }, fmt) =>
        `${fmt.node(node as never)} 有 ${key} = ${value}，但没有谁发布过它。`,
    },
    repairIsComplete: {
      title: '说一致，就一致',
      meaning: '两个节点比对后没有发现差异，它们的内容就确实相同。',
      broken: ({ node, peer, mine, theirs }, fmt) =>
        `${fmt.node(node as never)} 以为自己与 ${fmt.node(peer as never)} 一致，两者的版本却不同（分别有 ${mine} 条和 ${theirs} 条）。`,
    },
  },
  variants: {
    pullDisabled: {
      title: '没有谁补上别人缺的',
      meaning:
        '收到摘要的节点只索要自己缺的，不给出对方缺的。反熵若只靠拉，消息丢失造成的遗漏就一直遗漏下去。',
    },
    lastArrivalWins: {
      title: '后到者胜',
      meaning: '不比较版本：晚到的旧值会取代新值。',
    },
    noDeathCertificate: {
      title: '没有墓碑',
      meaning: '删除就是直接抹去。在别人看来，这个节点像是从没听说过它，于是又把它传了回来。',
    },
  },
  properties: {
    allKnow: { title: '人人都知道', meaning: '有内容发布，并且每个节点都有。' },
    residue: { title: '谣言过早消亡', meaning: '没有谁再传播任何内容，而各节点的内容仍不相同。' },
    converges: { title: '最终相同', meaning: '开启反熵时，所有在线节点的内容最终相同。' },
  },
  duties: {
    publish: {
      title: ({ node }) => `在 n${node + 1} 发布`,
      meaning: '节点为一个新的键赋值。看别的节点怎样听说它。',
    },
    update: {
      title: ({ node }) => `在 n${node + 1} 更新`,
      meaning: '节点为第一个条目赋新值，版本更高。',
    },
    delete: {
      title: ({ node }) => `在 n${node + 1} 删除`,
      meaning: '节点删除第一个条目：墓碑取代它的位置，并像值一样传播。',
    },
  },
  request: (request) =>
    request.op === 'publish'
      ? `${request.key} = ${request.value}`
      : request.op === 'delete'
        ? `删除 ${request.key}`
        : `读取 ${request.key}`,
  views: { informed: '曲线', infection: '谁告诉谁', knowledge: '谁知道什么', figures: '数据' },
  notes: {
    published: ({ node, key, value }, fmt) =>
      `${fmt.node(node)} 发布 ${key} = ${value}。此刻只有它知道。`,
    deleted: ({ node, key }, fmt) =>
      `${fmt.node(node)} 删除 ${key}。墓碑留在原处，旧值就回不来了。`,
    learned: ({ node, key, from, value, was }, fmt) =>
      value === null
        ? `${fmt.node(node)} 从 ${fmt.node(from)} 得知 ${key} 已被删除。`
        : was === null
          ? `${fmt.node(node)} 从 ${fmt.node(from)} 听说 ${key} = ${value}。`
          : `${fmt.node(node)} 从 ${fmt.node(from)} 得知 ${key} 现在是 ${value}，不再是 ${was}。`,
    keptNewer: ({ node, key, from }, fmt) =>
      `${fmt.node(from)} 告诉 ${fmt.node(node)} 的 ${key} 是旧版本。${fmt.node(node)} 保留已有的内容。`,
    lostInterest: ({ node, key, contacts, why, blind }, fmt) =>
      blind
        ? `${fmt.node(node)} 已经传播 ${key} ${contacts} 轮，不管谁听到了，就此停下。`
        : why === 'coin'
          ? `${fmt.node(node)} 上一个告诉的节点早已知道 ${key}，硬币说：停。`
          : `${fmt.node(node)} 已有 ${contacts} 次把 ${key} 告诉早已知道它的节点，就此停下。`,
    repaired: ({ node, peer, keys }, fmt) =>
      `${fmt.node(node)} 与 ${fmt.node(peer)} 比对，补上了缺少的内容：${keys.slice(0, 5).join('、')}${keys.length > 5 ? ' 等' : ''}。`,
    announced: ({ node, key, neighbours }, fmt) =>
      `${fmt.node(node)} 向 ${neighbours} 个邻居宣告 ${key}；区块本身只发给索要它的节点。`,
    askedAnother: ({ node, key, peer, next }, fmt) =>
      next === null
        ? `${fmt.node(peer)} 没有把 ${key} 发给 ${fmt.node(node)}，也没有别的节点宣告过它。`
        : `${fmt.node(peer)} 没有发来 ${key}，于是 ${fmt.node(node)} 转而向同样宣告过它的 ${fmt.node(next)} 索要。`,
    recovered: ({ node, items }, fmt) =>
      items === 0
        ? `${fmt.node(node)} 启动，什么都不知道。`
        : `${fmt.node(node)} 启动，磁盘上有 ${items} 个条目。宕机前正在传播的，它已经忘了。`,
  },
  sums: {
    learned: ({ count, nodes, others }, fmt) =>
      `${fmt.nodes(nodes)}${others > 0 ? ` 等 ${nodes.length + others} 个节点` : ''}听说新消息，共 ${count} 次。`,
    lostInterest: ({ count, nodes, others }, fmt) =>
      `${fmt.nodes(nodes)}${others > 0 ? ` 等 ${nodes.length + others} 个节点` : ''}不再传播，共 ${count} 次。`,
  },
  labels: {
    items: ({ count }) => `${count} 个条目`,
    itemIs: ({ key, value }) => (value === null ? `${key} †` : `${key} = ${value}`),
    whoKnows: () => '每个节点拥有的内容',
    item: () => '条目',
    lacks: () => '没有',
    older: () => '只有旧版本',
    knows: () => '有最新版本',
    passesOn: () => '有，并且正在传播',
    deletedMark: () => '知道它已被删除',
    cellSays: ({ node, key, value, counter, from }, fmt) =>
      `${fmt.node(node)}：${key} ${shown(value)}，版本 ${counter}${from === null ? '，在此发布' : `，来自 ${fmt.node(from)}`}`,
    cellLacks: ({ node, key }, fmt) => `${fmt.node(node)} 没有 ${key}`,
    nothingPublished: () => '还没有发布任何内容。',
    wayOfItem: ({ key, value }) => (key === '' ? '谁告诉谁' : `${key} = ${shown(value)}：谁告诉谁`),
    informedBy: ({ key }) => key,
    informedByRound: () => '知道的节点所占比例（按轮次）',
    rounds: () => '发布后的轮次',
    shareInformed: () => '节点比例',
    expectedShare: () => '理论值',
    spreading: ({ key }) => `${key} 的传播`,
    informed: () => '目前知道的比例',
    residue: () => '始终没听说的比例（残留）',
    lastDelivery: () => '最后一个节点听说时的轮次',
    meanDelivery: () => '听说的平均轮次',
    trafficGroup: () => '平均每个节点的消息数',
    messagesANode: () => '全部',
    sentOfType: ({ type }) => type,
  },
};
