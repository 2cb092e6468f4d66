import type { Gloss } from '../../../../sdk/lesson.ts';

/** Terms of three-phase commit alone, and those that mean something else here. */
export const own: readonly Gloss[] = [
  {
    id: 'acknowledgement',
    name: { en: 'acknowledgement', zh: '确认' },
    means: {
      en: 'A participant’s word that it has heard of the [[pre-commit]] and is [[committable]]. The decision itself needs none here: whoever misses it asks.',
      zh: '参与者回复说：已经收到[[pre-commit]]，自己[[committable]]了。决定本身在这里不必确认，没收到的自会来问。',
    },
  },
  {
    id: 'bounded-delay',
    name: { en: 'bounded delay', zh: '有界延迟' },
    means: {
      en: 'The assumption that an answer always comes within a known time, unless whoever was asked is down. Only where it holds does a [[time-out]] prove a [[crash]].',
      zh: '假定答复总会在一段已知的时间内到达，除非对方停机。只有这个假定成立，[[time-out]]才能证明[[crash]]。',
    },
  },
  {
    id: 'committable',
    name: { en: 'committable', zh: '可提交' },
    means: {
      en: 'A [[participant]] that has heard that everybody voted yes. It is no longer [[uncertain]], and it may not [[commit]] yet, since others may still be.',
      zh: '[[participant]]已经得知大家都投了赞成票。它不再[[uncertain]]，但还不能[[commit]]，因为别的参与者可能仍不确定。',
    },
  },
  {
    id: 'majority',
    name: { en: 'majority', zh: '多数派' },
    means: {
      en: 'More than half of all. Two majorities always have somebody in common, so at most one side of a [[partition]] has one, and only that side may decide.',
      zh: '全体的半数以上。任意两个多数派必有共同的成员，所以[[partition]]之后至多一侧拥有多数派，也只有那一侧可以作决定。',
    },
  },
  {
    id: 'suspicion',
    name: { en: 'suspicion', zh: '怀疑' },
    means: {
      en: 'To take a node for dead because nothing was heard from it. Three-phase commit acts on a suspicion as if it were knowledge.',
      zh: '因为听不到某个节点的消息，就认为它已经宕机。三阶段提交把怀疑当作事实来行动。',
    },
  },
  {
    id: 'termination-rules',
    name: { en: 'termination rules', zh: '终止规则' },
    means: {
      en: 'By what an [[elected-coordinator|elected coordinator]] decides. TR1: somebody has aborted, so abort. TR2: somebody has committed, so commit. TR3: all who answer are [[uncertain]], so abort. TR4: somebody is [[committable]], so make the others committable first, then commit.',
      zh: '[[elected-coordinator]]作决定的依据。TR1：已有参与者中止，就中止。TR2：已有参与者提交，就提交。TR3：答复的全都[[uncertain]]，就中止。TR4：有参与者[[committable]]，先让其余的也可提交，再提交。',
    },
  },
];
