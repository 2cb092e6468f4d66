import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { allEqual, called, entryAt, knowing, upOnes } from '../challenges/watching.ts';
import { allOf, isHot, roundsFromHalf, roundsIn } from './claims.ts';

type GossipQuestion = Question<GossipTypes>;

const whatItIs: GossipQuestion = {
  id: 'what-gossip-is',
  grade: 'warmUp',
  topic: 'speed',
  asks: {
    en: 'What is gossip, and why does the publisher not simply send its news to everybody?',
    zh: '什么是 Gossip 协议？发布者为什么不直接发给所有节点？',
  },
  answer: {
    en: 'In [[gossip]] every node that has heard a [[rumour]] keeps telling a few others, chosen by chance. One sender for all needs a complete list, has to repeat what was lost, and if it [[crash|crashes]] half-way the rest hear nothing. With gossip any node that knows can finish the work, and none of them has to do much of it.',
    zh: '在 [[gossip]] 里，凡是听到一条[[rumour]]的节点，都不断告诉随机选出的少数几个。若由一个节点发给所有节点，它就得有完整的名单，丢了的要重发；发到一半[[crash]]，剩下的就什么也听不到。用 Gossip 时，任何知道的节点都能把事情做完，而且谁也不必做很多。',
  },
  mentions: [
    {
      en: 'A node does the same few things whatever the size of the cluster.',
      zh: '集群再大，一个节点做的事也就那么几件。',
    },
    {
      en: 'A tree would send fewer messages, but one failed inner node cuts off all below it.',
      zh: '用一棵树来分发，消息更少，可是一个内部节点失效，它下面的就全断了。',
    },
    {
      en: 'The guarantee is one of probability: soon nearly all, and no moment at which it is certain.',
      zh: '它给的是概率上的保证：很快几乎都知道，却没有哪一刻能说已经确定。',
    },
  ],
  wrong: {
    says: {
      en: 'Gossip saves messages.',
      zh: 'Gossip 能省消息。',
    },
    why: {
      en: 'It sends more of them. To n nodes a single sender needs n − 1 messages; here several reach each node. What is bought with them is that no single loss matters.',
      zh: '它发的反而更多。一个发送者给 n 个节点只要 n − 1 条，这里每个节点会收到好几条。多出来的换来一点：丢掉哪一条、失去哪一个都不要紧。',
    },
  },
  show: {
    scene: { scenario: 'one-rumour', changes: { params: { losing: 'never' } } },
    moves: [
      { until: { note: 'learned', names: { heir: 'node' } } },
      { act: { do: 'crash', node: 'n1' } },
      { until: { when: allEqual } },
    ],
    look: { nodes: ['n1', '{heir}'], tab: 'tree' },
    caption: {
      en: 'n1 has told {heir} and nobody else, and is down since. All others have x all the same.',
      zh: 'n1 只告诉了 {heir} 就宕机了，其余节点照样都有了 x。',
    },
    claim: (world, node) =>
      called(world, 'n1')?.health === 'crashed' &&
      upOnes(world).length === 11 &&
      allOf(upOnes(world), '1') &&
      upOnes(world).filter((one) => entryAt(one)?.from === node('n1')).length === 1,
  },
};

const logarithmic: GossipQuestion = {
  id: 'why-logarithmic',
  grade: 'core',
  topic: 'speed',
  asks: {
    en: 'How many rounds until all of n nodes have heard, and why?',
    zh: '要多少轮，n 个节点才全都听说？为什么？',
  },
  answer: {
    en: 'About log₂ n + ln n [[round|rounds]], if everyone who knows [[push|pushes]] to one other a round. At first nearly every call finds somebody new, so the number doubles: log₂ n. Once nearly all know, each of the rest is missed in a round with a chance of 1/e, so they fall away by that factor: ln n more.',
    zh: '如果知道的节点每[[round|轮]]各[[push]]给一个别的节点，大约要 log₂ n + ln n 轮。起初几乎每次都碰上不知道的，人数翻倍，需要 log₂ n 轮。等到几乎都知道了，剩下的每个在一轮里被漏掉的概率是 1/e，于是每轮减到原来的 1/e，又要 ln n 轮。',
  },
  mentions: [
    {
      en: 'For a thousand nodes that is 10 + 7 rounds; ten times as many nodes cost between five and six more.',
      zh: '一千个节点是 10 + 7 轮；节点再多十倍，只多五六轮。',
    },
    {
      en: 'With [[pull]] the second part shrinks to about log₂ log₂ n.',
      zh: '用[[pull]]时，后一段缩短到约 log₂ log₂ n 轮。',
    },
    {
      en: 'It counts rounds. With a round of 200 ms seventeen of them are over three seconds.',
      zh: '这里数的是轮。若一轮是 200 毫秒，十七轮就要三秒多。',
    },
    {
      en: 'It is proved for partners chosen evenly among all (Pittel, 1987). On a ring it is wrong.',
      zh: '结论的前提是在所有节点里均匀随机地选（Pittel，1987）。放到环上就不成立。',
    },
  ],
  wrong: {
    says: {
      en: 'log₂ n, since the number doubles in each round.',
      zh: 'log₂ n，因为人数每轮翻倍。',
    },
    why: {
      en: 'It doubles only while few know. Later most calls go to those who know already, and the last few wait to be hit by chance.',
      zh: '只有知道的还少时才翻倍。到后来，大多数话都说给了已经知道的，最后几个只能等着被碰巧选中。',
    },
  },
  show: {
    scene: { scenario: 'q-forty' },
    moves: [{ until: { when: allEqual } }],
    look: { nodes: ['n1'], tab: 'tree' },
    caption: {
      en: 'All forty know. n1 itself has told only a few of them; the rest was done by others, at the same time.',
      zh: '四十个节点都知道了。n1 自己只告诉了其中几个，其余的由别的节点同时完成。',
    },
    claim: (world, node) =>
      knowing(world) === 40 &&
      roundsIn(world) <= 12 &&
      world.nodes.filter((one) => entryAt(one)?.from === node('n1')).length < 10,
  },
};

const pushOrPull: GossipQuestion = {
  id: 'push-or-pull',
  grade: 'core',
  topic: 'speed',
  asks: {
    en: 'Push or pull: which is faster, and when?',
    zh: '推和拉哪个快？分别在什么时候快？',
  },
  answer: {
    en: '[[push|Push]] is better while few know, [[pull]] is better while few do not. Say a share s still lacks the news. With push each of them is missed by all callers with a chance of about 1/e, so s becomes s/e. With pull one stays without it only if the one that it asks lacks it, too, so s becomes s². Squaring ends much sooner. [[push-pull|Both at once]] have the good part of either.',
    zh: '知道的还少时，[[push]]好；不知道的已经少了，[[pull]]好。设还缺的比例是 s。用推，每个缺的被所有说话者漏掉的概率约为 1/e，s 变成 s/e。用拉，只有问到的那个也缺，自己才继续缺，s 变成 s²。平方收敛得快得多。[[push-pull]]则两头的好处都占。',
  },
  mentions: [
    {
      en: 'At the start pull is a lottery: in a round nobody may happen to ask the one that knows.',
      zh: '开头时，拉像抽签：一轮里可能没有谁碰巧问到唯一知道的那个。',
    },
    {
      en: 'Pull costs a question from each node in each round, news or not. With many pieces of news under way that is no waste.',
      zh: '拉要每个节点每轮都问，不管有没有新消息。若同时有许多消息在传，这并不浪费。',
    },
    {
      en: '[[anti-entropy|Anti-entropy]] begins where few lack something, so it should include pull.',
      zh: '[[anti-entropy]]开始工作时，缺的已经不多，所以应当带上拉。',
    },
  ],
  wrong: {
    says: {
      en: 'Pull is always faster, since those who lack something look for it themselves.',
      zh: '拉总是更快，因为缺的节点会自己去找。',
    },
    why: {
      en: 'Early on nearly everyone whom they could ask lacks it, too. The squaring only helps once s is small.',
      zh: '刚开始时，它们能问到的几乎也都缺。s 变小之后，平方才有用。',
    },
  },
  show: {
    scene: { scenario: 'q-forty', changes: { params: { exchange: 'pull' } } },
    moves: [{ until: { when: allEqual } }],
    look: { nodes: ['n1'], tab: 'plot' },
    caption: {
      en: 'Forty nodes that ask. Once half of them knew, two rounds were enough for the other half.',
      zh: '四十个靠询问的节点。半数知道之后，另一半只用了两轮。',
    },
    claim: (world) => knowing(world) === 40 && roundsFromHalf(world) <= 2,
  },
};

const fanOut: GossipQuestion = {
  id: 'what-fan-out-buys',
  grade: 'core',
  topic: 'speed',
  asks: {
    en: 'You double the fan-out. What do you get, and what does it cost?',
    zh: '把扇出加倍，能得到什么？代价是什么？',
  },
  answer: {
    en: 'With a [[fan-out]] of f the number of those who know grows by a factor of up to f + 1 a [[round]], so the first part takes log n divided by log(f + 1) rounds, and at the end each is missed with a chance of e⁻ᶠ. The messages of a round double. So going from one to two saves a lot, and from ten to twenty hardly a round.',
    zh: '[[fan-out]]为 f 时，知道的节点每[[round|轮]]最多增到 f + 1 倍，前一段只需 log n ÷ log(f + 1) 轮；到了末尾，每个节点一轮里被漏掉的概率是 e⁻ᶠ。每轮的消息数则加倍。所以从一到二省得很多，从十到二十连一轮也省不了。',
  },
  mentions: [
    {
      en: 'A shorter round buys speed, too, and without fuller rounds; the limit there is how long a message takes.',
      zh: '缩短每一轮也能变快，而且不用每轮多发；它的下限是消息在路上的时间。',
    },
    {
      en: 'If each node tells only once, to f others, then f decides how many are left out: somewhat more than e⁻ᶠ of all.',
      zh: '如果每个节点只说一轮、告诉 f 个，漏掉多少就由 f 决定：比全体的 e⁻ᶠ 略多。',
    },
    {
      en: 'Three is a usual value: Consul and Serf push to three nodes every 200 ms in a LAN.',
      zh: '常用的值是三：Consul 和 Serf 在局域网里每 200 毫秒向三个节点推送。',
    },
  ],
  wrong: {
    says: {
      en: 'Twice the fan-out, half the time.',
      zh: '扇出加倍，时间减半。',
    },
    why: {
      en: 'The number of rounds falls with the logarithm of the fan-out. From one to two it is nearly halved, and after that each doubling brings less.',
      zh: '轮数只随扇出的对数下降。从一到二几乎减半，再往后每次加倍的收获越来越小。',
    },
  },
  show: {
    scene: { scenario: 'q-forty', changes: { params: { fanout: 3 } } },
    moves: [{ until: { when: allEqual } }],
    look: { tab: 'plot' },
    caption: {
      en: 'With a fan-out of three all forty know after a handful of rounds; with one it took about twice as many.',
      zh: '扇出为三，四十个节点几轮就都知道了；扇出为一时，要大约两倍的轮数。',
    },
    claim: (world) => knowing(world) === 40 && roundsIn(world) <= 5,
  },
};

const lostMessages: GossipQuestion = {
  id: 'what-loss-does',
  grade: 'core',
  topic: 'speed',
  asks: {
    en: 'The network loses a part of all messages. What does that do to gossip?',
    zh: '网络会丢掉一部分消息，对 Gossip 有什么影响？',
  },
  answer: {
    en: 'It slows it down by a factor and does no other harm, as long as nodes go on telling. If a share p is lost, the number of those who know grows by 2 − p a [[round]] in place of 2. Nobody notices and nobody repeats anything: a lost call is just one that found nobody. It becomes a matter of who is left out only through the rule by which nodes [[lose-interest|lose interest]].',
    zh: '只要节点还在继续说，丢消息只是慢上几成，别无害处。若丢失的比例是 p，知道的节点每[[round|轮]]增到 2 − p 倍，而不是 2 倍。没有谁察觉，也没有谁重发：丢掉的一次，不过等于没碰上谁。只有当节点会[[lose-interest]]时，才谈得上有谁因此被漏掉。',
  },
  mentions: [
    {
      en: 'No acknowledgements and no lists of who has got what, so UDP is good enough.',
      zh: '不需要确认，也不用记谁收到了什么，所以用 UDP 就行。',
    },
    {
      en: 'A loss of 40 % makes it take longer by half to two thirds. It does not make it fail four times in ten.',
      zh: '丢 40%，时间多花一半到三分之二，而不是十次失败四次。',
    },
    {
      en: 'With [[feedback]] a lost call is not counted, so nodes call more by themselves.',
      zh: '带[[feedback]]时，丢掉的不计数，节点自然会多说几次。',
    },
    {
      en: 'What is bad is loss that is not by chance: a link that is always dead, which is a [[partition]].',
      zh: '真正麻烦的是不随机的丢失：某条链路一直不通，那就是[[partition]]。',
    },
  ],
  wrong: {
    says: {
      en: 'Each message must be acknowledged and repeated, or somebody will miss it.',
      zh: '每条消息都得确认、重发，否则总有谁收不到。',
    },
    why: {
      en: 'The next round is the repetition, made by somebody else to somebody else. No single message is needed.',
      zh: '下一轮就是重发，只不过由别的节点说给别的节点。没有哪一条消息是非到不可的。',
    },
  },
  show: {
    scene: { scenario: 'q-forty', changes: { network: { loss: 0.4 } } },
    moves: [{ until: { when: allEqual } }],
    look: { tab: 'plot' },
    caption: {
      en: 'Four of ten messages are lost, and all forty know. It took longer than without loss, and nothing else has changed.',
      zh: '十条消息丢四条，四十个节点还是都知道了。比不丢时慢，此外没有差别。',
    },
    claim: (world) =>
      world.links().most.loss[0] > 0 && knowing(world) === 40 && roundsIn(world) <= 20,
  },
};

const safeWhen: GossipQuestion = {
  id: 'when-a-value-is-safe',
  grade: 'core',
  topic: 'speed',
  asks: {
    en: 'A client has been told that its value was accepted. Can the value still be lost?',
    zh: '客户端已得到写入成功的答复，这个值还会丢吗？',
  },
  answer: {
    en: 'Yes, as long as only one node has it. If that node [[crash|crashes]] for good, the value is gone with it. If it comes back with its disk, it still has the value, but what it was passing on was kept in memory: it no longer knows that it has news. Only [[anti-entropy]] brings it out then, or whoever publishes takes it up again after a restart.',
    zh: '会。只有一个节点有它的时候，那个节点若[[crash]]后不再回来，值就跟着没了。若它带着磁盘恢复，值还在，可是“正在传播什么”只记在内存里，它已不知道自己有新消息。这时只有[[anti-entropy]]能把它带出去，或者由发布者在重启后接着传。',
  },
  mentions: [
    {
      en: 'Who must not lose a write answers only when some others have it too. That is a quorum, and no longer gossip.',
      zh: '不容丢失的写入，要等另外几个节点也有了才答复。那是法定多数的做法，已不是 Gossip。',
    },
    {
      en: 'The dangerous time is about one round. After that the number of copies doubles.',
      zh: '危险的时间约为一轮，之后副本的数量就开始翻倍。',
    },
    {
      en: 'A write to the disk before the answer protects against a crash, not against a lost disk.',
      zh: '先写盘再答复，防得住宕机，防不住磁盘损坏。',
    },
  ],
  wrong: {
    says: {
      en: 'It is on disk, so it will spread once the node is back.',
      zh: '已经写盘，节点一恢复就会接着传。',
    },
    why: {
      en: 'To have something and to be about to tell it are two things. The second was in memory.',
      zh: '有一样东西和正要把它告诉别人，是两回事。后者记在内存里。',
    },
  },
  show: {
    scene: { scenario: 'publisher-crashes' },
    moves: [{ until: { note: 'recovered', node: 'n1' } }],
    look: { nodes: ['n1'], tab: 'state', select: 'n1', fields: ['store.x', 'hot'] },
    caption: {
      en: 'n1 is back and has x on its disk, and nothing to pass on. Nobody else has ever heard of x.',
      zh: 'n1 已恢复，磁盘上有 x，却没有要传播的内容。别的节点从没听说过 x。',
    },
    claim(world) {
      const author = called(world, 'n1');
      return (
        author?.health === 'up' &&
        entryAt(author)?.value === '1' &&
        !isHot(author) &&
        knowing(world) === 1
      );
    },
  },
};

/** How long it takes, and on what that depends. */
export const speed: readonly GossipQuestion[] = [
  whatItIs,
  logarithmic,
  pushOrPull,
  fanOut,
  lostMessages,
  safeWhen,
];
