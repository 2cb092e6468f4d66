import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold, holding, livingIn, nodeNamed, nothingToTell, pingsForOthers } from './claims.ts';

type SwimQuestion = Question<SwimTypes>;

const piggyback: SwimQuestion = {
  id: 'how-news-travels',
  grade: 'warmUp',
  topic: 'spreading',
  asks: {
    en: 'How does the news that a member has crashed reach all others, and what does it cost?',
    zh: '成员宕机的消息怎样到达其余所有成员？代价是多少？',
  },
  answer: {
    en: 'It is [[piggyback|piggybacked]] on pings and their answers, which are sent anyway. Whoever hears something new passes it on in turn with its own next messages. Since the partners of the [[probe|probes]] are random, this is [[gossip]]: after a number of [[protocol-period|periods]] that grows with log n nearly everybody knows. It costs no message more, only some bytes in each.',
    zh: '它[[piggyback|捎带]]在 ping 和回答上，这些消息本来就要发。谁听到新消息，就在自己接下来的消息里接着传。[[probe|探测]]的对象是随机的，所以这就是 [[gossip|Gossip]]：经过随 log n 增长的若干[[protocol-period|周期]]，几乎所有成员都知道。它不多发一条消息，只是每条多几个字节。',
  },
  mentions: [
    {
      en: 'Joins, departures, suspicions and refutations travel in the same way.',
      zh: '加入、离开、怀疑和反驳也这样传。',
    },
    {
      en: 'A member tells one and is told by one in each period on average, so the number of those who know grows like that of an epidemic.',
      zh: '平均每个周期告诉一个、被一个告诉，知情者的人数像流行病一样增长。',
    },
    {
      en: 'memberlist also sends pure gossip packets five times a second, so that news travels faster than its probes would carry it.',
      zh: 'memberlist 还每秒专门发五次流言包，让消息比单靠探测捎带传得更快。',
    },
  ],
  wrong: {
    says: {
      en: 'Whoever finds the crash tells everybody.',
      zh: '谁发现宕机，谁就通知所有成员。',
    },
    why: {
      en: 'That is n packets at once from one member, each of which may be lost, and the finder may crash halfway through.',
      zh: '那是一个成员一下子发 n 个包，每个都可能丢，发到一半它自己也可能宕机。',
    },
  },
  show: {
    scene: { scenario: 'one-crash' },
    moves: [{ until: { when: (world) => allHold(world, 'n5', 'dead') } }],
    look: { nodes: ['n5'], tab: 'tree' },
    caption: {
      en: 'All know of n5’s death. Apart from a few pings for others, each has sent one ping a period, as before; the news rode along.',
      zh: '大家都知道 n5 死了。除了代别人发的几条 ping，每个成员仍是一个周期发一条，消息是搭车去的。',
    },
    claim: (world) => allHold(world, 'n5', 'dead') && pingsForOthers(world) <= 24,
  },
};

const howOften: SwimQuestion = {
  id: 'how-often-to-repeat',
  grade: 'core',
  topic: 'spreading',
  asks: {
    en: 'How often does a member pass a piece of news on before it stops?',
    zh: '一个成员把一条消息传几次之后停下？',
  },
  answer: {
    en: 'About λ · log n times, with a small λ: the [[retransmission-limit|retransmission limit]]. After that many [[protocol-period|periods]] the expected share of those who have not heard is a power of 1/n, so the news reaches all with high probability. memberlist takes four times the decimal logarithm of n + 1, rounded up. If more is waiting than fits into a message, what was sent least often goes first.',
    zh: '大约 λ · log n 次，λ 是个小常数，这就是[[retransmission-limit|重传次数]]上限。过了这么多[[protocol-period|周期]]，还没听到的比例预期是 1/n 的若干次方，所以消息以很高的概率传到所有成员。memberlist 取 n + 1 的常用对数，向上取整，再乘 4。等着传的超过一条消息装得下的，传得最少的先走。',
  },
  mentions: [
    {
      en: 'Nobody can know when all have heard, so each one counts for itself.',
      zh: '没有谁知道大家是不是都听到了，所以各数各的。',
    },
    {
      en: 'Without a limit, old news would fill the messages and keep new news waiting.',
      zh: '没有上限，旧消息就会占满位置，让新消息等着。',
    },
    {
      en: 'Newer news about the same member takes the place of what was queued about it.',
      zh: '关于同一个成员有了更新的消息，就替换队列里的旧消息。',
    },
    {
      en: 'Some may still miss it. For them there is an exchange of everything from time to time.',
      zh: '仍可能有成员漏掉。为此要不时地全量交换一次。',
    },
  ],
  wrong: {
    says: {
      en: 'Until everybody has acknowledged it.',
      zh: '传到所有成员都确认为止。',
    },
    why: {
      en: 'That would be n acknowledgements for each piece of news, and one member that is slow would keep it going for ever.',
      zh: '那样每条消息都要 n 个确认，而且只要有一个成员慢，就永远停不下来。',
    },
  },
  show: {
    scene: { scenario: 'q-sixty', changes: { params: { retransmitMult: 1 } } },
    moves: [
      { act: { do: 'request', node: 'n30', request: { op: 'leave' } } },
      { until: { note: 'gone', node: 'n30' } },
      { until: { when: nothingToTell } },
    ],
    look: { nodes: ['n30'], tab: 'tree' },
    caption: {
      en: 'With too small a limit, nobody passes on any more that n30 has left, and some have not heard of it.',
      zh: '上限太小：已经没有谁再传 n30 离开的消息，却还有成员没听到。',
    },
    claim: (world) =>
      nothingToTell(world) &&
      nodeNamed(world, 'n30').state.role === 'left' &&
      holding(world, 'n30', 'left').length > 0 &&
      holding(world, 'n30', 'alive').length > 0,
  },
};

const agree: SwimQuestion = {
  id: 'do-all-see-the-same',
  grade: 'core',
  topic: 'spreading',
  asks: {
    en: 'Do all members have the same view of the group?',
    zh: '各成员看到的成员列表相同吗？',
  },
  answer: {
    en: 'No. Each has a view of its own, and what one already knows others have yet to hear. The views are weakly consistent: when nothing new happens for a while, they become alike. There is no moment at which all change over together, and no member can tell whether its view is the latest.',
    zh: '不相同。各有各的视图，一个已经知道的，别人可能还没听到。这叫弱一致：一段时间没有新情况，视图就会变得相同。没有哪一刻全体一起切换，也没有哪个成员能判断自己的视图是不是最新。',
  },
  mentions: [
    {
      en: 'So it must not decide who may write, who is leader, or what a majority is. For that the group needs [[consensus]].',
      zh: '所以不能靠它决定谁可以写、谁是主、多少算多数。那些要靠[[consensus|共识]]。',
    },
    {
      en: 'It is good enough for load balancing, routing and repair, where a wrong entry costs a retry.',
      zh: '用于负载均衡、路由、修复则足够：条目错了，不过是重试一次。',
    },
    {
      en: 'Virtual synchrony and group membership by consensus install views in the same order everywhere, and stop while they do.',
      zh: '虚拟同步，以及用共识管理成员的做法，能让视图在各处按相同次序生效，但切换时要停顿。',
    },
  ],
  wrong: {
    says: {
      en: 'Yes, after one round of gossip.',
      zh: '传一轮之后就相同了。',
    },
    why: {
      en: 'One round reaches a few. By the time all have heard, something else has usually happened in a large group.',
      zh: '一轮只到得了几个。等大家都听到，在大的组里往往又有了别的变化。',
    },
  },
  show: {
    scene: { scenario: 'q-sixty' },
    moves: [
      { act: { do: 'crash', node: 'n30' } },
      { until: { note: 'suspected', where: { member: 'n30' } } },
      { until: { when: (world) => holding(world, 'n30', 'suspect').length >= 20 } },
    ],
    look: { nodes: ['n30'], tab: 'matrix' },
    caption: {
      en: 'At this moment some suspect n30, and others still count on it. Both are right by what they have heard.',
      zh: '此刻有的成员怀疑 n30，有的还当它好好的。就各自听到的来说，两边都没错。',
    },
    claim: (world) =>
      holding(world, 'n30', 'suspect').length >= 10 && holding(world, 'n30', 'alive').length >= 10,
  },
};

const multicast: SwimQuestion = {
  id: 'why-not-multicast',
  grade: 'core',
  topic: 'spreading',
  asks: {
    en: 'Why does SWIM not announce a death by multicast?',
    zh: 'SWIM 为什么不用组播来宣布死亡？',
  },
  answer: {
    en: 'The first version in the paper does. But IP multicast is switched off in most networks and clouds, it is best effort, so whoever misses the packet never hears of it, and many losses often come together. [[piggyback|Piggybacked]] [[gossip]] repeats itself on many ways by itself. It survives a heavy loss and the crash of whoever knew first, at the price of some more [[protocol-period|periods]].',
    zh: '论文里的第一版就是用组播。但多数网络和云都关闭了 IP 组播；它又是尽力而为，漏了那个包就永远听不到，而且丢包往往成片发生。[[piggyback|捎带]]的 [[gossip|Gossip]] 自然会沿许多路径反复传，丢包严重、最先知道的成员宕机，都挡不住，代价是多花几个[[protocol-period|周期]]。',
  },
  mentions: [
    {
      en: 'One multicast for each event is cheap while events are few, but when a rack fails they all come at once.',
      zh: '每个事件一次组播，事件少的时候便宜；整个机架出事时，它们会一齐涌来。',
    },
    {
      en: 'Reliable multicast needs acknowledgements or knows its members already, which is the problem that was to be solved.',
      zh: '可靠组播要么需要确认，要么得先知道成员是谁，而这正是要解决的问题。',
    },
    {
      en: 'Loss makes gossip slower, not incomplete: with a share q of messages arriving it still grows exponentially.',
      zh: '丢包使流言变慢，不使它残缺：只要有一部分消息到达，增长仍是指数的。',
    },
  ],
  wrong: {
    says: {
      en: 'Because multicast would be slower.',
      zh: '因为组播更慢。',
    },
    why: {
      en: 'It would be faster: one hop. What it lacks is certainty, and networks that let it through.',
      zh: '组播更快，一跳就到。它缺的是可靠，以及放行它的网络。',
    },
  },
  show: {
    scene: { scenario: 'lossy' },
    moves: [
      { act: { do: 'crash', node: 'n5' } },
      { until: { note: 'declaredDead', where: { member: 'n5' } } },
      { until: { when: (world) => allHold(world, 'n5', 'dead') } },
    ],
    look: { nodes: ['n5'], tab: 'tree' },
    caption: {
      en: 'A fifth of all messages is lost, and still each of the others has heard that n5 is dead.',
      zh: '五分之一的消息丢失，其余每个成员仍都听到了 n5 的死讯。',
    },
    claim: (world) =>
      world.links().most.loss[0] > 0 &&
      nodeNamed(world, 'n5').health === 'crashed' &&
      allHold(world, 'n5', 'dead'),
  },
};

const tooMuch: SwimQuestion = {
  id: 'more-news-than-room',
  grade: 'deep',
  topic: 'spreading',
  asks: {
    en: 'Many members fail at once, and there is more news than fits into a message. What then?',
    zh: '许多成员同时出事，消息多得一条报文装不下，怎么办？',
  },
  answer: {
    en: 'News waits in a queue, ordered by how often each piece has been sent, the least often sent first. So every piece gets out a first time before any goes out again, and young news overtakes old. A burst spreads more slowly, but nothing is dropped: each piece is still sent as often as the [[retransmission-limit|limit]] says.',
    zh: '消息排队，按已传的次数排序，传得最少的在前。所以每条都先传过一次，才轮到谁传第二次，新消息超过旧消息。一次爆发会传得慢些，但不会丢弃：每条仍会传满[[retransmission-limit|上限]]规定的次数。',
  },
  mentions: [
    {
      en: 'A message has to fit into one UDP packet without being split, about 1,400 bytes. That is what limits it in practice.',
      zh: '一条报文要装进一个不分片的 UDP 包，约 1400 字节。实际的限制就在这里。',
    },
    {
      en: 'While the queue is long, refutations wait as well, and the [[suspicion]] runs meanwhile. Large bursts so bring false deaths.',
      zh: '队列长的时候，反驳也在等，[[suspicion|怀疑]]却照样计时。所以大的爆发会带来误报。',
    },
    {
      en: 'Queued news about the same member is replaced by newer news, so the queue never holds more than one piece for each member.',
      zh: '同一个成员的旧消息会被更新的替换，队列里每个成员至多一条。',
    },
    {
      en: 'Ways out: dedicated gossip packets, more of them, or a full exchange over TCP.',
      zh: '出路有：专门的流言包，多发几个，或者用 TCP 做全量交换。',
    },
  ],
  wrong: {
    says: {
      en: 'Then the message simply gets larger.',
      zh: '报文变大一些就是了。',
    },
    why: {
      en: 'A split UDP packet is lost if one of its parts is. It would be lost most easily just when the network is in trouble.',
      zh: '分了片的 UDP 包，丢一片就全丢。偏偏在网络有麻烦时，它最容易丢。',
    },
  },
  show: {
    scene: { scenario: 'q-sixty', changes: { params: { maxPiggyback: 2 } } },
    moves: [
      { act: { do: 'crash', node: 'n10' } },
      { act: { do: 'crash', node: 'n20' } },
      { act: { do: 'crash', node: 'n30' } },
      { act: { do: 'crash', node: 'n40' } },
      { act: { do: 'crash', node: 'n50' } },
      { until: { when: (world) => livingIn(world).some(isCrowded) } },
    ],
    look: { tab: 'matrix' },
    caption: {
      en: 'Five have crashed and a message has room for two pieces of news. Somebody already has more to tell than that, and what it has told least often stands first.',
      zh: '五个成员宕机，一条报文只装得下两条消息。有的成员要传的已经超过两条，传得最少的排在前面。',
    },
    claim: (world) => livingIn(world).some(isCrowded),
  },
};

/** Whether a node has twice as much to tell as fits into a message, and the least often told stands first. */
function isCrowded({ state }: ReturnType<typeof nodeNamed>): boolean {
  const sent = state.updates.map(({ transmits }) => transmits);
  return (
    sent.length >= 4 &&
    (sent[0] ?? 0) < (sent.at(-1) ?? 0) &&
    sent.every((times, i) => i === 0 || times >= (sent[i - 1] ?? 0))
  );
}

/** How news of members travels. */
export const spreading: readonly SwimQuestion[] = [piggyback, howOften, agree, multicast, tooMuch];
