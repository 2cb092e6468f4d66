import type { Question } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import {
  branchIn,
  coordinatorIn,
  isFree,
  onDisk,
  onlyUp,
  participantNamed,
  participantsIn,
  recordsOn,
  stands,
} from './claims.ts';

type ThreePhaseQuestion = Question<ThreePhaseTypes>;

const whyThree: ThreePhaseQuestion = {
  id: 'why-a-third-phase',
  grade: 'warmUp',
  topic: 'basics',
  asks: {
    en: 'What is the third phase for? What can the participants do with it that they cannot do in two-phase commit?',
    zh: '多出来的一个阶段有什么用？有了它，参与者能做到哪些两阶段提交里做不到的事？',
  },
  answer: {
    en: 'It lets those who are left finish the [[transaction]] without the [[coordinator]]. In [[two-phase-commit|two-phase commit]] one [[participant]] may have committed while another is still [[uncertain]], so uncertain ones must wait. [[three-phase-commit|Three-phase commit]] first tells everybody that all have voted yes, and commits only then. So if all survivors are uncertain, nobody has committed, and they may [[abort]].',
    zh: '有了它，[[coordinator|协调者]]不在时，余下的节点也能了结[[transaction|事务]]。在[[two-phase-commit|两阶段提交]]里，可能有[[participant|参与者]]已经提交，别的却还[[uncertain|不确定]]，所以不确定的只能等。[[three-phase-commit|三阶段提交]]先让大家都知道全体投了赞成票，然后才提交。这样，如果幸存者全都不确定，就没有谁提交过，可以[[abort|中止]]。',
  },
  mentions: [
    {
      en: 'The phase in between is called [[pre-commit]]. It carries no decision, only knowledge.',
      zh: '中间这个阶段叫[[pre-commit|预提交]]。它传达的不是决定，只是一条消息：全体赞成。',
    },
    {
      en: 'The aim is to be [[non-blocking]]: the repair of a machine is nothing one can wait for under [[lock|locks]].',
      zh: '目标是[[non-blocking|非阻塞]]：守着[[lock|锁]]等一台机器修好，谁也等不起。',
    },
    {
      en: 'It helps against crashes alone. Against a broken network it does not.',
      zh: '它只对付得了宕机，对付不了网络故障。',
    },
  ],
  wrong: {
    says: {
      en: 'The third phase makes more certain that everybody is able to commit.',
      zh: '多问一轮，是为了更有把握大家都能提交。',
    },
    why: {
      en: 'The votes have settled that, and a yes is already binding. What is new is that everybody knows of everybody’s yes before anybody acts on it.',
      zh: '这一点投票时就定了，赞成票本来就不能反悔。新增的是：在任何一方据此行动之前，人人都知道全体赞成。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'aborted', nth: 3 } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story' },
    caption: {
      en: 'tm1 died with three yes votes and is still down. With two phases three accounts would be locked now. Here rm1 has taken over and all have aborted.',
      zh: 'tm1 收着三张赞成票宕机，至今没有恢复。换成两阶段提交，三个账户此刻都还锁着。这里由 rm1 接手，大家都已中止。',
    },
    claim: (world) =>
      onlyUp(world, 'rm1', 'rm2', 'rm3') &&
      participantsIn(world).every((node) => onDisk(node, 'prepared') && isFree(node)) &&
      stands(world) === 'abort,abort,abort',
  },
};

const whatItTells: ThreePhaseQuestion = {
  id: 'what-pre-commit-tells',
  grade: 'warmUp',
  topic: 'basics',
  asks: {
    en: 'A participant gets a pre-commit. What does it know now, and why does it not commit at once?',
    zh: '参与者收到预提交。它现在知道了什么？为什么不马上提交？',
  },
  answer: {
    en: 'It knows that every [[vote]] was yes, so it is no longer [[uncertain]]. It does not know whether the others have been told. If it committed now and crashed, those who were not told would find only uncertain ones among them and abort. So it answers with an [[acknowledgement]], keeps its [[lock|locks]] and waits for the [[commit]].',
    zh: '它知道每一张[[vote|票]]都是赞成票，自己不再[[uncertain|不确定]]了。但别的参与者有没有收到，它不知道。如果它现在提交，随即宕机，没收到的那些只见彼此都不确定，就会中止。所以它先回一条[[acknowledgement|确认]]，继续守着[[lock|锁]]，等待[[commit|提交]]的通知。',
  },
  mentions: [
    {
      en: 'It may no longer abort by itself, and not commit by itself either.',
      zh: '它既不能再自行中止，也不能自行提交。',
    },
    {
      en: 'The literature calls this state [[committable]]: a commit is possible and not yet decided.',
      zh: '文献称这个状态为[[committable|可提交]]：可以提交，但尚未决定。',
    },
    {
      en: 'The coordinator uses the acknowledgement to learn not *that* the participant agrees, but that it *knows*.',
      zh: '协调者要从确认中得知的，不是参与者同意，而是它已经*知道*。',
    },
  ],
  wrong: {
    says: {
      en: 'Pre-commit is the commit, and the third phase only confirms it.',
      zh: '预提交其实就是提交，第三阶段只是确认一下。',
    },
    why: {
      en: 'After a pre-commit the transaction can still be aborted by those who are left. After a commit nobody may abort.',
      zh: '预提交之后，余下的节点仍有可能中止事务；提交之后则谁也不能中止。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [{ until: { note: 'preCommitted' } }],
    look: { nodes: ['rm2', 'tm1'], tab: 'logs', select: 'rm2' },
    caption: {
      en: 'rm2 is the first to know that all have voted yes. rm1 and rm3 do not know it yet, and nowhere is there a commit on disk.',
      zh: 'rm2 第一个得知全体赞成。rm1 和 rm3 还不知道，谁的磁盘上都没有提交记录。',
    },
    claim: (world) =>
      stands(world) === 'prepared,preCommitted,prepared' &&
      world.nodes.every((node) => !onDisk(node, 'commit')) &&
      participantsIn(world).every((node) => !isFree(node)),
  },
};

const neverTogether: ThreePhaseQuestion = {
  id: 'never-side-by-side',
  grade: 'core',
  topic: 'basics',
  asks: {
    en: 'Which two states may never exist at the same time in a non-blocking protocol? Where does two-phase commit break this?',
    zh: '在非阻塞的协议里，哪两种状态绝不能同时存在？两阶段提交在哪里违反了这一点？',
  },
  answer: {
    en: '“Somebody has committed” and “somebody who is up is [[uncertain]]”. If both can be true, uncertain survivors cannot tell what happened and are [[blocking|blocked]]. In [[two-phase-commit|two-phase commit]] the first participant to hear the decision commits while the others are uncertain. The third phase puts a state between the two, and the [[acknowledgement|acknowledgements]] make sure that everybody has reached it.',
    zh: '“已经有谁提交”和“还在运行的节点中有谁[[uncertain|不确定]]”。两者若能同时成立，不确定的幸存者就无从判断发生过什么，只能[[blocking|阻塞]]。在[[two-phase-commit|两阶段提交]]里，最先得知决定的参与者提交时，别的都还不确定。第三个阶段在两者之间隔了一个状态，[[acknowledgement|确认]]则保证人人都已到达这个状态。',
  },
  mentions: [
    {
      en: 'Skeen’s theorem (1981): no state may stand beside both a commit and an abort, and no state in which one cannot yet commit may stand beside a commit.',
      zh: 'Skeen 的定理（1981）：没有哪个状态既能与提交并存，又能与中止并存；尚不能提交的状态，也不能与提交并存。',
    },
    {
      en: 'Bernstein, Hadzilacos and Goodman state it for those who are up only. One that is down may be uncertain, since it will ask before it does anything.',
      zh: 'Bernstein、Hadzilacos 和 Goodman 只对还在运行的节点这样要求。宕机的可以不确定，反正它行动之前会先问。',
    },
    {
      en: 'It is an [[invariant]] that rests on time-outs being right.',
      zh: '这条[[invariant|不变式]]成立的前提是超时判断没有错。',
    },
  ],
  wrong: {
    says: {
      en: 'A commit and an abort must never stand side by side.',
      zh: '不能同时存在的是提交和中止。',
    },
    why: {
      en: 'That is what every commit protocol owes, two-phase commit too. To be non-blocking more is needed: that the survivors can always tell.',
      zh: '这是所有提交协议的义务，两阶段提交也做得到。要非阻塞还得更进一步：幸存者总能作出判断。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [{ until: { note: 'decidedCommit' } }],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'tm1 writes the first commit record. At this moment nobody is uncertain any more: all three participants are pre-committed.',
      zh: 'tm1 写下第一条提交记录。这时已经没有谁不确定了：三个参与者都已预提交。',
    },
    claim: (world) =>
      onDisk(coordinatorIn(world), 'commit') &&
      stands(world) === 'preCommitted,preCommitted,preCommitted',
  },
};

const awaitAll: ThreePhaseQuestion = {
  id: 'why-wait-for-acknowledgements',
  grade: 'core',
  topic: 'basics',
  asks: {
    en: 'All have voted yes. Why does the coordinator wait for acknowledgements before it commits? It knows the outcome already.',
    zh: '全体都投了赞成票，结果协调者已经知道了。它为什么还要等到确认才提交？',
  },
  answer: {
    en: 'It waits for what the others know. As long as one [[participant]] is [[uncertain]], a [[commit]] could be seen by those alone who then [[crash]]. The uncertain ones would take over, find nobody who knows better, and abort. The [[acknowledgement|acknowledgements]] rule that out. Without them the third phase is only a delay.',
    zh: '它等的是别人知道。只要还有一个[[participant|参与者]][[uncertain|不确定]]，就可能只有几个节点看到[[commit|提交]]，而它们随后全都[[crash|宕机]]。不确定的参与者接手之后，找不到谁知道得更多，就会中止。[[acknowledgement|确认]]排除了这种可能。不等确认，第三个阶段就只是白白耽误时间。',
  },
  mentions: [
    {
      en: 'Whoever does not answer in time counts as down and is not waited for, or the protocol would block after all.',
      zh: '没有按时回复的按宕机处理，不再等它，否则协议照样会阻塞。',
    },
    {
      en: 'Whoever is elected in its place has to do the same before it commits.',
      zh: '接替它的当选者，提交之前也必须这样做。',
    },
  ],
  wrong: {
    says: {
      en: 'It waits in case somebody objects after all.',
      zh: '等一等，是防备有谁反悔。',
    },
    why: {
      en: 'Nobody may object after a yes. An acknowledgement has only one possible content.',
      zh: '投了赞成票就不能再反对。确认的内容只有一种可能。',
    },
  },
  show: {
    scene: { scenario: 'acks-not-awaited' },
    moves: [
      { until: { note: 'committed', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'aborted', node: 'rm2' },
            { note: 'aborted', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'A twin that does not wait. rm1 and tm1 have the commit on disk and crashed; rm2 and rm3 never heard of it and aborted. Nothing but crashes and what they swallowed was needed.',
      zh: '这里的协议被改成不等确认。rm1 和 tm1 的磁盘上是提交，随后双双宕机；rm2 和 rm3 对此一无所知，中止了。只需几次宕机，外加没能送出的几条消息。',
    },
    claim: (world) =>
      onlyUp(world, 'rm2', 'rm3') &&
      onDisk(coordinatorIn(world), 'commit') &&
      stands(world) === 'commit,abort,abort',
  },
};

const notLogged: ThreePhaseQuestion = {
  id: 'why-pre-commit-is-not-logged',
  grade: 'deep',
  topic: 'basics',
  asks: {
    en: 'Must a participant force a record to disk when it gets a pre-commit?',
    zh: '参与者收到预提交时，要不要强制写一条记录？',
  },
  answer: {
    en: 'Not in the form that Bernstein, Hadzilacos and Goodman give. A participant that has been down takes no part in deciding, so what it knew before the [[crash]] is never used: it asks. Its yes and the [[decision]] need a [[forced-write]], its being pre-committed does not. The third phase so costs messages and no disk.',
    zh: '按 Bernstein、Hadzilacos 和 Goodman 给出的形式，不必。宕机过的参与者不参与决定，只去询问，[[crash|宕机]]之前知道什么根本用不上。赞成票和[[decision|决定]]要[[forced-write|强制写盘]]，“已预提交”不用。所以这个阶段只多花消息，不多写盘。',
  },
  mentions: [
    {
      en: 'Back from a crash it is merely [[prepared]], as its [[write-ahead-log|log]] says.',
      zh: '重启之后它只是[[prepared|准备就绪]]，[[write-ahead-log|日志]]里就是这么记的。',
    },
    {
      en: 'Other forms of the protocol do write it, so that some who were down may help after a [[total-failure|total failure]].',
      zh: '有些变体会写这条记录，好让[[total-failure|全体失效]]之后重启的节点也能参与了结。',
    },
    {
      en: 'Even written down it would not be a licence to commit: the others may have aborted meanwhile.',
      zh: '即使写了，也不等于可以提交：别人也许已经中止。',
    },
  ],
  wrong: {
    says: {
      en: 'Every change of state has to be logged, or recovery would go wrong.',
      zh: '每次状态变化都要写日志，否则恢复时会出错。',
    },
    why: {
      en: 'A record is worth a disk write if somebody relies on it after a crash. On this one nobody does.',
      zh: '宕机之后有谁要靠某条记录，才值得为它写一次盘。这一条没有谁会用到。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'preCommitted', node: 'rm2' } },
      { act: { do: 'crash', node: 'rm2' } },
      { act: { do: 'restart', node: 'rm2' } },
    ],
    look: { nodes: ['rm2'], tab: 'state', select: 'rm2', fields: ['T1', 'locks', 'log'] },
    caption: {
      en: 'rm2 was pre-committed, crashed and is back. From its log it knows of its yes and of nothing more, so it asks all others how T1 ended.',
      zh: 'rm2 预提交之后宕机，现已重启。日志里只有它的赞成票，于是它去问其余各方 T1 的结果。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm2');
      const branch = branchIn(node);
      return (
        recordsOn(node) === 'update,prepared' &&
        branch?.role === 'prepared' &&
        branch.recovered &&
        branch.asked &&
        world.inFlight().filter(({ message }) => message.type === 'DecisionRequest').length === 3
      );
    },
  },
};

/** What pre-commit is for, and what has to hold while it is under way. */
export const basics: readonly ThreePhaseQuestion[] = [
  whyThree,
  whatItTells,
  neverTogether,
  awaitAll,
  notLogged,
];
