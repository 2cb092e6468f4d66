import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  allStand,
  answersIn,
  coordinatorIn,
  holds,
  isFree,
  moneyAtFirst,
  moneyIn,
  moneyInAll,
  onDisk,
  participantNamed,
  participantsIn,
  rememberedOf,
  standOf,
  waitsFor,
} from './claims.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

const guarantee: TwoPhaseQuestion = {
  id: 'what-it-guarantees',
  grade: 'warmUp',
  topic: 'basics',
  asks: {
    en: 'What does two-phase commit guarantee, and what does it not?',
    zh: '两阶段提交保证什么？又不保证什么？',
  },
  answer: {
    en: '[[two-phase-commit|Two-phase commit]] solves [[atomic-commit]]: all [[participant|participants]] of one [[transaction]] reach the same [[decision]], they commit only if all voted yes, and nobody takes a decision back. It does not promise that the decision comes soon. When the [[coordinator]] is away at the wrong moment, those who voted yes have to wait.',
    zh: '[[two-phase-commit|两阶段提交]]解决的是[[atomic-commit|原子提交]]：同一个[[transaction|事务]]的全体[[participant|参与者]]得出相同的[[decision|决定]]；只有全体赞成才提交；作出的决定绝不反悔。它不保证决定来得及时。[[coordinator|协调者]]若在不巧的时刻离开，投了赞成票的就只能等。',
  },
  mentions: [
    {
      en: 'Agreement holds whatever crashes and whichever messages are lost. What faults cost is progress.',
      zh: '无论谁宕机、丢失哪些消息，结果都一致。故障损害的是进展。',
    },
    {
      en: 'If nobody objects and nothing fails, the decision is commit. Otherwise always aborting would be a solution.',
      zh: '没有谁反对、也没有故障时，决定必须是提交。否则“永远中止”也算一种解法。',
    },
    {
      en: '[[isolation|Isolation]] comes from the locks of the participants, [[durability]] from their logs.',
      zh: '[[isolation|隔离性]]来自各参与者的锁，[[durability|持久性]]来自各自的日志。',
    },
    {
      en: 'It does not make them commit at the same instant, only alike.',
      zh: '它保证大家结果一样，不保证同一瞬间提交。',
    },
  ],
  wrong: {
    says: {
      en: 'It makes a distributed transaction ACID.',
      zh: '它让分布式事务满足 ACID。',
    },
    why: {
      en: 'It gives the A across several nodes. The I needs locks or another concurrency control, and the D a log at each node.',
      zh: '它只负责跨节点的 A。I 要靠锁或别的并发控制，D 要靠每个节点自己的日志。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [{ until: { note: 'committed', nth: 3 } }],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'Each of the three has its part, each has the commit on its own disk, and the money adds up to what it was.',
      zh: '三个参与者各完成了自己的部分，提交记录都在各自的磁盘上，钱的总数和原来一样。',
    },
    claim: (world) =>
      participantsIn(world).every((node) => onDisk(node, 1, 'commit') && isFree(node)) &&
      moneyIn(participantNamed(world, 'rm1'), 'a') === 70 &&
      moneyInAll(world) === moneyAtFirst(world),
  },
};

const twoPhases: TwoPhaseQuestion = {
  id: 'why-two-phases',
  grade: 'warmUp',
  topic: 'basics',
  asks: {
    en: 'Why two phases? Could the coordinator not simply tell everybody to commit?',
    zh: '为什么要两个阶段？协调者直接让大家提交不行吗？',
  },
  answer: {
    en: 'One of them may be unable to commit: a constraint fails, a lock was lost, it has crashed. If the others have committed by then, nobody can take that back. So the first phase asks for a [[vote]] while everybody can still do either, and the second tells the [[decision]] when it is certain that all can follow it.',
    zh: '总可能有谁提交不了：违反约束，锁已丢失，或者宕过机。如果这时别人已经提交，就再也收不回来了。所以第一阶段在大家都还能进能退的时候征集[[vote|投票]]；等到确定全体都能照办，第二阶段才告知[[decision|决定]]。',
  },
  mentions: [
    {
      en: 'A single no is enough for an [[abort]]. A [[commit]] needs every yes.',
      zh: '一张反对票就足以[[abort|中止]]，[[commit|提交]]则需要全票赞成。',
    },
    {
      en: 'Between the phases each participant is able to go both ways, and has given up choosing.',
      zh: '两个阶段之间，参与者提交和中止都做得到，但已经放弃了选择权。',
    },
    {
      en: 'Committed data can be read by others at once, so a later undo would come too late.',
      zh: '已提交的数据马上会被别人读到，事后撤销已经太迟。',
    },
  ],
  wrong: {
    says: {
      en: 'The second phase is there to confirm that the messages of the first arrived.',
      zh: '第二阶段是为了确认第一阶段的消息都到了。',
    },
    why: {
      en: 'Confirming is not deciding. What must be settled is whether all are able to commit, before the first one does.',
      zh: '确认不等于决定。必须在第一个参与者提交之前弄清的，是全体能不能提交。',
    },
  },
  show: {
    scene: { scenario: 'q-overdrawn' },
    moves: [
      { until: { note: 'votedNo', node: 'rm3' } },
      {
        until: {
          all: [
            { note: 'aborted', node: 'rm1' },
            { note: 'aborted', node: 'rm2' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'rm1 and rm2 had voted yes; rm3 found its account overdrawn. Because nobody had committed yet, all changes could be undone.',
      zh: 'rm1 和 rm2 投了赞成票，rm3 却发现余额不够。因为还没有谁提交，所有改动都能撤销。',
    },
    claim: (world) =>
      ['rm1', 'rm2'].every((name) => onDisk(participantNamed(world, name), 1, 'prepared')) &&
      !onDisk(participantNamed(world, 'rm3'), 1, 'prepared') &&
      allStand(world, 1, 'abort') &&
      participantsIn(world).every((node) => moneyIn(node, 'a') === 100 && isFree(node)),
  },
};

const promise: TwoPhaseQuestion = {
  id: 'what-a-yes-promises',
  grade: 'warmUp',
  topic: 'basics',
  asks: {
    en: 'What does a participant promise when it votes yes?',
    zh: '参与者投赞成票，承诺的是什么？',
  },
  answer: {
    en: 'That it can commit and can abort from now on, whichever it is told and whenever, even after a [[crash]]. So it has checked everything there is to check, has its changes and a [[prepared]] record on disk, and keeps its [[lock|locks]]. It has also given away the right to choose.',
    zh: '承诺从此以后，无论何时得知哪种决定，提交和中止都做得到，哪怕中间[[crash|宕机]]。所以该检查的已经全部检查，改动和[[prepared|准备就绪]]记录已在盘上，[[lock|锁]]也继续守着。它同时交出了选择的权利。',
  },
  mentions: [
    {
      en: 'Constraints are checked before the vote: a reason found later would come too late.',
      zh: '约束在投票之前检查：之后才发现问题就晚了。',
    },
    {
      en: 'The record names the [[coordinator]], so that the participant knows whom to ask after a restart.',
      zh: '记录里写着[[coordinator|协调者]]是谁，重启之后才知道去问谁。',
    },
    {
      en: 'It is the answer to “can you, whatever happens?”, not to “have you?”.',
      zh: '它回答的是“无论发生什么都能提交吗”，而不是“提交了吗”。',
    },
  ],
  wrong: {
    says: {
      en: 'A yes means that it has committed locally.',
      zh: '投赞成票就表示它在本地已经提交。',
    },
    why: {
      en: 'Then it could not follow an abort. Its changes stay under locks, invisible to others, until the decision comes.',
      zh: '那样它就无法服从中止的决定了。在决定到来之前，改动一直在锁的保护下，别人看不见。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', node: 'rm1' } },
      { act: { do: 'crash', node: 'rm1' } },
      { act: { do: 'restart', node: 'rm1' } },
    ],
    look: { nodes: ['rm1'], tab: 'state', select: 'rm1', fields: ['T1', 'locks', 'log'] },
    caption: {
      en: 'rm1 has crashed right after its yes and is back. From its log it knows what it promised, and account a is locked again.',
      zh: 'rm1 刚投完赞成票就宕机，现已重启。它从日志里得知自己的承诺，又锁住了账户 a。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm1');
      const branch = node.state.branches.find(({ tx }) => tx === 1);
      return (
        node.health === 'up' &&
        branch?.role === 'prepared' &&
        branch.recovered &&
        onDisk(node, 1, 'prepared') &&
        holds(node, 'a', 1)
      );
    },
  },
};

const whoDecides: TwoPhaseQuestion = {
  id: 'who-decides-when',
  grade: 'core',
  topic: 'basics',
  asks: {
    en: 'Who may decide what, and until when?',
    zh: '谁可以作出什么决定？到什么时候为止？',
  },
  answer: {
    en: 'A [[participant]] may abort by itself until it votes yes: without its yes nothing can be committed. That is a [[unilateral-abort]]. The [[coordinator]] may abort until it has written a commit. A commit is the coordinator’s alone, and only with all votes. A participant that has voted yes may decide nothing.',
    zh: '[[participant|参与者]]在投赞成票之前，随时可以自行中止：没有它的赞成票，事务就提交不了。这叫[[unilateral-abort|单方面中止]]。[[coordinator|协调者]]在写下提交之前都可以中止。提交只能由协调者决定，而且要收齐全部赞成票。投过赞成票的参与者则什么也不能决定。',
  },
  mentions: [
    {
      en: 'So a [[time-out]] means abort in two places: while working, and while collecting votes.',
      zh: '所以有两处[[time-out|超时]]意味着中止：做事的时候，和收票的时候。',
    },
    {
      en: 'After a yes a time-out means only: ask.',
      zh: '投赞成票之后，超时只意味着去询问。',
    },
    {
      en: 'A no is a decision. Who has voted no needs to hear nothing more.',
      zh: '反对票本身就是决定，投了反对票的不必再等任何消息。',
    },
  ],
  wrong: {
    says: {
      en: 'Only the coordinator may abort a transaction.',
      zh: '只有协调者才能中止事务。',
    },
    why: {
      en: 'Then a participant would have to keep locks for a coordinator that died before asking. Before its yes it owes nobody anything.',
      zh: '那样的话，协调者没来得及征票就宕机，参与者也得一直守着锁。其实在投赞成票之前，它对谁都没有义务。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'executed', node: 'rm1' } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'gaveUp', node: 'rm1' } },
    ],
    look: { nodes: ['rm1', 'tm1'], tab: 'state', select: 'rm1', fields: ['balances', 'locks'] },
    caption: {
      en: 'tm1 is down and never asked for a vote. rm1 has waited long enough, undone its step and freed its lock without asking anybody.',
      zh: 'tm1 已宕机，没来得及征票。rm1 等够了，谁也不用问，就撤销了自己的改动，放开了锁。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm1');
      return (
        coordinatorIn(world).health === 'crashed' &&
        standOf(node, 1) === 'abort' &&
        !onDisk(node, 1, 'prepared') &&
        moneyIn(node, 'a') === 100 &&
        isFree(node) &&
        answersIn(world).length === 0
      );
    },
  },
};

const isolation: TwoPhaseQuestion = {
  id: 'commit-and-locking',
  grade: 'core',
  topic: 'basics',
  asks: {
    en: 'Two-phase commit and two-phase locking: what has the one to do with the other?',
    zh: '两阶段提交和两阶段锁，两者是什么关系？',
  },
  answer: {
    en: 'They share a word and nothing else. [[two-phase-locking|Two-phase locking]] first collects [[lock|locks]] and then only gives them back: it is for [[isolation]]. [[two-phase-commit|Two-phase commit]] makes several nodes decide alike. They meet where locks on changed data are kept until the [[decision]]: nobody sees what may still be undone.',
    zh: '两者只是名字相像。[[two-phase-locking|两阶段锁]]先只加[[lock|锁]]、后只放锁，为的是[[isolation|隔离性]]；[[two-phase-commit|两阶段提交]]则让多个节点作出相同的决定。它们的交点在于：改过的数据要一直锁到[[decision|决定]]到来，还可能撤销的内容就没有谁能看到。',
  },
  mentions: [
    {
      en: 'Both phases of locking end before or with the second phase of commit.',
      zh: '锁的两个阶段，最迟到提交的第二阶段就结束。',
    },
    {
      en: 'If locks were released at the vote, somebody could read what is aborted afterwards, and would have to be aborted as well.',
      zh: '如果投票时就放锁，别人可能读到之后被中止的数据，于是也得跟着中止。',
    },
    {
      en: 'Commit works with optimistic concurrency control too: the check is then part of the vote.',
      zh: '提交协议也能配合乐观并发控制，检查就放在投票里做。',
    },
    {
      en: 'Releasing the locks node by node is fine, since all locks were held before the first is released.',
      zh: '各节点放锁有先有后没有关系，因为放第一把之前，所有的锁都已拿到。',
    },
  ],
  wrong: {
    says: {
      en: 'Two-phase commit locks everything, so it also isolates.',
      zh: '两阶段提交会锁住数据，所以自带隔离性。',
    },
    why: {
      en: 'The protocol has no locks. It works just as well over participants that isolate nothing, and they would then show half a transaction.',
      zh: '协议本身没有锁。参与者若不做隔离，它照样运行，只是别人会看到只做了一半的事务。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', node: 'rm1' } },
      {
        act: {
          do: 'request',
          node: 'tm1',
          request: { op: 'read', accounts: [{ at: 'rm1', account: 'a' }] },
        },
      },
      { until: { note: 'lockWaits', node: 'rm1' } },
    ],
    look: { nodes: ['rm1'], tab: 'table', select: 'rm1' },
    caption: {
      en: 'T1 has voted yes at rm1 and keeps account a. T2 wants to read it and waits: what T1 has written may still be undone.',
      zh: 'T1 在 rm1 已投赞成票，仍锁着账户 a。T2 想读它，只能等：T1 写下的内容还可能被撤销。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm1');
      return (
        standOf(node, 1) === 'prepared' &&
        holds(node, 'a', 1) &&
        waitsFor(node, 'a', 2) &&
        moneyIn(node, 'a') === 70 &&
        rememberedOf(world, 2)?.role === 'working'
      );
    },
  },
};

/** What it is for, and who may do what. */
export const basics: readonly TwoPhaseQuestion[] = [
  guarantee,
  twoPhases,
  promise,
  whoDecides,
  isolation,
];
