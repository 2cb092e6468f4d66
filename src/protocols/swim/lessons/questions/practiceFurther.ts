import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold, areApart, holding, isCut, livingIn, nodeNamed } from './claims.ts';

type SwimQuestion = Question<SwimTypes>;

// Large groups, mistakes, and other ways to know who is there.

export const thousand: SwimQuestion = {
  id: 'a-thousand-members',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'What changes when the group grows from ten members to a thousand?',
    zh: '从十个成员变成一千个，会有什么不同？',
  },
  answer: {
    en: 'Not the load of one member, which is about two messages a [[protocol-period|period]], nor the time to the first [[suspicion]]. The spread of news and the length of a suspicion grow with log n: three times as long for a thousand as for ten. What grows with n is the list that each member keeps and the [[push-pull|full exchange]]. What grows too is the number of crashes and flapping members at any time, and so the amount of news.',
    zh: '单个成员的负载不变，每[[protocol-period|周期]]约两条消息；首次[[suspicion|怀疑]]的时间也不变。消息传播和怀疑的时长随 log n 增长：一千个是十个的三倍。随 n 增长的是每个成员保存的列表，以及[[push-pull|全量交换]]的大小。同一时刻宕机、抖动的成员也更多，消息量随之增加。',
  },
  mentions: [
    {
      en: 'The traffic of the whole group grows with n, that of one member does not. With heartbeats to all it would grow with n².',
      zh: '全组的总流量随 n 增长，单个成员的不变。用全员心跳，总流量会随 n² 增长。',
    },
    {
      en: 'With a fixed rate of changes per member, more and more news competes for the room in a message.',
      zh: '每个成员变化的频率不变，成员越多，争抢报文空间的消息也越多。',
    },
    {
      en: 'Groups of some thousands are in use. Beyond that one splits by site and connects the parts.',
      zh: '几千个成员的组有人在用。再大，就按站点拆开，各部分之间再连接。',
    },
    {
      en: 'With more members somebody is slow at any time. This is why [[lifeguard]] matters more in large groups.',
      zh: '成员一多，随时都有谁慢。所以组越大，[[lifeguard|Lifeguard]] 越要紧。',
    },
  ],
  wrong: {
    says: {
      en: 'Each member has to probe a hundred times as many others.',
      zh: '每个成员要探测的对象多了一百倍。',
    },
    why: {
      en: 'It probes one a period, as before. It only takes a hundred times as long to go round, and a hundred times as many are doing it.',
      zh: '还是一个周期探测一个。只是轮一圈要久一百倍，而同时在轮的也多了一百倍。',
    },
  },
  show: {
    scene: { scenario: 'thousand' },
    moves: [
      { until: { note: 'suspected', where: { member: 'n500' } } },
      { until: { note: 'learned', where: { member: 'n500' }, nth: 200 } },
    ],
    look: { nodes: ['n500'], tab: 'plot' },
    caption: {
      en: 'One of a thousand has crashed, and hundreds have heard that it is suspected. Hardly anybody has sent more than one ping a period for that.',
      zh: '一千个里宕机了一个，已有几百个听到它受怀疑。为此，几乎没有谁一个周期发过一条以上的 ping。',
    },
    claim(world) {
      const n500 = nodeNamed(world, 'n500');
      const busy = livingIn(world).filter(({ state }) => state.seqNo > state.period);
      return (
        n500.health === 'crashed' &&
        busy.length < 30 &&
        holding(world, 'n500', 'suspect').length >= 200
      );
    },
  },
};

export const mistaken: SwimQuestion = {
  id: 'living-with-a-false-death',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Your service acts on “member dead”. How do you design it, given that this may be wrong?',
    zh: '你的服务要根据“成员已死”采取行动，而这可能是误判。怎么设计？',
  },
  answer: {
    en: 'Take a death as a hint and not as a fact. What costs little if wrong may be done at once: send requests elsewhere, retry, warm up a replacement. What must not be done twice needs something stronger: a [[lease]], a lock with a fencing token, or a decision by [[consensus]]. The member that was declared dead is still running and does not know, so the others must be able to refuse what it does.',
    zh: '把死讯当作提示，不当作事实。误判了代价也小的事可以马上做：请求改发别处、重试、预热替补。不能做两次的事，需要更强的保证：[[lease|租约]]、带防护令牌的锁，或由[[consensus|共识]]来决定。被宣告死亡的成员还在运行，而且不知情，所以别人必须能拒绝它的操作。',
  },
  mentions: [
    {
      en: 'Wait before anything costly, such as copying its data. Most deaths that are wrong are taken back within a minute.',
      zh: '代价大的事，比如复制它的数据，先等一等。误判多半在一分钟之内就会收回。',
    },
    {
      en: 'Bound how much is moved at once. If half of the group is dead, it is more likely that you are cut off.',
      zh: '限制一次转移多少。如果半个组都死了，更可能是你自己被隔断了。',
    },
    {
      en: 'Watch the rate of refuted deaths. It tells how good the settings are.',
      zh: '监控被反驳的死亡有多少，它反映参数设得好不好。',
    },
  ],
  wrong: {
    says: {
      en: 'Make the time-outs long enough, and then trust it.',
      zh: '把超时设长，然后相信它。',
    },
    why: {
      en: 'That makes [[false-positive|false deaths]] rarer, not impossible. What is wrong once a year and never thought of does more harm than what is wrong every day.',
      zh: '这只让[[false-positive|误报]]变少，不能杜绝。一年错一次而从没想过，比天天错的危害更大。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'link', from: 'n5', loss: 1 } },
      { until: { when: (world) => allHold(world, 'n5', 'dead') } },
    ],
    look: { nodes: ['n5'], tab: 'matrix' },
    caption: {
      en: 'All others hold n5 to be dead. It is up, it believes itself a member, and it goes on with its work. Only that nothing it sends arrives.',
      zh: '别的成员都认为 n5 已死。它其实活着，自认为是组里的一员，照常工作，只是发出的消息都到不了。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').health === 'up' &&
      nodeNamed(world, 'n5').state.role === 'member' &&
      allHold(world, 'n5', 'dead'),
  },
};

const FEW = ['n1', 'n2', 'n3', 'n4'];
const MANY = ['n5', 'n6', 'n7', 'n8', 'n9', 'n10', 'n11', 'n12'];

export const againstLeases: SwimQuestion = {
  id: 'swim-or-zookeeper',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'ZooKeeper and etcd can also tell who is alive. When would you use them, and when SWIM?',
    zh: 'ZooKeeper 和 etcd 也能告诉你谁活着。什么时候用它们，什么时候用 SWIM？',
  },
  answer: {
    en: 'There each member keeps a session or a [[lease]] alive by [[heartbeat|heartbeats]] to a small cluster, which decides by [[consensus]] who is in. All see the same changes in the same order, and the side without a majority decides nothing. SWIM has no centre: it scales to thousands, goes on in every part of a [[partition]], and the parts disagree. Use a lease for who may act, and SWIM for whom to try.',
    zh: '在那里，每个成员用[[heartbeat|心跳]]向一个小集群维持会话或[[lease|租约]]，由它通过[[consensus|共识]]决定谁在组里。大家按相同次序看到相同的变化，没有多数派的一边什么也决定不了。SWIM 没有中心：能扩展到几千个成员，[[partition|分区]]的每一部分都继续运行，但各部分的看法不同。谁有权行动，用租约；该去找谁，用 SWIM。',
  },
  mentions: [
    {
      en: 'A lease is detected as ended by time as well, and can be wrong just as easily. The gain is that all agree on it, and that the holder knows when to stop.',
      zh: '租约到期同样是靠时间判断，同样会误判。好处是大家认同同一个结论，持有者也知道何时该停手。',
    },
    {
      en: 'The load of all heartbeats falls on few servers, and on the leader most. Thousands of sessions are a lot.',
      zh: '所有心跳都压在少数几台服务器上，主节点最重。几千个会话已经不少。',
    },
    {
      en: 'A member that reaches its peers but not the servers is out there, and one that reaches the servers but not its peers is in.',
      zh: '连得上同伴却连不上服务器的，会被判出局；连得上服务器却连不上同伴的，仍在组里。',
    },
    {
      en: 'Consul uses both: Serf for who is there, Raft for the catalogue and for locks, which are let go when Serf reports a failure.',
      zh: 'Consul 两者都用：Serf 管谁在，Raft 管目录和锁；Serf 报告失败时释放锁。',
    },
  ],
  wrong: {
    says: {
      en: 'SWIM is the newer and faster way, so it replaces them.',
      zh: 'SWIM 更新更快，可以取代它们。',
    },
    why: {
      en: 'It answers another question. A leader chosen by “the lowest name on my list” is two leaders in a partition.',
      zh: '它回答的是另一个问题。按“我列表上名字最小的”来选主，分区时就有两个主。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'partition', groups: [FEW, MANY] } },
      { until: { when: (world) => areApart(world, FEW, MANY) } },
    ],
    look: { tab: 'matrix' },
    caption: {
      en: 'Four on one side and eight on the other: both are complete groups in their own eyes. A cluster with a majority would have only one.',
      zh: '一边四个，一边八个：在各自眼里，两边都是完整的组。依靠多数派的集群只会承认其中一边。',
    },
    claim: (world) =>
      isCut(world, 'n1', 'n12') && areApart(world, FEW, MANY) && livingIn(world).length === 12,
  },
};
