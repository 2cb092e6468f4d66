import type { Gloss } from '../../../../sdk/lesson.ts';

/** Terms that only two-phase commit’s lessons use. */
export const own: readonly Gloss[] = [
  {
    id: 'cooperative-termination',
    name: { en: 'cooperative termination', zh: '协作终止' },
    means: {
      en: 'An [[uncertain]] participant asks the other participants as well as the coordinator. One that has heard the decision passes it on; one that has not voted aborts, and so there is an answer. If all of them are uncertain, it helps nobody.',
      zh: '[[uncertain]]的参与者除了问协调者，也问其他参与者。已经得知决定的可以转告；还没有投票的就此中止，也就有了答案。如果大家都不确定，问谁都没有用。',
    },
  },
  {
    id: 'deadlock',
    name: { en: 'deadlock', zh: '死锁' },
    means: {
      en: 'Transactions that wait for each other’s [[lock|locks]] in a circle. None of them can go on, so one has to be given up.',
      zh: '几个事务绕成一圈，各自等着对方的[[lock]]。谁也走不下去，只好放弃其中一个。',
    },
  },
  {
    id: 'exclusive-lock',
    name: { en: 'exclusive lock', zh: '排他锁' },
    means: {
      en: 'A [[lock]] for those who want to change something. Nobody else may have any lock on the same account meanwhile.',
      zh: '要改动数据时加的[[lock]]。在此期间，同一账户上不许有别的锁。',
    },
  },
  {
    id: 'heuristic-decision',
    name: { en: 'heuristic decision', zh: '启发式决定' },
    means: {
      en: 'An operator, or an impatient database, ends a transaction for which it is [[prepared]] without having been told how. The name is polite: it is a guess, and it may contradict what the others do.',
      zh: '运维人员，或者等不及的数据库，在没有得到通知的情况下擅自了结一个已[[prepared]]的事务。“启发式”只是客气的说法，其实就是猜，结果可能与别的参与者相反。',
    },
  },
  {
    id: 'isolation',
    name: { en: 'isolation', zh: '隔离性' },
    means: {
      en: 'A transaction sees nothing of others that are not over yet. Here [[two-phase-locking]] sees to it.',
      zh: '一个事务看不到别的事务尚未结束时的任何改动。这里由[[two-phase-locking]]来保证。',
    },
  },
  {
    id: 'presumed-abort',
    name: { en: 'presumed abort', zh: '推定中止' },
    means: {
      en: 'A coordinator that knows nothing of a transaction answers that it is aborted. So an [[abort]] need not be forced to its disk nor acknowledged. Mohan, Lindsay and Obermarck, 1986; most systems do it this way.',
      zh: '协调者对一个事务一无所知，就答复“已中止”。因此[[abort]]既不必强制写盘，也不必确认。由 Mohan、Lindsay 和 Obermarck 在 1986 年提出，多数系统采用这种做法。',
    },
  },
  {
    id: 'presumed-commit',
    name: { en: 'presumed commit', zh: '推定提交' },
    means: {
      en: 'A coordinator that knows nothing of a transaction answers that it is committed. So a [[commit]] need not be acknowledged. In return the coordinator forces a record of whom it asks, before it asks anybody to vote.',
      zh: '协调者对一个事务一无所知，就答复“已提交”。因此[[commit]]不必确认。代价是征求投票之前，协调者必须先把要问的参与者强制写盘。',
    },
  },
  {
    id: 'presumed-nothing',
    name: { en: 'presumed nothing', zh: '不推定' },
    means: {
      en: 'The basic form: every [[decision]] is forced to the coordinator’s disk and acknowledged by all who have to hear it. Only of what it never decided does it answer “aborted”.',
      zh: '基本形式：每个[[decision]]都在协调者处强制写盘，并由所有需要知道的参与者确认。只有从未作出决定的事务，它才答复“已中止”。',
    },
  },
  {
    id: 'read-only-vote',
    name: { en: 'read-only vote', zh: '只读票' },
    means: {
      en: 'The answer of a participant that has changed nothing: it does not matter to me how this ends. It releases its [[lock|locks]], writes nothing, and is left out of the second phase.',
      zh: '没有改动任何数据的参与者这样答复：怎么结束与我无关。它放开[[lock]]，什么也不写，也不再参加第二阶段。',
    },
  },
  {
    id: 'saga',
    name: { en: 'saga', zh: 'Saga 模式' },
    means: {
      en: 'Another way to spread work over several services: each step commits for itself, and if a later one fails, the earlier ones are made good by steps that undo them. No locks are held meanwhile, so others see what is half done.',
      zh: '把工作分给几个服务的另一种办法：每一步各自提交，后面的步骤失败时，再用补偿步骤抵消前面的。期间不持有锁，所以别人看得到做了一半的结果。',
    },
  },
  {
    id: 'shared-lock',
    name: { en: 'shared lock', zh: '共享锁' },
    means: {
      en: 'A [[lock]] for those who only look. Several transactions may have it on the same account at once; whoever wants to change the account waits for all of them.',
      zh: '只读数据时加的[[lock]]。同一账户可以同时有几个事务持有它；要改动账户的，得等它们全部放开。',
    },
  },
  {
    id: 'two-phase-locking',
    name: { en: 'two-phase locking', zh: '两阶段锁' },
    means: {
      en: 'A transaction takes its [[lock|locks]] as it goes and gives none back before it needs no more. Here all are kept until the transaction ends. Apart from its name it has nothing to do with two-phase commit.',
      zh: '事务边执行边加[[lock]]，在不再需要新锁之前一把也不放。这里所有的锁都保留到事务结束。它与两阶段提交只是名字相像，并无关系。',
    },
  },
  {
    id: 'xa',
    name: { en: 'XA', zh: 'XA' },
    means: {
      en: 'The standard of 1991 by which databases and message queues take part in two-phase commit: `xa_prepare`, `xa_commit`, `xa_rollback`, and `xa_recover` to find out what is still open.',
      zh: '1991 年的标准，数据库和消息队列按它参加两阶段提交：`xa_prepare`、`xa_commit`、`xa_rollback`，以及用来查询未了结事务的 `xa_recover`。',
    },
  },
];
