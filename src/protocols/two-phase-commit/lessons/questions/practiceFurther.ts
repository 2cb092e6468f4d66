import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  allStand,
  coordinatorIn,
  hasAsked,
  holds,
  inLog,
  moneyAtFirst,
  moneyInAll,
  onDisk,
  participantNamed,
  participantsIn,
  standOf,
} from './claims.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

export const commitPoint: TwoPhaseQuestion = {
  id: 'the-commit-point',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'At which instant exactly is a transaction committed?',
    zh: '事务究竟在哪一刻算是提交了？',
  },
  answer: {
    en: 'When the coordinator’s commit record has reached its disk. Before that a [[crash]] leads to [[abort]], though all votes were yes. After it nothing can prevent the [[commit]], though nobody has been told. The messages only spread what is already so, and the client may be answered from that instant on.',
    zh: '协调者的提交记录到达磁盘的那一刻。在此之前[[crash|宕机]]，结果就是[[abort|中止]]，哪怕全票赞成。在此之后，什么也阻止不了[[commit|提交]]，哪怕还没有通知任何人。消息只是传播既成事实；从这一刻起就可以答复客户端。',
  },
  mentions: [
    {
      en: 'Not when the last vote arrives, and not when the first participant commits.',
      zh: '不是最后一票到达的时候，也不是第一个参与者提交的时候。',
    },
    {
      en: 'It is one write on one disk, and that is why [[atomic-commit]] is possible: the many become one.',
      zh: '它是一块磁盘上的一次写入。[[atomic-commit|原子提交]]之所以可能，正是因为把多处归结成了一处。',
    },
    {
      en: 'For the same reason everybody depends on this one disk.',
      zh: '也正因如此，大家都依赖这一块磁盘。',
    },
    {
      en: 'The record has to fit one atomic write, or its end must be recognizable, as by a checksum.',
      zh: '这条记录要能一次原子地写完，或者用校验和之类的办法认得出是否写全。',
    },
  ],
  wrong: {
    says: {
      en: 'When all participants have committed.',
      zh: '全体参与者都提交的时候。',
    },
    why: {
      en: 'By then it has been certain for long. A participant that is down for a week commits a week later, and the others have not waited for it.',
      zh: '那时早已成定局。一个宕机一周的参与者，一周后才提交，别人并没有等它。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { disk: { write: { fixed: '20ms' } } } },
    moves: [
      { until: { note: 'decidedCommit' } },
      { act: { do: 'crash', node: 'tm1' } },
      { act: { do: 'restart', node: 'tm1' } },
      { until: { note: 'aborted', nth: 3 } },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'tm1 had every yes and was writing its commit when it crashed. The record never reached the disk, so T1 is aborted, and nobody was told otherwise.',
      zh: 'tm1 收齐了赞成票，正在写提交记录时宕机。记录没能到达磁盘，于是 T1 中止，也没有谁听到过别的结果。',
    },
    claim: (world) =>
      participantsIn(world).every((node) => onDisk(node, 1, 'prepared')) &&
      allStand(world, 1, 'abort') &&
      !inLog(coordinatorIn(world), 1, 'commit') &&
      moneyInAll(world) === moneyAtFirst(world),
  },
};

export const heuristics: TwoPhaseQuestion = {
  id: 'heuristic-decisions',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'What is a heuristic decision in XA, and when would you take one?',
    zh: 'XA 里的启发式决定是什么？什么时候才会用它？',
  },
  answer: {
    en: 'In [[xa|XA]] a resource manager, or a person at its console, may end a [[prepared]] transaction without the [[coordinator]], because its [[lock|locks]] can be borne no longer. This is a [[heuristic-decision]]: a guess. It breaks [[agreement]] if the others end differently, and XA only promises that the damage is recorded and reported.',
    zh: '在 [[xa|XA]] 中，资源管理器或者控制台前的管理员，可以不等[[coordinator|协调者]]就了结一个[[prepared|准备就绪]]的事务，因为它占着的[[lock|锁]]实在拖不起。这就是[[heuristic-decision|启发式决定]]，说穿了是猜。别处的结果若不同，[[agreement|一致]]就破坏了；XA 只保证把损害记录下来并上报。',
  },
  mentions: [
    {
      en: 'The resource manager must remember what it did until the transaction manager lets it forget (`xa_forget`).',
      zh: '资源管理器必须记住自己做了什么，直到事务管理器允许它忘掉（`xa_forget`）。',
    },
    {
      en: 'The return codes tell what came of it: `XA_HEURCOM`, `XA_HEURRB`, `XA_HEURMIX`, and `XA_HEURHAZ` where it is not known.',
      zh: '返回码说明后果：`XA_HEURCOM`、`XA_HEURRB`、`XA_HEURMIX`，以及情况不明的 `XA_HEURHAZ`。',
    },
    {
      en: 'First look into the coordinator’s log: usually the decision can be found there, and nobody has to guess.',
      zh: '先去查协调者的日志：多半能查到决定，用不着猜。',
    },
    {
      en: 'It is a tool for when the coordinator is lost for good, not a setting for impatience.',
      zh: '它是协调者再也回不来时的手段，不是嫌等得久就打开的选项。',
    },
  ],
  wrong: {
    says: {
      en: 'It is the way in which XA avoids blocking.',
      zh: 'XA 就是靠它来避免阻塞的。',
    },
    why: {
      en: 'It ends the wait by giving up what the wait was for. Somebody has to find and mend the difference afterwards, by hand.',
      zh: '它结束了等待，也放弃了等待所要保护的东西。事后得有人手工找出差异并修正。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { variant: 'timesOutAlone' } },
    moves: [
      { until: { note: 'decidedCommit' } },
      { act: { do: 'partition', groups: [['rm2'], ['tm1', 'rm1', 'rm3']] } },
      { until: { note: 'gaveUp', node: 'rm2', where: { why: 'alone' } } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'state', select: 'rm2', fields: ['balances'] },
    caption: {
      en: 'Cut off and tired of waiting, rm2 has aborted by itself. The others had committed: 20 are missing from the accounts.',
      zh: 'rm2 被隔断，等得不耐烦，自行中止了。别人早已提交：账上少了 20。',
    },
    claim: (world) =>
      ['rm1', 'rm3'].every((name) => onDisk(participantNamed(world, name), 1, 'commit')) &&
      standOf(participantNamed(world, 'rm2'), 1) === 'abort' &&
      onDisk(participantNamed(world, 'rm2'), 1, 'prepared') &&
      moneyInAll(world) === moneyAtFirst(world) - 20,
  },
};

export const replicated: TwoPhaseQuestion = {
  id: 'replicating-the-coordinator',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'Spanner uses two-phase commit and does not suffer much from blocking. How? And what does Paxos Commit do differently?',
    zh: 'Spanner 用两阶段提交，却不太受阻塞之苦。怎么做到的？Paxos 提交又有什么不同？',
  },
  answer: {
    en: 'Its [[participant|participants]] and the [[coordinator]] are not machines but groups that replicate their logs by [[consensus]]. A crash only changes the group’s leader, and the new one knows the votes and the [[decision]]. [[paxos-commit|Paxos Commit]] goes further: each participant’s [[vote]] is itself the value of a consensus instance, so any leader can read off the outcome and no single log holds the decision.',
    zh: '它的[[participant|参与者]]和[[coordinator|协调者]]都不是单台机器，而是用[[consensus|共识]]复制日志的一组副本。宕机只是换一个组长，新组长同样知道投票和[[decision|决定]]。[[paxos-commit|Paxos 提交]]更进一步：每个参与者的[[vote|票]]本身就由一个共识实例来定，任何领导者都能读出结果，决定不再只存在于某一份日志里。',
  },
  mentions: [
    {
      en: 'The wait that remains is that for a new leader: seconds, not the repair of a machine.',
      zh: '剩下的等待只是选出新领导者，以秒计，不必等机器修好。',
    },
    {
      en: 'With 2F + 1 acceptors Paxos Commit goes on despite F failures; with F = 0 it is two-phase commit.',
      zh: 'Paxos 提交用 2F + 1 个接受者，可容忍 F 个故障；F = 0 时就是两阶段提交。',
    },
    {
      en: 'It still blocks if a majority of a group is lost or cut off.',
      zh: '如果一组中的多数派失去或被隔断，还是会阻塞。',
    },
    {
      en: 'Consensus alone is not enough: committing needs every participant’s yes, while consensus asks only a majority.',
      zh: '单有共识还不够：提交要每个参与者都赞成，而共识只问多数派。',
    },
  ],
  wrong: {
    says: {
      en: 'Spanner replaced two-phase commit by Paxos.',
      zh: 'Spanner 用 Paxos 取代了两阶段提交。',
    },
    why: {
      en: 'They solve different problems and are stacked: Paxos makes each group reliable, two-phase commit makes several groups agree about one transaction.',
      zh: '两者解决不同的问题，是叠起来用的：Paxos 让每个组可靠，两阶段提交让几个组就同一个事务达成一致。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      ...['rm1', 'rm2', 'rm3'].map((to) => ({
        act: { do: 'drop', type: 'Commit', from: 'tm1', to } as const,
      })),
      { until: { note: 'decidedCommit' } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'decisionAnswered', nth: 6 } },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'T1 is committed, and only one disk knows it, that of tm1. Had two other machines a copy of this one record, nobody would have to wait.',
      zh: 'T1 已经提交，却只有 tm1 的磁盘知道。假如另外两台机器也有这条记录的副本，就谁也不用等。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'crashed' &&
      onDisk(coordinatorIn(world), 1, 'commit') &&
      participantsIn(world).every(
        (node) => hasAsked(node, 1) && holds(node, 'a', 1) && !inLog(node, 1, 'commit'),
      ),
  },
};

export const threePhases: TwoPhaseQuestion = {
  id: 'what-three-phases-change',
  grade: 'deep',
  topic: 'practice',
  asks: {
    en: 'Why can the survivors not decide in two-phase commit, and what does three-phase commit change about that?',
    zh: '在两阶段提交里，幸存者为什么不能作决定？三阶段提交改变了什么？',
  },
  answer: {
    en: 'Because one participant may have committed while another is still [[uncertain]]. If those who know crash, the rest see only uncertain ones, whatever was decided. [[three-phase-commit|Three-phase commit]] puts a [[pre-commit]] between: nobody commits before nobody is uncertain any more. Survivors who are all uncertain then know that no one has committed, and may abort.',
    zh: '因为可能有的参与者已经提交，有的还[[uncertain|不确定]]。知道结果的若都宕机，剩下的不管决定是什么，看到的都只是不确定。[[three-phase-commit|三阶段提交]]在中间加了[[pre-commit|预提交]]：只要还有谁不确定，就谁也不提交。这样，幸存者若全都不确定，就知道没有谁提交过，可以中止。',
  },
  mentions: [
    {
      en: 'Survivors settle it by a [[termination-protocol]]: an [[elected-coordinator]] asks how far each of them is. The price is one more round trip in every transaction, and in some forms another forced write.',
      zh: '幸存者用[[termination-protocol|终止协议]]了结：由[[elected-coordinator|当选的协调者]]询问各自走到了哪一步。代价是每个事务都多一次往返，有些变体还多一次强制写盘。',
    },
    {
      en: 'It is [[non-blocking]] only if crashes are told apart from lost messages. In a partition the two sides can decide differently.',
      zh: '只有分得清宕机和消息丢失，它才是[[non-blocking|非阻塞]]的。一旦分区，两边可能得出不同的决定。',
    },
    {
      en: 'After a [[total-failure]] one has to wait even there, for the one that failed last.',
      zh: '[[total-failure|全体失效]]之后，它同样要等，要等到最后宕机的那一个恢复。',
    },
    {
      en: 'This is why systems rather replicate the coordinator.',
      zh: '所以实际系统更愿意复制协调者。',
    },
  ],
  wrong: {
    says: {
      en: 'Three-phase commit is two-phase commit with time-outs, so it never blocks.',
      zh: '三阶段提交就是加了超时的两阶段提交，所以不会阻塞。',
    },
    why: {
      en: 'Two-phase commit has time-outs as well. What counts is the state between, which makes it safe to act on one.',
      zh: '两阶段提交也有超时。关键在于多出来的中间状态，有了它，超时之后采取行动才是安全的。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      ...['rm2', 'rm3'].map((to) => ({
        act: { do: 'drop', type: 'Commit', from: 'tm1', to } as const,
      })),
      { until: { note: 'committed', node: 'rm1' } },
      { act: { do: 'crash', node: 'tm1' } },
      { act: { do: 'crash', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'decisionAnswered', node: 'rm2' },
            { note: 'decisionAnswered', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'rm1 had committed while rm2 and rm3 were uncertain. Now rm1 is down, as is tm1, and what the two can see would look the same if T1 were aborted.',
      zh: 'rm1 提交的时候，rm2 和 rm3 还不确定。现在 rm1 和 tm1 都宕机了；假如 T1 是中止的，这两个看到的也完全一样。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'crashed' &&
      participantNamed(world, 'rm1').health === 'crashed' &&
      onDisk(participantNamed(world, 'rm1'), 1, 'commit') &&
      ['rm2', 'rm3'].every((name) => {
        const node = participantNamed(world, name);
        return node.health === 'up' && hasAsked(node, 1) && holds(node, 'a', 1);
      }),
  },
};
