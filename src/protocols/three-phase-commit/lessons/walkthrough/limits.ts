import type { Chapter } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';

/** Who was down has no say, and who is only cut off must not be taken for dead. */
export const limits: Chapter<ThreePhaseTypes> = {
  id: 'where-it-ends',
  stops: [
    {
      id: 'without-rm3',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'A participant dies', zh: '参与者宕机' },
      text: {
        en: 'tm1 is the [[coordinator]] of a [[transaction]] at rm1, rm2 and rm3. All three vote yes, and rm3 crashes right afterwards. `PreCommit` is to tell everybody that all have voted yes. rm1 and rm2 acknowledge it, rm3 cannot.\n\nNobody may commit while anybody is [[uncertain]], and rm3 is. What does tm1 do?',
        zh: 'tm1 是[[coordinator]]，主持 rm1、rm2、rm3 上的一个[[transaction]]。三方都投了赞成票，rm3 随即宕机。`PreCommit` 要让大家知道全体都投了赞成票；rm1 和 rm2 确认了，rm3 无法确认。\n\n只要还有谁[[uncertain]]，谁也不得提交，而 rm3 正是不确定的。tm1 会怎么做？',
      },
      look: { nodes: ['tm1', 'rm3'], event: false },
      moves: [{ until: { send: 'Vote', node: 'rm3' } }, { act: { do: 'crash', node: 'rm3' } }],
      choices: [
        {
          says: {
            en: 'It waits until rm3 is back and has acknowledged.',
            zh: '等 rm3 恢复并确认。',
          },
          cue: {
            without: { any: [{ note: 'decidedCommit' }, { note: 'decidedAbort' }] },
            lasting: '2s',
          },
          why: {
            en: 'Then the crash of any participant would stop everybody, and the third phase would have been for nothing.',
            zh: '那样任何一个参与者宕机都会让大家停下来，第三个阶段就白加了。',
          },
        },
        {
          says: {
            en: 'It aborts, as long as nobody has committed.',
            zh: '趁谁也没有提交，中止。',
          },
          cue: { note: 'decidedAbort' },
          why: {
            en: 'rm1 and rm2 are committable by now. If tm1 decided to abort and died before it had told them, they would commit.',
            zh: 'rm1 和 rm2 已经可提交。如果 tm1 决定中止，还没通知它们就宕机，它们就会提交。',
          },
        },
        {
          says: {
            en: 'It takes rm3 to be down, and commits without it.',
            zh: '认为 rm3 已宕机，不等它就提交。',
          },
          cue: { drop: 'DoCommit', from: 'tm1' },
          why: {
            en: 'A node that is down decides nothing, so it does not matter that it is uncertain. The rule is about those who are up.',
            zh: '停机的节点不会作任何决定，它不确定也无妨。这条规则管的是还在运行的节点。',
          },
          right: true,
        },
      ],
      after: {
        en: 'tm1 has waited until its [[time-out]], and then has decided to [[commit]]. rm1 and rm2 are told; the `DoCommit` for rm3 finds nobody.\n\nSo the rule is, with all its words: nobody commits while anybody *who is up* is uncertain. What is owed in return is that nobody who was down decides anything when it comes back.',
        zh: 'tm1 等到[[time-out]]，然后决定[[commit]]，通知了 rm1 和 rm2；发给 rm3 的 `DoCommit` 无人接收。\n\n所以这条规则说全了是：只要*还在运行的*节点中有谁不确定，谁也不得提交。与之相配的另一半是：停过机的节点回来之后，不得自行作任何决定。',
      },
      lookAfter: { nodes: ['tm1', 'rm3'], tab: 'story' },
      lasts: 11,
      notes: {
        en: 'Ask what tm1 really knows about rm3: that an acknowledgement has not come. It concludes that rm3 is down, and here it is right. Write “silence means a crash” on the board and leave it there; in two stops it will turn out to be false.',
        zh: '问：关于 rm3，tm1 究竟知道什么？只知道确认没有来。它由此断定 rm3 宕机，这一次说对了。把“沉默就是宕机”写在黑板上，先留着；再过两站就会发现它不成立。',
      },
    },
    {
      id: 'rm3-comes-back',
      kind: 'intervene',
      title: { en: 'It comes back', zh: '它回来了' },
      text: {
        en: 'Restart rm3: take the tool “Crash or restart” and click it, or select it and press `c`.',
        zh: '重启 rm3：选用工具“宕机或重启”再点它，或者选中它后按 `c` 键。',
      },
      look: { nodes: ['rm3'], tab: 'logs', event: false },
      acts: [{ do: 'restart', node: 'rm3' }],
      done: { command: 'restart', where: { node: 'rm3' } },
      moves: [
        {
          until: {
            any: [
              { note: 'committed', node: 'rm3' },
              { note: 'aborted', node: 'rm3' },
            ],
          },
        },
      ],
      after: {
        en: 'rm3 finds its yes in its [[write-ahead-log|log]] and no decision after it. So it takes its locks back and asks all the others; that is all of its [[recovery]]. Whoever knows the [[decision]] answers.\n\nIf nobody knew it yet, rm3 would go on asking. It would not stand for coordinator, and it would not report how it stands either. The others have reckoned without it, and perhaps they have already acted on that.',
        zh: 'rm3 在[[write-ahead-log|日志]]里找到自己的赞成票，其后没有决定。于是它重新加上锁，去问其他各方；它的[[recovery]]就是这些。谁知道[[decision]]，谁就答复它。\n\n如果还没有谁知道，rm3 就一直问下去。它不会出来主持，也不报告自己的状态。别人已经不把它算在内了，也许还已据此行动。',
      },
      lookAfter: { nodes: ['rm3'], tab: 'logs' },
      lasts: 8,
      notes: {
        en: 'Ask whether rm3 might not at least abort when all who answer are uncertain. Draw the case: tm1 and rm1 have committed and crashed, rm2 was down like rm3, and both are back. What rm2 and rm3 say to each other proves nothing about those who were up longer. A participant that has not voted before its crash is not concerned by any of this; it may end its part by [[unilateral-abort|unilateral abort]].',
        zh: '问：如果答复的全都不确定，rm3 至少可以中止吧？画出这种情形：tm1 和 rm1 已经提交，然后宕机；rm2 和 rm3 一样停过机，现在都回来了。它俩之间说什么，都证明不了那些坚持得更久的节点做过什么。宕机前还没有投票的参与者不受此限，可以对自己那部分[[unilateral-abort]]。',
      },
    },
    {
      id: 'all-down',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'All of them die', zh: '全部宕机' },
      text: {
        en: 'Everybody is [[committable]]: it has heard that all have voted yes. Then the power fails: first at tm1, rm1 and rm2, a moment later at rm3. When it is back, those three come up again. rm3 does not.\n\nNone of the three has a decision on its disk. What do they do?',
        zh: '大家都[[committable]]了，也就是都得知全体投了赞成票。这时断电：先是 tm1、rm1、rm2，片刻之后是 rm3。来电以后，前三个恢复了，rm3 没有。\n\n这三个节点的磁盘上都没有决定。它们会怎么做？',
      },
      look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], event: false },
      moves: [
        { until: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'preCommitted', node })) } },
        ...['tm1', 'rm1', 'rm2'].map((node) => ({ act: { do: 'crash', node } as const })),
        { until: { without: { note: 'committed' }, lasting: '400ms' } },
        { act: { do: 'crash', node: 'rm3' } },
        ...['tm1', 'rm1', 'rm2'].map((node) => ({ act: { do: 'restart', node } as const })),
      ],
      choices: [
        {
          says: {
            en: 'They commit. All of them were committable.',
            zh: '提交，它们本来都可提交。',
          },
          cue: { note: 'committed' },
          why: {
            en: 'They were, and have forgotten it: a pre-commit is not written to disk. Nor would it count if it were: while a node is down, others that are uncertain may have aborted.',
            zh: '本来是，可是已经忘了：预提交并不写盘。写了也不能作数：停机期间，别的不确定的参与者可能已经中止。',
          },
        },
        {
          says: {
            en: 'They abort. No disk that they can read says commit.',
            zh: '中止，能读到的磁盘上都没有提交。',
          },
          cue: { any: [{ note: 'totalFailure' }, { note: 'aborted' }] },
          why: {
            en: 'The one that they cannot read may say it. For all they know rm3 was the last to fail, and had committed alone.',
            zh: '偏偏读不到的那一个可能有。说不定 rm3 是最后停机的，停机之前已经独自提交。',
          },
        },
        {
          says: { en: 'They wait for rm3.', zh: '等 rm3。' },
          cue: {
            without: {
              any: [{ note: 'committed' }, { note: 'aborted' }, { note: 'totalFailure' }],
            },
            lasting: '2s',
          },
          why: {
            en: 'The last one to fail may have decided by itself, and they cannot tell who that was.',
            zh: '最后停机的那一个可能自己作了决定，而它们不知道那是谁。',
          },
          right: true,
        },
      ],
      after: {
        en: 'This is a [[total-failure|total failure]], the one kind of crash that stops even this protocol. Nobody has a way around it: what is to be known may stand on the disk that is missing.\n\nOnce rm3 is back as well and has no decision either, everybody has been asked, and nobody can have committed. Then they abort. So nothing is lost by keeping the pre-commit in memory only.',
        zh: '这叫[[total-failure]]，唯有这一种宕机连三阶段提交也得停下来。谁也绕不过去：要找的答案可能就在缺的那块磁盘上。\n\n等 rm3 也恢复、也没有决定，就问遍了所有各方，不可能有谁提交过，于是中止。可见预提交只留在内存里，并没有损失什么。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
      lasts: 13,
      notes: {
        en: 'Restart rm3 afterwards and let the class say how it ends before it does. Bernstein, Hadzilacos and Goodman need not wait for everybody: if each node keeps track of who was up, those who failed last can find out that they were the last, and decide. Here all have to be back, which is simpler and waits longer.',
        zh: '之后重启 rm3，先让大家说说结局。按 Bernstein、Hadzilacos 和 Goodman 的做法，不必等齐所有节点：如果各方都记录谁还在运行，最后停机的几个就能查明自己是最后的，从而作出决定。这里要等全体恢复，简单一些，也多等一些。',
      },
    },
    {
      id: 'torn',
      kind: 'predict',
      scene: { scenario: 'one-transfer' },
      title: { en: 'The network is torn', zh: '网络断成两半' },
      text: {
        en: 'Now nobody crashes. The `PreCommit` messages are on their way when the network falls apart: tm1 and rm1 on one side, rm2 and rm3 on the other. rm1 gets its message, the other two are lost.\n\nAll four nodes go on running. How does T1 end?',
        zh: '这一次谁也没有宕机。`PreCommit` 还在路上，网络断成两半：tm1 和 rm1 在一侧，rm2 和 rm3 在另一侧。rm1 收到了消息，另外两条丢了。\n\n四个节点都照常运行。T1 会怎样结束？',
      },
      look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], event: false },
      moves: [
        { until: { note: 'preCommitSent' } },
        {
          act: {
            do: 'partition',
            groups: [
              ['tm1', 'rm1'],
              ['rm2', 'rm3'],
            ],
          },
        },
      ],
      choices: [
        {
          says: {
            en: 'rm2 and rm3 wait until the network is whole again.',
            zh: 'rm2 和 rm3 等网络恢复再说。',
          },
          cue: { without: { note: 'aborted' }, lasting: '3s' },
          why: {
            en: 'That would be the cautious thing to do. But how are they to know that it is the network? They hear nothing, just as after a crash, and this protocol does not wait.',
            zh: '这样做才稳妥。可是它们怎么知道是网络的问题？听不到消息，和对方宕机时一模一样，而这个协议是不等的。',
          },
        },
        {
          says: {
            en: 'Both sides commit, since all have voted yes.',
            zh: '两侧都提交，因为大家都投了赞成票。',
          },
          cue: { note: 'committed', node: 'rm2' },
          why: {
            en: 'rm2 and rm3 do not know that. They are uncertain, and so is everybody whom they can reach.',
            zh: 'rm2 和 rm3 并不知道这一点。它们不确定，联系得上的也都不确定。',
          },
        },
        {
          says: {
            en: 'One side commits, the other aborts.',
            zh: '一侧提交，另一侧中止。',
          },
          cue: { violation: 'agreement' },
          why: {
            en: 'Each side takes the other for dead and decides without it, each by a rule that is right if it is.',
            zh: '每一侧都以为另一侧死了，撇开它作决定。假如另一侧真的死了，各自所用的规则都没错。',
          },
          right: true,
        },
      ],
      after: {
        en: 'tm1 waits for two acknowledgements, takes rm2 and rm3 to be down, and commits with rm1. rm2 and rm3 take tm1 to be down, then rm1; they find only uncertain ones and abort. [[agreement|Agreement]] is broken. 30 have left rm1 and will never arrive.\n\nNo node has done anything wrong, and the program is as it should be. This is the limit of the protocol. Its rules take silence for a [[crash]], and under a [[partition]] silence is something else.',
        zh: 'tm1 等不到两份确认，以为 rm2 和 rm3 宕机了，便和 rm1 一起提交。rm2 和 rm3 以为 tm1 宕机，又以为 rm1 宕机，见到的全都不确定，于是中止。[[agreement]]被打破：rm1 付出了 30，这笔钱永远不会到账。\n\n没有哪个节点做错，程序也没有毛病。这是协议本身的局限：它的规则把沉默当作[[crash]]，而发生[[partition]]时，沉默是另一回事。',
      },
      lookAfter: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'checks' },
      lasts: 16,
      notes: {
        en: 'Go through the story page once for each side and let two groups defend what “their” nodes did. Both win. Then ask which of the checks break: agreement, and the money with it, which is what [[atomic-commit|atomic commit]] is there to rule out. The others hold. Ask what two-phase commit would have done here: rm2 and rm3 would be blocked until the network is whole, and no money would be lost.',
        zh: '在“经过”页上，替两侧各走一遍，请两组人分别为“自己的”节点辩护。双方都有理。再问哪些检查没有通过：结果一致，连带着还有钱，而[[atomic-commit]]要防的正是这个；其余的都成立。再问：换作两阶段提交会怎样？rm2 和 rm3 会一直阻塞到网络恢复，但钱不会少。',
      },
    },
    {
      id: 'silence',
      kind: 'say',
      title: { en: 'What silence tells', zh: '沉默说明什么' },
      text: {
        en: 'Would a cleverer protocol help? Look at rm2. Either those on the other side are dead, or only the network is. It sees the same in both cases. If it decides without them, it will be wrong one day; if it does not, it is blocked one day. Skeen and Stonebraker proved in 1983 that no commit protocol escapes this where messages can be lost. A longer time-out makes the day later.\n\nWhat one does instead is to let only one side decide. If decisions need a [[majority]], the smaller side has to wait. That is what [[consensus]] is: it blocks when too many are gone, and it is never of two minds.\n\nSo in practice one keeps two-phase commit and makes its coordinator hard to lose: not one node but a group of them that agrees on each decision. [[paxos-commit|Paxos Commit]] does this for every single vote. Three-phase commit is found in books more often than in databases.',
        zh: '协议再巧妙一些，行不行？看看 rm2。对面要么是死了，要么只是网络断了，两种情形在它看来一模一样。撇开对面作决定，总有一天会错；不作决定，总有一天会被阻塞。Skeen 和 Stonebraker 在 1983 年证明：只要消息可能丢失，任何提交协议都逃不出这个两难。把超时放长，不过是让那一天晚些到来。\n\n可行的办法是只让一侧作决定。如果决定需要[[majority]]，小的一侧就得等。[[consensus]]就是这样：停机的太多时它会停下来，但绝不会出现两个结果。\n\n所以实际系统沿用两阶段提交，只是让协调者难以丢失：不是一个节点，而是一组节点，每个决定都由它们达成一致。[[paxos-commit]]更进一步，每一张票都这样处理。三阶段提交在书里比在数据库里常见。',
      },
      look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], event: false },
      notes: {
        en: 'Come back to the sentence on the board. Under a [[bounded-delay|bounded delay]] and with a network that never breaks it is true, and then everything in the first chapter stands. Taking a node for dead is called a [[suspicion]]; the question is what one does on the strength of it. Skeen knew the limit and wrote a variant with quorums in 1982, which keeps agreement and lets the minority wait. Ask which of the two the class would rather have in a bank.',
        zh: '回到黑板上那句话。如果[[bounded-delay]]成立，网络又从不断开，那句话就是对的，第一章的一切也都成立。认为某个节点已死，叫做[[suspicion]]；问题在于凭它做什么。Skeen 清楚这个局限，1982 年写过一个用法定人数的变体，保住一致，让少数一侧等待。问大家：银行里宁可要哪一种？',
      },
    },
  ],
};
