import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold, isCut, livingIn, nobodyIsWronged, nodeNamed, pingsForOthers } from './claims.ts';

type SwimQuestion = Question<SwimTypes>;

const askOthers: SwimQuestion = {
  id: 'why-ask-others',
  grade: 'warmUp',
  topic: 'probing',
  asks: {
    en: 'A ping is not answered. Why does SWIM ask other members to try?',
    zh: 'ping 没有得到回答时，SWIM 为什么要请别的成员去试？',
  },
  answer: {
    en: 'No answer may mean that the link between the two is bad or that a packet was lost, and says little about the member. So whoever gets none asks k others to [[indirect-probe|probe it in its place]]. They come to it by other ways and at another moment. Only if none of them brings an answer either does the [[suspicion]] begin.',
    zh: '没有回答，可能只是两者之间的链路不好，或者丢了一个包，并不能说明那个成员怎样。所以没等到回答的成员请 k 个成员[[indirect-probe|代为探测]]。它们走的是别的路径，也在另一个时刻。只有它们也都没带回答案，[[suspicion|怀疑]]才开始。',
  },
  mentions: [
    {
      en: 'The answer comes back by way of the helper, so a link that works in one direction only does no harm.',
      zh: '回答也经由代探者带回，所以只在一个方向通的链路不会造成误判。',
    },
    {
      en: 'Helpers cost something only when a direct answer is missing.',
      zh: '只有缺了直接回答，请人代探才有开销。',
    },
    {
      en: 'A direct answer that comes late still counts until the [[protocol-period|period]] is over.',
      zh: '迟到的直接回答在[[protocol-period|周期]]结束之前仍然算数。',
    },
    {
      en: 'memberlist tries a TCP connection at the same time, since some networks let TCP through and not UDP, and warns if only that works.',
      zh: 'memberlist 同时还试一次 TCP 连接，因为有的网络只放行 TCP；如果只有 TCP 通，它会告警。',
    },
  ],
  wrong: {
    says: {
      en: 'Pinging it three times directly would do.',
      zh: '直接多 ping 三次就够了。',
    },
    why: {
      en: 'That helps against losses by chance. A broken link or a full queue on one’s own side loses all three.',
      zh: '这只对付得了偶然丢包。链路断了，或者自己这边队列满了，三次都会丢。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'cut', from: 'n1', to: 'n2' } },
      {
        until: {
          note: 'answeredThrough',
          node: 'n1',
          where: { member: 'n2' },
          names: { helper: 'through' },
        },
      },
    ],
    look: { nodes: ['n1', 'n2', '{helper}'], tab: 'state', select: 'n1', fields: ['probe'] },
    caption: {
      en: 'Nothing that n1 sends reaches n2. {helper} has had an answer from n2 and passed it on, and nobody suspects anybody.',
      zh: 'n1 发给 n2 的都到不了。{helper} 得到了 n2 的回答并转告 n1，没有谁受到怀疑。',
    },
    claim(world) {
      const { probe } = nodeNamed(world, 'n1').state;
      return (
        isCut(world, 'n1', 'n2') &&
        probe?.target === nodeNamed(world, 'n2').id &&
        probe.acked &&
        nobodyIsWronged(world)
      );
    },
  },
};

const howMany: SwimQuestion = {
  id: 'how-many-helpers',
  grade: 'core',
  topic: 'probing',
  asks: {
    en: 'How do you choose k, the number of members that are asked to try?',
    zh: '请几个成员代为探测，这个 k 怎么选？',
  },
  answer: {
    en: 'Let q be the chance that a message arrives. The direct way needs two messages, each [[indirect-probe|indirect]] one four, so a member that is up is suspected in a share of (1 − q²)(1 − q⁴)^k of its [[probe|probes]]. Each helper thus multiplies the mistakes by 1 − q⁴. At 5 % loss that is less than a fifth, and three helpers make mistakes more than a hundred times rarer. That is what memberlist has by default.',
    zh: '设一条消息到达的概率是 q。直接的路要两条消息，[[indirect-probe|间接]]的路要四条，所以活着的成员每次被[[probe|探测]]后受怀疑的比例是 (1 − q²)(1 − q⁴)^k。每多一个代探者，误判就乘以 1 − q⁴。丢包 5% 时，这个因子不到五分之一，三个代探者让误判少到百分之一以下。memberlist 的默认值就是三。',
  },
  mentions: [
    {
      en: 'Where a lot is lost, a helper does little: its way is four messages long. Then the time of the [[suspicion]] has to do the work.',
      zh: '丢包很重时，代探者帮助不大：那条路要走四条消息。这时只能靠[[suspicion|怀疑]]留出的时间。',
    },
    {
      en: 'Helpers are drawn at random, so that they seldom share a bad rack or link with the one that asks.',
      zh: '代探者是随机抽的，很少与请求者处在同一个有问题的机架或链路上。',
    },
    {
      en: 'If it is the asking member that is slow, no k helps. This is where [[lifeguard]] begins.',
      zh: '如果慢的是请求者自己，k 再大也没用。[[lifeguard|Lifeguard]] 就是从这里着手的。',
    },
  ],
  wrong: {
    says: {
      en: 'The more helpers the better.',
      zh: '代探者越多越好。',
    },
    why: {
      en: 'Each one more brings less. And in a large outage everybody asks k others about the same few members at once, just when the network is in trouble.',
      zh: '每多一个，收效都更小。而且大面积故障时，所有成员会同时为那几个成员各请 k 个代探者，偏偏网络正有麻烦。',
    },
  },
  show: {
    scene: { scenario: 'lossy', changes: { params: { indirectChecks: 0 } } },
    moves: [{ until: { note: 'suspected', nth: 5 } }],
    look: { tab: 'matrix' },
    caption: {
      en: 'One message in five is lost and nobody is asked to try. Nobody has crashed, yet several members have been suspected within a few periods.',
      zh: '每五条消息丢一条，又不请谁代探。没有谁宕机，几个周期之内却已有好几个成员受到怀疑。',
    },
    claim(world) {
      const living = livingIn(world);
      const accused = living.filter(
        ({ name, state }) => state.incarnation > 0 || !allHold(world, name, 'alive'),
      );
      return living.length === 12 && accused.length >= 3;
    },
  },
};

const timeouts: SwimQuestion = {
  id: 'choosing-time-outs',
  grade: 'core',
  topic: 'probing',
  asks: {
    en: 'How do you choose the time-out of a probe and the protocol period?',
    zh: '探测超时和协议周期怎么定？',
  },
  answer: {
    en: 'The [[time-out]] should cover nearly all [[round-trip|round trips]], say 99 of 100, measured on machines under load. The [[protocol-period|period]] has to leave room for the way through others after it: the SWIM paper wants three round trips at least. A time-out that is too short costs only needless ping-reqs. A period that is too short costs false [[suspicion|suspicions]].',
    zh: '[[time-out|超时]]应当涵盖几乎所有的[[round-trip|往返时间]]，比如百分之九十九，而且要在有负载的机器上测。超时之后，[[protocol-period|周期]]还要留得下经别人转一圈的时间：SWIM 论文要求至少三个往返。超时太短，只是多发一些 ping-req；周期太短，就会有错误的[[suspicion|怀疑]]。',
  },
  mentions: [
    {
      en: 'memberlist waits 500 ms in a period of 1 s on a local network, and 3 s in one of 5 s over long distances.',
      zh: 'memberlist 在局域网中超时 500 ms、周期 1 s，在广域网中超时 3 s、周期 5 s。',
    },
    {
      en: 'Pauses of the program count as well: a garbage collection is often longer than the network’s delay.',
      zh: '程序自身的停顿也算在内：一次垃圾回收往往比网络延迟还长。',
    },
    {
      en: 'Half the period finds crashes twice as fast at twice the traffic. The suspicion gets shorter with it, since it is counted in periods.',
      zh: '周期减半，发现宕机快一倍，流量也多一倍。怀疑时间按周期计，也随之缩短。',
    },
  ],
  wrong: {
    says: {
      en: 'Twice the average round trip.',
      zh: '取平均往返时间的两倍。',
    },
    why: {
      en: 'Delays have a long tail. With such a time-out some share of all probes fails all the time, most of all under load, when more messages are least welcome.',
      zh: '延迟有长尾。这样设，总有一部分探测失败，负载高时尤其多，而那正是最不该增加消息的时候。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest', changes: { params: { probeTimeout: '18ms' } } },
    moves: [
      { until: { note: 'probeFailed', nth: 12 } },
      { until: { without: { note: 'suspected' }, lasting: '1s' } },
    ],
    look: { tab: 'counts' },
    caption: {
      en: 'Here the time-out is shorter than many round trips. Again and again others are asked without need, but an answer always comes within the period, so nobody is suspected.',
      zh: '这里的超时比许多往返都短。一次又一次白白请别人去试，但回答总在周期之内到达，所以没有谁受到怀疑。',
    },
    claim: (world) =>
      pingsForOthers(world) >= 12 &&
      nobodyIsWronged(world) &&
      livingIn(world).every(({ state }) => state.incarnation === 0),
  },
};

const deaf: SwimQuestion = {
  id: 'a-deaf-member',
  grade: 'deep',
  topic: 'probing',
  asks: {
    en: 'A member can send, but nothing reaches it. What does SWIM make of that?',
    zh: '一个成员能发出消息，却什么也收不到。SWIM 里会发生什么？',
  },
  answer: {
    en: 'It gets no answers, so it [[suspicion|suspects]] one member after another, and since its messages do arrive, the group hears it. The accused object with higher [[incarnation|incarnations]], of which it hears nothing. In the end it is held to be dead itself, because it answers no [[probe]]: that it pings others is no proof of life in SWIM. Until then, and as long as it goes on, it costs everybody false suspicions.',
    zh: '它得不到回答，于是一个接一个地[[suspicion|怀疑]]别的成员；它的消息发得出去，全组都听得到。被指控的成员用更高的[[incarnation|化身号]]反驳，它却听不到。最后它自己被认为已死，因为它不回答任何[[probe|探测]]：在 SWIM 里，能 ping 别人并不证明自己活着。在那之前，只要它还在运行，就不断给大家带来错误的怀疑。',
  },
  mentions: [
    {
      en: 'A single link that is broken in one direction is harmless, since the answer comes by way of others.',
      zh: '单单一条链路在一个方向上断了没有关系，回答会从别处绕来。',
    },
    {
      en: 'The same happens with a member whose processor is overloaded: the answers lie in its queue while its [[time-out|time-outs]] run.',
      zh: '处理器过载的成员也一样：回答躺在队列里，[[time-out|超时]]却在走。',
    },
    {
      en: 'With [[lifeguard|Lifeguard]] it would take the missing answers for its own fault, and probe less and wait longer.',
      zh: '有了 [[lifeguard|Lifeguard]]，它会把得不到回答归咎于自己，少探测，多等待。',
    },
  ],
  wrong: {
    says: {
      en: 'The others see its messages, so they know that it is alive.',
      zh: '别人看得到它的消息，所以知道它活着。',
    },
    why: {
      en: 'SWIM counts answers and refutations, not messages. That is right: a member that hears nothing is of no use to the group.',
      zh: 'SWIM 看的是回答和反驳，不是有没有发消息。这样也对：什么都听不到的成员，对组里没有用处。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'link', to: 'n2', loss: 1 } },
      { until: { note: 'refutedSuspicion' } },
      { until: { when: (world) => allHold(world, 'n2', 'dead') } },
    ],
    look: { nodes: ['n2'], tab: 'matrix' },
    caption: {
      en: 'n2 is up and still pings, but all others hold it to be dead. Before that it has accused several of them, and they had to object.',
      zh: 'n2 活着，还在 ping，但其余成员都认为它已死。在此之前，它指控了好几个成员，逼得它们反驳。',
    },
    claim: (world) =>
      nodeNamed(world, 'n2').health === 'up' &&
      nodeNamed(world, 'n2').state.incarnation === 0 &&
      allHold(world, 'n2', 'dead') &&
      livingIn(world).filter(({ state }) => state.incarnation > 0).length >= 2,
  },
};

/** How a member is probed, by oneself and through others. */
export const probing: readonly SwimQuestion[] = [askOthers, howMany, timeouts, deaf];
