import { type Chapter, tally } from '../../../../sdk/lesson.ts';
import { settingsKept, without } from '../../../_shared/atomic/lessons/bounds.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { inDoubtFor } from '../challenges/watching.ts';

/** Who may give up when somebody crashes, who has to wait, and who waits for those who wait. */
export const failures: Chapter<TwoPhaseTypes> = {
  id: 'when-something-fails',
  stops: [
    {
      id: 'before-the-vote',
      kind: 'play',
      scene: { scenario: 'one-transfer' },
      title: { en: 'A crash before the vote', zh: '投票之前宕机' },
      text: {
        en: 'The same transfer again: tm1 is the [[coordinator]], rm1 to rm3 are the [[participant|participants]], and a yes is a promise to be able to [[commit]].\n\nThis time rm3 crashes when it has done its step and has not voted yet. Its change was only [[buffered-write|buffered]].',
        zh: '还是那笔转账：tm1 是[[coordinator]]，rm1 到 rm3 是[[participant]]，赞成票是“能够[[commit]]”的承诺。\n\n这一次，rm3 做完自己的步骤、还没有投票就宕机了。它的改动还只是[[buffered-write|缓冲]]在内存里。',
      },
      look: { nodes: ['rm3'], tab: 'logs', event: false },
      moves: [
        { until: { note: 'votesAsked' } },
        { act: { do: 'crash', node: 'rm3' } },
        { until: { note: 'decidedAbort', where: { why: 'noVote' } } },
        { act: { do: 'restart', node: 'rm3' } },
        { until: { note: 'forgotten' } },
      ],
      after: {
        en: 'tm1 waits for the third [[vote]] until its [[time-out]], and then decides to [[abort]]. It may: as long as it has decided nothing, nobody can have committed. rm1 and rm2 are told, and undo their changes.\n\nrm3 comes back and finds no yes in its [[write-ahead-log|log]]. Without its yes T1 cannot have been committed, so for rm3 it has never been. A crash at this point costs the transaction, and nothing else.',
        zh: 'tm1 等第三张[[vote|票]]，等到[[time-out]]，然后决定[[abort]]。它可以这样做：只要还没有作出决定，就不可能有谁已经提交。rm1 和 rm2 得到通知，撤销改动。\n\nrm3 恢复后，在自己的[[write-ahead-log|日志]]里没有找到赞成票。没有它的赞成票，T1 不可能提交，所以对 rm3 来说 T1 从未发生过。在这个时刻宕机，损失的只是这个事务。',
      },
      lookAfter: { nodes: ['rm3', 'tm1'], tab: 'logs', event: false },
      lasts: 12,
      notes: {
        en: 'Ask whether tm1 knows that rm3 has crashed. It does not; it knows that a vote has not come. The decision is right all the same, and this is the point: a time-out may be acted upon where both outcomes are still open to whoever acts. Have the class list the moments at which that is so for tm1 and for a participant.',
        zh: '问：tm1 知道 rm3 宕机了吗？不知道，它只知道票没有来。决定照样是对的，关键就在这里：只有当两种结局对自己都还敞开时，才可以凭超时行事。请大家列出，对 tm1 和对参与者来说，分别是哪些时刻。',
      },
    },
    {
      id: 'after-the-vote',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'A crash after the vote', zh: '投票之后宕机' },
      text: {
        en: 'Once more, and now rm3 crashes right after its yes has left. tm1 gets all three votes and decides. The `Commit` to rm3 is lost, because nobody is there to take it. Then rm3 comes back.\n\nWhat does it do about T1?',
        zh: '再来一次，这回 rm3 刚发出赞成票就宕机。tm1 收齐三张票，作出了决定。发给 rm3 的 `Commit` 无人接收，丢掉了。随后 rm3 恢复。\n\n它会怎样处理 T1？',
      },
      look: { nodes: ['rm3'], tab: 'logs', event: false },
      moves: [
        { until: { send: 'Vote', node: 'rm3' } },
        { act: { do: 'crash', node: 'rm3' } },
        { until: { drop: 'Commit', node: 'rm3' } },
        { act: { do: 'restart', node: 'rm3' } },
      ],
      choices: [
        {
          says: {
            en: 'It aborts T1. A crash ends whatever was not finished.',
            zh: '中止 T1。没做完的事，一宕机就算了结。',
          },
          cue: { note: 'gaveUp', node: 'rm3' },
          why: {
            en: 'True before the vote, and no longer after it. rm3 has promised to be able to commit, and the others have done so on the strength of that promise.',
            zh: '投票之前是这样，投票之后就不行了。rm3 承诺过能够提交，别的参与者正是凭这个承诺提交的。',
          },
        },
        {
          says: {
            en: 'It commits T1, as it has voted yes.',
            zh: '提交 T1，因为它投的是赞成票。',
          },
          cue: { note: 'committed', node: 'rm3' },
          why: {
            en: 'Its own yes is not enough. For all that rm3 knows, rm2 may have voted no.',
            zh: '光有自己的赞成票不够。rm3 无从知道 rm2 是不是投了反对票。',
          },
        },
        {
          says: {
            en: 'It locks the account again and asks how T1 ended.',
            zh: '重新锁上账户，去问 T1 的结果。',
          },
          cue: { deliver: 'DecisionRequest', from: 'rm3' },
          why: {
            en: 'Its log says `prepared` and nothing after that. So it is back where it was before the crash.',
            zh: '日志里有 `prepared`，后面再无下文。所以它回到了宕机之前的处境。',
          },
          right: true,
        },
      ],
      after: {
        en: 'That is what [[recovery]] makes of a record `prepared` with no decision after it: rm3 takes the [[lock]] back before anybody else can have it, and asks tm1 and the other participants. tm1 still remembers T1, because rm3 has not acknowledged it. The answer is on its way.',
        zh: '日志里有 `prepared` 而没有决定，[[recovery]]时就这样处理：rm3 抢在别的事务之前重新加上[[lock]]，然后去问 tm1 和其他参与者。tm1 还记着 T1，因为 rm3 没有确认过。答复正在路上。',
      },
      lookAfter: {
        nodes: ['rm3'],
        select: 'rm3',
        tab: 'state',
        fields: ['T1', 'locks', 'balances'],
      },
      lasts: 11,
      notes: {
        en: 'Let the run go on for a moment afterwards and watch rm3 commit. The two crashes of rm3 differ by one record on its disk, and everything depends on it. Ask what would happen if rm3 asked for its locks again only after the answer had come: another transaction could have read or changed the account in between.',
        zh: '之后让运行再走一会儿，看 rm3 提交。rm3 的两次宕机，差别只在磁盘上的一条记录，而结局全系于此。问：如果 rm3 等到答复之后才重新加锁，会怎样？其间别的事务可能已经读过、改过这个账户。',
      },
    },
    {
      id: 'the-coordinator-dies',
      kind: 'predict',
      scene: { scenario: 'one-transfer', changes: { params: { lockTimeout: ['3s', '3s'] } } },
      title: { en: 'The coordinator crashes', zh: '协调者宕机' },
      text: {
        en: 'All three vote yes, and tm1 crashes before it has written a decision. Meanwhile another transaction, T2, wants to read the account at rm1.\n\nrm1, rm2 and rm3 are up and can reach one another. Among them they have all the votes. What do they do with T1?',
        zh: '三方都投了赞成票，tm1 还没有写下决定就宕机了。与此同时，另一个事务 T2 要读 rm1 的那个账户。\n\nrm1、rm2、rm3 都在运行，彼此也连得上，三方加起来，票全在手里。它们会怎样处理 T1？',
      },
      look: { nodes: ['rm1', 'rm2', 'rm3'], event: false },
      moves: [
        { until: { note: 'votesAsked' } },
        {
          act: {
            do: 'request',
            node: 'tm1',
            request: { op: 'read', accounts: [{ at: 'rm1', account: 'a' }] },
          },
        },
        { until: { send: 'Vote', node: 'rm3' } },
        { act: { do: 'crash', node: 'tm1' } },
      ],
      choices: [
        {
          says: {
            en: 'They ask one another, learn that all have voted yes, and commit.',
            zh: '互相询问，得知大家都投了赞成票，于是提交。',
          },
          cue: { note: 'committed' },
          why: {
            en: 'All three yes do not mean commit. tm1 may have missed a vote, decided to abort and said so to whoever asked for the transfer, before it crashed.',
            zh: '三张赞成票不等于提交。tm1 也许没等到其中一张，已经决定中止，而且在宕机之前告诉了请求转账的人。',
          },
        },
        {
          says: {
            en: 'After a time-out they abort. Nobody has committed yet.',
            zh: '等到超时，然后中止。反正还没有谁提交。',
          },
          cue: {
            any: [
              { note: 'gaveUp', where: { tx: 1 } },
              { note: 'aborted', where: { tx: 1 } },
            ],
          },
          why: {
            en: 'They cannot know that. tm1 may have written “commit”, answered its client, and crashed before a single message got through.',
            zh: '它们无从知道。tm1 也许已经写下“提交”，答复了客户，只是一条消息都没送到就宕机了。',
          },
        },
        {
          says: { en: 'They ask, and wait, and ask again.', zh: '询问，等待，再询问。' },
          cue: {
            without: {
              any: [
                { note: 'committed' },
                { note: 'gaveUp', where: { tx: 1 } },
                { note: 'aborted', where: { tx: 1 } },
              ],
            },
            lasting: '1500ms',
          },
          why: {
            en: 'Each of them is bound by its yes, and none of them can tell what tm1 has done. All that is left to them is to wait.',
            zh: '每一方都受自己的赞成票约束，谁也说不出 tm1 做了什么。除了等，别无办法。',
          },
          right: true,
        },
      ],
      after: {
        en: 'All three are [[uncertain]], and tm1 is the only one who could end it. They ask again and again, and answer one another “I do not know either”. The protocol is [[blocking]].\n\nThe time from a yes until the decision comes is the window in which this can happen. It cannot be closed, only be made short.',
        zh: '三方都[[uncertain]]，能结束这种状态的只有 tm1。它们一遍遍地问，彼此回答“我也不知道”。这个协议会[[blocking]]。\n\n从投出赞成票到得知决定，这段时间就是会出这种事的窗口。它只能缩短，无法消除。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'table', event: false },
      lasts: 14,
      notes: {
        en: 'Give the first answer time, it is the best one. Let two groups play it: in one tm1 got all votes, in the other the vote of rm2 came too late and tm1 told its client “aborted”. For the three participants both look the same. Skeen showed in 1981 that every protocol with only these states has this window.',
        zh: '第一个答案最有道理，多给它一些时间。可以让两组人各演一遍：一组里 tm1 收齐了票；另一组里 rm2 的票来晚了，tm1 已告诉客户“中止”。在三个参与者眼里，两种情形一模一样。Skeen 在 1981 年证明：凡是只有这些状态的协议，都有这个窗口。',
      },
    },
    {
      id: 'others-wait',
      kind: 'play',
      title: { en: 'Others wait as well', zh: '别的事务也在等' },
      text: {
        en: 'Three databases that wait would be no great harm. But each of them keeps its locks, since it must be able to do either. T2 only wants to know how much is in account `a` at rm1, and it waits, too.',
        zh: '三个数据库等一等，本来没有什么。可是两种结局都得办得到，所以它们都不放开锁。T2 不过是想看看 rm1 的账户 `a` 里有多少钱，也只能等着。',
      },
      look: { nodes: ['rm1'], tab: 'table', event: false },
      moves: [{ until: { note: 'lockTimedOut' } }],
      after: {
        en: 'T2 has waited long enough, and rm1 gives it up. It may do so, as T2 has not come to a vote there. Any other transaction that wants one of these accounts fares the same, as long as tm1 is down. What one transaction is uncertain about, all the others pay for.',
        zh: 'T2 等得太久，rm1 放弃了它。这样做没有问题，因为 T2 在这里还没有走到投票。只要 tm1 停着，任何事务想用这几个账户，下场都一样。一个事务悬着，代价由所有别的事务来付。',
      },
      lookAfter: { nodes: ['rm1'], tab: 'table' },
      lasts: 9,
      notes: {
        en: 'In real systems this is how one notices: not by a message about the transaction in doubt, but because other requests time out, first few and then all. Ask what an operator would be tempted to do. Forcing one participant to commit or abort by hand is called a [[heuristic-decision]]. It is a guess, and sometimes there is no other choice.',
        zh: '在真实系统里，人们就是这样发现问题的：不是收到“有事务悬而未决”的消息，而是别的请求接连超时，先是几个，后来是全部。问：运维人员会忍不住做什么？手工强令某个参与者提交或中止，叫做[[heuristic-decision]]。那其实是猜，有时又别无他法。',
      },
    },
    {
      id: 'it-comes-back',
      kind: 'intervene',
      title: { en: 'Bring it back', zh: '让它回来' },
      text: {
        en: 'The only thing that helps is tm1 itself, with its disk. Restart it: take the tool “Crash or restart” and click tm1, or select it and press `c`.',
        zh: '唯一管用的是 tm1 自己，连同它的磁盘。把它重启：选用工具“宕机或重启”再点 tm1，或者选中它后按 `c` 键。',
      },
      look: { nodes: ['tm1'], tab: 'logs', event: false },
      acts: [{ do: 'restart', node: 'tm1' }],
      done: { command: 'restart', where: { node: 'tm1' } },
      moves: [
        {
          until: {
            all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'aborted' as const, node })),
          },
        },
      ],
      after: {
        en: 'tm1 finds nothing about T1 in its log. It cannot have told anybody to commit, because it would have written that down first. So when the three ask again it says abort, although all of them had voted yes. The votes were only in its memory.\n\nThe locks are free, the money is back where it was, and T1 can be tried again.',
        zh: 'tm1 的日志里没有 T1 的任何记录。它不可能通知过谁提交，因为那样必先写下来。所以三方再来问时，它答复中止，尽管三方投的都是赞成票。那些票只在它的内存里。\n\n锁都放开了，钱回到原处，T1 可以重新来过。',
      },
      lookAfter: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'table' },
      lasts: 10,
      notes: {
        en: 'Ask before the restart how T1 is going to end, and why. Then ask what would be different if the crash had come one disk write later: the log would say commit, and tm1 would tell all of them so. If the disk of tm1 is lost as well, nobody will ever know. This is why people who run such systems guard that log more than the data.',
        zh: '重启之前先问：T1 会怎样结束，为什么？再问：如果宕机晚来一次写盘，会有什么不同？那样日志里有“提交”，tm1 就会这样告诉大家。如果 tm1 连磁盘也丢了，就永远没有人知道结果。所以运维这类系统的人，看护这份日志比看护数据还上心。',
      },
    },
    {
      id: 'one-has-heard',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'One of them has heard', zh: '有一方听到了' },
      text: {
        en: 'tm1 has decided to commit. Its message gets through to rm1, those to rm2 and rm3 are lost, and then tm1 crashes and stays down.\n\nrm2 and rm3 are in doubt. For how long?',
        zh: 'tm1 决定提交。它的消息送到了 rm1，发给 rm2 和 rm3 的都丢了，随后 tm1 宕机，一直没有恢复。\n\nrm2 和 rm3 悬着，要悬多久？',
      },
      look: { nodes: ['rm2', 'rm3'], event: false },
      moves: [
        { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm2' } },
        { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm3' } },
        { until: { note: 'committed', node: 'rm1' } },
        { act: { do: 'crash', node: 'tm1' } },
      ],
      choices: [
        {
          says: {
            en: 'Until tm1 is back. Only the coordinator may decide.',
            zh: '直到 tm1 恢复。只有协调者能作决定。',
          },
          cue: {
            without: { any: [{ note: 'committed' }, { note: 'aborted' }, { note: 'gaveUp' }] },
            lasting: '2s',
          },
          why: {
            en: 'It alone decides, but it has decided, and rm1 knows. A decision is not less true for coming from somebody else.',
            zh: '作决定的确实只有它，但决定已经作出，而且 rm1 知道。换个人转告，决定还是那个决定。',
          },
        },
        {
          says: {
            en: 'Until they ask the others. rm1 can tell them.',
            zh: '直到它们去问别的参与者，rm1 会告诉它们。',
          },
          cue: { note: 'committed', where: { from: 'rm1' } },
          why: {
            en: 'With its question for a vote tm1 has told each of them who takes part. So they know whom to ask.',
            zh: 'tm1 征求投票时，已把参与者名单告诉了每一方。所以它们知道该问谁。',
          },
          right: true,
        },
        {
          says: {
            en: 'Until a time-out. Then both abort, as they are two of three.',
            zh: '直到超时。两方占了三方中的多数，于是中止。',
          },
          cue: { any: [{ note: 'gaveUp' }, { note: 'aborted' }] },
          why: {
            en: 'There are no majorities here. rm1 has committed its part, and 30 would be gone.',
            zh: '这里没有“多数”这回事。rm1 已经提交了自己那部分，30 就凭空消失了。',
          },
        },
      ],
      after: {
        en: 'This is [[cooperative-termination|cooperative termination]]. An uncertain participant asks everybody who takes part. Whoever knows the decision passes it on. Somebody who has not voted yet would abort when asked, and then there is an answer as well.\n\nIt makes blocking rarer and does not abolish it: if all who can be reached are uncertain, none of them can help.',
        zh: '这就是[[cooperative-termination]]。不确定的参与者去问所有参与方。知道决定的可以转告；如果问到的一方还没有投票，它就当场中止，于是也有了答案。\n\n这使阻塞变得少见，却不能根除：如果联系得上的各方都不确定，谁也帮不了谁。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story' },
      lasts: 13,
      notes: {
        en: 'Have the class find the worst case: tm1 and rm1 both crash after rm1 has heard. Then the decision exists, on two disks, and none of those who are up can read either. It is the case that three-phase commit is made for. The setting “Participants ask one another” switches this off; try the same run without it.',
        zh: '请大家找出最坏的情形：rm1 得知决定之后，tm1 和 rm1 一起宕机。决定明明存在，写在两块磁盘上，可是还在运行的节点谁也读不到。三阶段提交正是为这种情形设计的。设置“参与者互相询问”可以关掉这个做法，不妨关掉后再运行一次。',
      },
    },
    {
      id: 'in-doubt',
      kind: 'challenge',
      scene: { scenario: 'one-transfer' },
      title: { en: 'Keep rm3 in doubt', zh: '让 rm3 一直悬着' },
      text: {
        en: 'A crashed coordinator is not needed for this. Keep rm3 uncertain for two seconds although T1 is committed elsewhere and every node is up all the time. Then let it hear.',
        zh: '不必让协调者宕机。请让 rm3 悬两秒：其间 T1 在别处已经提交，所有节点也一直在运行。然后让它得知结果。',
      },
      look: { nodes: ['rm3'] },
      tasks: [
        tally({
          says: {
            en: 'For two seconds rm3 is prepared for T1, which rm1 has committed.',
            zh: '有两秒钟，rm3 对 T1 是准备就绪，而 rm1 已经提交。',
          },
          of: 2,
          memory: () => ({ since: null as number | null }),
          look: inDoubtFor('rm3', 'rm1'),
        }),
        {
          kind: 'happens',
          says: { en: 'In the end rm3 commits.', zh: '最后 rm3 提交。' },
          cue: { note: 'committed', node: 'rm3' },
        },
        without(
          { en: 'No node is crashed, paused or removed.', zh: '不让任何节点宕机、暂停或移除。' },
          ...['crash', 'pause', 'remove'],
        ),
        settingsKept,
      ],
      hints: [
        {
          en: 'rm3 must be able to send its vote, and then hear nothing: neither from tm1 nor from the others.',
          zh: 'rm3 要能把票送出去，之后什么也听不到：既听不到 tm1，也听不到其他参与者。',
        },
        {
          en: 'As soon as tm1 has all the votes, draw a [[partition]] with rm3 alone on one side. After two seconds, heal the network.',
          zh: 'tm1 一收齐选票，就画一个[[partition]]，让 rm3 单独在一侧。过两秒再恢复网络。',
        },
      ],
      solution: [
        { until: { note: 'decidedCommit' } },
        { act: { do: 'partition', groups: [['rm3'], ['tm1', 'rm1', 'rm2']] } },
        { until: { without: { note: 'committed', node: 'rm3' }, lasting: '2200ms' } },
        { act: { do: 'heal' } },
        { until: { note: 'committed', node: 'rm3' } },
      ],
      after: {
        en: 'A cut network is as good as a crash, or as bad: all that rm3 can see is silence. Nothing was lost. Once the network is whole, the decision is sent again, and everybody who had to hear it has heard it.',
        zh: '网络断了和宕机一样糟：rm3 能看到的只有沉默。不过什么也没有丢。网络一恢复，决定再次送到，该知道的都知道了。',
      },
      notes: {
        en: 'Some will try to lose messages one by one and find that tm1 repeats the decision, and that the questions of rm3 need to be lost, too. That is a good way to learn how much the protocol does by itself. Ask whether rm3 could tell this from a crash of tm1.',
        zh: '有人会一条一条地丢消息，然后发现 tm1 会重发决定，rm3 的询问也得丢掉。这样正好看清协议自己做了多少事。问：rm3 能否分辨这和 tm1 宕机有什么不同？',
      },
    },
  ],
};
