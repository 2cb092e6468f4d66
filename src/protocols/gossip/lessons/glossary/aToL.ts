import type { Gloss } from '../../../../sdk/lesson.ts';

export const aToL: readonly Gloss[] = [
  {
    id: 'announcement',
    name: { en: 'announcement', zh: '宣告' },
    means: {
      en: 'A short message that says “I have this”. Whoever lacks it asks for the thing itself. In Bitcoin it is called inv, for inventory.',
      zh: '一条短消息，说“我有这个”。缺的节点再来索要东西本身。在 Bitcoin 里叫 inv，是 inventory（清单）的缩写。',
    },
  },
  {
    id: 'anti-entropy',
    name: { en: 'anti-entropy', zh: '反熵' },
    means: {
      en: 'From time to time a node compares all that it has with one other node, chosen by chance, and the two mend what differs. It is slower than a [[rumour]], but it never gives up. Demers and others, 1987.',
      zh: '节点不时随机选另一个节点，比对各自拥有的全部内容，修补差异。它比[[rumour]]慢，但从不放弃。由 Demers 等人在 1987 年提出。',
    },
  },
  {
    id: 'blind',
    name: { en: 'blind', zh: '盲目' },
    means: {
      en: 'A node that counts all its calls against a [[rumour]], whether they brought news to anybody or not. The opposite is [[feedback]].',
      zh: '不管有没有给别人带来新消息，每传一次[[rumour]]都照样计一次。与之相对的是[[feedback]]。',
    },
  },
  {
    id: 'block',
    name: { en: 'block', zh: '区块' },
    means: {
      en: 'In a blockchain: a bundle of transactions that all nodes are to get. It is large, so it is sent only after an [[announcement]].',
      zh: '区块链里的一捆交易，所有节点都应当得到。它很大，所以先[[announcement]]，后发送。',
    },
  },
  {
    id: 'consensus',
    name: { en: 'consensus', zh: '共识' },
    means: {
      en: 'Several nodes settle on one answer, once, so that nobody ever acts on another. It needs a majority, and so somebody may have to wait.',
      zh: '若干节点就一个答案定案，只定一次，谁也不会按别的答案行事。它需要过半数，所以可能有谁必须等待。',
    },
  },
  {
    id: 'crash',
    name: { en: 'crash', zh: '宕机' },
    means: {
      en: 'A node stops without a word and loses what it had in memory. What is on its disk is there when it comes back.',
      zh: '节点突然停下，来不及通知任何人，内存里的内容全部丢失。磁盘上的内容在它恢复时还在。',
    },
  },
  {
    id: 'data-centre',
    name: { en: 'data centre', zh: '数据中心' },
    means: {
      en: 'A place with many nodes and fast links between them. Links from one data centre to another are few and slow.',
      zh: '集中放置许多节点的地方，内部链路很快。不同数据中心之间的链路又少又慢。',
    },
  },
  {
    id: 'death-certificate',
    name: { en: 'death certificate', zh: '墓碑' },
    means: {
      en: 'What a deletion leaves in place of the value: “deleted”, with a [[version]]. It keeps older values from coming back. Also called a tombstone.',
      zh: '删除之后留在原处的记录：“已删除”，并带有[[version]]。它不让旧值再回来。原文直译是“死亡证明”。',
    },
  },
  {
    id: 'digest',
    name: { en: 'digest', zh: '摘要' },
    means: {
      en: 'A list of what a node has, without the values: for each key its [[version]]. Two nodes can tell from it what to send each other.',
      zh: '节点所拥有内容的清单，不含值，只有每个键的[[version]]。两个节点凭它就知道该给对方发什么。',
    },
  },
  {
    id: 'eclipse-attack',
    name: { en: 'eclipse attack', zh: '日蚀攻击' },
    means: {
      en: 'Somebody gets hold of all the neighbours of a node, and so decides what it hears and what it does not. Random partners protect against this only as long as they cannot be chosen by the attacker.',
      zh: '攻击者占据了一个节点的全部邻居，从而决定它听到什么、听不到什么。随机选择伙伴可以防备，前提是攻击者左右不了这种选择。',
    },
  },
  {
    id: 'eventual-consistency',
    name: { en: 'eventual consistency', zh: '最终一致' },
    means: {
      en: 'Once writing stops, all nodes become equal. It says neither when, nor what one may read until then.',
      zh: '写入停下之后，所有节点终会相同。它既不说要多久，也不说在那之前会读到什么。',
    },
  },
  {
    id: 'fan-out',
    name: { en: 'fan-out', zh: '扇出' },
    means: {
      en: 'How many others a node turns to in one [[round]].',
      zh: '一个节点在一[[round|轮]]里联系多少个别的节点。',
    },
  },
  {
    id: 'feedback',
    name: { en: 'feedback', zh: '反馈' },
    means: {
      en: 'The one that is told a [[rumour]] says whether it was news. Only calls to those who knew already count towards [[lose-interest|losing interest]].',
      zh: '被告诉[[rumour]]的节点回答是不是新消息。只有说给早已知道的节点，才计入[[lose-interest]]的次数。',
    },
  },
  {
    id: 'gossip',
    name: { en: 'gossip', zh: 'Gossip 协议' },
    means: {
      en: 'A way to spread information in a cluster: every node keeps telling others, chosen by chance, what it has heard. Also called an epidemic protocol.',
      zh: '在集群里传播信息的一种方法：每个节点不断把听到的内容告诉随机选出的别的节点。也叫流行病协议。',
    },
  },
  {
    id: 'heartbeat',
    name: { en: 'heartbeat', zh: '心跳' },
    means: {
      en: 'A sign of life. In gossip it is a number that only its own node raises and that all others pass on: if it stands still, the node is down or cut off.',
      zh: '表示自己还在的信号。在 Gossip 里是一个数，只有本节点能加，别的节点代为转传；它若停住，那个节点就是停机或被隔开了。',
    },
  },
  {
    id: 'infective',
    name: { en: 'infective', zh: '感染' },
    means: {
      en: 'The state of a node that knows a [[rumour]] and passes it on.',
      zh: '节点知道一条[[rumour]]，并且正在传播它。',
    },
  },
  {
    id: 'lamport-clock',
    name: { en: 'Lamport clock', zh: 'Lamport 时钟' },
    means: {
      en: 'A counter in place of a clock: whoever writes takes a number higher than any that it has seen. What was written in the knowledge of something else always has the higher number.',
      zh: '用计数代替钟：写入者取的数比自己见过的都大。知道某个值之后再写的，数必定更大。',
    },
  },
  {
    id: 'last-writer-wins',
    name: { en: 'last writer wins', zh: '后写者胜' },
    means: {
      en: 'Of two values under one key the one with the higher [[version]] is kept and the other is dropped. All nodes end up alike, and the value that was dropped is lost.',
      zh: '同一个键下的两个值，保留[[version]]较高的，丢弃另一个。各节点最终相同，被丢弃的值则就此丢失。',
    },
  },
  {
    id: 'lose-interest',
    name: { en: 'losing interest', zh: '失去兴趣' },
    means: {
      en: 'A node stops passing a [[rumour]] on, by a count or by the throw of a coin. It keeps what it has heard.',
      zh: '节点按计数或掷硬币的结果，不再传播一条[[rumour]]。听到的内容它仍然留着。',
    },
  },
];
