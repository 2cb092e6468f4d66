import type { Chapter } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { allEqual, type Cluster, knowing } from '../challenges/watching.ts';

/** How many rounds n1 has had, which published. */
const roundsIn = ({ nodes }: Cluster): number => nodes[0]?.state.round ?? 0;

/** How one rumour gets from one node to all: by doubling at first, and slowly at the end. */
export const spreading: Chapter<GossipTypes> = {
  id: 'how-it-spreads',
  stops: [
    {
      id: 'one-knows',
      kind: 'play',
      scene: { scenario: 'one-rumour' },
      title: { en: 'One knows', zh: '一个节点知道' },
      text: {
        en: 'Twelve nodes, and none of them is in charge. n1 publishes a value, x = 1, and the other eleven are to have it as well.\n\nn1 does not send it to all of them. In each [[round]] it picks one other node by chance and tells that one. It keeps no list of whom it has told.',
        zh: '十二个节点，没有谁是主管。n1 发布一个值 x = 1，其余十一个也应当得到它。\n\nn1 并不逐个发给大家。它每[[round|轮]]随机选一个别的节点，只告诉这一个，也不记自己告诉过谁。',
      },
      look: { nodes: ['n1'], tab: 'story', event: false },
      moves: [{ until: { note: 'learned', names: { second: 'node' } } }],
      after: {
        en: '{second} has heard of x. From its next round on it does what n1 does. It has become [[infective]], which the ✦ says; those who have not heard are [[susceptible]]. The ring that flies back is an answer, “that was news to me”; the next chapter makes use of it.\n\nThe words come from medicine, since news spreads here as an infection does. The method is called [[gossip]] and the piece of news a [[rumour]]. To give what one has without being asked is to [[push]].',
        zh: '{second} 听说了 x。从它的下一轮起，它和 n1 做同样的事。它现在处于[[infective|感染]]状态，用 ✦ 表示；还没听说的处于[[susceptible|易感]]状态。飞回来的小圆环是答复：“这对我是新消息”，下一章会用到它。\n\n这些词来自医学，因为消息在这里的传播和传染病一样。这种方法叫 [[gossip]]，传播的内容叫[[rumour]]。不等别人来问就把自己有的送出去，叫做[[push]]。',
      },
      lookAfter: { nodes: ['n1', '{second}'], tab: 'matrix' },
      lasts: 6,
      notes: {
        en: 'Ask how else n1 could bring a value to eleven others: send it to all of them itself, or pass it along a chain or a tree. Collect what happens to each of these when a message is lost or a node is down. Gossip has no answer to that question because it does not need one: whoever was missed is met by somebody else.',
        zh: '问大家：n1 还可以怎样把一个值送到另外十一个节点？可以自己逐个发，也可以沿着一条链或一棵树传下去。再问：消息丢了、有节点停机了，这些办法各会怎样？Gossip 不必回答这个问题，因为被漏掉的节点总会碰上别人。',
      },
    },
    {
      id: 'doubling',
      kind: 'predict',
      title: { en: 'Doubling', zh: '翻倍' },
      text: {
        en: 'Two nodes know. In each round everyone who knows tells one other, picked by chance, whether that one knows already or not.\n\nHow many know two rounds from now?',
        zh: '现在有两个节点知道。每一轮，凡是知道的节点都随机选一个别的节点告诉它，不管对方是不是已经知道。\n\n再过两轮，有多少个节点知道？',
      },
      look: { nodes: ['n1', '{second}'], tab: 'matrix', event: false },
      choices: [
        {
          says: {
            en: 'Four: n1 tells one new node a round.',
            zh: '四个：n1 每轮告诉一个新节点。',
          },
          cue: { when: (world) => roundsIn(world) >= 4 && knowing(world) <= 4 },
          why: {
            en: 'Everyone who has heard tells others, too. That is the difference between an epidemic and a postman.',
            zh: '听说了的节点也都会去告诉别人。传染病和邮差的区别就在这里。',
          },
        },
        {
          says: { en: 'Seven or eight.', zh: '七八个。' },
          cue: { when: (world) => roundsIn(world) >= 4 && knowing(world) <= 8 },
          why: {
            en: 'Two tell two, four tell four, unless somebody is told who knows already.',
            zh: '两个告诉两个，四个告诉四个，除非有的话说给了已经知道的节点。',
          },
          right: true,
        },
        {
          says: { en: 'All twelve.', zh: '十二个全都知道。' },
          cue: { when: (world) => roundsIn(world) >= 4 },
          why: {
            en: 'With one call each a round the number can double, and no more.',
            zh: '每个节点每轮只告诉一个，人数最多翻一倍。',
          },
        },
      ],
      after: {
        en: 'As long as few know, a node picked by chance is nearly always one that does not know yet, and the number nearly doubles. Ten doublings make a thousand of one, and twenty a million.\n\nThat is why the size of a cluster hardly matters here. Ten times as many nodes take three or four doublings more.',
        zh: '只要知道的节点还少，随机选中的几乎总是还不知道的，人数也就几乎每轮翻一倍。翻十次，一个变一千个；翻二十次，变一百万个。\n\n所以集群有多大在这里几乎不要紧：节点多十倍，翻倍的阶段只多三四轮。',
      },
      lookAfter: { tab: 'plot', event: false },
      lasts: 8,
      notes: {
        en: 'The calls that go to somebody who knows already are the price of having no list. Have the class estimate how many there are when half of all know: every second one. The plot shows the run beside what theory expects; with twelve nodes one run may well stand beside the curve.',
        zh: '说给已经知道的节点的那些话，就是不记名单的代价。请大家估一估：一半节点知道的时候，这样的话占多少？每两句就有一句。图上同时画着这次运行和理论值；只有十二个节点时，单次运行偏离曲线很正常。',
      },
    },
    {
      id: 'the-last-few',
      kind: 'play',
      title: { en: 'The last few', zh: '最后几个' },
      text: {
        en: 'Now more and more calls go to nodes that know already. Nobody can see who is still missing, so nobody can go straight to them.\n\nFollow the curve until the last node has heard.',
        zh: '从现在起，越来越多的话说给了已经知道的节点。谁也看不出还缺哪几个，也就没法直接去找它们。\n\n看着曲线，直到最后一个节点听说。',
      },
      look: { tab: 'plot', event: false },
      moves: [{ until: { when: allEqual } }],
      after: {
        en: 'Slow, then fast, then slow again: the curve has the shape of an S. At its end, when nearly everyone calls once a round, each missing node is missed once more with a chance of about 37 % (1/e). So the last few fall away by a factor and not by a number.\n\nIn all it takes about log₂ n rounds for the doubling and ln n more for the rest. In the tree you see who told whom. Every node has one that told it first; all other calls to it brought nothing new.',
        zh: '先慢，再快，又慢下来：曲线呈 S 形。到了末尾，几乎人人每轮都在说，每个还不知道的节点再被漏掉一轮的概率约为 37%（1/e）。所以剩下的几个每轮减到原来的几分之几，而不是每轮减去固定的个数。\n\n总共大约需要 log₂ n 轮翻倍，再加 ln n 轮扫尾。在树里可以看到谁告诉了谁：每个节点都有一个最先告诉它的，其他说给它的话都没有带来新内容。',
      },
      lookAfter: { tab: 'tree' },
      lasts: 10,
      notes: {
        en: 'log₂ n + ln n is the result of Pittel (1987) for push with one call a round; for a thousand nodes that is 10 + 7. Point at the depth of the tree: it is less than the number of rounds, because a node waits for a caller and not for a path. Some nodes bear a ✓ by now: they have stopped telling. The next chapter is about that.',
        zh: 'log₂ n + ln n 是 Pittel（1987）对“每轮一次的推”得出的结果；一千个节点时约为 10 + 7 轮。请看树的深度：它比轮数小，因为节点等的是有谁来说，而不是等一条路走完。有些节点已经带 ✓：它们不再说了。下一章讲的就是这个。',
      },
    },
    {
      id: 'the-author-is-gone',
      kind: 'predict',
      scene: { scenario: 'one-rumour', changes: { params: { losing: 'never' } } },
      title: { en: 'The author is gone', zh: '发布者不在了' },
      text: {
        en: 'The same beginning once more. n1 publishes x and tells one other node. Then n1 [[crash|crashes]] and stays down.\n\nWho of the eleven others hears of x?',
        zh: '同样的开头再来一次。n1 发布 x，告诉了一个节点，随后[[crash]]，不再恢复。\n\n另外十一个节点里，谁会听说 x？',
      },
      look: { nodes: ['n1'], tab: 'matrix', event: false },
      moves: [
        { until: { note: 'learned', names: { heir: 'node' } } },
        { act: { do: 'crash', node: 'n1' } },
      ],
      choices: [
        {
          says: {
            en: 'Only the one that n1 has told.',
            zh: '只有 n1 告诉过的那一个。',
          },
          cue: { without: { note: 'learned' }, lasting: '2s' },
          why: {
            en: 'The one that was told is not a mailbox. It is as infective as n1 was.',
            zh: '被告诉的节点不是信箱。它和先前的 n1 一样处于感染状态。',
          },
        },
        {
          says: { en: 'All of them.', zh: '全部。' },
          cue: { when: allEqual },
          why: {
            en: 'Once somebody else knows, nothing distinguishes the author any more.',
            zh: '只要有别的节点知道，发布者就不再有任何特别之处。',
          },
          right: true,
        },
        {
          says: {
            en: 'All of them, but only when n1 is back.',
            zh: '全部，但要等 n1 恢复之后。',
          },
          cue: { command: 'restart' },
          why: {
            en: 'Nobody needs n1 for anything. Calls to it are lost, and that is all.',
            zh: '谁也用不着 n1。说给它的话丢了，仅此而已。',
          },
        },
      ],
      after: {
        en: 'All nodes that are up have x. Calls to n1 were lost; those who made them noticed nothing and made other calls in the next round.\n\nNo node has a part of its own to play, so there is none whose loss does harm. Only one moment is dangerous: as long as n1 alone knows, the news can be lost with it.',
        zh: '所有在线的节点都有了 x。说给 n1 的话丢了，说话的节点毫无察觉，下一轮照样去找别人。\n\n没有哪个节点担着独一份的职责，所以失去谁都无妨。只有一个时刻是危险的：只有 n1 知道的时候，消息会随它一起丢失。',
      },
      lookAfter: { nodes: ['{heir}'], tab: 'tree' },
      lasts: 10,
      notes: {
        en: 'Let somebody crash three or four more nodes by hand in the middle of a run and watch what it changes: next to nothing. Then ask for the weak point. It is right after the publication. A system that must not lose a value tells several nodes at once, or writes it to disk and takes it up again after a restart. A challenge of this exhibit is about the latter.',
        zh: '请一位同学在运行中途再让三四个节点宕机，看看有什么变化：几乎没有。再问弱点在哪里。就在刚刚发布之后。不容丢失的值，要么同时告诉几个节点，要么写到磁盘上、重启后接着传。本展品有一道挑战讲的就是后者。',
      },
    },
    {
      id: 'asking',
      kind: 'play',
      scene: { scenario: 'sixty', changes: { params: { exchange: 'pull' } } },
      title: { en: 'Asking instead of telling', zh: '不说，而是问' },
      text: {
        en: 'Sixty nodes, and now the other way round. Those who know say nothing by themselves. Instead, every node asks one other in each round whether there is news, and whoever knows something answers. This is to [[pull]].\n\nFollow it until more than half of them know.',
        zh: '现在有六十个节点，做法反过来：知道的不主动说，而是每个节点每轮随机问一个别的节点有没有新消息，知道的就回答。这叫做[[pull]]。\n\n先看到半数以上的节点知道为止。',
      },
      look: { nodes: ['n1'], tab: 'plot', event: false },
      moves: [{ until: { when: (world) => knowing(world) * 2 > world.nodes.length } }],
      after: {
        en: 'At the beginning to ask is no better than to tell. Only whoever happens to ask n1 gets anything, and here it took several rounds until somebody did.\n\nAlso note what it costs. Every node asks in every round, and nearly all of them in vain.',
        zh: '在开头，问并不比说强。碰巧问到 n1 的才有收获，而这里过了好几轮才有谁问到它。\n\n也请留意代价：每个节点每轮都在问，而且几乎都是白问。',
      },
      lookAfter: { tab: 'plot', event: false },
      lasts: 8,
      notes: {
        en: 'The chance that nobody asks n1 in a round is (1 − 1/59) to the power of 59, again about 37 %. So the first rounds of pull are a lottery. Open the figures and show the messages a node: the questions are there whether there is news or not. In a system where something new comes up all the time, that is no waste.',
        zh: '一轮里没有谁问到 n1 的概率是 (1 − 1/59) 的 59 次方，又是约 37%。所以拉的头几轮像抽签。打开数据页，看平均每个节点的消息数：不管有没有新消息，问都要问。如果系统里时时刻刻都有新内容，这就不算浪费。',
      },
    },
    {
      id: 'who-finishes',
      kind: 'predict',
      title: { en: 'Who finishes faster', zh: '谁收尾更快' },
      text: {
        en: 'More than half of the sixty know. The rest will go on asking, each of them once a round.\n\nWith push the last few took about as long as all before them. And with pull?',
        zh: '六十个节点里已有半数以上知道。其余的继续问，每轮各问一次。\n\n用推的时候，最后几个花的时间和前面差不多一样长。用拉呢？',
      },
      look: { tab: 'plot', event: false },
      choices: [
        {
          says: { en: 'Two or three rounds more.', zh: '再有两三轮就行。' },
          cue: { when: (world) => allEqual(world) && roundsIn(world) <= 12 },
          why: {
            en: 'A node that does not know asks by itself, and most of those that it can ask know.',
            zh: '不知道的节点会自己去问，而它能问到的大多知道。',
          },
          right: true,
        },
        {
          says: {
            en: 'About as many rounds as so far.',
            zh: '和到目前为止的轮数差不多。',
          },
          cue: { when: allEqual },
          why: {
            en: 'So it is with push, where the missing ones have to be hit by chance.',
            zh: '推才是这样：缺的节点要靠碰巧被选中。',
          },
        },
        {
          says: {
            en: 'Somebody stays without it.',
            zh: '总有节点得不到。',
          },
          cue: { without: { note: 'learned' }, lasting: '3s' },
          why: {
            en: 'Nobody loses interest in this run, so everyone is answered sooner or later.',
            zh: '这次运行里没有谁会失去兴趣，所以迟早都能得到答复。',
          },
        },
      ],
      after: {
        en: 'Whoever lacks x stays without it only if the one that it asks lacks it, too. If a share s lacks x, it is s² one round later: a half, a quarter, a sixteenth. With push it is s/e at best.\n\nSo push is good while few know, and pull is good while few do not.',
        zh: '缺 x 的节点，只有问到的那个也缺，才会继续缺下去。若缺的比例是 s，下一轮就是 s²：一半，四分之一，十六分之一。用推的话，最好也不过是 s/e。\n\n所以，知道的少时推好，不知道的少时拉好。',
      },
      lookAfter: { tab: 'plot', event: false },
      lasts: 7,
      notes: {
        en: 'This comparison is in section 1.3 of Demers et al. (1987). Squaring takes about log₂ log₂ n rounds: from half of a million to less than one it is five. Let the class work out the same for dividing by e: thirteen or fourteen. Anti-entropy, which comes later, is nearly always run with pull for this reason.',
        zh: '这个比较见 Demers 等（1987）第 1.3 节。平方下去约需 log₂ log₂ n 轮：从一百万的一半到不足一个，只要五轮。请大家算算每轮除以 e 要几轮：十三四轮。后面要讲的反熵几乎总是带着拉，原因就在这里。',
      },
    },
    {
      id: 'both-at-once',
      kind: 'intervene',
      scene: {
        scenario: 'six-at-rest',
        changes: {
          nodes: { node: 60 },
          params: { inStep: true, losing: 'never', antiEntropy: 'off', exchange: 'pushPull' },
        },
      },
      title: { en: 'Both at once', zh: '双管齐下' },
      text: {
        en: 'Whoever calls can give and take in one go: here is my news, what is yours? That is [[push-pull]].\n\nNothing has been published yet. Choose any node, open “Ask the cluster” and publish something there.',
        zh: '既然联系上了，不妨一次办两件事：这是我的新消息，你的呢？这就是[[push-pull]]。\n\n现在还没有发布任何内容。任选一个节点，打开“向集群提出”，在那里发布点什么。',
      },
      look: { select: 'n20', tab: 'state', event: false },
      acts: [{ do: 'request', node: 'n20', request: { op: 'publish', key: 'a', value: '1' } }],
      done: { note: 'published', names: { author: 'node' } },
      moves: [{ until: { when: allEqual } }],
      after: {
        en: 'It does not matter that it was {author}. Both flanks of the curve are steep now: at the beginning the number grows about threefold a round, since one who knows tells one and is asked by another, and at the end it goes as with pull.\n\nThe price is the same as with pull: the questions are asked even when there is nothing to tell.',
        zh: '从 {author} 开始还是从别处开始，都一样。现在曲线两头都陡：开头每轮约增到三倍，因为知道的节点既告诉一个，又被另一个问到；末尾则和拉一样快。\n\n代价也和拉一样：没有新消息时，照样要问。',
      },
      lookAfter: { tab: 'plot', event: false },
      lasts: 7,
      notes: {
        en: 'Have three people publish at three nodes in the same run. The curves lie over one another. It is worth saying that a round trip of push-pull is two messages, so it is not free; but with many pieces of news under way one call serves them all.',
        zh: '可以请三个人在同一次运行里从三个节点各发布一条，三条曲线几乎重合。要提醒一句：推拉一来一回是两条消息，并不是白得的；不过同时有许多消息在传时，一次联系就都带上了。',
      },
    },
  ],
};
