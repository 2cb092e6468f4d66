import type { Question } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import {
  branchIn,
  coordinatorIn,
  isFree,
  moneyAtFirst,
  moneyInAll,
  onDisk,
  onlyUp,
  participantNamed,
  participantsIn,
  recordsOn,
  rememberedIn,
  stands,
} from './claims.ts';

type ThreePhaseQuestion = Question<ThreePhaseTypes>;

/** The deeper ones of this topic. */

export const notFinal: ThreePhaseQuestion = {
  id: 'is-pre-commit-final',
  grade: 'deep',
  topic: 'termination',
  asks: {
    en: 'A participant was pre-committed. Can the transaction still be aborted?',
    zh: '有参与者已经预提交，事务还可能中止吗？',
  },
  answer: {
    en: 'Yes, if everybody who was pre-committed is down. Then those left are all [[uncertain]] and [[abort]] by TR3. That is safe: a [[pre-commit]] is no [[decision]], and nobody commits while one who is up is uncertain. When the pre-committed one comes back, it asks and aborts too.',
    zh: '可能，只要预提交过的全都宕机了。这时余下的都[[uncertain|不确定]]，按 TR3 [[abort|中止]]。这是安全的：[[pre-commit|预提交]]不是[[decision|决定]]，而只要运行着的节点里还有谁不确定，就不会有谁提交。预提交过的参与者重启之后去问，也跟着中止。',
  },
  mentions: [
    {
      en: 'So a pre-commit must not release [[lock|locks]] or answer a client.',
      zh: '所以预提交之后不能放开[[lock|锁]]，也不能答复客户端。',
    },
    {
      en: 'Whether it ends in commit or abort depends on who survives. Both are right.',
      zh: '最终提交还是中止，取决于谁幸存下来。两种结局都对。',
    },
    {
      en: 'It is a [[commit]] record on a disk that makes the outcome final.',
      zh: '使结局不可更改的，是写到盘上的[[commit|提交]]记录。',
    },
  ],
  wrong: {
    says: {
      en: 'No: all have voted yes, so the outcome is fixed.',
      zh: '不可能：全体都赞成了，结果已定。',
    },
    why: {
      en: 'The votes allow a commit and do not make one. If nobody who is up knows of them, aborting is all that can be done.',
      zh: '全体赞成只是允许提交，并不等于已经提交。如果运行着的节点都不知道全体赞成，就只能中止。',
    },
  },
  show: {
    scene: { scenario: 'elected-one-dies-too' },
    moves: [
      { until: { note: 'preCommitted', node: 'rm1' } },
      { until: { note: 'terminated', node: 'rm2', where: { rule: 'TR3' } } },
      { until: { note: 'aborted', node: 'rm1' } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story', select: 'rm1' },
    caption: {
      en: 'rm1 was pre-committed and led, and crashed. rm2 and rm3 knew nothing of it and aborted. rm1 is back, has asked, and has aborted with them.',
      zh: 'rm1 曾经预提交并主持，随后宕机。rm2 和 rm3 不知道全体赞成，中止了。rm1 重启后问到结果，也一同中止。',
    },
    claim: (world) =>
      onlyUp(world, 'rm1', 'rm2', 'rm3') &&
      stands(world) === 'abort,abort,abort' &&
      participantsIn(world).every((node) => onDisk(node, 'prepared')) &&
      moneyInAll(world) === moneyAtFirst(world),
  },
};

export const eachAlone: ThreePhaseQuestion = {
  id: 'each-by-its-own-time-out',
  grade: 'deep',
  topic: 'termination',
  asks: {
    en: 'Often one reads: on a time-out a prepared participant aborts, and a pre-committed one commits. Is that enough?',
    zh: '常见的说法是：超时之后，准备就绪的参与者中止，已预提交的提交。这样够吗？',
  },
  answer: {
    en: 'No. If the [[coordinator]] dies while it sends its [[pre-commit|pre-commits]], some participants have one and some do not. By their own [[time-out|time-outs]] the first commit and the others [[abort]]. Everybody has to learn first what the others know, and that is what the [[termination-protocol]] is for: elect, ask, and only then decide.',
    zh: '不够。如果[[coordinator|协调者]]发[[pre-commit|预提交]]发到一半宕机，有的参与者收到了，有的没有。各按各的[[time-out|超时]]行事，前者提交，后者[[abort|中止]]。必须先弄清别人知道什么，[[termination-protocol|终止协议]]就是做这件事的：先选举，再询问，最后才决定。',
  },
  mentions: [
    {
      en: 'One single crash at the wrong moment is enough. No partition is needed.',
      zh: '只要一次不巧的宕机就够了，用不着分区。',
    },
    {
      en: 'With one participant the simple rule does work: there is nobody to disagree with but the coordinator.',
      zh: '只有一个参与者时，这条简单规则是行得通的：除了协调者，没有谁会与它不一致。',
    },
    {
      en: 'A protocol in three phases and a protocol that does not block are two things. The second needs the termination protocol.',
      zh: '三个阶段是一回事，不阻塞是另一回事。后者离不开终止协议。',
    },
  ],
  wrong: {
    says: {
      en: 'Yes, that is how three-phase commit avoids blocking.',
      zh: '够，三阶段提交就是这样避免阻塞的。',
    },
    why: {
      en: 'It is how many summaries tell it. They leave out the half of the protocol that keeps it correct.',
      zh: '许多介绍确实这样写，却漏掉了保证正确性的那一半协议。',
    },
  },
  show: {
    scene: { scenario: 'times-out-alone' },
    moves: [
      { until: { note: 'preCommitted', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'decidedAlone', node: 'rm1' },
            { note: 'decidedAlone', node: 'rm2' },
            { note: 'decidedAlone', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'A twin with this rule. tm1 died when only rm1 knew: rm1 has committed, rm2 and rm3 have aborted, and 30 are gone.',
      zh: '这里的协议改用了这条规则。tm1 宕机时只有 rm1 知道全体赞成：rm1 提交，rm2 和 rm3 中止，30 不见了。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'crashed' &&
      stands(world) === 'commit,abort,abort' &&
      moneyInAll(world) === moneyAtFirst(world) - 30,
  },
};

export const totalFailure: ThreePhaseQuestion = {
  id: 'does-it-ever-block',
  grade: 'deep',
  topic: 'termination',
  asks: {
    en: 'Is there still a case in which three-phase commit has to wait?',
    zh: '三阶段提交还有没有必须等待的情形？',
  },
  answer: {
    en: 'Yes, a [[total-failure]]: everybody who took part has crashed. Those who come back first cannot decide, since one that is still down may have decided last. They are [[blocking|blocked]] until it is back. [[non-blocking|Non-blocking]] means that those who have been up all the time never wait; here nobody has.',
    zh: '有：[[total-failure|全体失效]]，也就是参与的节点全都宕机。先重启的不能作决定，因为还没恢复的那个可能最后作出了决定。在它回来之前，大家都[[blocking|阻塞]]着。[[non-blocking|非阻塞]]指的是一直在运行的节点不必等；而这里没有谁一直在运行。',
  },
  mentions: [
    {
      en: 'If each keeps track of who was still up, it is enough to wait for the last one that failed. Otherwise for all.',
      zh: '如果各自记录谁还在运行，只需等到最后失效的那个；否则要等齐全体。',
    },
    {
      en: 'When all are back and no disk has a [[decision]], nobody has decided, and abort is safe.',
      zh: '等到全体回来，谁的盘上都没有[[decision|决定]]，就说明没有谁决定过，中止是安全的。',
    },
    {
      en: 'No protocol does better: where total failures can happen, every one may block. Bernstein, Hadzilacos and Goodman prove it.',
      zh: '任何协议都做不到更好：只要可能全体失效，就可能阻塞。Bernstein、Hadzilacos 和 Goodman 证明了这一点。',
    },
  ],
  wrong: {
    says: {
      en: 'No, it is non-blocking: there is always a rule that applies.',
      zh: '没有，它是非阻塞的：总有一条规则适用。',
    },
    why: {
      en: 'The rules are for those who have been up. One that was down does not know whether somebody decided after it fell.',
      zh: '规则是给一直在运行的参与者用的。宕机过的并不知道自己倒下之后有没有谁作出决定。',
    },
  },
  show: {
    scene: { scenario: 'total-failure' },
    moves: [
      { until: { command: 'restart', where: { node: 'tm1' } } },
      {
        until: {
          all: [
            { note: 'decisionAsked', node: 'rm1', where: { again: true } },
            { note: 'decisionAsked', node: 'rm2', where: { again: true } },
          ],
        },
      },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'All had crashed. tm1, rm1 and rm2 are back, and not one of them knows anything. rm1 and rm2 keep their locks and ask again: rm3 is still down, and it could know more.',
      zh: '大家都宕机过。tm1、rm1 和 rm2 已经重启，谁也不知道结果。rm1 和 rm2 只好守着锁反复询问：rm3 还没有恢复，而它可能知道得更多。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2') &&
      rememberedIn(world) === undefined &&
      ['rm1', 'rm2'].every((name) => {
        const node = participantNamed(world, name);
        return (
          branchIn(node)?.recovered === true &&
          recordsOn(node) === 'update,prepared' &&
          !isFree(node)
        );
      }),
  },
};
