import type { Gloss } from '../../../sdk/lesson.ts';

/** The terms that the lessons use, in alphabetical order of their ids. */
export const glossary: readonly Gloss[] = [
  {
    id: 'accuracy',
    name: { en: 'accuracy', zh: '准确性' },
    means: {
      en: 'How seldom a [[failure-detector]] takes a member for dead that is up. Over an unreliable network it cannot be perfect together with [[completeness]].',
      zh: '[[failure-detector]]有多少把握不把活着的成员当成死了。网络不可靠时，它与[[completeness]]不能同时完美。',
    },
  },
  {
    id: 'acknowledgement',
    name: { en: 'acknowledgement', zh: '应答' },
    means: {
      en: 'The answer to a [[probe]]: I am here. From one that was asked to try, it means that the probed member has answered.',
      zh: '对[[probe]]的回答：我在。如果来自受托去试的节点，意思是被探测的成员回答了。',
    },
  },
  {
    id: 'buddy-system',
    name: { en: 'buddy system', zh: '伙伴机制' },
    means: {
      en: 'Whoever probes a suspected member tells it of the [[suspicion]] in that very ping. So the member hears of it as early as possible, and can [[refute]]. Part of [[lifeguard]].',
      zh: '谁探测一个受怀疑的成员，就在那条探测里告诉它这份[[suspicion]]。它因此能尽早得知，尽早[[refute]]。属于 [[lifeguard]]。',
    },
  },
  {
    id: 'completeness',
    name: { en: 'completeness', zh: '完备性' },
    means: {
      en: 'Every [[crash]] is found in the end. It is called strong if everybody finds it, and weak if somebody does.',
      zh: '每一次[[crash]]最终都会被发现。每个成员都发现叫强完备，至少有一个发现叫弱完备。',
    },
  },
  {
    id: 'confirmation',
    name: { en: 'confirmation', zh: '佐证' },
    means: {
      en: 'One more node that suspects the same member because of a [[probe]] of its own, and not because it was told.',
      zh: '又有一个节点怀疑同一个成员，而且根据的是自己的[[probe]]，不是听来的。',
    },
  },
  {
    id: 'consensus',
    name: { en: 'consensus', zh: '共识' },
    means: {
      en: 'Several nodes agree on one value for good, as in Paxos or Raft. It takes a majority of a group whose members are known.',
      zh: '若干节点就一个值达成一致，永不更改，例如 Paxos 和 Raft。它需要多数派，而且要先知道组里有谁。',
    },
  },
  {
    id: 'crash',
    name: { en: 'crash', zh: '宕机' },
    means: {
      en: 'A node stops without a word and loses what it had in memory. Here that is all that it knew of the others.',
      zh: '节点突然停下，来不及通知任何人，内存里的内容全部丢失。在这里，它对别的节点的了解也就全没了。',
    },
  },
  {
    id: 'detection-time',
    name: { en: 'detection time', zh: '检测时间' },
    means: {
      en: 'From the [[crash]] of a member to the moment at which the first other one suspects it.',
      zh: '从一个成员[[crash]]，到第一个别的成员怀疑它，所经过的时间。',
    },
  },
  {
    id: 'failure-detector',
    name: { en: 'failure detector', zh: '故障检测器' },
    means: {
      en: 'The part of a system that says who is down. Where messages can be late or lost it cannot be both complete and free of errors: silence looks the same whatever its cause.',
      zh: '系统中判断谁停机的部分。只要消息可能迟到或丢失，它就不可能既不漏报又不误报：无论原因是什么，沉默看上去都一样。',
    },
  },
  {
    id: 'false-positive',
    name: { en: 'false positive', zh: '误报' },
    means: {
      en: 'A member that is up is suspected, or even held to be dead.',
      zh: '成员明明在运行，却受到怀疑，甚至被当成死了。',
    },
  },
  {
    id: 'gossip',
    name: { en: 'gossip', zh: 'Gossip 协议' },
    means: {
      en: 'A way to spread news in a cluster: whoever has heard of it tells others, chosen by chance, a few times. Also called an epidemic protocol.',
      zh: '在集群里传播消息的一种方法：听到的节点把它告诉几个随机选出的节点。也叫流行病协议。',
    },
  },
  {
    id: 'heartbeat',
    name: { en: 'heartbeat', zh: '心跳' },
    means: {
      en: 'A message that a node sends again and again, unasked: I am here. Whoever misses it for some time takes the node to be down.',
      zh: '节点不等别人问就反复发送的消息：我在。谁有一阵没收到，就认为它停机了。',
    },
  },
  {
    id: 'incarnation',
    name: { en: 'incarnation number', zh: '化身号' },
    means: {
      en: 'A number that goes with everything said of a member. The member alone raises it, to override what is said of it. News of a higher incarnation always wins.',
      zh: '凡是关于一个成员的消息，都带着这个号。只有成员自己能提高它，用来盖过别人对自己的说法。化身号较高的消息总是胜出。',
    },
  },
  {
    id: 'indirect-probe',
    name: { en: 'indirect probe', zh: '间接探测' },
    means: {
      en: 'A [[probe]] by way of others: a node that gets no answer asks a few members to try as well, in case only its own link is bad.',
      zh: '经由别人的[[probe]]：没有得到回答的节点请几个成员也去试，以防坏的只是自己这条链路。',
    },
  },
  {
    id: 'join',
    name: { en: 'joining', zh: '加入' },
    means: {
      en: 'A node that knows only itself asks one of a few well-known members for its list. With that exchange each of the two knows of the other.',
      zh: '只知道自己的节点，向几个众所周知的成员之一索要名单。交换之后，双方就彼此知道了。',
    },
  },
  {
    id: 'lease',
    name: { en: 'lease', zh: '租约' },
    means: {
      en: 'A right that ends by itself at a certain time unless it is renewed. Whoever grants it can be sure that it has ended without hearing from the holder.',
      zh: '到时自动失效、除非续期的一种权利。授予者不必听到持有者的消息，就能确定它已经失效。',
    },
  },
  {
    id: 'lifeguard',
    name: { en: 'Lifeguard', zh: 'Lifeguard' },
    means: {
      en: 'Three additions to [[swim]] against wrong suspicions by slow members: [[local-health]], waits that shorten with each [[confirmation]], and the [[buddy-system]]. Dadgar, Phillips and Currey, 2017; part of HashiCorp’s memberlist.',
      zh: '对 [[swim]] 的三项补充，防备缓慢成员的错误怀疑：[[local-health]]、随[[confirmation]]缩短的等待、[[buddy-system]]。由 Dadgar、Phillips 和 Currey 在 2017 年提出，用在 HashiCorp 的 memberlist 里。',
    },
  },
  {
    id: 'local-health',
    name: { en: 'local health', zh: '本地健康度' },
    means: {
      en: 'A node’s opinion of itself: a count that goes up when answers fail to come and down when they do come. The higher it is, the longer the node waits before it blames somebody.',
      zh: '节点对自己的评价：该来的回答没来就加，来了就减。计数越高，它在怪罪别人之前就等得越久。',
    },
  },
  {
    id: 'member',
    name: { en: 'member', zh: '成员' },
    means: {
      en: 'A node that belongs to the group. Each member keeps a list of all members, and of what it holds each of them to be.',
      zh: '属于这个组的节点。每个成员都有一份全体成员的名单，并记着自己对每一个的看法。',
    },
  },
  {
    id: 'nack',
    name: { en: 'nack', zh: '否定应答' },
    means: {
      en: 'The answer of one that was asked to try and has heard nothing either: I am here, but the other one is silent. It shows that the link to the asker works. Part of [[lifeguard]].',
      zh: '受托去试、同样没有得到回答的节点发来的：我在，但那一个没出声。这说明通往发问者的链路是好的。属于 [[lifeguard]]。',
    },
  },
  {
    id: 'partition',
    name: { en: 'partition', zh: '分区' },
    means: {
      en: 'The network falls apart: nodes on one side reach each other, but not those on the other side.',
      zh: '网络断成几块：同一侧的节点互相连得上，与另一侧则连不上。',
    },
  },
  {
    id: 'piggyback',
    name: { en: 'piggybacking', zh: '捎带' },
    means: {
      en: 'News goes along with messages that are sent anyway, so that it costs no messages of its own. Each node passes a piece of news on only so often.',
      zh: '消息搭着反正要发的报文一起走，不必另外发送。每个节点把同一条消息只传有限的次数。',
    },
  },
  {
    id: 'probe',
    name: { en: 'probe', zh: '探测' },
    means: {
      en: 'The question to one member whether it is there: a ping, to be answered at once.',
      zh: '问某个成员在不在：发一个 ping，对方应当马上回答。',
    },
  },
  {
    id: 'protocol-period',
    name: { en: 'protocol period', zh: '协议周期' },
    means: {
      en: 'The beat of a node: once in each period it probes one other member. The nodes’ periods need not begin together.',
      zh: '节点的节拍：每个周期探测一个别的成员。各节点的周期不必同时开始。',
    },
  },
  {
    id: 'push-pull',
    name: { en: 'exchange of everything', zh: '全量交换' },
    means: {
      en: 'Two nodes send each other all that they believe of every member. It is used for [[join|joining]], and now and then to find what the news has missed.',
      zh: '两个节点把自己对每个成员的全部看法发给对方。[[join]]时要用，平时偶尔用一次，补上消息漏掉的部分。',
    },
  },
  {
    id: 'refute',
    name: { en: 'refuting', zh: '反驳' },
    means: {
      en: 'A member that hears that it is suspected or held to be dead raises its [[incarnation]] and says that it is alive.',
      zh: '成员得知自己受到怀疑或者被当成死了，就提高自己的[[incarnation]]，宣布自己活着。',
    },
  },
  {
    id: 'retransmission-limit',
    name: { en: 'retransmission limit', zh: '重传次数' },
    means: {
      en: 'How often a node passes on one piece of news before it stops: a small multiple of the logarithm of the group’s size.',
      zh: '节点把一条消息传多少次之后停下：组大小的对数乘以一个小常数。',
    },
  },
  {
    id: 'round-trip',
    name: { en: 'round trip', zh: '往返时间' },
    means: {
      en: 'The time from sending a message until the answer to it is there.',
      zh: '从发出消息到收到回答的时间。',
    },
  },
  {
    id: 'seed',
    name: { en: 'seed', zh: '种子节点' },
    means: {
      en: 'One of the few members whose addresses a node is told in its configuration, so that it has somebody to ask when it wants to [[join]].',
      zh: '写在节点配置里的少数几个成员，节点想[[join]]时就去问它们。',
    },
  },
  {
    id: 'suspicion',
    name: { en: 'suspicion', zh: '怀疑' },
    means: {
      en: 'A belief on notice: the member has not answered and will be held to be dead, unless it [[refute|refutes]] in time. Until then it stays in the group and is probed as before.',
      zh: '一种暂定的看法：这个成员没有回答，如果不及时[[refute]]，就会被当成死了。在那之前它仍在组里，照样受到探测。',
    },
  },
  {
    id: 'swim',
    name: { en: 'SWIM', zh: 'SWIM' },
    means: {
      en: 'Scalable Weakly-consistent Infection-style Process Group Membership Protocol, by Das, Gupta and Motivala, 2002: who belongs to the group is found out by probes and spread along with them.',
      zh: '全称是“可扩展、弱一致、感染式的进程组成员协议”，由 Das、Gupta 和 Motivala 在 2002 年提出：靠探测查明谁在组里，并让结果随探测一起传开。',
    },
  },
  {
    id: 'time-out',
    name: { en: 'time-out', zh: '超时' },
    means: {
      en: 'A node has waited for a set time in vain. It knows only that nothing has come, not why.',
      zh: '节点等了规定的时间，什么也没等到。它只知道没有来，不知道为什么。',
    },
  },
  {
    id: 'weakened-twin',
    name: { en: 'weakened twin', zh: '弱化的孪生协议' },
    means: {
      en: 'The same protocol with one of its guards taken away, to see what that guard is for.',
      zh: '去掉一项防护的同一个协议，用来看清这项防护到底防的是什么。',
    },
  },
];
