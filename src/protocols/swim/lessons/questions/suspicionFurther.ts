import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { allHold, livingIn, nobodyIsWronged, nodeNamed } from './claims.ts';

type SwimQuestion = Question<SwimTypes>;

export const howLong: SwimQuestion = {
  id: 'how-long-to-suspect',
  grade: 'core',
  topic: 'suspicion',
  asks: {
    en: 'How long should a suspicion last, and why does that depend on the size of the group?',
    zh: '怀疑应当持续多久？为什么与组的大小有关？',
  },
  answer: {
    en: 'Long enough for the [[suspicion]] to reach the member and for its objection to come back. Both travel by [[gossip]], which takes a number of [[protocol-period|periods]] that grows with log n. So the wait is λ · log n periods. memberlist takes λ = 4 on a local network and the decimal logarithm, but never less than λ periods.',
    zh: '要够[[suspicion|怀疑]]传到那个成员，再让它的反驳传回来。两者都靠 [[gossip|Gossip]] 传播，所需的[[protocol-period|周期]]数随 log n 增长，所以等待是 λ · log n 个周期。memberlist 在局域网中取 λ = 4，用常用对数，但不少于 λ 个周期。',
  },
  mentions: [
    {
      en: 'Each member runs the clock for itself, from when it hears of the suspicion. The first whose clock runs out declares the death.',
      zh: '每个成员从自己听说怀疑时起各自计时，谁先到时谁宣告死亡。',
    },
    {
      en: 'A larger λ means fewer [[false-positive|false deaths]] and a later detection. It is the first knob to turn.',
      zh: 'λ 大一些，[[false-positive|误报]]少一些，发现晚一些。要调参数，先调它。',
    },
    {
      en: 'It has to bridge the pauses that you know of, such as a long garbage collection.',
      zh: '它要盖得过已知的停顿，比如一次长的垃圾回收。',
    },
    {
      en: 'Loss slows the spread down, so on a bad network the same λ is worth less.',
      zh: '丢包让传播变慢，所以网络差的时候，同样的 λ 就不那么够用。',
    },
  ],
  wrong: {
    says: {
      en: 'One more time-out is enough.',
      zh: '再等一个超时就够了。',
    },
    why: {
      en: 'The suspected member has not even heard of it by then: it hears by gossip, and not from the one that suspects it.',
      zh: '那时被怀疑的成员连听都没听到：它是从流言里得知的，不是由怀疑它的那个直接通知的。',
    },
  },
  show: {
    scene: { scenario: 'q-sixty' },
    moves: [
      { act: { do: 'crash', node: 'n30' } },
      { until: { note: 'suspected', where: { member: 'n30' } } },
      { until: { when: (world) => allHold(world, 'n30', 'suspect') } },
    ],
    look: { nodes: ['n30'], tab: 'plot' },
    caption: {
      en: 'The suspicion of n30 has reached all others, and it has not run out with any of them yet. n30 would have heard of it as well, and could have objected.',
      zh: '对 n30 的怀疑已经传到其余所有成员，而且在谁那里都还没有到时。n30 若活着，也会听到，来得及反驳。',
    },
    claim: (world) => livingIn(world).length === 59 && allHold(world, 'n30', 'suspect'),
  },
};

/** All but n5, of twelve. */
const WITHOUT_N5 = ['n1', 'n2', 'n3', 'n4', 'n6', 'n7', 'n8', 'n9', 'n10', 'n11', 'n12'];

export const tooLate: SwimQuestion = {
  id: 'an-objection-too-late',
  grade: 'deep',
  topic: 'suspicion',
  asks: {
    en: 'A member was declared dead and is alive. Can it come back by itself?',
    zh: '一个成员被宣告死亡，其实活着。它能自己回来吗？',
  },
  answer: {
    en: 'In the SWIM paper it cannot: a death is final, and it has to join as a new member. In memberlist it can, if it hears of its death: it then [[refute|refutes]] it with a higher [[incarnation]], and that overrides the death. But nobody [[probe|probes]] the dead. It hears of it only while it still talks to others itself and those still pass the news on.',
    zh: '按 SWIM 论文不能：死亡不可撤销，它只能作为新成员加入。在 memberlist 里可以，只要它听说了自己的死讯：它用更高的[[incarnation|化身号]]来[[refute|反驳]]，盖过死亡。但没有谁再[[probe|探测]]死者。只有它自己还在联系别人，而别人还在传这条消息的时候，它才会听到。',
  },
  mentions: [
    {
      en: 'It goes on probing, and the answers carry news. So it often hears at once.',
      zh: '它自己还在探测，回答里捎带着消息，所以往往马上就能听到。',
    },
    {
      en: 'Once the death is no longer passed on, only a full exchange tells it, or somebody who tries the dead.',
      zh: '死讯一旦不再传播，就只有靠全量交换，或者有谁去试探死者，它才会知道。',
    },
    {
      en: 'What has been done because of its death is not undone by that. The application has to see to it.',
      zh: '因死讯而做的事并不会随之撤销，这要由应用来处理。',
    },
  ],
  wrong: {
    says: {
      en: 'It notices by itself that nobody probes it any more.',
      zh: '它会发现没有谁再探测自己。',
    },
    why: {
      en: 'No member expects to be probed at a certain time. Being probed by nobody for some periods is ordinary.',
      zh: '没有哪个成员指望在某个时刻被探测。几个周期没有谁探测，平常得很。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'partition', groups: [['n5'], WITHOUT_N5] } },
      { until: { note: 'declaredDead', where: { member: 'n5' } } },
      { act: { do: 'heal' } },
      { until: { note: 'refutedDeath', node: 'n5' } },
      {
        until: {
          when: (world) => allHold(world, 'n5', 'alive') && nobodyIsWronged(world),
        },
      },
    ],
    look: { nodes: ['n5'], tab: 'matrix' },
    caption: {
      en: 'n5 was cut off until it had been declared dead. With the links mended it heard of that in time, and its new incarnation has brought it back everywhere.',
      zh: 'n5 被隔断，直到被宣告死亡。链路恢复后，它及时听到了死讯，新的化身号让它在各处都回来了。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').state.incarnation > 0 &&
      allHold(world, 'n5', 'alive') &&
      nobodyIsWronged(world),
  },
};

export const restarted: SwimQuestion = {
  id: 'a-restart-forgets',
  grade: 'deep',
  topic: 'suspicion',
  asks: {
    en: 'A member crashes and comes back at once, with an incarnation of 0. What can go wrong?',
    zh: '一个成员宕机后马上回来，化身号又从 0 开始。会出什么问题？',
  },
  answer: {
    en: 'The others know it in a higher [[incarnation]]. What it says of itself with 0 is old news to them and is ignored, so it could not [[refute]] anything. When it [[join|joins]], it is sent all that a [[seed]] believes, and finds its own name there with the higher number. It takes the next one and goes on from that.',
    zh: '别人知道的[[incarnation|化身号]]更高。它用 0 说的话在别人看来是旧消息，会被忽略，所以什么也[[refute|反驳]]不了。它[[join|加入]]时会收到一个[[seed|种子节点]]的全部看法，从中看到自己的名字和更高的号，于是取下一个，接着用。',
  },
  mentions: [
    {
      en: 'It could keep the number on disk, but it does not have to: the group remembers it.',
      zh: '它可以把号存在磁盘上，但不必：组里都记得。',
    },
    {
      en: 'If it is back within the time of the [[suspicion]], the others may never call it dead.',
      zh: '如果它在[[suspicion|怀疑]]期内回来，别人可能根本不会宣告它死亡。',
    },
    {
      en: 'A restart under the same name can hide that all its memory is gone. An application that keeps state needs an identity for each start.',
      zh: '同名重启会掩盖内存全失的事实。有状态的应用需要给每次启动一个身份。',
    },
    {
      en: 'Cassandra uses the start time as a generation number instead, so that it always goes up.',
      zh: 'Cassandra 用启动时间作为世代号，保证它总在增大。',
    },
  ],
  wrong: {
    says: {
      en: 'Nothing: alive is alive.',
      zh: '没问题：活着就是活着。',
    },
    why: {
      en: 'In the order of news, alive in incarnation 0 loses to whatever is known of incarnation 1, even if that is a suspicion.',
      zh: '按消息的次序，化身号 0 的“活着”排在化身号 1 的任何消息之后，哪怕那是怀疑。',
    },
  },
  show: {
    scene: { scenario: 'twelve-at-rest' },
    moves: [
      { act: { do: 'pause', node: 'n5' } },
      { until: { note: 'suspected', where: { member: 'n5' } } },
      { act: { do: 'resume', node: 'n5' } },
      { until: { when: (world) => allHold(world, 'n5', 'alive', 1) } },
      { act: { do: 'crash', node: 'n5' } },
      { act: { do: 'restart', node: 'n5' } },
      { until: { note: 'wentOn', node: 'n5' } },
      { until: { when: (world) => allHold(world, 'n5', 'alive', 2) } },
    ],
    look: { nodes: ['n5'], tab: 'state', select: 'n5', fields: ['incarnation', 'role'] },
    caption: {
      en: 'n5 had been in incarnation 1 when it crashed and forgot everything. It has learned so from a seed, goes on with 2, and all know that.',
      zh: 'n5 宕机时的化身号是 1，宕机后全忘了。它从种子节点那里得知，接着用 2，大家也都知道了。',
    },
    claim: (world) =>
      nodeNamed(world, 'n5').state.incarnation === 2 &&
      nodeNamed(world, 'n5').state.role === 'member' &&
      allHold(world, 'n5', 'alive', 2),
  },
};
