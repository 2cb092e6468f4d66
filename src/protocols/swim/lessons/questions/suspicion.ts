import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { heldBy } from '../watching.ts';
import { allHold, livingIn, nobodyIsWronged, nodeNamed } from './claims.ts';

import { howLong, restarted, tooLate } from './suspicionFurther.ts';

type SwimQuestion = Question<SwimTypes>;

const suspectFirst: SwimQuestion = {
  id: 'why-suspect-first',
  grade: 'warmUp',
  topic: 'suspicion',
  asks: {
    en: 'Why is a member that does not answer suspected, and not declared dead at once?',
    zh: '成员没有回答，为什么先怀疑，而不立即宣告死亡？',
  },
  answer: {
    en: 'A pause of a second or a few lost packets look like a [[crash]]. Declaring a member dead is costly and hard to take back: work is moved, and the member may be fenced off. A [[suspicion]] is the same news with a grace period. It is passed on like any other, so it comes to the suspected member too, which can [[refute]] it.',
    zh: '停顿一秒，或者丢几个包，看上去就像[[crash|宕机]]。宣告死亡代价大，又难收回：工作要转移，成员可能被隔离。[[suspicion|怀疑]]是同一条消息，只是留了宽限。它和别的消息一样传开，也会传到被怀疑的成员那里，由它来[[refute|反驳]]。',
  },
  mentions: [
    {
      en: 'A suspected member stays in the group. It is probed and counted as before, and work is still sent to it.',
      zh: '受怀疑的成员仍在组里：照样被探测，照样计数，照样派给它工作。',
    },
    {
      en: 'The price is a later detection of real crashes, by the length of the suspicion.',
      zh: '代价是真正的宕机发现得晚，晚的正是怀疑持续的时间。',
    },
    {
      en: 'It trades a [[false-positive|false death]] for a delay, and leaves it to you how much of the one for how much of the other.',
      zh: '它用延迟换来更少的[[false-positive|误报]]，换多少由你来定。',
    },
  ],
  wrong: {
    says: {
      en: 'So that the member can be probed a few more times before it is given up.',
      zh: '为了在放弃之前再多探测它几次。',
    },
    why: {
      en: 'A later answer to a [[probe]] does not end a suspicion in SWIM. What ends it is the word of the member itself, in a new [[incarnation]].',
      zh: '在 SWIM 里，之后对[[probe|探测]]的回答并不结束怀疑。能结束它的是那个成员自己的话，用新的[[incarnation|化身号]]说出来。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'pause', node: 'n5' } },
      { until: { note: 'suspected', where: { member: 'n5' } } },
      { act: { do: 'resume', node: 'n5' } },
      { until: { note: 'refutedSuspicion', node: 'n5' } },
      { until: { when: (world) => allHold(world, 'n5', 'alive', 1) } },
    ],
    look: { nodes: ['n5'], tab: 'matrix' },
    caption: {
      en: 'n5 stood still for a while and was suspected. It has heard of that and objected, and now all hold it to be alive in incarnation 1.',
      zh: 'n5 停了一会儿，受到怀疑。它听说后作了反驳，现在大家都认为它活着，化身号是 1。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').health === 'up' &&
      allHold(world, 'n5', 'alive', 1) &&
      nobodyIsWronged(world),
  },
};

const whoRaises: SwimQuestion = {
  id: 'who-may-raise-an-incarnation',
  grade: 'core',
  topic: 'suspicion',
  asks: {
    en: 'Who may raise the incarnation number of a member, and why nobody else?',
    zh: '谁可以提高一个成员的化身号？为什么别人不行？',
  },
  answer: {
    en: 'The member alone. Its [[incarnation]] puts what is said about it into an order, and a higher one overrides a [[suspicion]]. Only the member knows for certain that it is alive now. Anybody else knows that it was alive when it answered. If others could raise the number, an answer from before a crash could override the suspicion that came after it.',
    zh: '只有它自己。[[incarnation|化身号]]给关于它的说法排出先后，更高的盖过[[suspicion|怀疑]]。只有它自己确切知道此刻活着，别人只知道它回答的那一刻活着。如果别人也能提高，宕机之前的一次回答就可能盖过宕机之后的怀疑。',
  },
  mentions: [
    {
      en: 'Two helpers could use the same new number for opposite news, and then nothing decides between them.',
      zh: '两个成员可能用同一个新号说出相反的消息，那就无从分辨先后。',
    },
    {
      en: 'It raises the number only when it hears that it is suspected or held to be dead, not in every period.',
      zh: '它只在得知自己受怀疑或被当成死了的时候提高，不是每个周期都提。',
    },
    {
      en: 'It goes above the number in what it has heard, even if that is higher than its own, as it may be after a restart.',
      zh: '新号要高过听到的那个，哪怕听到的比自己现有的还高；重启之后就可能这样。',
    },
  ],
  wrong: {
    says: {
      en: 'Whoever gets an answer from a suspected member should clear its name at once.',
      zh: '谁得到了受怀疑成员的回答，就该马上替它洗清。',
    },
    why: {
      en: 'It may drop the suspicion for itself at most. To override what others believe, it would have to speak in the name of a member that may have crashed a moment ago.',
      zh: '最多只能自己不再怀疑。要盖过别人的看法，就得替那个成员说话，而它也许刚刚宕机。',
    },
  },
  show: {
    scene: { scenario: 'lossy', changes: { variant: 'speaksForOthers' } },
    moves: [{ until: { violation: 'ownIncarnation' } }],
    look: { tab: 'checks' },
    caption: {
      en: 'In this weakened twin somebody who had an answer from a suspected member has spoken for it. That member is now known in an incarnation in which it has never been.',
      zh: '在这个弱化的孪生协议里，有个节点得到了受怀疑成员的回答，就替它说了话。于是别人知道的化身号，是那个成员从未有过的。',
    },
    claim: (world) =>
      livingIn(world).some((node) =>
        world.nodes.some(
          (member) =>
            member.id !== node.id && heldBy(node, member).incarnation > member.state.incarnation,
        ),
      ),
  },
};

const overrides: SwimQuestion = {
  id: 'what-overrides-what',
  grade: 'core',
  topic: 'suspicion',
  asks: {
    en: 'Two pieces of news about the same member meet. Which one wins?',
    zh: '关于同一个成员的两条消息相遇，哪一条为准？',
  },
  answer: {
    en: 'The one with the higher [[incarnation]]. In the same incarnation the graver one: suspected wins over alive, and dead over both. So a [[suspicion]] can be answered only with a new incarnation, and old news that is still on its way does no harm. Because everybody uses this one order, all come to the same belief, in whatever order the news reaches them.',
    zh: '[[incarnation|化身号]]高的为准。化身号相同，就以更严重的为准：怀疑盖过活着，死亡盖过这两者。所以[[suspicion|怀疑]]只能用新的化身号来回答，路上的旧消息也不会造成损害。人人都按这一个次序，消息无论以什么顺序到达，最后看法都相同。',
  },
  mentions: [
    {
      en: 'In the paper a death is final: it overrides every alive, whatever its number, and the member must come back under another name. memberlist lets a higher incarnation bring it back.',
      zh: '论文里死亡不可撤销：不管化身号多高，死亡都盖过活着，那个成员只能换个身份回来。memberlist 允许更高的化身号让它回来。',
    },
    {
      en: 'Beliefs only ever go up in this order, so taking the higher of two is a merge that can be repeated and swapped at will.',
      zh: '看法在这个次序里只升不降，取两者中较高的那个就是合并，可以重复，也不分先后。',
    },
    {
      en: 'Time stamps of the senders would not do: they compare the clocks of different members.',
      zh: '用发送者的时间戳不行：那是在比较不同成员的时钟。',
    },
  ],
  wrong: {
    says: {
      en: 'The one that arrives last.',
      zh: '后到的为准。',
    },
    why: {
      en: 'News travels on many ways, and what arrives last may be the oldest. Members would go back and forth, and never agree.',
      zh: '消息走的路很多，最后到的可能最旧。成员的看法会来回变，永远对不齐。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest', changes: { variant: 'noIncarnation' } },
    moves: [
      { act: { do: 'pause', node: 'n5' } },
      { until: { note: 'suspected', where: { member: 'n5' } } },
      { act: { do: 'resume', node: 'n5' } },
      { until: { note: 'refutedSuspicion', node: 'n5' } },
      {
        until: {
          note: 'learned',
          where: { member: 'n5', was: 'suspect', is: 'alive' },
          names: { wavering: 'node' },
        },
      },
      { until: { note: 'learned', node: '{wavering}', where: { member: 'n5', is: 'suspect' } } },
    ],
    look: { nodes: ['n5', '{wavering}'], tab: 'matrix' },
    caption: {
      en: 'In this weakened twin whatever comes last is believed. {wavering} had heard the objection of n5, and then the old suspicion once more. Now it suspects n5 again.',
      zh: '在这个弱化的孪生协议里，后到的为准。{wavering} 听到了 n5 的反驳，随后又听到那条旧的怀疑，于是再次怀疑 n5。',
    },
    claim(world, node) {
      const n5 = nodeNamed(world, 'n5');
      const wavering = world.nodes[node('{wavering}')];
      if (!wavering) return false;
      const { status, incarnation } = heldBy(wavering, n5);
      return status === 'suspect' && incarnation === 0 && n5.state.incarnation === 0;
    },
  },
};

/** Suspicions, and the numbers with which they are answered. */
export const suspicion: readonly SwimQuestion[] = [
  suspectFirst,
  whoRaises,
  overrides,
  howLong,
  tooLate,
  restarted,
];
