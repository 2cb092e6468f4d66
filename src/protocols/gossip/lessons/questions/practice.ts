import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { type Cluster, called, entryAt, knowing, settled, upOnes } from '../challenges/watching.ts';
import { allOf, answersIn, beatOf, isHot, roundsIn, underWay } from './claims.ts';

type GossipQuestion = Question<GossipTypes>;

const SIX = ['n1', 'n2', 'n3', 'n4', 'n5', 'n6'];

/** Whether nobody of the first half reaches anybody of the second. */
function isSplit(world: Cluster): boolean {
  const half = world.nodes.length / 2;
  return world.nodes
    .slice(0, half)
    .every(({ id }) => world.nodes.slice(half).every((other) => world.isCut(id, other.id)));
}

const costAtRest: GossipQuestion = {
  id: 'what-it-costs-at-rest',
  grade: 'warmUp',
  topic: 'practice',
  asks: {
    en: 'What does gossip cost when nothing happens?',
    zh: '什么事也没有的时候，Gossip 有什么开销？',
  },
  answer: {
    en: 'With [[push]] alone nothing: whoever has no news is silent. [[pull|Pull]] and [[anti-entropy]] go on at their pace for ever, since a node that lacks something cannot know that it does. So at rest each node sends a fixed number of messages a second, however large the cluster is. What may grow is their size: a [[digest]] names everything that there is.',
    zh: '只用[[push]]时没有开销：没有新消息的节点不出声。[[pull]]和[[anti-entropy]]则按自己的节奏永远进行，因为缺了东西的节点并不知道自己缺。所以静止时，每个节点每秒发送固定条数的消息，与集群大小无关。会增长的是消息的大小：[[digest]]要列出拥有的一切。',
  },
  mentions: [
    {
      en: 'The total grows with n, the load of one node does not.',
      zh: '总量随 n 增长，单个节点的负载不变。',
    },
    {
      en: 'Its steadiness is worth something: a cluster in trouble does not send more than a healthy one.',
      zh: '开销恒定自有好处：集群出问题时，消息并不比平时多。',
    },
    {
      en: 'With signs of life there is always news: each node’s [[heartbeat]] grows all the time.',
      zh: '如果还要传[[heartbeat]]，就总有新消息，因为每个节点的心跳一直在涨。',
    },
  ],
  wrong: {
    says: {
      en: 'n² messages, because everyone talks to everyone.',
      zh: 'n² 条消息，因为人人都和人人说话。',
    },
    why: {
      en: 'Everyone may talk to everyone, but in a round each talks to one or a few. That makes n times the fan-out.',
      zh: '人人都可以找任何节点，但一轮里各自只找一个或几个，合起来是 n 乘以扇出。',
    },
  },
  show: {
    scene: { scenario: 'q-twelve-items' },
    moves: [
      { until: { when: (world) => world.nodes.every(({ state }) => state.agreed.length > 0) } },
      { until: { send: 'DigestSyn', nth: 4 } },
    ],
    look: { tab: 'story' },
    caption: {
      en: 'All four have the same and have found that out. They go on comparing all the same, and each digest names all twelve items.',
      zh: '四个节点内容相同，彼此也比对出了这一点。比对照样继续，每份摘要都列出全部十二个条目。',
    },
    claim: (world) =>
      world.nodes.every(({ state }) => state.store.length === 12 && state.agreed.length > 0) &&
      underWay(world, 'DigestSyn').some(
        ({ message }) => 'digest' in message && message.digest.length === 12,
      ),
  },
};

const cassandra: GossipQuestion = {
  id: 'what-cassandra-gossips',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'What do Cassandra, Dynamo or Consul use gossip for, and how does one see by it that a node is down?',
    zh: 'Cassandra、Dynamo、Consul 用 Gossip 做什么？怎样由此看出一个节点停了？',
  },
  answer: {
    en: 'For who belongs to the cluster and in what state they are, not for clients’ data. In Cassandra every node once a second raises the number of its own [[heartbeat]] and compares with up to three others, in three messages. A node that is down cannot raise its number, and everywhere it stands still. How long it has to stand still until one says “down” is a judgement that each node makes for itself.',
    zh: '用来传播谁是成员、各自状态如何，而不是传客户端的数据。在 Cassandra 里，每个节点每秒把自己的[[heartbeat]]加一，并与至多三个节点用三条消息比对。停机的节点没法再加，它的数在各处都停住。停多久才算“停机”，由每个节点自行判断。',
  },
  mentions: [
    {
      en: 'Cassandra judges by how unusual the silence is (phi accrual); Consul and Serf probe directly, with SWIM, and gossip only what comes of it.',
      zh: 'Cassandra 看这段沉默有多反常（phi 累积检测）；Consul 和 Serf 用 SWIM 直接探测，只把结论用 Gossip 传开。',
    },
    {
      en: 'Data of clients goes to replicas at once, and is repaired by reads, by hints and with Merkle trees.',
      zh: '客户端的数据直接写到各副本，靠读修复、提示移交和 Merkle 树修补。',
    },
    {
      en: 'Others’ numbers are passed on too, so a node is not thought dead because one link to it is.',
      zh: '别人的数也会转传，所以不会因为一条链路断了就认定对方停机。',
    },
    {
      en: 'Cassandra is moving changes of schema and ownership from gossip to a log in one order (CEP-21), as it hurt that nodes disagreed.',
      zh: 'Cassandra 正把模式和数据归属的变更从 Gossip 挪到有序的日志里（CEP-21），因为各节点看法不一造成过麻烦。',
    },
  ],
  wrong: {
    says: {
      en: 'Cassandra replicates its data by gossip.',
      zh: 'Cassandra 用 Gossip 复制数据。',
    },
    why: {
      en: 'Every node gets what is gossiped. Data belongs on a few replicas, and must get there while the client waits.',
      zh: 'Gossip 传的东西每个节点都会有。数据只该放在几个副本上，而且要在客户端等候时送到。',
    },
  },
  show: {
    scene: { scenario: 'heartbeats' },
    moves: [
      { until: { command: 'crash', where: { node: 'n4' } } },
      { until: { timer: 'antiEntropy', nth: 30 } },
    ],
    look: { nodes: ['n4'], tab: 'state', select: 'n1' },
    caption: {
      en: 'n4 is down. At all others its heartbeat stands at the same number, while theirs have gone on rising.',
      zh: 'n4 停机了。它的心跳在各处都停在同一个数上，别的则一直在涨。',
    },
    claim(world) {
      const beats = upOnes(world).map((node) => beatOf(node, 'n4'));
      return (
        called(world, 'n4')?.health === 'crashed' &&
        new Set(beats).size === 1 &&
        upOnes(world).every((node) =>
          upOnes(world).every(({ name }) => beatOf(node, name) > (beats[0] ?? 0)),
        )
      );
    },
  },
};

const announceFirst: GossipQuestion = {
  id: 'why-announce-first',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Why does Bitcoin announce a block before it sends it?',
    zh: 'Bitcoin 为什么先宣告区块、再发送？',
  },
  answer: {
    en: 'Because a node hears of each [[block]] from nearly all its neighbours, and blocks are large. An [[announcement]] (`inv`) is a hash and costs next to nothing; the node asks one of them for the block (`getdata`) and gets it once. The price is a round trip at each hop, and that one depends on the one that was asked.',
    zh: '因为几乎每个邻居都会把同一个[[block]]告诉一遍，而区块很大。[[announcement]]（`inv`）只是一个哈希，几乎不花什么；节点向其中一个索要（`getdata`），区块只收一次。代价是每一跳多一个来回，而且要依赖被索要的那个邻居。',
  },
  mentions: [
    {
      en: 'If that one does not deliver, another is asked after a while. It pays to remember who else has announced.',
      zh: '如果它不给，过一阵就改问别的，所以要记着还有谁宣告过。',
    },
    {
      en: 'Compact blocks (BIP 152) save even the round trip: the block comes unasked, with short names for transactions that the other has already.',
      zh: '紧凑区块（BIP 152）连这个来回也省了：不等索要就发，对方已有的交易只用短名字代替。',
    },
    {
      en: 'Here are no rounds and no chance in the choice: each node tells all its neighbours once. Chance lies in who is whose neighbour.',
      zh: '这里没有轮次，选择也不随机：每个节点对全部邻居各说一次。随机的是谁与谁相邻。',
    },
    {
      en: 'An attacker who holds all neighbours of a node decides what it sees: [[eclipse-attack]].',
      zh: '攻击者若占据一个节点的全部邻居，就能决定它看到什么，即[[eclipse-attack]]。',
    },
  ],
  wrong: {
    says: {
      en: 'To be faster.',
      zh: '为了更快。',
    },
    why: {
      en: 'It is slower: three messages in place of one on each hop. It saves bandwidth.',
      zh: '其实更慢：每一跳要三条消息而不是一条。省的是带宽。',
    },
  },
  show: {
    scene: { scenario: 'block-relay' },
    moves: [
      {
        until: {
          when: ({ nodes }) =>
            nodes.some(({ state }) => (state.wanted[0]?.others.length ?? 0) >= 2),
        },
      },
    ],
    look: { tab: 'story' },
    caption: {
      en: 'A node has heard of the block from three neighbours by now. It has asked one of them, and will get it once.',
      zh: '有个节点已从三个邻居那里听说了区块。它只向其中一个索要，也只会收到一次。',
    },
    claim: (world) =>
      world.nodes.some(
        ({ id, state }) =>
          (state.wanted[0]?.others.length ?? 0) >= 2 &&
          underWay(world, 'GetData').filter(({ from }) => from === id).length +
            underWay(world, 'Block').filter(({ to }) => to === id).length <=
            1,
      ),
  },
};

const notConsensus: GossipQuestion = {
  id: 'why-not-consensus',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Gossip makes all nodes agree in the end. Why is it not consensus?',
    zh: 'Gossip 最终让所有节点一致，为什么它不是共识？',
  },
  answer: {
    en: 'Because it never says when. Gossip gives [[eventual-consistency]]: once writing stops, all become equal, and until then each may believe something else. [[consensus|Consensus]] settles a question once, so that nobody may act on another answer before or after. For that a majority has to be asked, and the smaller side of a [[partition]] must wait. Gossip never waits: both sides go on and contradict each other.',
    zh: '因为它从不说什么时候。Gossip 给的是[[eventual-consistency]]：写入停下来之后，大家终会相同，在那之前各有各的看法。[[consensus]]则是一次定案，此前此后都不许有谁按别的答案行事。为此要问过多数，[[partition]]里较小的一侧必须等待。Gossip 从不等待：两侧都往前走，彼此矛盾。',
  },
  mentions: [
    {
      en: 'Locks, leaders, unique names and account balances need consensus. Who is a member, load figures and caches do not.',
      zh: '锁、主节点、唯一的名字、账户余额需要共识。成员名单、负载数据、缓存则不需要。',
    },
    {
      en: 'It is the trade of the CAP theorem, with the choice for availability.',
      zh: '这就是 CAP 定理里的取舍，它选的是可用性。',
    },
    {
      en: 'The two go together: Consul keeps its membership by gossip and its data by Raft.',
      zh: '两者可以并用：Consul 用 Gossip 管成员，用 Raft 管数据。',
    },
  ],
  wrong: {
    says: {
      en: 'It is consensus, only slower: in the end all have the same.',
      zh: '它就是慢一点的共识，反正最后都一样。',
    },
    why: {
      en: 'A lock that two holders have had is not mended by both hearing of it later.',
      zh: '一把锁若曾被两个持有者同时拿到，事后双方得知也无法补救。',
    },
  },
  show: {
    scene: { scenario: 'q-six' },
    moves: [
      { until: { when: settled } },
      {
        act: {
          do: 'partition',
          groups: [
            ['n1', 'n2', 'n3'],
            ['n4', 'n5', 'n6'],
          ],
        },
      },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: 'mine' } } },
      { act: { do: 'request', node: 'n6', request: { op: 'publish', key: 'x', value: 'ours' } } },
      {
        until: {
          when: ({ nodes }) => allOf(nodes.slice(0, 3), 'mine') && allOf(nodes.slice(3), 'ours'),
        },
      },
    ],
    look: { nodes: SIX, tab: 'matrix' },
    caption: {
      en: 'Three nodes on either side, and no majority anywhere. Both writes were accepted, and each side is at one about something else.',
      zh: '两侧各三个，哪边都不是多数。两次写入都被接受，两侧各自一致，内容却不同。',
    },
    claim: (world) =>
      isSplit(world) &&
      allOf(world.nodes.slice(0, 3), 'mine') &&
      allOf(world.nodes.slice(3), 'ours') &&
      answersIn(world).length >= 3,
  },
};

const readsGoBack: GossipQuestion = {
  id: 'can-a-read-go-back',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'A client reads a new value and a moment later the old one. Is that a bug?',
    zh: '客户端先读到新值，过一会儿又读到旧值。这是 bug 吗？',
  },
  answer: {
    en: 'Not in gossip. A single node never goes back, since a newer [[version]] is only replaced by a still newer one. But two reads of a client may go to two nodes, and the second has not heard yet. [[eventual-consistency|Eventual consistency]] does not promise [[monotonic-reads]]; who wants them must see to it at the client.',
    zh: '在 Gossip 里不是。单个节点绝不倒退，因为较新的[[version]]只会被更新的取代。可是客户端的两次读可能落在两个节点上，后一个还没听说。[[eventual-consistency]]并不保证[[monotonic-reads]]，想要就得在客户端一侧想办法。',
  },
  mentions: [
    {
      en: 'Keep a client at one node, which helps until that node fails.',
      zh: '让客户端固定访问一个节点，在它失效之前有用。',
    },
    {
      en: 'Or let the client carry the version that it has seen, and let a node that is behind wait, ask others or refuse.',
      zh: '或者让客户端带着见过的版本，落后的节点就等一等、问别人，或者拒绝。',
    },
    {
      en: 'The same for reading one’s own writes: the write went to one node, the read to another.',
      zh: '“读到自己的写入”也一样：写在一个节点，读在另一个。',
    },
    {
      en: 'Asking several nodes and taking the newest makes it rarer. Only if every read and every write ask overlapping sets does it help for sure.',
      zh: '同时问几个节点、取最新的，会让它少见些；只有读和写所问的集合必定相交，才有保证。',
    },
  ],
  wrong: {
    says: {
      en: 'It cannot happen, because versions only grow.',
      zh: '不可能，版本只增不减。',
    },
    why: {
      en: 'They do, at each node. The client has seen two nodes.',
      zh: '在每个节点上确实只增不减。可是客户端看的是两个节点。',
    },
  },
  show: {
    scene: {
      scenario: 'q-forty',
      changes: { nodes: { node: 12 }, params: { topology: 'ring' } },
    },
    moves: [
      { until: { note: 'learned', node: 'n2' } },
      { act: { do: 'request', node: 'n2', request: { op: 'read', key: 'x' } } },
      { act: { do: 'request', node: 'n7', request: { op: 'read', key: 'x' } } },
    ],
    look: { nodes: ['n2', 'n7'], tab: 'matrix' },
    caption: {
      en: 'A client has read x = 1 at n2, and after that nothing at n7. Nothing has failed; n7 is merely on the other side of the ring.',
      zh: '客户端在 n2 读到 x = 1，随后在 n7 什么也没读到。没有任何故障，n7 不过在环的另一侧。',
    },
    claim(world) {
      const [, first, second] = answersIn(world);
      return first?.value === '1' && second?.value === null;
    },
  },
};

const wrongNews: GossipQuestion = {
  id: 'what-if-the-news-is-wrong',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'A node has gossiped something wrong, and it harms the cluster. How do you get rid of it?',
    zh: '一个节点用 Gossip 传出了错误的内容，集群受害。怎样清除？',
  },
  answer: {
    en: 'Only with something newer. To switch off the source does not help, for all others know by now. To clean one node does not help either: the next comparison gives it back. What spreads so well and repairs itself does so with nonsense, too. Either a higher [[version]] is published under the same key, or all nodes are stopped at once and emptied.',
    zh: '只能用更新的内容盖过它。关掉源头没用，别的节点都已知道。清理一个节点也没用，下一次比对又还给它。传得快、会自我修补的东西，对胡话也一视同仁。要么在同一个键下发布[[version]]更高的，要么让所有节点同时停下、一起清空。',
  },
  mentions: [
    {
      en: 'Amazon S3, July 2008: a bit had flipped in a few messages on the state of servers, gossip spread it, and the whole system had to be stopped and its state cleared.',
      zh: '2008 年 7 月的 Amazon S3：几条服务器状态消息里有一位翻转，经 Gossip 传开，最后只得停下整个系统、清掉状态。',
    },
    {
      en: 'Put checksums on messages, and check what comes in for sense before it is taken and passed on.',
      zh: '消息要带校验和；收到的内容先查是否合理，再接受和转传。',
    },
    {
      en: 'Versions are to be trusted least of all: one absurdly high counter or time stamp, and nothing can replace the value.',
      zh: '最不能轻信的是版本：一个离谱的大计数或时间戳，就再也没有什么能取代那个值。',
    },
    {
      en: 'Against liars signatures help, as in blockchains, or many independent sources; this protocol trusts everyone.',
      zh: '防说谎者要靠签名（如区块链），或者多个独立来源；这个协议相信所有节点。',
    },
  ],
  wrong: {
    says: {
      en: 'Restart the node that it came from, with an empty disk.',
      zh: '把源头那个节点清空磁盘、重新启动。',
    },
    why: {
      en: 'It will be told the wrong value by its helpful neighbours within seconds.',
      zh: '用不了几秒，热心的邻居就会把错误的值告诉它。',
    },
  },
  show: {
    scene: { scenario: 'q-six' },
    moves: [
      { until: { when: settled } },
      { act: { do: 'request', node: 'n1', request: { op: 'publish', key: 'x', value: 'wrong' } } },
      { until: { when: settled } },
      { act: { do: 'crash', node: 'n1' } },
      { act: { do: 'restart', node: 'n1', disk: 'lost' } },
      { until: { note: 'repaired', node: 'n1', names: { helper: 'peer' } } },
    ],
    look: { nodes: ['n1', '{helper}'], tab: 'state', select: 'n1', fields: ['store.x'] },
    caption: {
      en: 'n1 brought the wrong value up, has been emptied and started again, and has it back: {helper} was so kind.',
      zh: '错误的值出自 n1。n1 清空重启之后又有了它：{helper} 好心送还。',
    },
    claim: (world, node) =>
      allOf(world.nodes, 'wrong') && entryAt(called(world, 'n1'))?.from === node('{helper}'),
  },
};

const tenThousand: GossipQuestion = {
  id: 'ten-thousand-nodes',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'Ten thousand nodes, each pushes news to three others every 200 ms. How long does one piece of news take, and what does it cost?',
    zh: '一万个节点，每 200 毫秒各向三个节点推送新消息。一条消息要传多久？代价多大？',
  },
  answer: {
    en: 'With a [[fan-out]] of three the number grows up to fourfold a [[round]]; log₄ 10,000 is between six and seven. At the end each one missing is missed again with a chance of e⁻³, about 5 %, so two or three rounds more are enough for nearly all: eight or nine in all, under two seconds. A node makes about five calls if it stops after three in vain, so just under 50,000 for the cluster, and about as many answers.',
    zh: '[[fan-out]]为三，知道的节点每[[round|轮]]最多增到四倍，log₄ 10000 在六到七之间。末尾每个还缺的再被漏掉一轮的概率是 e⁻³，约 5%，所以再有两三轮就几乎齐了：总共八九轮，不到两秒。若白说三次就停，每个节点约说五次，全集群不到五万条，答复也差不多这么多。',
  },
  mentions: [
    {
      en: 'A thousand nodes take about two rounds less. That is the point of it.',
      zh: '一千个节点也只少两轮左右。妙处正在这里。',
    },
    {
      en: 'About one in a hundred is left out, and a hundred nodes is not few: anti-entropy has to find them.',
      zh: '大约漏掉百分之一，也就是一百个节点，不算少，要靠反熵去找。',
    },
    {
      en: 'At rest this costs nothing; with hundreds of pieces of news a second they share messages, and the size of a message is the limit.',
      zh: '平时没有开销；每秒有几百条新消息时，它们会合用一条消息，这时消息大小成为瓶颈。',
    },
    {
      en: 'What does grow with n is what each node must keep: a list of ten thousand members.',
      zh: '真正随 n 增长的是每个节点要存的东西：一万个成员的名单。',
    },
  ],
  wrong: {
    says: {
      en: 'log₃ 10,000 is between eight and nine, so it takes nine rounds.',
      zh: 'log₃ 10000 在八到九之间，所以要九轮。',
    },
    why: {
      en: 'The number is near, the reasoning is not: those who knew before stay, so the factor is four, and then the end is missing, which is not a matter of growth.',
      zh: '数字接近，推理却不对：原先知道的还在，所以倍数是四；而且漏掉了收尾那段，它不属于增长。',
    },
  },
  show: {
    scene: { scenario: 'thousand' },
    moves: [{ until: { when: (world) => knowing(world) >= 980 } }],
    look: { tab: 'plot' },
    caption: {
      en: 'A thousand nodes with these settings: 98 % of them know after six rounds at most.',
      zh: '同样设置的一千个节点：至多六轮，98% 已经知道。',
    },
    claim: (world) => knowing(world) >= 980 && roundsIn(world) <= 6 && world.nodes.some(isHot),
  },
};

/** In production, and beside other ways. */
export const practice: readonly GossipQuestion[] = [
  costAtRest,
  cassandra,
  announceFirst,
  notConsensus,
  readsGoBack,
  wrongNews,
  tenThousand,
];
