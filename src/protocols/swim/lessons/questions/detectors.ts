import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold, holding, livingIn, nobodyIsWronged, nodeNamed } from './claims.ts';

type SwimQuestion = Question<SwimTypes>;

const promises: SwimQuestion = {
  id: 'what-a-detector-promises',
  grade: 'warmUp',
  topic: 'detectors',
  asks: {
    en: 'By what do you judge a failure detector?',
    zh: '怎样评价一个故障检测器？',
  },
  answer: {
    en: 'A [[failure-detector|failure detector]] is complete if every [[crash]] is found, in the end by everybody, and accurate if nobody that is up is taken to be dead. [[completeness|Completeness]] and [[accuracy]] pull against each other: whoever waits longer is wrong less often and finds out later. So the other two measures are how fast it is and how much traffic it needs. SWIM is always complete, and it lets you choose how often it may be wrong.',
    zh: '[[failure-detector|故障检测器]]有两项基本性质：每一次[[crash|宕机]]最终都被所有成员发现，叫[[completeness|完备性]]；没有谁活着却被当成死了，叫[[accuracy|准确性]]。两者互相牵制：等得越久，错得越少，发现得也越晚。所以还要看检测有多快、流量有多大。SWIM 始终完备，允许多少误判则由你来选。',
  },
  mentions: [
    {
      en: 'Strong completeness means that everybody finds the crash, weak completeness that somebody does. SWIM gets from weak to strong by passing the news on.',
      zh: '强完备是每个成员都发现，弱完备是至少有一个发现。SWIM 靠传播消息从弱做到强。',
    },
    {
      en: 'Even if the news never arrived, each member would come to [[probe]] the crashed one by itself sooner or later.',
      zh: '即使消息没有传到，每个成员迟早也会亲自[[probe|探测]]到那个宕机的。',
    },
    {
      en: 'How fast it is has two parts: until the first one notices, and until all know.',
      zh: '速度分两段：从宕机到第一个发现，再到全体知道。',
    },
  ],
  wrong: {
    says: {
      en: 'A good failure detector is right.',
      zh: '好的故障检测器就是判断正确。',
    },
    why: {
      en: 'Right about which of the two? One that declares everybody dead misses no crash, and one that stays silent wrongs nobody. Both are useless.',
      zh: '哪方面正确？把谁都宣告死亡的检测器不会漏掉宕机，从不出声的检测器不会冤枉谁，两个都没有用。',
    },
  },
  show: {
    scene: { scenario: 'one-crash' },
    moves: [
      { until: { note: 'declaredDead' } },
      { until: { when: (world) => allHold(world, 'n5', 'dead') } },
    ],
    look: { nodes: ['n5'], tab: 'matrix' },
    caption: {
      en: 'n5 has crashed, and all who are up hold it to be dead: complete. Of nobody else is anything bad believed: accurate.',
      zh: 'n5 宕机了，活着的成员都认为它已死：完备。除它以外，没有谁受到怀疑：准确。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').health === 'crashed' &&
      allHold(world, 'n5', 'dead') &&
      nobodyIsWronged(world),
  },
};

const notPerfect: SwimQuestion = {
  id: 'why-not-perfect',
  grade: 'core',
  topic: 'detectors',
  asks: {
    en: 'Why can no failure detector be both complete and never wrong?',
    zh: '为什么故障检测器不可能既完备又从不出错？',
  },
  answer: {
    en: 'Seen from outside, a member that has crashed, one that is slow and one whose messages are lost are the same: nothing comes. In an asynchronous network there is no longest delay, so however long you wait, the answer may come a moment later. At some point a [[failure-detector|failure detector]] has to guess, or it is not complete. Whoever guesses can be wrong.',
    zh: '从外面看，宕机的、变慢的、消息丢了的成员都一样：什么也没有来。异步网络里延迟没有上限，无论等多久，回答都可能在下一刻才到。[[failure-detector|故障检测器]]总得在某个时刻去猜，否则就不完备；而只要是猜，就可能猜错。',
  },
  mentions: [
    {
      en: 'Chandra and Toueg (1996) sorted detectors by how complete and how accurate they are. One that is wrong only for a limited time is enough for [[consensus]] with a majority.',
      zh: 'Chandra 和 Toueg（1996）按完备和准确的程度给检测器分类。只在有限时间内出错的检测器，加上多数派，就足以实现[[consensus|共识]]。',
    },
    {
      en: 'A perfect one would need known bounds on delays and on how slow a machine can be, or the power to switch machines off.',
      zh: '要做到完美，就得知道延迟和机器变慢的上限，或者有权把机器断电。',
    },
    {
      en: 'What can be had is a trade: a longer [[time-out]] buys fewer mistakes with later detection.',
      zh: '能做的只是取舍：[[time-out|超时]]长一些，错误少一些，发现也晚一些。',
    },
  ],
  wrong: {
    says: {
      en: 'It is only a matter of a time-out that is long enough.',
      zh: '只要超时设得足够长就行。',
    },
    why: {
      en: 'A suspended virtual machine or a broken switch outlasts any time-out that somebody is willing to wait for. And each second more is a second in which real crashes go unnoticed.',
      zh: '挂起的虚拟机、坏掉的交换机，可以久过任何人愿意等的时间。而每多等一秒，真正的宕机就多一秒没人发现。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'pause', node: 'n5' } },
      { act: { do: 'crash', node: 'n9' } },
      {
        until: {
          when: (world) => allHold(world, 'n5', 'dead') && allHold(world, 'n9', 'dead'),
        },
      },
    ],
    look: { nodes: ['n5', 'n9'], tab: 'matrix' },
    caption: {
      en: 'n9 has crashed. n5 only stands still and could go on at any moment. The other ten cannot tell the one from the other: they hold both to be dead.',
      zh: 'n9 宕机了，n5 只是停住，随时可能继续。另外十个节点分不出两者的区别：它们认为两个都死了。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').health === 'paused' &&
      nodeNamed(world, 'n9').health === 'crashed' &&
      allHold(world, 'n5', 'dead') &&
      allHold(world, 'n9', 'dead'),
  },
};

const heartbeats: SwimQuestion = {
  id: 'heartbeats-or-probes',
  grade: 'warmUp',
  topic: 'detectors',
  asks: {
    en: 'Why does SWIM not let everybody send heartbeats to everybody?',
    zh: 'SWIM 为什么不让每个成员向所有成员发心跳？',
  },
  answer: {
    en: 'With n members that is n² [[heartbeat|heartbeats]] per interval, and each member has to take in n of them. In SWIM each member [[probe|probes]] one other in each [[protocol-period|protocol period]]. It sends about two messages a period, its ping and an answer to somebody else’s, whether the group has ten members or ten thousand.',
    zh: 'n 个成员，每个间隔就是 n² 条[[heartbeat|心跳]]，每个成员要接收 n 条。在 SWIM 里，每个成员每个[[protocol-period|协议周期]]只[[probe|探测]]另一个成员。它一个周期大约发两条消息，一条 ping，一条给别人的回答，组里十个成员也好，一万个也好，都一样。',
  },
  mentions: [
    {
      en: 'Heartbeats mix two tasks: finding a crash and telling everybody. SWIM does them apart, so that each can be cheap.',
      zh: '心跳把两件事混在一起：发现宕机，通知所有人。SWIM 把它们分开，各自都可以便宜。',
    },
    {
      en: 'A central monitor needs only n heartbeats, but it is a bottleneck, and when it is gone nobody watches.',
      zh: '集中监控只要 n 条心跳，但它是瓶颈；它一倒，就没有谁在看。',
    },
    {
      en: 'Passing heartbeat counters on by [[gossip]] saves messages, but each of them then carries a list that grows with n.',
      zh: '用 [[gossip|Gossip]] 传播心跳计数能减少消息数，但每条消息都带着一份随 n 增长的列表。',
    },
    {
      en: 'For the same speed and the same rate of mistakes, all-to-all heartbeats need a multiple of the least traffic that grows with n (Gupta, Chandra and Goldszmidt, 2001). SWIM stays within a constant factor of it.',
      zh: '在相同的检测速度和误判率下，全员心跳的流量是最优值的若干倍，而且倍数随 n 增长（Gupta、Chandra、Goldszmidt，2001）。SWIM 与最优值只差一个常数因子。',
    },
  ],
  wrong: {
    says: {
      en: 'Heartbeats are small, so n² of them do not matter.',
      zh: '心跳很小，n² 条也无所谓。',
    },
    why: {
      en: 'A thousand members make a million packets per interval. What counts is packets and interrupts, and the members that drown in them answer late and look dead.',
      zh: '一千个成员，每个间隔就有一百万个包。要紧的是包数和中断；被淹没的成员回答变慢，看上去就像死了。',
    },
  },
  show: {
    scene: { scenario: 'q-sixty' },
    moves: [{ until: { when: ({ nodes }) => nodes.every(({ state }) => state.period >= 5) } }],
    look: { tab: 'counts' },
    caption: {
      en: 'Sixty members have been at it for some periods. Each has sent one ping in each of its periods. Heartbeats would have been fifty-nine.',
      zh: '六十个成员已经过了几个周期。每个成员每个周期只发了一条 ping；用心跳的话是五十九条。',
    },
    claim: ({ nodes }) =>
      nodes.length === 60 &&
      nodes.every(({ state }) => state.period >= 5 && state.seqNo === state.period),
  },
};

const firstDetection: SwimQuestion = {
  id: 'time-to-the-first-suspicion',
  grade: 'core',
  topic: 'detectors',
  asks: {
    en: 'How long does it take until somebody notices a crash, and why does that not depend on the size of the group?',
    zh: '宕机后多久有谁发现？为什么与组的大小无关？',
  },
  answer: {
    en: 'In each [[protocol-period|period]] the n − 1 others each pick one member by chance. That at least one of them picks the crashed one has the probability 1 − (1 − 1/(n − 1))^(n − 1), which is close to 1 − 1/e for any n that is not tiny. The mean wait is the inverse, e/(e − 1), about 1.58 periods. A larger group has more members to be watched, and as many more who watch.',
    zh: '每个[[protocol-period|周期]]里，其余 n − 1 个成员各随机选一个。至少有一个选中宕机成员的概率是 1 − (1 − 1/(n − 1))^(n − 1)，只要 n 不太小，都接近 1 − 1/e。平均等待是它的倒数 e/(e − 1)，约 1.58 个周期。组大了，要看护的成员多了，看护的也同样多了。',
  },
  mentions: [
    {
      en: 'This is the first [[suspicion]] by anybody. Until all hold the member to be dead there come the time of the suspicion and the spread of the news, and both grow with log n.',
      zh: '这是最早一个成员的[[suspicion|怀疑]]。到全体认定死亡，还要加上怀疑的时间和消息传播的时间，两者都随 log n 增长。',
    },
    {
      en: 'The wait beyond the mean falls off fast: that nobody has picked it after m periods has a chance of about e to the −m.',
      zh: '远超平均的等待很少见：m 个周期都没有谁选中它的概率，大约是 e 的 −m 次方。',
    },
    {
      en: 'In a real cluster periods do not begin together and the crash falls into the midst of one, so one measures about half a period more.',
      zh: '真实集群里各成员的周期并不同时开始，宕机又落在周期中间，所以实测大约多半个周期。',
    },
  ],
  wrong: {
    says: {
      en: 'In a larger group each member is probed less often, so it takes longer.',
      zh: '组越大，每个成员被探测得越少，所以越慢。',
    },
    why: {
      en: 'Less often by any one of the others. By all of them together it is probed once a period on average, whatever n is.',
      zh: '只是被某一个成员探测得少了。所有成员合起来，每个成员平均每个周期被探测一次，与 n 无关。',
    },
  },
  show: {
    scene: { scenario: 'thousand' },
    moves: [{ until: { note: 'suspected', where: { member: 'n500' } } }],
    look: { nodes: ['n500'], tab: 'counts' },
    caption: {
      en: 'One of a thousand has crashed, and after a few periods somebody suspects it. In a group of twelve it would have taken as long.',
      zh: '一千个成员里有一个宕机，几个周期之后就有谁怀疑它。换成十二个成员，也要这么久。',
    },
    claim(world) {
      const { state, health } = nodeNamed(world, 'n500');
      const since = livingIn(world).map((node) => node.state.period - state.period);
      return (
        health === 'crashed' &&
        holding(world, 'n500', 'suspect').length > 0 &&
        Math.max(...since) <= 5
      );
    },
  },
};

const roundRobin: SwimQuestion = {
  id: 'why-a-shuffled-list',
  grade: 'core',
  topic: 'detectors',
  asks: {
    en: 'Why does a member go through a shuffled list instead of picking at random every time?',
    zh: '为什么成员要按打乱的列表依次探测，而不是每次随机挑一个？',
  },
  answer: {
    en: 'Picking at random is good on average, but has no bound: with bad luck a crashed member is passed over for a long time. So each member [[probe|probes]] everybody on its list once, in random order, and shuffles it again after each round. Between two probes of the same member there are then at most 2n − 1 [[protocol-period|periods]], for a list of n. That makes [[completeness]] a matter of bounded time.',
    zh: '每次随机挑，平均很好，但没有上限：运气差时，宕机的成员会很久没被挑中。所以每个成员按随机次序把列表上的成员各[[probe|探测]]一次，一轮结束再重新打乱。列表长为 n 时，对同一成员的两次探测至多相隔 2n − 1 个[[protocol-period|周期]]。[[completeness|完备性]]因此有了时间上限。',
  },
  mentions: [
    {
      en: 'The bound comes from two rounds: first in one, last in the next.',
      zh: '这个上限出自相邻两轮：一轮里排第一，下一轮里排最后。',
    },
    {
      en: 'The mean time to the first suspicion stays the same, since the members’ lists are shuffled each for itself.',
      zh: '首次怀疑的平均时间不变，因为各成员各自打乱自己的列表。',
    },
    {
      en: 'A new member is put at a random place in the list and not at its end. Otherwise all would come to it at about the same time.',
      zh: '新成员插到列表的随机位置，而不是末尾，否则大家差不多会同时探测它。',
    },
  ],
  wrong: {
    says: {
      en: 'A fixed order would do as well.',
      zh: '固定次序也一样。',
    },
    why: {
      en: 'It has a bound too. But members with the same list could fall into step and all probe the same one while another is left to itself, round after round.',
      zh: '上限是有的。但列表相同的成员可能步调一致，一轮又一轮地一起探测同一个成员，另一个却没有谁看。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [{ until: { when: (world) => nodeNamed(world, 'n1').state.period === 11 } }],
    look: { nodes: ['n1'], tab: 'state', select: 'n1', fields: ['period', 'unprobed'] },
    caption: {
      en: 'n1 has sent eleven pings, and nobody is left on its list: it has probed each of the eleven others once. Now it begins a new round.',
      zh: 'n1 发了十一条 ping，列表上一个也不剩：另外十一个成员各探测了一次。接下来开始新的一轮。',
    },
    claim(world) {
      const { state } = nodeNamed(world, 'n1');
      return state.period === 11 && state.seqNo === 11 && state.unprobed.length === 0;
    },
  },
};

/** What a failure detector can promise, and at what cost. */
export const detectors: readonly SwimQuestion[] = [
  promises,
  heartbeats,
  notPerfect,
  firstDetection,
  roundRobin,
];
