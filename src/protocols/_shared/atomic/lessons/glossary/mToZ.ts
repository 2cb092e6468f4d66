import type { Gloss } from '../../../../../sdk/lesson.ts';

/** Terms of atomic commit from “message loss” to “write-ahead log”. */
export const mToZ: readonly Gloss[] = [
  {
    id: 'message-loss',
    name: { en: 'message loss', zh: '消息丢失' },
    means: {
      en: 'A message does not arrive. Whoever waits for it cannot tell this from a slow network or from a node that is down, and has only a [[time-out]] to go by.',
      zh: '消息没有送到。等它的节点分不清是消息丢了、网络慢了，还是对方停机了，只能靠[[time-out]]判断。',
    },
  },
  {
    id: 'non-blocking',
    name: { en: 'non-blocking', zh: '非阻塞' },
    means: {
      en: 'A commit protocol is non-blocking if those who are still up can always bring a [[transaction]] to its end without waiting for those who are down. [[three-phase-commit|Three-phase commit]] is, as long as nodes only [[crash]] and the network holds.',
      zh: '如果仍在运行的节点不必等待停机的节点，总能把[[transaction]]了结，这个提交协议就是非阻塞的。[[three-phase-commit]]做得到，前提是只有节点[[crash]]，网络不出问题。',
    },
  },
  {
    id: 'participant',
    name: { en: 'participant', zh: '参与者' },
    means: {
      en: 'A database that does part of a [[transaction]] and votes on whether it can be committed. Also called resource manager, hence rm1, rm2 and so on.',
      zh: '承担[[transaction]]一部分工作的数据库，并对能否提交投票。又叫资源管理器（resource manager），所以名为 rm1、rm2 等等。',
    },
  },
  {
    id: 'partition',
    name: { en: 'partition', zh: '分区' },
    means: {
      en: 'The network falls apart: nodes on one side reach each other, but not those on the other side. Each side may well believe that the other has crashed.',
      zh: '网络断成几块：同一侧的节点互相连得上，与另一侧则连不上。每一侧都可能以为对方宕机了。',
    },
  },
  {
    id: 'paxos-commit',
    name: { en: 'Paxos Commit', zh: 'Paxos 提交' },
    means: {
      en: 'Gray and Lamport’s protocol of 2006: each vote is decided on by [[consensus]] among several acceptors, so that no single node’s crash leaves the others in doubt. With one acceptor it is [[two-phase-commit|two-phase commit]].',
      zh: 'Gray 和 Lamport 在 2006 年提出的协议：每一张票都由若干接受者通过[[consensus]]定下来，因此任何一个节点宕机都不会让其他节点悬着。只有一个接受者时，它就是[[two-phase-commit]]。',
    },
  },
  {
    id: 'pre-commit',
    name: { en: 'pre-commit', zh: '预提交' },
    means: {
      en: 'The step in between that [[three-phase-commit|three-phase commit]] adds: all learn that everybody has voted yes before anybody commits. So nobody can have committed while somebody is still [[uncertain]].',
      zh: '[[three-phase-commit]]多出来的中间一步：在任何一方提交之前，先让全体得知大家都投了赞成票。这样，只要还有谁[[uncertain]]，就不可能已经有谁提交。',
    },
  },
  {
    id: 'prepared',
    name: { en: 'prepared', zh: '准备就绪' },
    means: {
      en: 'A [[participant]] is prepared once it has voted yes: all it needs to [[commit]] is on disk, and so is all it needs to [[abort]]. It has given the choice away and must wait to be told.',
      zh: '[[participant]]投出赞成票就算准备就绪：[[commit]]和[[abort]]所需的内容都已写盘。选择权已经交出去，它只能等通知。',
    },
  },
  {
    id: 'recovery',
    name: { en: 'recovery', zh: '恢复' },
    means: {
      en: 'What a node does after a [[crash]]: from its [[write-ahead-log|log]] it finds out which transactions are over, which never got as far as a vote, and of which it has to ask how they ended.',
      zh: '节点[[crash]]之后重新启动时要做的事：从[[write-ahead-log|日志]]里看出哪些事务已经结束，哪些还没有走到投票，哪些需要去问结果。',
    },
  },
  {
    id: 'termination-protocol',
    name: { en: 'termination protocol', zh: '终止协议' },
    means: {
      en: 'What [[participant|participants]] do among themselves to end a [[transaction]] when they do not hear from their [[coordinator]].',
      zh: '[[participant]]联系不上[[coordinator]]时，彼此之间为了结[[transaction]]而走的一套步骤。',
    },
  },
  {
    id: 'three-phase-commit',
    name: { en: 'three-phase commit', zh: '三阶段提交' },
    means: {
      en: 'Skeen’s protocol of 1981: [[two-phase-commit|two-phase commit]] with a [[pre-commit]] between the votes and the decision. It does not block when nodes crash, and it may come to two different decisions under a [[partition]].',
      zh: 'Skeen 在 1981 年提出的协议：在[[two-phase-commit]]的投票与决定之间加入[[pre-commit]]。节点宕机不会使它阻塞，但发生[[partition]]时可能得出两个不同的决定。',
    },
  },
  {
    id: 'time-out',
    name: { en: 'time-out', zh: '超时' },
    means: {
      en: 'The end of a wait. It tells a node that something did not come in time, and not why: whoever was to send it may be down, slow, or cut off.',
      zh: '等待到了期限。它只说明某样东西没有按时到，没有说明原因：对方可能停机，可能很慢，也可能被隔断。',
    },
  },
  {
    id: 'total-failure',
    name: { en: 'total failure', zh: '全体失效' },
    means: {
      en: 'All who took part in a [[transaction]] are down at once. No protocol can end the transaction then. Afterwards those who come back have to wait for whoever failed last, since that one may have decided.',
      zh: '参与[[transaction]]的节点全部停机。这时任何协议都无法把事务了结。之后先恢复的节点还得等最后失效的那一个，因为它可能已经作出决定。',
    },
  },
  {
    id: 'transaction',
    name: { en: 'transaction', zh: '事务' },
    means: {
      en: 'Several steps that belong together: either all of them take effect, or none does. On this page they are called T1, T2 and so on.',
      zh: '属于一个整体的若干步骤：要么全部生效，要么一个也不生效。本页面上叫 T1、T2 等等。',
    },
  },
  {
    id: 'two-phase-commit',
    name: { en: 'two-phase commit', zh: '两阶段提交' },
    means: {
      en: 'The oldest protocol for [[atomic-commit|atomic commit]], described by Gray in 1978. In the first phase the [[coordinator]] collects votes, in the second it tells everybody the [[decision]].',
      zh: '最早的[[atomic-commit]]协议，Gray 在 1978 年作了描述。第一阶段由[[coordinator]]收集投票，第二阶段把[[decision]]通知全体。',
    },
  },
  {
    id: 'uncertain',
    name: { en: 'uncertain', zh: '不确定' },
    means: {
      en: 'A [[participant]] is uncertain from its yes until it hears the [[decision]]. In between it knows neither that all have voted yes nor that somebody has not, so it may neither [[commit]] nor [[abort]].',
      zh: '[[participant]]从投出赞成票到得知[[decision]]，这段时间是不确定的。它既不知道大家都赞成了，也不知道有谁反对，所以既不能[[commit]]也不能[[abort]]。',
    },
  },
  {
    id: 'unilateral-abort',
    name: { en: 'unilateral abort', zh: '单方面中止' },
    means: {
      en: 'A [[participant]] that has not voted yes may [[abort]] whenever it likes and ask nobody: without its yes nobody can have committed.',
      zh: '还没有投赞成票的[[participant]]随时可以[[abort]]，不必问谁：没有它的赞成票，谁也不可能提交。',
    },
  },
  {
    id: 'vote',
    name: { en: 'vote', zh: '投票' },
    means: {
      en: 'A [[participant]]’s answer to the question whether it can commit. A no settles the matter. A yes is a promise: from now on I can do either, even after a [[crash]], and I wait until I am told.',
      zh: '[[participant]]对“能否提交”的答复。反对票一票定局。赞成票是一个承诺：从现在起，两种结果我都办得到，哪怕[[crash]]之后也一样，并且等到有人通知为止。',
    },
  },
  {
    id: 'weakened-twin',
    name: { en: 'weakened twin', zh: '弱化的孪生协议' },
    means: {
      en: 'The same protocol with one of its guards taken away, to see what that guard is for.',
      zh: '去掉一项防护的同一个协议，用来看清这项防护到底防的是什么。',
    },
  },
  {
    id: 'write-ahead-log',
    name: { en: 'write-ahead log', zh: '预写日志' },
    means: {
      en: 'The list, on a node’s disk, of what it has done and promised. It is written before the deed, so that after a [[crash]] the node finds there all that others may rely on.',
      zh: '节点磁盘上的一份清单，记着它做过什么、承诺过什么。先写日志再行动，这样[[crash]]之后，别人可能依赖的一切都还能从中找到。',
    },
  },
];
