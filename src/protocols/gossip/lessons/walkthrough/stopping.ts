import type { Chapter } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { allEqual, type Cluster, isQuiet, knowing } from '../challenges/watching.ts';

const lacking = (world: Cluster): number => world.nodes.length - knowing(world);

/** When a node stops passing a rumour on, and who is left out because of it. */
export const stopping: Chapter<GossipTypes> = {
  id: 'when-to-stop',
  stops: [
    {
      id: 'nobody-knows-that-all-know',
      kind: 'play',
      scene: { scenario: 'sixty' },
      title: { en: 'Nobody knows that all know', zh: '谁也不知道大家都知道了' },
      text: {
        en: 'Sixty nodes. n1 publishes x, and in each [[round]] everyone who knows it tells one other: a [[rumour]] that spreads by [[push]].\n\nWatch the run until all know, and then a little longer.',
        zh: '六十个节点。n1 发布 x，每[[round|轮]]里凡是知道的都[[push|推]]给一个别的节点，一条[[rumour]]就这样传开。\n\n先看到人人都知道，然后再多看一会儿。',
      },
      look: { tab: 'counts', event: false },
      moves: [{ until: { when: allEqual } }, { until: { timer: 'round', nth: 240 } }],
      after: {
        en: 'All know, and still every node tells one other in each round. It does not stop by itself: no node can see that there is nobody left to tell.\n\nTo go on for ever would cost sixty messages a round for each piece of news that there ever was. So a node has to [[lose-interest|lose interest]] at some point. The question is when.',
        zh: '大家都知道了，可是每个节点每轮仍在告诉别人。这不会自己停下来：没有哪个节点看得出已经无人可告诉。\n\n一直说下去，历来的每一条消息每轮都要花六十条消息。所以节点总得在某个时候[[lose-interest]]。问题是什么时候。',
      },
      lookAfter: { tab: 'counts', event: false },
      lasts: 10,
      notes: {
        en: 'Before going on, ask for rules. Usually somebody proposes a counter, somebody a time limit, and somebody an acknowledgement from all. The last one is worth a minute: whoever collects acknowledgements from everybody has a list of everybody, and a node in charge.',
        zh: '往下走之前，先请大家提出规则。通常有人提计数，有人提时限，有人提收齐所有节点的确认。最后一种值得花一分钟：要收齐确认，就得有一份全体名单，还得有一个节点来主管。',
      },
    },
    {
      id: 'losing-interest',
      kind: 'predict',
      scene: { scenario: 'sixty', changes: { params: { losing: 'counter', k: 2 } } },
      title: { en: 'Old news', zh: '旧闻' },
      text: {
        en: 'Now whoever is told answers: that was news to me, or I knew it. This is [[feedback]]. The nodes use a counter with k = 2.\n\nSooner or later a node tells x to one that knows it already. What does the teller do?',
        zh: '现在，被告诉的节点会回一句：这对我是新的，或者我早知道了。这就是[[feedback]]。节点用计数的办法，k = 2。\n\n迟早会有节点把 x 告诉已经知道的节点。说的那个会怎么做？',
      },
      look: { nodes: ['n1'], tab: 'chart', select: 'n1', event: false },
      choices: [
        {
          says: {
            en: 'It stops at once. The rumour is old.',
            zh: '马上停下。这条谣言已经旧了。',
          },
          cue: { note: 'lostInterest', where: { contacts: 1 } },
          why: {
            en: 'That would be k = 1. One who knew proves little, least of all early on.',
            zh: '那就是 k = 1 了。碰上一个知道的说明不了什么，早期尤其如此。',
          },
        },
        {
          says: {
            en: 'It takes note, and stops when that has happened twice.',
            zh: '记上一次，满两次就停。',
          },
          cue: { note: 'lostInterest', where: { contacts: 2 }, names: { first: 'node' } },
          why: {
            en: 'It counts only what it has seen itself, and this is a sample of how far the rumour has got.',
            zh: '它数的只是自己碰到的，而这正好是对“谣言传了多广”的一次抽样。',
          },
          right: true,
        },
        {
          says: {
            en: 'It goes on, since others may still lack it.',
            zh: '继续说，因为可能还有别的节点不知道。',
          },
          cue: { without: { note: 'lostInterest' }, lasting: '6s' },
          why: {
            en: 'Others may well lack it. But then nobody would ever stop.',
            zh: '的确可能还有。可是那样就永远没有谁会停。',
          },
        },
      ],
      after: {
        en: '{first} has met two who knew, and it stops. It keeps x, of course; it only tells it to nobody any more. It is [[removed]] from the epidemic, as one who is immune, and bears a ✓.\n\nInstead of counting, a node can throw a coin: after each call in vain it stops with a chance of 1/k. And it can do without feedback and count all its calls, whatever came of them; that is called [[blind]].',
        zh: '{first} 碰上了两个早已知道的，于是停下。x 它当然还留着，只是不再告诉别人。它已从这场流行病中[[removed]]，如同有了免疫力，用 ✓ 表示。\n\n除了计数，也可以掷硬币：每白说一次，就以 1/k 的概率停下。还可以不要反馈，不管结果如何，每说一次都算一次，这叫做[[blind]]。',
      },
      lookAfter: { nodes: ['{first}'], tab: 'chart', select: '{first}' },
      lasts: 10,
      notes: {
        en: 'Feedback against blind, counter against coin: these are the four variants of section 1.4 in Demers et al. (1987). Ask which of them notices in what state the cluster is. Those with feedback do; a blind node stops just as soon when it has met nobody but ignorant ones. All four can be set here.',
        zh: '反馈还是盲目，计数还是硬币，合起来就是 Demers 等（1987）第 1.4 节的四种变体。问：哪几种察觉得到集群目前的情形？带反馈的能；盲目的节点哪怕碰上的全是不知道的，也照样按时停下。四种都可以在这里设置。',
      },
    },
    {
      id: 'left-out',
      kind: 'play',
      scene: { scenario: 'sixty', changes: { params: { losing: 'counter', k: 1 } } },
      title: { en: 'Left out', zh: '漏掉的' },
      text: {
        en: 'With k = 1 a node stops at the first call in vain. That is cheap.\n\nWatch until nobody has anything left to tell.',
        zh: 'k = 1 时，节点头一次白说就停下。这样很省。\n\n看下去，直到谁也没有什么可说。',
      },
      look: { tab: 'matrix', event: false },
      moves: [{ until: { when: isQuiet } }],
      after: {
        en: 'The rumour is dead, and some have never heard of it. They do not know that there was anything, and the others do not know that somebody is missing. This share of the nodes is the [[residue]].\n\nIn the figures it stands beside the traffic. Whoever is hit by m calls in the mean, all by chance, is missed by every one of them with a chance of e⁻ᵐ. This holds for every kind of push, whatever the rule for stopping: the residue is about e⁻ᵐ, if m is the number of copies sent for each node.',
        zh: '谣言消亡了，而有些节点从没听说过它。它们不知道有过什么，别的节点也不知道少了谁。这部分节点所占的比例就是[[residue]]。\n\n数据页里，它和流量列在一起。如果平均每个节点有 m 次被随机选中的机会，一次都没选中的概率就是 e⁻ᵐ。不管按什么规则停下，只要是推，这个式子都成立：残留约为 e⁻ᵐ，m 是平均每个节点对应的发送份数。',
      },
      lookAfter: { tab: 'counts', event: false },
      lasts: 9,
      notes: {
        en: 'Let the class check e⁻ᵐ against the row of `Push` in the figures with a pocket calculator. The law is in Demers et al., section 1.4. It shows that there is nothing to be won by clever stopping as far as this relation goes; better rules only get closer to it in less time. Pull does better than this.',
        zh: '请大家拿计算器，用数据页里 `Push` 那一行验算 e⁻ᵐ。这条规律见 Demers 等的论文第 1.4 节。它说明，停得再巧妙也占不到这个关系的便宜，好的规则只是更快地达到它。拉则比它好。',
      },
    },
    {
      id: 'more-patience',
      kind: 'predict',
      scene: { scenario: 'sixty', changes: { params: { losing: 'counter', k: 3 } } },
      title: { en: 'More patience', zh: '更有耐心' },
      text: {
        en: 'k = 1 left out twelve nodes of sixty. Now the same run with k = 3: a node stops only after three calls in vain.\n\nHow many never hear of x?',
        zh: 'k = 1 时六十个节点漏掉了十二个。现在用 k = 3 再来一次：白说三次才停。\n\n有多少节点始终没听说 x？',
      },
      look: { tab: 'matrix', event: false },
      choices: [
        {
          says: {
            en: 'Four or more. Three times as much patience leaves out about a third.',
            zh: '四个以上。耐心增到三倍，漏掉的减到三分之一左右。',
          },
          cue: { when: (world) => isQuiet(world) && lacking(world) >= 4 },
          why: {
            en: 'The residue is not divided by the traffic. It falls exponentially with it.',
            zh: '残留不是与流量成反比，而是随流量按指数下降。',
          },
        },
        {
          says: { en: 'One or two.', zh: '一两个。' },
          cue: { when: (world) => isQuiet(world) && lacking(world) >= 1 },
          why: {
            en: 'Between two and two and a half times the traffic, and far fewer are left out. But chance always has a word in it.',
            zh: '流量约为两倍到两倍半，漏掉的少得多。但运气总要插上一手。',
          },
          right: true,
        },
        {
          says: {
            en: 'None. Three are enough to be sure.',
            zh: '一个也没有。三次足以保证。',
          },
          cue: { when: isQuiet },
          why: {
            en: 'In many runs it is so, and in others it is not. No k makes it certain.',
            zh: '许多次运行是这样，另一些不是。无论 k 取多大，都没有保证。',
          },
        },
      ],
      after: {
        en: 'Each further call a node, in the mean, divides the residue by e. That is a good bargain, and yet it never comes to zero. In a cluster of a thousand nodes with many pieces of news a day, somebody is always missing something.\n\nSo rumours are fast and cheap, but not sure. What they leave out has to be found by other means, and the next chapter brings them.',
        zh: '平均每个节点多说一次，残留就除以 e。这很划算，却永远到不了零。在一千个节点、每天有许多新消息的集群里，总有谁缺点什么。\n\n所以谣言又快又省，但不可靠。它漏掉的要用别的办法找出来，这是下一章的内容。',
      },
      lookAfter: { tab: 'counts', event: false },
      lasts: 9,
      notes: {
        en: 'Run it with other seeds, or let the page make many runs: with sixty nodes and k = 3 about half of the runs leave out nobody, and the others one or two. It is the former that mislead people into “practically always complete”.',
        zh: '换几个种子，或者让页面跑许多次：六十个节点、k = 3 时，大约一半的运行一个不漏，另一半漏掉一两个。正是前一种，让人误以为“实际上总是全的”。',
      },
    },
    {
      id: 'lost-on-the-way',
      kind: 'intervene',
      scene: { scenario: 'sixty', changes: { params: { losing: 'counter', k: 2 } } },
      title: { en: 'Lost on the way', zh: '丢在路上' },
      text: {
        en: 'So far every message arrived. Open the settings and have the network lose 40 % of them. The nodes still tell by push with [[feedback]] and a counter of 2.\n\nThere is no acknowledgement and nothing is sent again. What will it come to?',
        zh: '到目前为止每条消息都送达了。打开设置，让网络丢失 40% 的消息。节点仍用推，带[[feedback]]，计数为 2。\n\n没有确认，也没有重发。结果会怎样？',
      },
      look: { tab: 'plot', event: false },
      acts: [{ do: 'link', loss: 0.4 }],
      done: { command: 'link' },
      moves: [{ until: { when: isQuiet } }],
      after: {
        en: 'It takes longer, and more messages are sent. The result is no worse. A call that is lost brings no feedback, and where there is no “I knew it” nothing is counted. So a node makes up for lost calls without noticing that any were lost.\n\nA [[blind]] node counts them like the others. It stops when it has called so many times, and who did not hear it has had bad luck.',
        zh: '时间长了些，消息多了些，结果却没有变差。丢掉的话得不到反馈，没有那句“我早知道了”，就不计数。所以节点会把丢掉的补上，自己却不知道丢过什么。\n\n[[blind]]的节点则照数不误。说够次数就停，没听到的只能算运气不好。',
      },
      lookAfter: { tab: 'plot', event: false },
      lasts: 10,
      notes: {
        en: 'Repeat it with feedback switched off and k = 3, which costs about as much without loss. With loss the difference is plain. Then ask what a request-and-acknowledge protocol would have to do here: keep a list of whom it has told, timers, and a rule for those that never answer.',
        zh: '把反馈关掉，取 k = 3 再来一次；不丢消息时两者代价相近，一丢消息，差别就很明显。再问：如果用请求加确认的协议，这里得做些什么？要有一份告诉过谁的名单，要有计时器，还要规定对一直不回答的怎么办。',
      },
    },
  ],
};
