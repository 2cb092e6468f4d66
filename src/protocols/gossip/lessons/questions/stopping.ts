import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { allEqual, entryAt, isQuiet, isWhole, knowing } from '../challenges/watching.ts';
import { isHot, lacking, underWay } from './claims.ts';

type GossipQuestion = Question<GossipTypes>;

const whoKnows: GossipQuestion = {
  id: 'does-anybody-know-that-all-know',
  grade: 'warmUp',
  topic: 'stopping',
  asks: {
    en: 'How does a node find out that everybody has heard?',
    zh: '节点怎样得知所有节点都听说了？',
  },
  answer: {
    en: 'It does not. No node sees more than its own calls, so there is no moment at which anybody could say “all know”. Each has to guess from what it meets: if those whom it tells knew already, the [[rumour]] is probably old. Then it [[lose-interest|loses interest]].',
    zh: '得知不了。每个节点只看得到自己说过的那些话，所以没有哪一刻谁能断言“都知道了”。只能凭自己碰到的来猜：说给的节点都早已知道，这条[[rumour]]多半就旧了。于是它[[lose-interest]]。',
  },
  mentions: [
    {
      en: 'To be certain one would need a list of all members and an answer from each, even from those that are down.',
      zh: '要确定，就得有全体成员的名单，并收到每一个的答复，连停机的也不例外。',
    },
    {
      en: 'Without a rule for stopping the cost never ends: n messages a round for every piece of news there ever was.',
      zh: '没有停止的规则，代价就没有尽头：历来的每条消息每轮都要花 n 条消息。',
    },
    {
      en: 'So do not build on gossip what needs “everybody has it by now”.',
      zh: '所以，凡是依赖“此刻人人都有了”的事，不要建在 Gossip 上。',
    },
  ],
  wrong: {
    says: {
      en: 'After log n rounds everybody knows, so it is enough to count rounds.',
      zh: '过了 log n 轮大家就都知道了，数轮数就够。',
    },
    why: {
      en: 'That many rounds are enough in the mean, and for a size of the cluster that one has to know. In one run the last node may need several more.',
      zh: '那只是平均而言，还得知道集群有多大。就某一次运行来说，最后一个节点可能还要再等好几轮。',
    },
  },
  show: {
    scene: { scenario: 'q-forty' },
    moves: [{ until: { when: allEqual } }, { until: { send: 'Push', nth: 40 } }],
    look: { tab: 'matrix' },
    caption: {
      en: 'All forty know, and all forty are telling again. Every one of these calls is in vain, and nobody can tell.',
      zh: '四十个节点都知道了，四十个仍都在说。这些话全是白说，可是谁也看不出来。',
    },
    claim: (world) =>
      knowing(world) === 40 && world.nodes.every(isHot) && underWay(world, 'Push').length >= 40,
  },
};

const waysToStop: GossipQuestion = {
  id: 'four-ways-to-stop',
  grade: 'core',
  topic: 'stopping',
  asks: {
    en: 'Which rules for stopping are there, and how do they differ?',
    zh: '停止传播有哪些规则？区别在哪里？',
  },
  answer: {
    en: 'There are two choices to make. What counts: with [[feedback]] only calls to those who knew, [[blind]] every call. And what is done with it: a counter stops after k of them, a coin after each with a chance of 1/k. Feedback makes the rule follow the state of the cluster. For the same traffic all four leave out about as many nodes; counting and feedback get that far in fewer rounds.',
    zh: '有两处选择。什么算数：带[[feedback]]，只有说给早已知道的才算；[[blind]]，每说一次都算。算了之后怎么办：计数，满 k 次就停；硬币，每次以 1/k 的概率停。有了反馈，规则才随集群的情形而变。流量相同时，四种漏掉的差不多；计数和反馈的好处是用的轮数更少。',
  },
  mentions: [
    {
      en: 'Blind needs no answers and no more memory than a number; it suits UDP and very small messages.',
      zh: '盲目不需要答复，只要记一个数，适合 UDP 和很小的消息。',
    },
    {
      en: 'Serf and Consul are blind and by counter: each piece of news rides on about four times log₁₀ n messages.',
      zh: 'Serf 和 Consul 用盲目加计数：每条消息搭载约 4 倍 log₁₀ n 次。',
    },
    {
      en: 'Whoever has stopped keeps the value. It is [[removed]] only from the telling.',
      zh: '停下的节点仍留着那个值，它只是从传播中被[[removed]]。',
    },
  ],
  wrong: {
    says: {
      en: 'One who meets somebody who knows should stop at once: the news is old.',
      zh: '碰上一个已经知道的就该停：消息旧了。',
    },
    why: {
      en: 'One such meeting says little. When a fifth of all know, it happens with every fifth call, and four fifths are still to hear.',
      zh: '碰上一次说明不了什么。五分之一的节点知道时，每五次就有一次这样，而五分之四还没听说。',
    },
  },
  show: {
    scene: { scenario: 'q-forty', changes: { params: { losing: 'counter', k: 2 } } },
    moves: [{ until: { note: 'lostInterest', names: { first: 'node' } } }],
    look: { nodes: ['{first}'], tab: 'chart', select: '{first}' },
    caption: {
      en: '{first} has met two that knew and stops. It was a guess, and an early one: nearly half of all have not heard yet.',
      zh: '{first} 碰上了两个已经知道的，于是停下。这是猜的，而且猜早了：还有将近一半没听说。',
    },
    claim(world, node) {
      const first = world.nodes[node('{first}')];
      return (
        first?.state.role === 'removed' && entryAt(first)?.value === '1' && lacking(world) >= 15
      );
    },
  },
};

const neverAll: GossipQuestion = {
  id: 'why-never-all',
  grade: 'deep',
  topic: 'stopping',
  asks: {
    en: 'How many nodes does a rumour leave out, and can one bring that to zero?',
    zh: '一条谣言会漏掉多少节点？能降到零吗？',
  },
  answer: {
    en: 'If m copies are sent for each node in the mean, all to nodes picked by chance, each is missed by all of them with a chance of e⁻ᵐ. This is the [[residue]] of every kind of [[push]], whatever the rule for stopping. More patience makes m larger and the residue smaller by a factor, never zero. The rest is left to [[anti-entropy]].',
    zh: '如果平均每个节点对应发出 m 份，对象都是随机选的，那么一个节点全被错过的概率是 e⁻ᵐ。这就是[[residue]]，凡是[[push]]都如此，不管用哪种停止规则。更有耐心，m 就更大，残留按倍数缩小，但不会是零。剩下的交给[[anti-entropy]]。',
  },
  mentions: [
    {
      en: 'For one in a thousand m is about 7, for one in a million about 14.',
      zh: '要只漏千分之一，m 约为 7；只漏百万分之一，约为 14。',
    },
    {
      en: 'In n nodes that is n · e⁻ᵐ of them: for less than one m must be above ln n.',
      zh: '落到 n 个节点上就是 n · e⁻ᵐ 个：要不足一个，m 得超过 ln n。',
    },
    {
      en: '[[pull|Pull]] does better for the same traffic, since it is not the calls that have to hit the last ones.',
      zh: '流量相同时，[[pull]]漏得更少，因为不必靠别人来碰中最后几个。',
    },
    {
      en: 'Nodes that were down while it was told are not in this figure at all.',
      zh: '传播期间停机的节点，根本不在这个算式里。',
    },
  ],
  wrong: {
    says: {
      en: 'With a clever rule for stopping one gets the residue down for free.',
      zh: '停止规则设计得巧，残留就能白白降下来。',
    },
    why: {
      en: 'A rule decides how many copies are sent and how soon. How many are missed by so many random copies is then settled.',
      zh: '规则决定的是发多少份、发多快。发了这么多随机的份数，会漏掉多少就已经定了。',
    },
  },
  show: {
    scene: { scenario: 'q-forty', changes: { params: { losing: 'counter', k: 1 } } },
    moves: [{ until: { when: isQuiet } }],
    look: { tab: 'counts' },
    caption: {
      en: 'No message was lost and no node was down. The rumour has died out, and several have never heard of it.',
      zh: '没有丢消息，也没有节点停机。谣言消亡了，还有好几个节点从没听说过。',
    },
    claim: (world) =>
      isQuiet(world) && isWhole(world) && world.links().most.loss[0] === 0 && lacking(world) >= 5,
  },
};

const blindUnderLoss: GossipQuestion = {
  id: 'stopping-under-loss',
  grade: 'deep',
  topic: 'stopping',
  asks: {
    en: 'Your nodes stop after three calls, whatever came of them. The network begins to lose messages. What happens?',
    zh: '你的节点不管结果如何，说满三次就停。网络开始丢消息，会怎样？',
  },
  answer: {
    en: 'More nodes are left out. A [[blind]] node counts calls that were made, not calls that arrived. If a share p is lost, m copies a node have the effect of (1 − p) · m, and the [[residue]] becomes about e to the power of −(1 − p) m. With [[feedback]] a lost call brings no “I knew it”, is not counted, and so is made up for.',
    zh: '漏掉的会变多。[[blind]]的节点数的是说出去几次，不是说到了几次。丢失的比例是 p 时，平均每个节点 m 份只顶 (1 − p) · m 份，[[residue]]约为 e 的 −(1 − p) m 次方。带[[feedback]]时，丢掉的听不到“我早知道了”，不计数，也就补上了。',
  },
  mentions: [
    {
      en: 'The remedy for a blind rule is a larger k, chosen for the worst loss that one expects.',
      zh: '盲目的规则只能靠加大 k 来补救，按预计最坏的丢失率来定。',
    },
    {
      en: 'The answers of feedback can be lost as well. That errs on the safe side: the node tells once more.',
      zh: '反馈的答复也会丢，但这种错偏向安全的一边：不过多说一次。',
    },
    {
      en: 'In return, calls to dead nodes do not count either. A node with feedback that nobody answers goes on for ever.',
      zh: '反过来，说给停机节点的也不计数。带反馈的节点若得不到任何答复，就会永远说下去。',
    },
  ],
  wrong: {
    says: {
      en: 'Loss only makes gossip slower.',
      zh: '丢消息只会让 Gossip 慢一点。',
    },
    why: {
      en: 'That holds for nodes that go on until they see it is enough. One with a fixed number of calls does not take longer; it tells fewer.',
      zh: '这话只对看到够了才停的节点成立。次数固定的节点不会多花时间，只会少告诉几个。',
    },
  },
  show: {
    scene: {
      scenario: 'q-forty',
      changes: {
        params: { losing: 'counter', feedback: false, k: 3 },
        network: { loss: 0.4 },
      },
    },
    moves: [{ until: { when: isQuiet } }],
    look: { tab: 'matrix' },
    caption: {
      en: 'Everyone who heard has called three times and stopped. Four of ten calls were lost, and more than ten nodes have heard nothing.',
      zh: '听说的节点都说了三次，停下了。十次丢了四次，十多个节点什么也没听到。',
    },
    claim: (world) =>
      isQuiet(world) &&
      isWhole(world) &&
      world.links().most.loss[0] > 0 &&
      lacking(world) > 10 &&
      world.nodes.every(({ state }) => state.role !== 'infective'),
  },
};

const pullStops: GossipQuestion = {
  id: 'why-pull-leaves-out-fewer',
  grade: 'deep',
  topic: 'stopping',
  asks: {
    en: 'Rumours by pull leave out far fewer nodes than by push, with the same rule for stopping. Why?',
    zh: '停止规则相同，用拉传谣言比用推漏掉的少得多。为什么？',
  },
  answer: {
    en: 'With [[push]] the last ones have to be hit by chance, and e⁻ᵐ of them are not. With [[pull]] everyone asks in every [[round]], the last ones too, so one is left out only if it never asks anybody who is still interested. And interest holds out longer: all who ask within a round count as one, and one to whom it was news starts the count anew.',
    zh: '用[[push]]，最后几个要靠碰巧被选中，总有 e⁻ᵐ 漏掉。用[[pull]]，每个节点每[[round|轮]]都问，最后几个也不例外，除非一直没问到仍有兴趣的节点，才会漏掉。而且兴趣保持得更久：同一轮来问的只算一次，其中有一个觉得是新消息，计数就从头开始。',
  },
  mentions: [
    {
      en: 'Demers et al., table 3: pull with feedback and a counter of 2 leaves out about six in ten thousand.',
      zh: 'Demers 等的表 3：拉，带反馈，计数为 2，只漏掉约万分之六。',
    },
    {
      en: 'The questions themselves cost a message a node and round, also when there is nothing new.',
      zh: '询问本身每个节点每轮要一条消息，没有新内容时也一样。',
    },
    {
      en: 'So pull suits a cluster where something is always new, and push one where news is rare.',
      zh: '所以，总有新消息的集群适合拉，难得有消息的适合推。',
    },
  ],
  wrong: {
    says: {
      en: 'Pull leaves out nobody, since whoever lacks it will ask again and again.',
      zh: '拉一个也不会漏，因为缺的总会一直问下去。',
    },
    why: {
      en: 'It asks for ever, and is answered only while somebody is still interested. After that there is nobody who would say it.',
      zh: '它可以一直问，但只有还有谁感兴趣时才得到回答。之后就没有谁会说了。',
    },
  },
  show: {
    scene: {
      scenario: 'q-forty',
      changes: { params: { exchange: 'pull', losing: 'counter', k: 2 } },
    },
    moves: [{ until: { when: allEqual } }, { until: { when: ({ nodes }) => !nodes.some(isHot) } }],
    look: { tab: 'counts' },
    caption: {
      en: 'The rumour is over: nobody is interested any more. With pull, nobody of the forty was left out.',
      zh: '谣言结束了，没有谁再有兴趣。用拉，四十个节点一个也没漏。',
    },
    claim: (world) => knowing(world) === 40 && !world.nodes.some(isHot),
  },
};

/** When nodes stop telling, and whom that leaves out. */
export const stopping: readonly GossipQuestion[] = [
  whoKnows,
  waysToStop,
  neverAll,
  blindUnderLoss,
  pullStops,
];
