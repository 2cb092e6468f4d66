import type { Chapter } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { anyHolds } from '../watching.ts';

/** The end of the period in which n500 crashes, at most. */
const PERIOD_OF_CRASH = 2_000_000;

/** What Lifeguard adds against accusers that are slow themselves, and what all of it comes to in figures. */
export const slowness: Chapter<SwimTypes> = {
  id: 'the-slow-accuser',
  stops: [
    {
      id: 'the-slow-one',
      kind: 'play',
      scene: { scenario: 'one-slow' },
      title: { en: 'The slow one', zh: '慢的那一个' },
      text: {
        en: 'n5 is up, but slow: its machine has too much to do, and whatever is sent to it is read more than a second late. All others are well, and no message is lost.\n\nSooner or later somebody will suspect n5. But look at what n5 does.',
        zh: 'n5 在运行，但是很慢：机器太忙，发给它的消息要过一秒多才读到。别的成员都正常，消息也不丢。\n\n迟早会有谁怀疑 n5。不过请看 n5 自己在做什么。',
      },
      look: { nodes: ['n5'], select: 'n5', tab: 'state', fields: ['probe'], event: false },
      moves: [
        { until: { note: 'suspected', node: 'n5', names: { innocent: 'member' } } },
        { until: { note: 'refutedSuspicion', node: '{innocent}' } },
        { until: { note: 'suspected', node: 'n5', nth: 3 } },
      ],
      after: {
        en: 'n5 asks {innocent}, which answers at once, and so do the three that are asked to try. All the answers lie unread when the [[time-out]] passes. So n5 accuses {innocent}, and then the next one, and the next.\n\nEach of them must [[refute]]. If one of them is a little late with that, it is dead: a healthy member, on the word of the only sick one. In large systems many [[false-positive|false positives]] turned out to come about like this.',
        zh: 'n5 去问 {innocent}，对方马上回答，受托去试的三个也马上回答。可是[[time-out]]时，这些应答都还没读到。于是 n5 指控 {innocent}，接着指控下一个，再下一个。\n\n它们个个都得[[refute]]。谁反驳得稍迟，谁就死了：一个健康的成员，只凭唯一那个病者的一句话。大规模系统里的[[false-positive]]，后来查明有许多是这样来的。',
      },
      lookAfter: { nodes: ['n5'], tab: 'story' },
      lasts: 12,
      notes: {
        en: 'SWIM assumes in silence that the one who asks is well. HashiCorp found that with a few overloaded nodes in a group, healthy ones kept being declared dead; the paper on Lifeguard (2017) begins with this. Indirect probes do not help, since their answers end in the same full inbox. Ask the class how n5 could notice that the fault is its own.',
        zh: 'SWIM 默认发问的一方自己是好的。HashiCorp 发现，组里只要有几个节点过载，健康的成员就会不断被宣告死亡，Lifeguard 的论文（2017）就是从这里讲起的。间接探测帮不上忙，因为带回来的应答堵在同一个收件箱里。请大家想：n5 怎样才能察觉问题在自己身上？',
      },
    },
    {
      id: 'look-at-yourself',
      kind: 'predict',
      scene: { scenario: 'one-slow', changes: { params: { lhaProbe: true } } },
      title: { en: 'Look at yourself first', zh: '先看看自己' },
      text: {
        en: 'The same slow n5, now with the first part of [[lifeguard]]. Whoever is asked to try and gets no answer now says just that: it sends a [[nack]]. So n5 should hear from each of the three, one way or the other. It hears from none of them.\n\nWhat does it conclude when its period is over?',
        zh: '还是那个慢的 n5，现在启用 [[lifeguard]] 的第一项。受托去试的成员如果没有得到回答，也要说一声，这叫[[nack]]。所以不管结果如何，n5 都该收到三个成员的消息，可是一个也没有。\n\n周期结束时，它会得出什么结论？',
      },
      look: {
        nodes: ['n5'],
        select: 'n5',
        tab: 'state',
        fields: ['health', 'probe'],
        event: false,
      },
      choices: [
        {
          says: {
            en: 'That four members have died at once.',
            zh: '有四个成员同时死了。',
          },
          cue: { note: 'declaredDead', node: 'n5' },
          why: {
            en: 'It could be. But one slow node explains the same silence, and that is far more likely.',
            zh: '有可能。但是一个节点慢也能解释同样的沉默，而且可能得多。',
          },
        },
        {
          says: {
            en: 'That it is slow itself.',
            zh: '慢的是它自己。',
          },
          cue: { note: 'healthChanged', node: 'n5' },
          why: {
            en: 'When even those keep silent who have nothing to hide, the fault is probably on this side.',
            zh: '连毫不相干的成员都没有声音，问题多半在自己这边。',
          },
          right: true,
        },
        {
          says: {
            en: 'Nothing. It asks the same one again.',
            zh: '不下结论，再问同一个。',
          },
          cue: { send: 'Ping', node: 'n5', nth: 3 },
          why: {
            en: 'A period ends with a judgement of some kind, and the next one belongs to another member.',
            zh: '每个周期结束时都要有个判断，下一个周期轮到别的成员。',
          },
        },
      ],
      after: {
        en: 'Its [[local-health]] is a count, 0 for quite well. Each answer that comes takes one off; each of those asked to try that keeps silent adds one, and so does each suspicion of oneself that has to be refuted. With the count grow the time-out and the period of n5, so that late answers come in time again.\n\nn5 still accuses once, as it is slower to learn than to judge. After that it hardly does: in the first minute of this run once, against fifty-six times without it.',
        zh: '它的[[local-health]]是一个计数，0 表示一切正常。每收到一次应答减一；受托去试的，谁没有出声就加一；每次不得不反驳对自己的怀疑，也加一。计数越大，n5 的超时和周期就越长，迟到的应答又赶得上了。\n\nn5 还是指控了一次，因为它这时才刚刚觉察。此后就几乎没有了：这次运行的头一分钟里只有一次，不用这一项时是五十六次。',
      },
      lookAfter: { nodes: ['n5'], select: 'n5', tab: 'state', fields: ['health'] },
      lasts: 8,
      notes: {
        en: 'Run on and watch the remark on n5, and its timer. In memberlist the score is at most eight minus one, so waits grow at most eightfold (AwarenessMaxMultiplier). The score does not go to others: it is about the node’s own patience and is no business of theirs. It cannot keep the others from suspecting n5, which they do; n5 is slow after all, and has to refute.',
        zh: '继续运行，看 n5 旁边的说明和它的计时器。memberlist 里计数最多到七，等待最多变成八倍（AwarenessMaxMultiplier）。这个计数不告诉别人，它只关系到节点自己的耐心。它也拦不住别人怀疑 n5：n5 确实慢，只能反驳。',
      },
    },
    {
      id: 'more-witnesses',
      kind: 'play',
      scene: {
        scenario: 'one-crash',
        changes: { params: { lhaSuspicion: true, buddySystem: true } },
      },
      title: { en: 'The more witnesses', zh: '佐证越多' },
      text: {
        en: 'One accuser may be slow. Three who have each asked for themselves are hardly all slow at once. The second part of [[lifeguard]] makes use of that: a [[suspicion]] begins with a long wait, six times as long as before, and each [[confirmation]] shortens it.\n\nn5 really crashes here.',
        zh: '一个指控者可能是慢的。三个成员各自亲自问过，就不大可能都慢。[[lifeguard]] 的第二项利用了这一点：[[suspicion]]一开始要等很久，是原来的六倍，每多一个[[confirmation]]就缩短一些。\n\n这里 n5 真的宕机了。',
      },
      look: { nodes: ['n5'], tab: 'story', event: false },
      moves: [
        { until: { note: 'suspicionConfirmed', where: { member: 'n5', more: 0 } } },
        { until: { note: 'declaredDead', where: { member: 'n5' }, names: { judge: 'node' } } },
      ],
      after: {
        en: 'With the second confirmation the wait is down to what it was without this rule. A true death has many witnesses, because sooner or later each member asks n5, so it is known about as soon as before. A false one has only the slow accuser, and then the victim has six times as long.\n\nThe third part is the [[buddy-system]]. Whoever pings a suspected member tells it so in that ping, and leaves nothing to the luck of gossip.',
        zh: '有了第二个佐证，等待就缩到不用这条规则时那么短。真正的死亡有很多佐证，因为每个成员迟早都会去问 n5，所以确认得几乎和以前一样快。误判的死亡只有那个慢的指控者，被冤枉的就有六倍的时间。\n\n第三项是[[buddy-system]]：谁去探测一个受怀疑的成员，就在那条 `Ping` 里告诉它，不靠散播的运气。',
      },
      lookAfter: { nodes: ['n5', '{judge}'], tab: 'story' },
      lasts: 12,
      notes: {
        en: 'The wait falls with the logarithm of the confirmations, so that the first counts for most. Only suspicions that somebody has come to by a probe of its own count: whoever repeats what it has heard is no witness. In the paper’s experiments the three together cut false positives about healthy members to a small fraction, and crashes were not found any later.',
        zh: '等待随佐证个数的对数下降，所以头一个最管用。只有靠自己的探测得出的怀疑才算数，转述听来的不算佐证。论文的实验里，三项合用，对健康成员的误报只剩一小部分，而宕机并没有发现得更晚。',
      },
    },
    {
      id: 'what-loss-costs',
      kind: 'play',
      scene: { scenario: 'lossy' },
      title: { en: 'What loss costs', zh: '丢失的代价' },
      text: {
        en: 'Now to figures. One message in five is lost once more. A [[probe]] and its [[acknowledgement]] both arrive with a chance of 64 in 100. So 36 of 100 probes get no direct answer.\n\nHow many of them end in a [[suspicion]], with three asked to help?',
        zh: '现在看数字。还是每五条消息丢一条。[[probe]]和[[acknowledgement]]都送到的机会是百分之六十四，所以一百次探测里有三十六次得不到直接的回答。\n\n请三个成员帮忙，其中又有多少次以[[suspicion]]告终？',
      },
      look: { tab: 'counts', event: false },
      moves: [{ until: { note: 'suspected', nth: 12 } }],
      after: {
        en: 'About 7 in 100, says the analysis: each helper has four messages to bring through, and all three must fail. The page of figures sets it beside what was counted here.\n\nTwelve nodes have met a good deal of chance by now, so the two differ somewhat. Longer runs, or many runs side by side, come closer. More helpers make wrong suspicions rarer by the same factor each, here about 0.6.',
        zh: '按分析约为百分之七：每个帮手要让四条消息都送到，三个帮手还得全部失败。“数字”页把它和这里数到的并排列出。\n\n只有十二个节点，运气的成分不小，两者会有些出入。跑得更久，或者并排跑很多次，就更接近。每多一个帮手，错误的怀疑就再乘一个同样的系数，这里约为 0.6。',
      },
      lookAfter: { tab: 'counts', event: false },
      lasts: 10,
      notes: {
        en: 'With q the chance that a message arrives, the paper’s section 3.1 has (1 − q²)(1 − q⁴)ᵏ. The assumption is again that losses are independent. The laboratory can draw the curve over the loss. Ask what share of suspicions may become deaths: those whose refutation fails as well, through several periods of gossip, and there the losses have to be severe indeed.',
        zh: '设一条消息送到的概率为 q，论文第 3.1 节给出 (1 − q²)(1 − q⁴)ᵏ，前提仍是丢失互相独立。实验室可以画出它随丢失率变化的曲线。问：怀疑中有多少会变成死亡？那得在好几个周期的散播里连反驳也传不到，丢失要严重得多才行。',
      },
    },
    {
      id: 'a-thousand',
      kind: 'predict',
      scene: { scenario: 'thousand' },
      title: { en: 'A thousand', zh: '一千个' },
      text: {
        en: 'A thousand members, and n500 is going to crash. Each member asks one other a second, as before. For n500 to be asked by one particular member takes a quarter of an hour in a bad case.\n\nHow long does it take until anybody suspects it?',
        zh: '一千个成员，n500 就要宕机。每个成员还是每秒问一个别的成员。要等某个特定的成员来问 n500，运气差时要一刻多钟。\n\n要过多久才会有谁怀疑它？',
      },
      look: { nodes: ['n500'], select: 'n500', tab: 'state', event: false },
      moves: [{ until: { command: 'crash', where: { node: 'n500' } } }],
      choices: [
        {
          says: {
            en: 'A few periods, as among twelve.',
            zh: '几个周期，和十二个成员时一样。',
          },
          cue: { note: 'suspected', where: { member: 'n500' } },
          why: {
            en: 'There is more to watch, and there are more to watch it, by the same factor.',
            zh: '要盯的多了，盯的也多了，倍数相同。',
          },
          right: true,
        },
        {
          says: {
            en: 'Much longer: among a thousand, one is easily overlooked.',
            zh: '久得多：一千个里少一个，不容易发现。',
          },
          cue: { without: { note: 'suspected' }, lasting: '6s' },
          why: {
            en: 'One member would overlook it for long. All of them together do not.',
            zh: '单独一个成员会很久都没发现，全体加在一起就不会。',
          },
        },
        {
          says: {
            en: 'No time at all: with so many, somebody is always asking.',
            zh: '立刻：成员这么多，总有谁正在问它。',
          },
          cue: {
            when: (world) => world.time < PERIOD_OF_CRASH && anyHolds(world, 'n500', 'suspect'),
          },
          why: {
            en: 'One member asks n500 in a period on average, whether there are twelve or a thousand.',
            zh: '不管是十二个还是一千个，平均每个周期都只有一个成员来问它。',
          },
        },
      ],
      after: {
        en: 'Nothing here has grown with the group, except the spreading of the news: that takes a multiple of the logarithm, and so does the wait of a suspicion. Each member sends as much as before.\n\nThe price is that there is no moment at which all members have the same list. Who needs that, to decide by majority for instance, must put consensus on top. For knowing whom one may ask, [[swim]] is enough: HashiCorp’s Consul and Nomad run on it, and many others.',
        zh: '除了消息的散播，这里没有什么随着组变大：散播要对数的若干倍，怀疑的等待也是。每个成员发送的消息和以前一样多。\n\n代价是，没有哪个时刻所有成员的名单都相同。谁需要这一点，比如要按多数作决定，就得再加上共识。如果只想知道可以去问谁，[[swim]] 就够了：HashiCorp 的 Consul 和 Nomad 用的就是它，还有许多别的系统。',
      },
      lookAfter: { nodes: ['n500'], tab: 'plot' },
      lasts: 10,
      notes: {
        en: 'Run on until all have heard, and compare with twelve members: some six periods in place of one or two, where the number of members grew eightyfold. Then ask what breaks first with a hundred thousand members. The list itself, which everybody keeps and which joining sends whole; and churn, since every change costs some messages at every member. Partial views (HyParView) are an answer to that.',
        zh: '继续运行，直到全体得知，与十二个成员比较：大约六个周期，而不是一两个，成员数却多了八十多倍。再问：十万个成员时，最先撑不住的是什么？一是名单本身，人人都要存，加入时还要整份发送；二是进出频繁，每次变化都要让每个成员多捎几条消息。部分视图（HyParView）是一种对策。',
      },
    },
  ],
};
