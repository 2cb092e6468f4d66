import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import {
  allEqual,
  called,
  entryAt,
  hasValue,
  isQuiet,
  settled,
  upOnes,
} from '../challenges/watching.ts';
import { allOf, answersIn, isHot, itemsUnderWay } from './claims.ts';

type GossipQuestion = Question<GossipTypes>;

const both: GossipQuestion = {
  id: 'rumours-or-anti-entropy',
  grade: 'warmUp',
  topic: 'repair',
  asks: {
    en: 'If there are rumours, what is anti-entropy for? And if there is anti-entropy, why rumours?',
    zh: '有了谣言传播，为什么还要反熵？有了反熵，为什么还要谣言传播？',
  },
  answer: {
    en: 'A [[rumour]] is fast and cheap and reaches only those who are there while it is told. [[anti-entropy|Anti-entropy]] compares all that two nodes have, so it finds whatever is missing, for whatever reason, but a comparison costs much more and so comes seldom. Most systems use rumours for speed and anti-entropy for certainty.',
    zh: '[[rumour]]又快又省，但只能传到流传期间在场的节点。[[anti-entropy]]比对两个节点的全部内容，不管因为什么缺的都找得出来，但一次比对贵得多，所以不能太勤。多数系统用谣言求快，用反熵求全。',
  },
  mentions: [
    {
      en: 'Three things leave gaps: a node was down, a message was lost, chance passed somebody over. Anti-entropy need not know which.',
      zh: '缺口有三种来路：节点停过机，消息丢了，碰巧被漏掉。反熵不必知道是哪一种。',
    },
    {
      en: 'What a comparison brings can be told as a rumour again, in case many lack it.',
      zh: '比对得来的内容可以再当作谣言传出去，万一缺的不止一个。',
    },
    {
      en: 'memberlist, on which Consul and Serf rest: gossip every 200 ms, a full exchange with one node every 30 s.',
      zh: 'Consul 和 Serf 所用的 memberlist：每 200 毫秒传一次谣言，每 30 秒与一个节点做一次完整交换。',
    },
  ],
  wrong: {
    says: {
      en: 'Anti-entropy is a slower kind of rumour, for the same job.',
      zh: '反熵就是慢一点的谣言传播，做的是同一件事。',
    },
    why: {
      en: 'A rumour is about one piece of news and ends. Anti-entropy is about the whole state and never ends. Only the second makes nodes equal for certain.',
      zh: '谣言只管一条消息，会结束。反熵管的是全部状态，永不结束。只有后者能确保各节点最终相同。',
    },
  },
  show: {
    scene: { scenario: 'back-after-a-crash' },
    moves: [{ until: { note: 'repaired', node: 'n3', names: { helper: 'peer' } } }],
    look: { nodes: ['n3', '{helper}'], tab: 'matrix' },
    caption: {
      en: 'Three items were published while n3 was down, and the rumours are long over. One comparison with {helper} brought all three.',
      zh: 'n3 宕机期间发布了三个条目，谣言早已结束。与 {helper} 比对一次，三个全补上了。',
    },
    claim: (world) =>
      ['a', 'b', 'c'].every((key) => hasValue(called(world, 'n3'), key)) &&
      world.nodes.every((node) => node.name === 'n3' || !isHot(node)),
  },
};

const digests: GossipQuestion = {
  id: 'what-a-digest-costs',
  grade: 'core',
  topic: 'repair',
  asks: {
    en: 'Two nodes with a million items each want to find the three in which they differ. How?',
    zh: '两个节点各有一百万个条目，只有三个不同。怎样找出来？',
  },
  answer: {
    en: 'Not by sending the items. A [[digest]] with the [[version]] of each key is enough: the other one answers with what is newer here and a list of what it wants. Now the items that travel are only those that differ, but the digest still grows with all that there is. So larger stores compare checksums first, of everything and then of ranges: a [[merkle-tree]].',
    zh: '不必发送条目本身。只要一份[[digest]]，列出每个键的[[version]]；对方回答哪些自己更新，再列出想要哪些。这样在路上走的只有不同的条目，可是摘要仍随总量增长。所以数据多的系统先比校验和：先比全体的，再比各个区间的，这就是 [[merkle-tree]]。',
  },
  mentions: [
    {
      en: 'With a tree the cost goes with the number of differences times the depth. If nothing differs it is one checksum.',
      zh: '用树的话，代价随“差异个数 × 深度”增长；没有差异时只比一个校验和。',
    },
    {
      en: 'Keeping the tree up to date costs something with every write, or a read of everything before each repair, as in Cassandra.',
      zh: '维护这棵树，要么每次写入都有开销，要么像 Cassandra 那样在修复前把数据通读一遍。',
    },
    {
      en: 'Demers et al. compare checksums and lists of recent updates before they compare databases.',
      zh: 'Demers 等在比整个数据库之前，先比校验和与最近更新的列表。',
    },
    {
      en: 'Where one node numbers its own updates without gaps, one number for each writer is enough (Scuttlebutt).',
      zh: '如果每个写入者给自己的更新连续编号，那么每个写入者只要一个数就够（Scuttlebutt）。',
    },
  ],
  wrong: {
    says: {
      en: 'Compare the time of the last update of both nodes.',
      zh: '比两个节点最后一次更新的时间。',
    },
    why: {
      en: 'Both may be up to date to the second and yet each lack something old. News does not arrive in the order in which it was made.',
      zh: '两边最后更新的时间可能一样，却各自缺了某个旧的。消息并不按产生的次序到达。',
    },
  },
  show: {
    scene: { scenario: 'q-twelve-items' },
    moves: [
      { until: { when: allEqual } },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'k05', value: '2' } } },
      { until: { when: (world) => itemsUnderWay(world).length > 0 } },
    ],
    look: { tab: 'matrix' },
    caption: {
      en: 'All four nodes have twelve items, and one of them has changed at n1. The digest named twelve; one item is on its way.',
      zh: '四个节点都有十二个条目，其中一个在 n1 处改过。摘要列出十二个，真正在路上的只有一个。',
    },
    claim: (world) =>
      world.nodes.every(({ state }) => state.store.length === 12) &&
      itemsUnderWay(world).join() === 'k05',
  },
};

const whichWins: GossipQuestion = {
  id: 'which-value-wins',
  grade: 'core',
  topic: 'repair',
  asks: {
    en: 'Two clients write the same key at two nodes at the same time. What comes of it?',
    zh: '两个客户端同时在两个节点写同一个键，结果怎样？',
  },
  answer: {
    en: 'Both are told that it worked. Then both values spread, and where they meet the higher [[version]] stays: [[last-writer-wins]]. Because all nodes compare by the same rule, they end up with the same value in whatever order the two arrive. The other value is lost, and nobody is told.',
    zh: '两边都得到“成功”。随后两个值各自传开，相遇时留下[[version]]较高的：[[last-writer-wins]]。所有节点用同一条规则比较，所以无论到达的次序如何，最后都相同。另一个值就此丢失，谁也不会得到通知。',
  },
  mentions: [
    {
      en: 'The rule has to be a total order. Ties of the counter are settled by the number of the writer, which says nothing about who was right.',
      zh: '规则必须是全序。计数相同就看写入者的编号，这与谁对谁错无关。',
    },
    {
      en: 'Keeping both needs [[version-vector|version vectors]], and somebody who merges them: Dynamo and Riak give siblings to the client.',
      zh: '要两个都保留，就得用[[version-vector]]，还得有谁来合并：Dynamo 和 Riak 把几个并存的值都交给客户端。',
    },
    {
      en: 'Some data merge by themselves: sets that only grow, counters with one number for each node. Those are CRDTs.',
      zh: '有些数据可以自行合并：只增的集合，每个节点各记一个数的计数器。这类结构叫 CRDT。',
    },
    {
      en: 'If no write may be lost and all must come in one order, gossip alone cannot help; see [[consensus]].',
      zh: '如果既不许丢写入，又要先后有序，单靠 Gossip 不行，见[[consensus]]。',
    },
  ],
  wrong: {
    says: {
      en: 'The later write wins, as the name says.',
      zh: '后写的胜，名字就是这么说的。',
    },
    why: {
      en: 'Between two that did not know of each other there is no later one. The higher version wins, and it may belong to the one that came first.',
      zh: '两次写入互不知情，就谈不上谁后。胜的是版本高的，它完全可能是先写的那个。',
    },
  },
  show: {
    scene: { scenario: 'two-writers' },
    moves: [
      { until: { when: (world) => answersIn(world).length === 2 } },
      { until: { when: settled } },
    ],
    look: { nodes: ['n1', 'n4'], tab: 'matrix' },
    caption: {
      en: 'n1 wrote red and n4 wrote blue, and both were told that it was done. All nodes have blue, n1 too.',
      zh: 'n1 写了 red，n4 写了 blue，两边都得到成功的答复。现在所有节点都是 blue，n1 也是。',
    },
    claim: (world) =>
      ['red', 'blue'].every((value) => answersIn(world).some((answer) => answer.value === value)) &&
      allOf(world.nodes, 'blue'),
  },
};

const clocks: GossipQuestion = {
  id: 'which-clock-for-versions',
  grade: 'deep',
  topic: 'repair',
  asks: {
    en: 'From what should versions be made: the time of day, a counter, or a vector?',
    zh: '版本该用什么：当时的时间、计数，还是向量？',
  },
  answer: {
    en: 'The time of day is nearest to what people mean by “later”, and with a clock that is ahead its writes win until the others’ time has caught up. A [[lamport-clock|Lamport counter]] needs no clock, and whoever has seen a value always writes a higher one; but between nodes that have not heard of each other it says nothing. A [[version-vector]] is the only one of the three that notices that two writes did not know of each other.',
    zh: '当时的时间最接近人们说的“后”，但哪台机器的钟快了，它的写入就一直胜，直到别人的时间赶上来。[[lamport-clock|Lamport 计数]]不靠钟，见过某个值再写，计数必定更大；可是互不知情的节点之间，它什么也说明不了。三者之中，只有[[version-vector]]能察觉两次写入互不知情。',
  },
  mentions: [
    {
      en: 'Cassandra takes microseconds of the time of day. A deletion stamped in the future also hides all that is written until then.',
      zh: 'Cassandra 用当时的微秒数。一次时间戳在未来的删除，会盖住那之前的所有写入。',
    },
    {
      en: 'With a Lamport counter somebody who was cut off may write last and lose, since those who are busier count faster.',
      zh: '用 Lamport 计数时，被隔开的节点即使最后才写也可能输，因为写得勤的一边计数涨得快。',
    },
    {
      en: 'Hybrid logical clocks join the two: near the time of day, and never behind what was seen.',
      zh: '混合逻辑时钟兼取两者：接近当时的时间，又不落后于见过的值。',
    },
    {
      en: 'A vector grows with the number of writers, and then has to be pruned.',
      zh: '向量随写入者的数目变长，到后来还得修剪。',
    },
  ],
  wrong: {
    says: {
      en: 'With NTP the time of day is exact enough.',
      zh: '有 NTP，当时的时间够准了。',
    },
    why: {
      en: 'Two writes within its error, or one node whose NTP has failed for weeks, and a newer value is lost with nothing in any log.',
      zh: '两次写入之差小于误差，或者某个节点的 NTP 坏了几个星期，较新的值就丢了，哪里的日志都看不出。',
    },
  },
  show: {
    scene: { scenario: 'q-six' },
    moves: [
      { until: { when: settled } },
      { act: { do: 'partition', groups: [['n1', 'n2', 'n3', 'n4', 'n5'], ['n6']] } },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: '2' } } },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: 'busy' } } },
      { until: { note: 'learned', where: { value: 'busy' }, nth: 4 } },
      { act: { do: 'request', node: 'n6', request: { op: 'publish', key: 'x', value: 'last' } } },
      { act: { do: 'heal' } },
      { until: { when: settled } },
    ],
    look: { nodes: ['n6'], tab: 'state', select: 'n6', fields: ['store.x', 'counter'] },
    caption: {
      en: 'n6 wrote last, while it was cut off. n1 had written twice in the meantime, so its counter is higher and n6’s value is gone.',
      zh: 'n6 最后才写，写时正被隔开。n1 此前已经写了两次，计数更大，n6 的值就没了。',
    },
    claim: (world) =>
      answersIn(world).at(-1)?.value === 'last' && allOf(world.nodes, 'busy') && allEqual(world),
  },
};

const deleting: GossipQuestion = {
  id: 'how-to-delete',
  grade: 'core',
  topic: 'repair',
  asks: {
    en: 'How is something deleted in a system that repairs itself by gossip?',
    zh: '在靠 Gossip 自我修补的系统里，怎样删除？',
  },
  answer: {
    en: 'By writing. In place of the value stands a [[death-certificate]] with a [[version]] of its own, and it spreads and wins like a value. If the entry were simply removed, [[anti-entropy]] would take that for a gap and bring the old value back, since a node that has deleted something looks like one that has never heard of it.',
    zh: '用写来删。原处放一块[[death-certificate]]，带有自己的[[version]]，像值一样传播，也像值一样比新旧。若只是把条目抹掉，[[anti-entropy]]会把它当成缺口，再把旧值补回来，因为删掉一样东西的节点和从没听说过它的节点看上去一样。',
  },
  mentions: [
    {
      en: 'So a deletion first needs more space, not less.',
      zh: '所以删除首先是多占空间，而不是少占。',
    },
    {
      en: 'Reads have to step over certificates. Tables with many deletions become slow, as users of Cassandra know.',
      zh: '读的时候要跨过墓碑。删得多的表会变慢，用过 Cassandra 的人都知道。',
    },
    {
      en: 'One that was away with the old value hears of the deletion like of any other news.',
      zh: '带着旧值离开过的节点，回来后听说删除，和听说任何新消息一样。',
    },
    {
      en: 'In Dynamo articles removed from a shopping basket could come back, because baskets were merged and not replaced.',
      zh: '在 Dynamo 里，从购物车移出的商品可能又回来，因为购物车是合并而不是替换的。',
    },
  ],
  wrong: {
    says: {
      en: 'Send a delete message to all; each removes the value.',
      zh: '给所有节点发一条删除消息，各自移除就行。',
    },
    why: {
      en: 'One of them is down or misses the message. It keeps the value, and at the next comparison the others get it back.',
      zh: '总有谁停机或没收到。它还留着那个值，下一次比对就又给了别人。',
    },
  },
  show: {
    scene: { scenario: 'deletion' },
    moves: [{ until: { note: 'learned', node: 'n6', where: { value: null } } }],
    look: { nodes: ['n6'], tab: 'matrix' },
    caption: {
      en: 'n6 came back with the old value. The certificate was newer, so n6 gave up x, and nobody got x back.',
      zh: 'n6 带着旧值回来。墓碑更新，于是 n6 放弃了 x，没有谁重新得到 x。',
    },
    claim: (world) => upOnes(world).length === 8 && allOf(world.nodes, null),
  },
};

const certificatesGo: GossipQuestion = {
  id: 'when-may-a-certificate-go',
  grade: 'deep',
  topic: 'repair',
  asks: {
    en: 'When may a death certificate be thrown away?',
    zh: '墓碑什么时候可以丢掉？',
  },
  answer: {
    en: 'When no old copy is left anywhere, on a node that is down either. Nobody can see that, so systems take a fixed time and demand in return that no node stays away longer, or else comes back empty. If one does return later with its disk, it finds nodes that no longer know anything of the key and gives them the value: it has risen from the dead.',
    zh: '等哪里都没有旧副本了，包括停机节点的磁盘上。可是谁也看不到这一点，所以系统规定一个期限，同时要求没有节点离开得更久，否则就得空着盘回来。要是有谁带着磁盘晚归，碰到的节点都已不知道那个键，它就把值给了出去：死而复生。',
  },
  mentions: [
    {
      en: 'Cassandra: `gc_grace_seconds`, ten days unless set otherwise. A full repair has to be done within that time.',
      zh: 'Cassandra：`gc_grace_seconds`，默认十天，这段时间内必须做完一次全面修复。',
    },
    {
      en: 'Demers et al. keep dormant certificates on a few nodes for much longer. They are woken up when an old value turns up.',
      zh: 'Demers 等让少数节点把墓碑多存很久，处于休眠；旧值冒出来时再唤醒。',
    },
    {
      en: 'To know for sure that all have it, one needs an answer from each member, and one that is down for ever holds everything up.',
      zh: '要确知所有节点都有了，就得收齐每个成员的答复，一个永远停机的就会卡住一切。',
    },
  ],
  wrong: {
    says: {
      en: 'As soon as all nodes that are up have it.',
      zh: '在线的节点都有了就可以丢。',
    },
    why: {
      en: 'It is those who are not up against whom it is kept.',
      zh: '留着它，防的正是不在线的那些。',
    },
  },
  show: {
    scene: { scenario: 'q-six', changes: { variant: 'noDeathCertificate' } },
    moves: [
      { until: { when: settled } },
      { act: { do: 'crash', node: 'n6' } },
      ...['n1', 'n2', 'n3', 'n4', 'n5'].map(
        (node) => ({ act: { do: 'request', node, request: { op: 'delete', key: 'x' } } }) as const,
      ),
      { until: { without: { note: 'learned' }, lasting: '4s' } },
      { act: { do: 'restart', node: 'n6' } },
      { until: { note: 'learned', where: { value: '1' }, names: { victim: 'node' } } },
    ],
    look: { nodes: ['n6', '{victim}'], tab: 'matrix' },
    caption: {
      en: 'Five nodes deleted x and kept no certificate, as if it had run out. n6 was away, is back with its disk, and {victim} has x again.',
      zh: '五个节点删除了 x，没有墓碑，就像它已经到期。n6 离开过，带着磁盘回来，{victim} 又有了 x。',
    },
    claim: (world, node) => {
      const victim = world.nodes[node('{victim}')];
      return (
        world.history().invocations.length >= 6 &&
        entryAt(victim)?.value === '1' &&
        entryAt(victim)?.from === node('n6')
      );
    },
  },
};

const emptyDisk: GossipQuestion = {
  id: 'back-with-an-empty-disk',
  grade: 'deep',
  topic: 'repair',
  asks: {
    en: 'A node has lost its disk and comes back under its old name. What can go wrong when it writes?',
    zh: '一个节点丢了磁盘，用原来的名字回来。它一写入，会出什么问题？',
  },
  answer: {
    en: 'It has forgotten how far it had counted. Its first write gets a [[version]] that it has given before, or a lower one, and the others have something newer from its own earlier life. They ignore the write, and the next comparison gives the node its old value back. At worst two different values bear the same version, and then nodes stay different without any comparison noticing.',
    zh: '它忘了自己数到哪里。第一次写入的[[version]]可能是从前用过的，或者更低，而别的节点有它前世写下的更新的值。于是大家不理会这次写入，下一次比对还把旧值还给它。最坏的情形是两个不同的值带着同一个版本，各节点从此不一致，怎么比对也发现不了。',
  },
  mentions: [
    {
      en: 'Remedy: a new name, or a number of the life in front of the counter. Cassandra calls it generation and takes the time of the start.',
      zh: '对策：换一个新名字，或者在计数前加上“第几世”。Cassandra 叫它 generation，取启动时的时间。',
    },
    {
      en: 'Or: hear from others first, and write only after that.',
      zh: '或者先向别的节点听一遍，再开始写。',
    },
    {
      en: 'The same happens when a machine is restored from an old snapshot.',
      zh: '从旧快照恢复机器，也是同样的问题。',
    },
  ],
  wrong: {
    says: {
      en: 'Nothing: the others will repair it.',
      zh: '没问题，别的节点会把它补齐。',
    },
    why: {
      en: 'They repair what it lost. What it writes before that looks old to them.',
      zh: '它们补的是它丢掉的。在补齐之前它写的东西，在别人看来是旧的。',
    },
  },
  show: {
    scene: { scenario: 'q-six' },
    moves: [
      { until: { when: settled } },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: 'old' } } },
      { until: { when: settled } },
      { act: { do: 'crash', node: 'n1' } },
      { act: { do: 'restart', node: 'n1', disk: 'lost' } },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: 'new' } } },
      { until: { note: 'learned', node: 'n1' } },
      { until: { when: isQuiet } },
    ],
    look: { nodes: ['n1'], tab: 'state', select: 'n1', fields: ['store.x', 'counter'] },
    caption: {
      en: 'n1 wrote “new” and was told that it was done. The others kept what n1 had written in its earlier life, and gave it back to n1.',
      zh: 'n1 写了 new，也得到成功的答复。别的节点却留着 n1 前世写的值，还把它还给了 n1。',
    },
    claim: (world) => answersIn(world).at(-1)?.value === 'new' && allOf(world.nodes, 'old'),
  },
};

/** How nodes become equal again, and what is lost on the way. */
export const repair: readonly GossipQuestion[] = [
  both,
  digests,
  whichWins,
  deleting,
  clocks,
  certificatesGo,
  emptyDisk,
];
