import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { allEqual, called, entryAt, knowing, upOnes } from '../challenges/watching.ts';
import { acrossHalves, isHot, mostForOne, onlyTheseKnow, underWay } from './claims.ts';

type GossipQuestion = Question<GossipTypes>;

/** What is left of a ring of twelve around n1 when n4 and n10 are down. */
const NEAR = ['n11', 'n12', 'n1', 'n2', 'n3'];

const topologies: GossipQuestion = {
  id: 'what-topology-does',
  grade: 'core',
  topic: 'network',
  asks: {
    en: 'Nodes can only talk to some neighbours. What must that network be like for gossip to work well?',
    zh: '节点只能与一些邻居通信。这样的网络要满足什么，Gossip 才好用？',
  },
  answer: {
    en: 'From any set of nodes many links must lead out of it, so that those who know keep meeting those who do not. A random graph with a few links a node is nearly as good as a full mesh. A [[ring]] is the other extreme: only the two ends of the informed stretch make progress, one link a [[round]] each, and two failures cut it. A few long links turn it into a [[small-world]], which is quick again.',
    zh: '从任何一群节点出发，都要有许多链路通到外面，知道的才会不断碰到不知道的。每个节点有几条随机链路，就几乎和全连接一样好。[[ring]]是另一个极端：只有知道的那一段的两头在前进，每[[round|轮]]各走一条链路，坏两个就断开。添上几条长链路，变成[[small-world]]，就又快了。',
  },
  mentions: [
    {
      en: 'What counts is not how far apart nodes are but how fast the set of those within reach grows: expansion.',
      zh: '要紧的不只是两点间的距离，而是能到达的范围增长得多快，即扩展性。',
    },
    {
      en: 'With four random links each a cluster of thousands is connected almost for certain; with one each it is not.',
      zh: '每个节点有四条随机链路，几千个节点几乎必定连通；只有一条就不行。',
    },
    {
      en: 'No node needs to know all others. Partial views that are shuffled all the time, as in HyParView or Cyclon, will do.',
      zh: '节点不必认识所有别的节点。像 HyParView、Cyclon 那样，只持有一小部分并不断洗牌，就够了。',
    },
  ],
  wrong: {
    says: {
      en: 'The topology does not matter, since gossip finds a way round everything.',
      zh: '拓扑不要紧，Gossip 总会绕过去。',
    },
    why: {
      en: 'It uses the ways that there are. On a ring there are two, and with both cut there is none.',
      zh: '它只能走已有的路。环上只有两条，两条都断了就没有路。',
    },
  },
  show: {
    scene: {
      scenario: 'q-forty',
      changes: { nodes: { node: 12 }, params: { topology: 'ring' } },
    },
    moves: [
      { act: { do: 'crash', node: 'n4' } },
      { act: { do: 'crash', node: 'n10' } },
      { until: { when: (world) => onlyTheseKnow(world, NEAR) } },
      { until: { without: { note: 'learned' }, lasting: '6s' } },
    ],
    look: { nodes: ['n4', 'n10'], tab: 'matrix' },
    caption: {
      en: 'n4 and n10 are down, and the ring of twelve has fallen in two. n5 to n9 are well and will never hear.',
      zh: 'n4 和 n10 停机，十二个节点的环断成两截。n5 到 n9 好好的，却永远听不到。',
    },
    claim: (world) => onlyTheseKnow(world, NEAR) && upOnes(world).length === 10,
  },
};

const evenChoice: GossipQuestion = {
  id: 'even-choice-across-data-centres',
  grade: 'core',
  topic: 'network',
  asks: {
    en: 'Two data centres, one gossip cluster, partners chosen evenly by chance. What is wrong with that?',
    zh: '两个数据中心合成一个 Gossip 集群，均匀随机地选对象。有什么问题？',
  },
  answer: {
    en: 'Half of all calls cross. If both [[data-centre|data centres]] have the same size, a partner picked by chance is on the other side every second time, for ever and for every piece of news, though a single crossing would do for each. The long link is slow and dear, and it becomes the bottleneck. So one chooses near partners much more often than far ones.',
    zh: '一半的联系都要跨中心。两个[[data-centre]]一样大时，随机选中的每两次就有一次在对面，每条消息、每一轮都如此，而其实每条消息只要跨过去一次就够。长途链路又慢又贵，就成了瓶颈。所以要让近处的被选中得远比远处的多。',
  },
  mentions: [
    {
      en: 'Demers et al., section 3: on the Xerox network the transatlantic link carried many times the mean, until partners were chosen by distance.',
      zh: 'Demers 等第 3 节：在 Xerox 网络上，跨大西洋链路的负载是均值的许多倍，直到改为按距离选对象。',
    },
    {
      en: 'Consul keeps two pools: one for each data centre, and one between them that only servers join, with slower settings.',
      zh: 'Consul 分成两个池：每个数据中心各一个；中心之间另有一个，只有服务器参加，参数也更慢。',
    },
    {
      en: 'Too few crossings are a fault as well: a [[rumour]] may die out on one side first. [[anti-entropy|Anti-entropy]] across the link is the safety net.',
      zh: '跨得太少也不行：[[rumour]]可能先在一边消亡。要靠跨链路的[[anti-entropy]]来兜底。',
    },
  ],
  wrong: {
    says: {
      en: 'Random choice spreads the load evenly, so no link is overloaded.',
      zh: '随机选择让负载均匀，所以没有哪条链路会过载。',
    },
    why: {
      en: 'It spreads it evenly over nodes. Links are shared by many pairs, and the long one by half of them.',
      zh: '均匀的是各节点的负载。链路由许多对节点共用，长途的那条要承担其中一半。',
    },
  },
  show: {
    scene: { scenario: 'q-forty' },
    moves: [{ until: { when: allEqual } }, { until: { send: 'Push', nth: 40 } }],
    look: { tab: 'counts' },
    caption: {
      en: 'Think of n1 to n20 and n21 to n40 as two data centres. All know already, and still about half of the calls go from one to the other.',
      zh: '把 n1 到 n20、n21 到 n40 看作两个数据中心。大家都知道了，仍有约一半的话要跨过去。',
    },
    claim: (world) => knowing(world) === 40 && acrossHalves(world) >= 13,
  },
};

const oneBridge: GossipQuestion = {
  id: 'a-rumour-at-a-narrow-bridge',
  grade: 'deep',
  topic: 'network',
  asks: {
    en: 'You let only one pair of nodes talk across two data centres, to save traffic. Now news reaches the other side late or never. Why?',
    zh: '为了省流量，你只让一对节点跨数据中心通信。结果消息迟迟到不了对面，甚至到不了。为什么？',
  },
  answer: {
    en: 'Because nodes [[lose-interest|lose interest]] by what they meet near by. The node at the bridge has the far one as one neighbour among many. All the others soon know, its calls are in vain, and it stops before it has called across. The rule for stopping takes the cluster for evenly mixed. [[anti-entropy|Anti-entropy]] does not stop and mends this some time later.',
    zh: '因为节点凭近处的情形[[lose-interest]]。对桥头的节点来说，对面那个只是许多邻居之一。别的邻居很快都知道了，话成了白说，它还没往对面说就停了。停止规则默认集群是均匀混合的。[[anti-entropy]]不会停，过些时候才补上。',
  },
  mentions: [
    {
      en: 'Remedy: bridge nodes call across in every round as long as they have news, whatever they meet at home.',
      zh: '对策：桥头节点只要有新消息，每轮都往对面说，不管本地碰到的情形。',
    },
    {
      en: 'Or interest is counted for each data centre by itself.',
      zh: '或者对每个数据中心分别计算兴趣。',
    },
    {
      en: 'A single bridge is also a single point of failure.',
      zh: '只有一座桥，它本身也是单点故障。',
    },
  ],
  wrong: {
    says: {
      en: 'The long link is slow.',
      zh: '因为长途链路慢。',
    },
    why: {
      en: 'A slow link delays a message by its delay. Here no message was sent over it at all.',
      zh: '链路慢，不过是晚到那么一点。这里是根本没有消息发过去。',
    },
  },
  show: {
    scene: {
      scenario: 'q-forty',
      changes: {
        params: {
          losing: 'counter',
          topology: 'twoCentres',
          bridges: 1,
          antiEntropy: 'pushPull',
          antiEntropyPeriod: '500ms',
        },
      },
    },
    moves: [{ until: { note: 'learned', node: 'n21' } }],
    look: { nodes: ['n1', 'n21'], tab: 'matrix' },
    caption: {
      en: 'n1 to n20 know and have stopped telling. Only now, by a comparison over the one bridge, n21 has heard.',
      zh: 'n1 到 n20 都知道了，也都不再说。到这时 n21 才靠一次跨桥的比对得知。',
    },
    claim(world) {
      const here = world.nodes.slice(0, 20);
      return (
        here.every((node) => entryAt(node)?.value === '1' && !isHot(node)) &&
        knowing(world) === 21 &&
        entryAt(called(world, 'n21'))?.from === called(world, 'n1')?.id
      );
    },
  },
};

const hotSpots: GossipQuestion = {
  id: 'is-anybody-overloaded',
  grade: 'core',
  topic: 'network',
  asks: {
    en: 'If partners are chosen by chance, can a node not be swamped by bad luck?',
    zh: '对象是随机选的，会不会有节点运气不好，被消息淹没？',
  },
  answer: {
    en: 'Hardly. If n nodes call one other each, a node is called once in the mean, and the most that any of them gets in a [[round]] grows only like ln n / ln ln n: with ten thousand nodes that is about seven. Nobody sends more than its [[fan-out]]. A hot spot arises where the choice is not even, as at a seed node or at the end of a bridge.',
    zh: '几乎不会。n 个节点各联系一个，平均每个节点被联系一次；一[[round|轮]]里最倒霉的那个，次数也只按 ln n / ln ln n 增长，一万个节点时约为七次。发出去的则不超过[[fan-out]]。热点出在选择不均匀的地方，比如种子节点，或者桥头。',
  },
  mentions: [
    {
      en: 'Compare a leader that sends to all: its load grows with n, and everybody else has none.',
      zh: '对比由主节点发给全体：它的负载随 n 增长，别的节点则闲着。',
    },
    {
      en: 'With [[pull]] the node that alone has news is asked about once a round, like all others. It is no hot spot either.',
      zh: '用[[pull]]时，唯一有消息的节点每轮也只被问一次左右，同样不是热点。',
    },
    {
      en: 'Rounds in step make all send at once. Beats of their own, as real clusters have, spread that over the period.',
      zh: '所有节点步调一致，就会同时发送。真实集群里各有节拍，流量就摊开了。',
    },
  ],
  wrong: {
    says: {
      en: 'The publisher is the hot spot: everybody wants its news.',
      zh: '发布者就是热点，大家都要它的消息。',
    },
    why: {
      en: 'Nobody knows who published, and nobody has to get it there. After two rounds the publisher is one of several who tell.',
      zh: '谁也不知道是谁发布的，也不必到它那里去拿。两轮之后，它不过是几个传播者之一。',
    },
  },
  show: {
    scene: { scenario: 'q-forty' },
    moves: [{ until: { when: allEqual } }, { until: { send: 'Push', nth: 40 } }],
    look: { tab: 'counts' },
    caption: {
      en: 'All forty nodes are calling at this very moment. The one with the worst luck is called by a handful.',
      zh: '四十个节点此刻都在说。运气最差的那个，也只有几个来找它。',
    },
    claim: (world) => {
      const most = mostForOne(world);
      return underWay(world, 'Push').length >= 40 && most >= 2 && most <= 6;
    },
  },
};

const messageSize: GossipQuestion = {
  id: 'what-bounds-a-message',
  grade: 'core',
  topic: 'network',
  asks: {
    en: 'A gossip message must fit into one UDP packet, but there is more news than that. What now?',
    zh: '一条 Gossip 消息必须放进一个 UDP 包，而新消息放不下，怎么办？',
  },
  answer: {
    en: 'Then each message takes a part, and the order of choice decides who waits. The rest goes with the next [[round|rounds]]; nothing has to be remembered for that, since the next [[digest]] shows what is still missing. If more is written for long than the messages can carry, the backlog grows without end and gossip falls behind: it has no way to slow writers down by itself.',
    zh: '那就每条带一部分，先带谁由挑选的次序决定。剩下的等后面几[[round|轮]]；为此什么也不用记，下一份[[digest]]自然会显出还缺什么。如果长时间写得比消息带得走的还多，积压就无止境地增长，传播越落越后：Gossip 本身没有办法让写入慢下来。',
  },
  mentions: [
    {
      en: 'Oldest first is fair, and what changes all the time cannot crowd out the rest. Newest first is fresher for most and starves some.',
      zh: '先旧后新比较公平，总在变的条目挤不掉别的。先新后旧让多数更新鲜，却会饿着一些。',
    },
    {
      en: 'Scuttlebutt (van Renesse et al., 2008) adjusts how much each may write to what the exchange can bear.',
      zh: 'Scuttlebutt（van Renesse 等，2008）会调节各节点的写入速率，使交换承受得住。',
    },
    {
      en: 'memberlist keeps a queue ordered by how often each piece was sent: the least sent goes first. A packet is about 1,400 bytes.',
      zh: 'memberlist 的队列按已发送次数排，发得最少的先走。一个包约 1400 字节。',
    },
    {
      en: 'Only the newest version of a key travels, so a key that is written often costs no more.',
      zh: '一个键只传最新的版本，所以写得勤的键并不更费。',
    },
  ],
  wrong: {
    says: {
      en: 'Split it into several packets.',
      zh: '拆成几个包发。',
    },
    why: {
      en: 'If one fragment of a large datagram is lost, all of it is. And what did not fit once will fit even less tomorrow.',
      zh: '大报文的分片丢一片，整个就没了。何况今天放不下，明天只会更放不下。',
    },
  },
  show: {
    scene: { scenario: 'q-twelve-items', changes: { params: { maxItems: 4 } } },
    moves: [{ until: { note: 'repaired', names: { first: 'node' } } }],
    look: { nodes: ['{first}'], tab: 'matrix' },
    caption: {
      en: 'n1 has twelve items, and a message carries four. {first} has the four oldest; the rest waits for the next comparisons.',
      zh: 'n1 有十二个条目，一条消息只带四个。{first} 得到最旧的四个，其余等后面的比对。',
    },
    claim(world, node) {
      const first = world.nodes[node('{first}')];
      return first?.state.store.map(({ key }) => key).join() === 'k01,k02,k03,k04';
    },
  },
};

/** What the links between nodes, and their bounds, make of it. */
export const network: readonly GossipQuestion[] = [
  topologies,
  evenChoice,
  hotSpots,
  messageSize,
  oneBridge,
];
