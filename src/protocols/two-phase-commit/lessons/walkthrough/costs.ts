import type { Chapter } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';

/** What the protocol costs, how presuming something makes it cheaper, and what it cannot be rid of. */
export const costs: Chapter<TwoPhaseTypes> = {
  id: 'what-it-costs',
  stops: [
    {
      id: 'counting',
      kind: 'play',
      scene: { scenario: 'one-transfer' },
      title: { en: 'What a commit costs', zh: '一次提交的代价' },
      text: {
        en: 'Three [[participant|participants]] commit a [[transaction]], and nothing fails. Two things are worth counting: messages, and [[forced-write|forced writes]], for each of which somebody waits until a disk is done.',
        zh: '三个[[participant]]提交一个[[transaction]]，什么故障也没有。有两样东西值得数：一是消息；二是[[forced-write]]，每一次都有人要等磁盘写完。',
      },
      look: { nodes: ['tm1'], tab: 'counts', event: false },
      moves: [{ until: { note: 'forgotten' } }],
      after: {
        en: 'Each participant costs four messages: it is asked, it votes, it is told, and it acknowledges. It costs two forced writes, its yes and the [[decision]]. tm1 adds one, its own decision. For three participants that is twelve messages and seven forced writes, as published.\n\nThe client waits for less than that. It has its answer when the decision is on the disk of tm1: after one round of messages and two waits for a disk, as those of the participants overlap.',
        zh: '每个参与者要四条消息：被征求投票、投票、得到通知、确认；还要两次强制写盘：赞成票一次，[[decision]]一次。tm1 再加一次，写下自己的决定。三个参与者合计十二条消息、七次强制写盘，与文献给出的数字相同。\n\n客户要等的没有这么多。决定在 tm1 处写盘，它就得到答复：只隔了一个来回的消息和两段等磁盘的时间，因为各参与者的写盘是同时进行的。',
      },
      lookAfter: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'counts', event: false },
      lasts: 9,
      notes: {
        en: 'The messages of the work itself, `Execute` and `Executed`, are not counted: they are there without any commit protocol. Ask which of the writes could be left out, and collect the ideas. Nearly always somebody proposes the acknowledgement or the abort, and those are the two that the next stops are about.',
        zh: '执行步骤本身的消息 `Execute` 和 `Executed` 不计在内，没有提交协议也得有它们。问：哪些可以省掉？把想法收集起来。几乎总有人提到确认，或者提到中止，后面两站讲的正是这两样。',
      },
    },
    {
      id: 'nothing-known',
      kind: 'predict',
      scene: { scenario: 'too-much', changes: { params: { presume: 'abort' } } },
      title: { en: 'A coordinator that knows nothing', zh: '一无所知的协调者' },
      text: {
        en: 'Another setting, and another transfer: rm1 does not have the money and votes no. tm1 decides to [[abort]] and this time forces nothing to disk. Its messages to rm2 and rm3 are lost, and it crashes. When it comes back, its [[write-ahead-log|log]] says nothing of T1.\n\nrm2 has voted yes and asks how T1 ended. What does tm1 say?',
        zh: '换一种设置，换一笔转账：rm1 的钱不够，投了反对票。tm1 决定[[abort]]，这一次却什么也没有强制写盘。它发给 rm2 和 rm3 的消息都丢了，随后它宕机。恢复之后，它的[[write-ahead-log|日志]]里没有 T1 的任何记录。\n\nrm2 投的是赞成票，来问 T1 的结果。tm1 怎么答复？',
      },
      look: { nodes: ['tm1', 'rm2'], tab: 'logs', event: false },
      moves: [
        { act: { do: 'drop', type: 'Abort', from: 'tm1', to: 'rm2' } },
        { act: { do: 'drop', type: 'Abort', from: 'tm1', to: 'rm3' } },
        { until: { note: 'decidedAbort' } },
        { act: { do: 'crash', node: 'tm1' } },
        { act: { do: 'restart', node: 'tm1' } },
      ],
      choices: [
        {
          says: { en: 'That it does not know; rm2 has to wait.', zh: '说它也不知道，rm2 只能等。' },
          cue: { note: 'decisionAnswered', node: 'tm1', where: { outcome: null } },
          why: {
            en: 'Then rm2 would wait for ever, because nobody will ever know better than tm1.',
            zh: '那样 rm2 就永远等下去了，因为不会有谁比 tm1 知道得更多。',
          },
        },
        {
          says: { en: 'That T1 is aborted.', zh: '说 T1 已中止。' },
          cue: { note: 'decisionAnswered', node: 'tm1', where: { outcome: 'abort' } },
          why: {
            en: 'Had it been a commit, tm1 would have forced it to disk and kept it until all had acknowledged. Knowing nothing is an answer.',
            zh: '假如是提交，tm1 一定强制写过盘，并且一直留到全体确认为止。一无所知，本身就是答案。',
          },
          right: true,
        },
        {
          says: { en: 'It asks all of them to vote again.', zh: '请大家重新投票。' },
          cue: { note: 'votesAsked' },
          why: {
            en: 'tm1 knows neither who takes part nor what T1 is. And rm1, which voted no, has undone it long ago.',
            zh: 'tm1 既不知道有谁参与，也不知道 T1 是什么。况且投反对票的 rm1 早就把它撤销了。',
          },
        },
      ],
      after: {
        en: 'This is [[presumed-abort|presumed abort]]: of what is not in its log, tm1 says that it is aborted. So an abort needs neither a forced record nor an [[acknowledgement]]. A [[commit]] costs as much as before.\n\nWith [[presumed-nothing|presumed nothing]] the abort would have been forced, and told again until all had acknowledged.',
        zh: '这就是[[presumed-abort]]：凡是日志里没有的，tm1 都答复“已中止”。因此中止既不必强制写盘，也不必[[acknowledgement|确认]]。[[commit]]的代价则和原来一样。\n\n如果是[[presumed-nothing]]，中止也要强制写盘，并且反复通知，直到全体确认。',
      },
      lookAfter: { nodes: ['tm1', 'rm2'], tab: 'logs' },
      lasts: 12,
      notes: {
        en: 'Compare with the chapter before: there tm1 also knew nothing, because it had crashed before it decided, and said abort as well. Presumed abort only takes this further, to transactions that it did decide to abort. It saves something and costs nothing, which is why nearly all systems do it, and why the XA standard is built on it.',
        zh: '和上一章对照：那里 tm1 也是一无所知，因为还没作决定就宕机了，答复的也是中止。推定中止不过是推而广之，连已经决定中止的事务也这样对待。它只有好处，没有代价，所以几乎所有系统都这么做，XA 标准也以此为基础。',
      },
    },
    {
      id: 'forgotten-at-once',
      kind: 'predict',
      scene: { scenario: 'one-transfer', changes: { params: { presume: 'commit' } } },
      title: { en: 'The other way round', zh: '反过来推定' },
      text: {
        en: 'Most transactions commit. So why not presume that? In this run tm1 answers “committed” to whoever asks about something it does not know.\n\nThe transfer goes through. When does tm1 forget T1 now?',
        zh: '多数事务都会提交，那何不推定提交？在这次运行里，凡是 tm1 一无所知的事务，它都答复“已提交”。\n\n转账顺利完成。现在 tm1 什么时候忘掉 T1？',
      },
      look: { nodes: ['tm1'], tab: 'logs', event: false },
      choices: [
        {
          says: {
            en: 'When all three have acknowledged, as before.',
            zh: '和原来一样，等三方都确认。',
          },
          cue: { send: 'Ack' },
          why: {
            en: 'It need not wait for that. If somebody asks later, the answer that tm1 gives without knowing is the right one.',
            zh: '不必等。以后有谁来问，tm1 不用知道什么也能答对。',
          },
        },
        {
          says: { en: 'As soon as it has sent the decision.', zh: '决定一发出就忘。' },
          cue: { all: [{ note: 'forgotten' }, { send: 'Commit', node: 'tm1', nth: 3 }] },
          why: {
            en: 'Whoever has not heard will ask, and will be told “committed” by a tm1 that remembers nothing.',
            zh: '没听到的自然会来问，而什么也不记得的 tm1 会答复“已提交”。',
          },
          right: true,
        },
        {
          says: {
            en: 'Before it decides: with that presumption it need not write anything.',
            zh: '作决定之前就忘：既然推定提交，就什么也不必写。',
          },
          cue: {
            when: ({ nodes }) =>
              nodes.some((node) => node.kind === 'participant' && node.state.last !== null) &&
              nodes.some(
                (node) => node.kind === 'coordinator' && node.state.transactions.length > 0,
              ),
          },
          why: {
            en: 'If it crashed while it collects votes it would know nothing, and answer “committed” about something that nobody has decided.',
            zh: '如果收集投票时宕机，它就一无所知，于是把谁也没有决定的事务说成“已提交”。',
          },
        },
      ],
      after: {
        en: 'With [[presumed-commit|presumed commit]] nobody acknowledges a commit, and the participants need not force it: nine messages and five forced writes. But look at the log of tm1. Before it asked for votes it had to force a record, `collecting`. If it crashes before it decides, it finds that record without a commit behind it, and knows that it must say abort.\n\nWhat it saves on commits it pays on aborts.',
        zh: '采用[[presumed-commit]]，提交就没有谁来确认，参与者也不必强制写盘：九条消息，五次强制写盘。不过请看 tm1 的日志。征求投票之前，它必须先强制写下一条 `collecting`。如果它在作决定之前宕机，就会看到这条记录后面没有提交，从而知道必须答复中止。\n\n它在提交上省下的，要在中止上付出去。',
      },
      lookAfter: { nodes: ['tm1'], tab: 'logs', entries: [2, 3] },
      lasts: 12,
      notes: {
        en: 'Mohan, Lindsay and Obermarck published both forms in 1986, with these counts. Ask why presumed commit is nonetheless rare. One reason is that its extra record is forced for every transaction, also for those that only read, and before the coordinator knows who will have changed something. Another is that many systems had presumed abort already.',
        zh: '这两种形式由 Mohan、Lindsay 和 Obermarck 在 1986 年发表，附有这些数字。问：推定提交为什么反而少见？一个原因是，多出来的那条记录每个事务都要强制写，哪怕只是读，而且要在协调者知道谁改过数据之前写。另一个原因是，许多系统早已采用推定中止。',
      },
    },
    {
      id: 'only-looked',
      kind: 'play',
      scene: { scenario: 'quiet-bank' },
      title: { en: 'Somebody who has only looked', zh: '只读不改的参与者' },
      text: {
        en: 'Now tm1 is asked how much money there is in the whole bank. It has every account looked at, under [[shared-lock|shared locks]], so that nobody changes one while the others are counted. Then it asks for votes, as always.',
        zh: '现在请 tm1 查一查整个银行有多少钱。它让各方查看每个账户，并加上[[shared-lock]]，以免数着这个的时候那个被人改动。然后照例征求投票。',
      },
      look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'table', event: false },
      moves: [
        { act: { do: 'request', node: 'tm1', request: { op: 'read', accounts: null } } },
        { until: { note: 'nothingToDecide' } },
      ],
      after: {
        en: 'Who has changed nothing has nothing to commit and nothing to undo. Each of the three gives a [[read-only-vote|read-only vote]], releases its locks and is done: no forced write, no second phase. Where only some have looked, only they are left out.\n\nThe vote itself is needed all the same. It tells tm1 that the locks were held until now, so that all balances are of one and the same moment.',
        zh: '什么也没改，就没有什么要提交，也没有什么要撤销。三方都投[[read-only-vote]]，放开锁，就此了事：没有强制写盘，也没有第二阶段。如果只有一部分参与者是只读的，就只免去它们的。\n\n投票本身还是需要的。它让 tm1 知道锁一直持有到此刻，所以这些余额属于同一个时刻。',
      },
      lookAfter: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'counts', event: false },
      lasts: 9,
      notes: {
        en: 'Ask what a reader would see if it took no locks and came in the middle of a transfer: 30 less at rm1 and nothing more at rm2 yet. This is what [[isolation]] is about, and here [[two-phase-locking]] provides it. The two “two phases” have nothing to do with each other, a favourite trap in interviews.',
        zh: '问：如果读的一方不加锁，又恰好赶上转账进行到一半，会看到什么？rm1 少了 30，rm2 还没有多。[[isolation]]要防的就是这个，在这里由[[two-phase-locking]]来保证。两个“两阶段”毫不相干，面试时常有人掉进这个坑。',
      },
    },
    {
      id: 'in-a-circle',
      kind: 'predict',
      scene: { scenario: 'two-payments' },
      title: { en: 'Two payments that cross', zh: '两笔方向相反的转账' },
      text: {
        en: 'T1 takes money from rm1 and brings it to rm2. At the same moment T2 takes money from rm2 and brings it to rm1. Each begins with its first account and puts an [[exclusive-lock|exclusive lock]] on it. Then each wants the account that the other holds.\n\nWhat becomes of them?',
        zh: 'T1 从 rm1 取钱送到 rm2。同一时刻，T2 从 rm2 取钱送到 rm1。它们各自先处理第一个账户，加上[[exclusive-lock]]，接着又都想要对方锁住的那个账户。\n\n结果会怎样？',
      },
      look: { nodes: ['rm1', 'rm2'], tab: 'table', event: false },
      moves: [{ until: { note: 'lockWaits', nth: 2 } }],
      choices: [
        {
          says: {
            en: 'They wait for each other until somebody steps in.',
            zh: '互相等下去，直到有人插手。',
          },
          cue: { without: { note: 'lockTimedOut' }, lasting: '3s' },
          why: {
            en: 'Without a limit to waiting it would be so. Here every wait for a lock has one.',
            zh: '如果等待没有期限，就会这样。这里每一次等锁都有期限。',
          },
        },
        {
          says: {
            en: 'tm1, through which both go, sees the circle and aborts one.',
            zh: '两个事务都经过 tm1，它发现绕成了圈，中止其中一个。',
          },
          cue: { note: 'decidedAbort' },
          why: {
            en: 'tm1 does not know who holds which lock; only rm1 and rm2 do, and each sees one half of the circle.',
            zh: 'tm1 不知道谁持有哪把锁；知道的只有 rm1 和 rm2，而它们各自只看得到半个圈。',
          },
        },
        {
          says: {
            en: 'One of them has waited long enough, and is given up.',
            zh: '其中一个等得太久，被放弃。',
          },
          cue: { note: 'lockTimedOut', names: { impatient: 'participant' } },
          why: {
            en: 'The participant where it waits ends it. It may, since there was no vote yet.',
            zh: '由它等锁的那个参与者来了结。还没有投票，所以可以这样做。',
          },
          right: true,
        },
      ],
      after: {
        en: 'This is a [[deadlock]], and {impatient} ends it by giving up the transaction that waits there. tm1 hears of it and ends that one everywhere; its locks come free, and the other goes on. A time-out proves nothing: perhaps there was no circle and the other was only slow. But it is cheap, and nobody has to know who waits for whom in the whole bank.',
        zh: '这就是[[deadlock]]。{impatient} 放弃在它那里等待的事务，把圈解开。tm1 得知后在各处结束那个事务，锁随之放开，另一个就能继续。超时并不证明什么：也许根本没有绕成圈，只是对方慢了些。但它简单，不需要谁来弄清整个银行里谁在等谁。',
      },
      lookAfter: { nodes: ['{impatient}'], tab: 'table' },
      lasts: 11,
      notes: {
        en: 'Ask why the lock time-out is drawn at random: with equal times both would give up, begin again, and meet again. Ask then whether a time-out may also free the locks of a prepared transaction. It may not, and this is the difference between waiting for a lock and waiting for a decision.',
        zh: '问：等锁的时限为什么要随机抽取？如果一样长，两个会同时放弃、同时重来、再次相遇。再问：已经准备就绪的事务，能不能也靠超时放开锁？不能。等锁和等决定的区别就在这里。',
      },
    },
    {
      id: 'why-three',
      kind: 'say',
      title: { en: 'Why three phases?', zh: '为什么要三个阶段？' },
      text: {
        en: 'Messages and writes can be saved. One cost stays: after a yes a participant may have to wait for a single node, however long that is down.\n\nThe reason is that it can be [[uncertain]] while another has committed already. [[three-phase-commit|Three-phase commit]] puts a step in between, the [[pre-commit]]: first all learn that everybody has voted yes, and only then anybody commits. Those who are left can then always work it out among themselves; the protocol is [[non-blocking]]. It costs one more round, and it goes wrong when the network is divided. There is an exhibit about it.\n\nThe other way out is to let a decision depend on no single node: [[paxos-commit|Paxos Commit]] has a group agree on it by [[consensus]].',
        zh: '消息和写盘都能省一些，有一项代价却省不掉：投出赞成票之后，参与者可能要等一个节点，它停多久就等多久。\n\n原因在于，一方还[[uncertain]]的时候，另一方可能已经提交。[[three-phase-commit]]在中间加了一步[[pre-commit]]：先让全体得知大家都赞成，之后才有人提交。这样剩下的各方总能自己商量出结果，协议就是[[non-blocking]]的。代价是多一个来回，而且网络分裂时会出错。另有一个展品专门讲它。\n\n另一条路是让决定不依赖任何单个节点：[[paxos-commit]]由一组节点通过[[consensus]]定下决定。',
      },
      look: { nodes: ['tm1'], tab: 'chart', event: false },
      notes: {
        en: 'Take stock with the class. Two-phase commit gives all or nothing, always, and it gives up availability for it. Ask where they have met it: [[xa|XA]] between databases and queues, and inside distributed databases, where the coordinator’s log is replicated so that it practically never goes away. Where even that is too much one uses a [[saga]], and gives up that nobody sees a half-done state.',
        zh: '和大家一起盘点：两阶段提交始终保证要么全部、要么全无，为此牺牲的是可用性。问：在哪里见过它？数据库和消息队列之间的 [[xa]]；还有分布式数据库内部，那里协调者的日志是复制的，几乎不会真正失联。连这也嫌太重的地方，就用 [[saga]]，代价是别人看得到做了一半的状态。',
      },
    },
  ],
};
