import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** Why nothing committed is ever lost: votes, terms, and the commit rule of figure 8. */
export const safety: Chapter<RaftTypes> = {
  id: 'safety',
  stops: [
    {
      id: 'two-promises',
      kind: 'say',
      scene: { scenario: 'vote-survives-crash' },
      title: { en: 'Two promises', zh: '两个承诺' },
      text: {
        en: `Servers elect one [[leader]] for a [[term]]. The leader copies each [[entry]] to the others, and one that a [[majority]] stores is [[committed]]. Much may go wrong meanwhile: servers crash, messages get lost, and nobody sees the whole.

Two things must never happen, whatever goes wrong: a term with two leaders, and a committed entry that disappears. This chapter looks at the rules that prevent it, and takes some of them away to see what they are for.`,
        zh: `服务器在一个[[term]]里选出一个[[leader]]。领导者把每个[[entry]]复制给其他服务器，存到[[majority]]上就算[[committed]]。其间什么都可能出错：服务器会宕机，消息会丢失，谁也看不到全局。

无论出什么错，有两件事绝不能发生：一个任期出现两个领导者，已提交的条目消失不见。本章来看防止它们的规则，并拿掉其中几条，看看它们究竟为了什么。`,
      },
      look: { nodes: ['s1', 's2', 's3'] },
      notes: {
        en: 'Ask which of the two the class thinks is harder to keep. Most say the first; the second takes up the greater part of this chapter. Say that these are promises of safety: they hold even while nothing gets done. That something does get done is another matter.',
        zh: '问问大家觉得哪个承诺更难守住。多数人会说第一个；其实本章大半讲的是第二个。要说明这些是安全性的承诺：即使系统暂时什么也做不了，它们仍然成立。至于系统总能做成事，那是另一回事。',
      },
    },
    {
      id: 'one-vote',
      kind: 'play',
      title: { en: 'One vote a term', zh: '每个任期一票' },
      text: {
        en: 'The first promise hangs on the [[vote|votes]]. Here are three servers, and s1 and s3 cannot hear each other. s1 asks for votes in term 1. s2 gives its own and crashes a moment later.',
        zh: '第一个承诺取决于[[vote]]。这里有三台服务器，s1 和 s3 彼此听不到。s1 在任期 1 请求投票，s2 投出一票，片刻之后就宕机了。',
      },
      look: { nodes: ['s1', 's2', 's3'] },
      moves: [
        { until: { note: 'electionWon', node: 's1' } },
        { until: { command: 'restart', node: 's2' } },
        { until: { note: 'voteDeniedAlreadyVoted', node: 's2' } },
      ],
      after: {
        en: `s1 leads term 1 with two votes of three. Then s2 is back, and s3 asks it for a vote in the same term. What s2 had in memory is gone, but its vote was on disk before the answer left. So it refuses.

Any two majorities have a server in common, and that server votes once a term. This is [[election-safety|Election Safety]].`,
        zh: `s1 得到三票中的两票，成为任期 1 的领导者。随后 s2 重启，s3 在同一个任期向它请求投票。s2 内存里的东西都没了，但选票在答复发出之前就已写入磁盘，所以它拒绝。

任何两个多数派至少有一台共同的服务器，而它每个任期只投一票。这就是[[election-safety]]。`,
      },
      lookAfter: {
        nodes: ['s2', 's3'],
        tab: 'state',
        select: 's2',
        fields: ['currentTerm', 'votedFor'],
      },
      lasts: 12,
      notes: {
        en: 'Ask before playing which server decides this run: it is s2, the only one that both can reach. Point to `votedFor` under “Durable” once it has restarted. A common misconception is that a term lasts some time: it is only a number, and s2 is still in term 1 after the restart.',
        zh: '播放前先问：这次运行由哪台服务器决定？是 s2，只有它能同时被两个候选人联系到。重启后，指给大家看“持久”一栏里的 `votedFor`。常见的误解是任期有固定的时长：它只是一个编号，s2 重启后仍在任期 1。',
      },
    },
    {
      id: 'forgotten-vote',
      kind: 'predict',
      scene: { scenario: 'vote-survives-crash', changes: { variant: 'voteNotOnDisk' } },
      title: { en: 'A vote in memory only', zh: '只记在内存里的选票' },
      text: {
        en: 'The same run with one rule taken away: servers no longer write their vote to disk. Such a protocol is called a [[weakened-twin]]. All else is as before. s2 votes for s1, crashes, comes back, and s3 asks it for a vote in term 1. What happens?',
        zh: '还是同一次运行，但去掉了一条规则：服务器不再把选票写入磁盘。这样的协议叫作[[weakened-twin]]。其余一切照旧：s2 投票给 s1，宕机，重启，然后 s3 在任期 1 向它请求投票。会发生什么？',
      },
      look: { nodes: ['s2'] },
      choices: [
        {
          says: {
            en: 's2 refuses: it still knows that term 1 has begun.',
            zh: 's2 拒绝：它仍然知道任期 1 已经开始。',
          },
          cue: { note: 'voteDeniedAlreadyVoted', node: 's2' },
          why: {
            en: 'It does know that, for the term is on its disk. But the term does not say whether s2 has voted in it, and only that would be a reason to refuse.',
            zh: '它确实知道，因为任期在磁盘上。但任期并不说明 s2 在其中是否投过票，而只有投过票才是拒绝的理由。',
          },
        },
        {
          says: {
            en: 's2 votes a second time, and term 1 has two leaders.',
            zh: 's2 再投一票，任期 1 有了两个领导者。',
          },
          cue: { violation: 'electionSafety' },
          right: true,
          why: {
            en: 's2 knows nothing of its first vote. s3 counts two votes of three, just as s1 did.',
            zh: 's2 完全不记得自己投过票。s3 数到三票中的两票，和 s1 当时一样。',
          },
        },
        {
          says: {
            en: 's3 wins, but s1 steps down as soon as it hears of that.',
            zh: 's3 获胜，但 s1 一得知就会退位。',
          },
          cue: { note: 'steppedDown', node: 's1' },
          why: {
            en: 'A leader gives way to a higher term. Both lead term 1, so neither has a reason to.',
            zh: '领导者只会让位给更高的任期。两者领导的都是任期 1，谁也没有理由让位。',
          },
        },
      ],
      after: {
        en: 'One term, two leaders. Each may now have its own entry stored by itself and s2 and call it committed, both at the same place in the log. Servers that apply them come to differ, and [[state-machine-safety]] is gone as well. All that for want of one disk write: in Raft, term and vote are on disk before the answer is sent.',
        zh: '一个任期，两个领导者。它们都可以让自己的条目存到自己和 s2 上，然后宣布已提交，而两个条目在日志里占的是同一个位置。各服务器应用的内容从此不一致，[[state-machine-safety]]也守不住了。这一切只因为少了一次写盘：在 Raft 里，任期和选票先写入磁盘，再发出答复。',
      },
      lookAfter: { nodes: ['s1', 's3'], tab: 'checks' },
      lasts: 10,
      notes: {
        en: 'Let the class vote before you play. Those who expect s2 to refuse mix up two things on its disk, the term and the vote. The page checks all [[invariant|invariants]] after every step; “Checks” shows where this one broke and who was involved.',
        zh: '播放前让全班表决。认为 s2 会拒绝的人，往往把磁盘上的任期和选票混为一谈。页面在每一步之后都检查所有[[invariant]]，“检查”里可以看到它在哪里被打破、涉及哪些服务器。',
      },
    },
    {
      id: 'old-log',
      kind: 'predict',
      scene: { scenario: 'outdated-candidate' },
      title: { en: 'Who may lead', zh: '谁有资格领导' },
      text: {
        en: `Now the second promise. s5 is down while c1 stores two values, and both entries are committed. Then the leader, s1, crashes, s5 comes back, and s5 is the first to stand for [[election]].

It needs three votes, and s2, s3 and s4 have theirs still to give. Who leads next?`,
        zh: `现在看第二个承诺。s5 停机期间，c1 写入了两个值，两个条目都已提交。随后领导者 s1 宕机，s5 重启，并且第一个参加[[election]]。

它需要三票，而 s2、s3、s4 的票都还没有投。接下来谁会成为领导者？`,
      },
      look: { nodes: ['s5'] },
      moves: [{ until: { note: 'electionStarted', node: 's5' } }],
      choices: [
        {
          says: {
            en: 's5. It then fetches the entries that it lacks.',
            zh: 's5。当选之后，它再补齐缺少的条目。',
          },
          cue: { note: 'electionWon', node: 's5' },
          why: {
            en: 'A leader never takes entries from followers: it makes their logs like its own. Under s5 the two values would be gone.',
            zh: '领导者从不向跟随者要条目，只会让它们的日志变得和自己的一样。如果 s5 当选，那两个值就没了。',
          },
        },
        {
          says: {
            en: 'One of the others: they refuse s5.',
            zh: '另外几台之一：它们会拒绝 s5。',
          },
          cue: {
            any: ['s2', 's3', 's4'].map((node) => ({
              note: 'electionWon',
              node,
              names: { leader: 'server' },
            })),
          },
          right: true,
          why: {
            en: 'Each voter compares how the two logs end. The log of s5 ends too early.',
            zh: '每个投票者都会比较两份日志的末尾，而 s5 的日志结束得太早。',
          },
        },
        {
          says: {
            en: 'Nobody, as long as s5 keeps standing first.',
            zh: '只要 s5 总是抢先参选，就谁也选不上。',
          },
          cue: { without: { note: 'electionWon' }, lasting: '2s' },
          why: {
            en: 's5 cannot win, but it does not stand in the way either. Timeouts are drawn by chance, and soon a server with the whole log is first.',
            zh: 's5 赢不了，但也挡不住别人。超时是随机抽取的，很快就会有一台日志完整的服务器抢先参选。',
          },
        },
      ],
      after: {
        en: `A voter refuses a candidate whose log is less [[up-to-date|up to date]] than its own: one that ends with an entry of an older term or, in the same term, sooner.

A committed entry is on a majority, and whoever wins has the votes of a majority. The two have a server in common. So {leader} has both entries, and s5 will get them from it.`,
        zh: `如果候选人的[[up-to-date|日志不如自己的新]]，投票者就拒绝它：最后一个条目的任期更早，或者任期相同而日志更短。

已提交的条目存在一个多数派上，当选者又得到一个多数派的选票，两者必有一台共同的服务器。所以 {leader} 有这两个条目，s5 会从它那里得到。`,
      },
      lookAfter: { nodes: ['s5', '{leader}'], tab: 'logs', entries: [2, 3] },
      lasts: 14,
      notes: {
        en: 'Ask why the voters do not simply compare lengths. A long log may end with entries of a deposed leader that were never committed, so the last term counts first. Entries flow one way only in Raft, from the leader; that is why the check must come before the election and not after it.',
        zh: '问问大家：投票者为什么不直接比较长度？因为长的日志末尾可能是被取代的领导者留下的、从未提交的条目，所以先比最后的任期。在 Raft 里条目只朝一个方向流动，即从领导者流出；因此检查必须在当选之前做，而不能事后补救。',
      },
    },
    {
      id: 'cut-off',
      kind: 'predict',
      scene: { scenario: 'minority-leader' },
      title: { en: 'A leader that is cut off', zh: '被隔离的领导者' },
      text: {
        en: 's1 leads. A [[partition]] then leaves it alone with s2, while s3, s4 and s5 elect a leader of their own. s1 does not know and goes on leading. Two values reach it, for `x` and for `y`; it writes them into its log and sends them to s2. What becomes of these two entries?',
        zh: 's1 是领导者。随后出现[[partition]]，它身边只剩 s2，而 s3、s4、s5 选出了自己的领导者。s1 并不知情，继续领导。有两个值送到它这里，分别写 `x` 和 `y`；它写进日志，并发给 s2。这两个条目结局如何？',
      },
      look: { nodes: ['s1', 's2'] },
      moves: [
        { until: { command: 'partition' } },
        { until: { note: 'electionWon', names: { other: 'server' } } },
      ],
      choices: [
        {
          says: {
            en: 'They are committed: everyone whom the leader can reach has them.',
            zh: '会提交：领导者联系得到的服务器都存好了。',
          },
          cue: { note: 'committed', node: 's1' },
          why: {
            en: 'A majority is one of all servers, whether they can be reached or not. Two of five is none.',
            zh: '多数派按全体服务器计算，不管联系得上联系不上。五台中的两台不是多数派。',
          },
        },
        {
          says: {
            en: 's1 notices that three servers are silent, steps down and drops them.',
            zh: 's1 发现有三台服务器没有回音，于是退位，并丢掉它们。',
          },
          cue: { note: 'quorumLost', node: 's1' },
          why: {
            en: 'A leader steps down so with [[check-quorum]], an extension that is off here, and even then it keeps its entries. Without it, a leader waits for answers as long as it takes.',
            zh: '启用了扩展功能 [[check-quorum]] 的领导者才会这样退位，而这里没有启用；即便退位，条目也还留着。没有它，领导者就一直等下去。',
          },
        },
        {
          says: {
            en: 'They wait, and give way once the network heals.',
            zh: '一直等待，网络恢复后被替换掉。',
          },
          cue: { note: 'conflictTruncated', node: 's1' },
          right: true,
          why: {
            en: 'Two servers of five can store an entry, but they cannot commit it.',
            zh: '五台中的两台能存下条目，却无法提交它。',
          },
        },
      ],
      after: {
        en: `For a while two servers lead, s1 in term 1 and {other} in term 2. That is no [[split-brain]]: only {other} can reach a majority, so only {other} commits. When the network heals, s1 learns of the higher term, steps down and takes over the log of {other}.

Nobody had been told that the two values were stored. So no promise is broken when they go.`,
        zh: `有一段时间，两台服务器都在领导：s1 在任期 1，{other} 在任期 2。但这不是[[split-brain]]：只有 {other} 联系得到多数派，也只有 {other} 能提交。网络恢复后，s1 得知更高的任期，于是退位，并接受 {other} 的日志。

从来没有人得到答复说那两个值已经存好，所以它们消失并不违背任何承诺。`,
      },
      lookAfter: { nodes: ['s1', 's2', '{other}'], tab: 'logs', entries: [3, 4] },
      lasts: 16,
      notes: {
        en: 'Say it slowly: two leaders at once are allowed, two leaders in one term are not. Ask what a client should think that was connected to s1: its request may or may not take effect later, so it has to ask again under the same number. Reading from s1 during the split would be a different matter, and could give old values.',
        zh: '这一点要慢慢讲：同时有两个领导者是允许的，同一任期有两个领导者才不允许。问问大家：连着 s1 的客户端该怎么想？它的请求以后可能生效，也可能不生效，所以要用同一个编号再问。至于分区期间从 s1 读取，则是另一个问题，可能读到旧值。',
      },
    },
    {
      id: 'old-entry',
      kind: 'play',
      scene: { scenario: 'figure-8-d', changes: { variant: 'commitOldTerm' } },
      title: { en: 'An entry of an old term', zh: '旧任期的条目' },
      text: {
        en: `A harder case, figure 8 of the Raft paper. s1 leads term 2, gets its entry 2 to s2 alone, and crashes. s5 leads term 3, writes another entry 2, which reaches nobody, and crashes as well. s1 comes back, leads term 4, and sends its old entry on.

This is a weakened twin once more: its leaders commit whatever a majority stores.`,
        zh: `更棘手的情形，出自 Raft 论文的图 8。s1 领导任期 2，它的第 2 条只送到了 s2，就宕机了。s5 领导任期 3，写下另一个第 2 条，谁也没收到，也宕机了。s1 重启，领导任期 4，继续发送自己的旧条目。

这又是一个削弱的孪生协议：只要多数派存下了，它的领导者就提交。`,
      },
      look: { nodes: ['s1', 's5'], tab: 'logs', entries: [2] },
      moves: [
        { until: { command: 'crash', node: 's1' } },
        { until: { command: 'crash', node: 's5' } },
        { until: { note: 'committed', node: 's1' } },
      ],
      after: {
        en: 'Entry 2 is on s1, s2 and s3 now, three of five. The twin’s leader counts three copies and commits. Two things should make you wonder: the entry is of term 2 while s1 leads term 4, and on the disk of s5, which is down, there is an entry 2 of term 3.',
        zh: '第 2 条现在存在 s1、s2、s3 上，五台中的三台。孪生协议的领导者数到三份，于是提交。有两处值得留意：条目属于任期 2，而 s1 领导的是任期 4；停机的 s5 磁盘上，还有一个任期 3 的第 2 条。',
      },
      lookAfter: { nodes: ['s1', 's2', 's3'], tab: 'logs', entries: [2] },
      lasts: 18,
      notes: {
        en: 'Draw the five logs on the board as the paper does, and fill them in while it plays. The colours of the logs are the terms. Leave it open whether this commit is right: most people find nothing wrong with it, and that is what makes the next question good.',
        zh: '像论文那样在黑板上画出五份日志，边播放边填。日志的颜色代表任期。这次提交对不对，先不要说破：多数人看不出问题，下一个问题才有意思。',
      },
    },
    {
      id: 'counting',
      kind: 'predict',
      title: { en: 'Is a majority enough?', zh: '有多数派就够了吗？' },
      text: {
        en: 'The twin has called entry 2 committed. Now s1 crashes, and s5 comes back with its own entry 2, of term 3. It stands for election until it wins or has to give up. Is the committed entry safe?',
        zh: '孪生协议已宣布第 2 条提交。这时 s1 宕机，s5 带着自己那个任期 3 的第 2 条重启，并且一再参选，直到当选或者只能放弃。已提交的条目安全吗？',
      },
      look: { nodes: ['s2', 's3', 's5'], tab: 'logs', entries: [2] },
      choices: [
        {
          says: {
            en: 'Yes. s2 and s3 have it, so their logs are ahead and they refuse s5.',
            zh: '安全。s2 和 s3 存有它，日志更新，会拒绝 s5。',
          },
          cue: { note: 'voteDeniedLogBehind', where: { candidate: 's5' } },
          why: {
            en: 'Logs are compared by the term of their last entry first. Theirs ends with term 2, that of s5 with term 3. By this measure s5 is ahead.',
            zh: '比较日志时，先看最后一个条目的任期。它们的是任期 2，s5 的是任期 3。按这个标准，s5 的日志更新。',
          },
        },
        {
          says: {
            en: 'Yes. s5 may win, but a new leader takes over what is committed.',
            zh: '安全。s5 也许会当选，但新领导者会接受已提交的条目。',
          },
          cue: { note: 'caughtUp', node: 's5' },
          why: {
            en: 'Nobody tells a new leader what is committed, and it never takes an entry from a follower.',
            zh: '没有人会告诉新领导者哪些已经提交，它也从不接受跟随者的条目。',
          },
        },
        {
          says: {
            en: 'No. s5 can win, and then its own entry 2 counts.',
            zh: '不安全。s5 可以当选，那时算数的是它自己的第 2 条。',
          },
          cue: { violation: 'leaderCompleteness' },
          right: true,
          why: {
            en: 'The entry on three servers is of an older term than the one that s5 alone has, and the newer term wins the votes.',
            zh: '存在三台服务器上的条目，任期比 s5 独有的那个更早；决定选票的是任期，不是份数。',
          },
        },
      ],
      after: {
        en: `s5 leads term 5 without an entry that was called committed. [[leader-completeness|Leader Completeness]] is broken.

Copies alone do not protect an entry of an older term. So a Raft leader counts them only for entries of its *own* term. Once such an entry is committed, all before it are committed with it, and no log without them can win a majority.`,
        zh: `s5 领导任期 5，却没有那个已宣布提交的条目。[[leader-completeness]]被打破了。

旧任期的条目，光靠副本多是保不住的。所以 Raft 领导者只对*自己任期*的条目计数。这样的条目一旦提交，它之前的全部条目也随之提交，而缺少它们的日志再也得不到多数派的选票。`,
      },
      lookAfter: { nodes: ['s2', 's3', 's5'], tab: 'logs', entries: [2] },
      lasts: 14,
      notes: {
        en: 'Nearly everyone answers yes; the paper gives a whole figure to why it is no. s5 fails in term 4, where all have voted, and wins in term 5. Ask what had to be different for s2 and s3 to refuse: their logs had to end with an entry of term 4. That leads to the challenge.',
        zh: '几乎所有人都会答“安全”；论文专门用了一张图来说明为什么不安全。s5 在任期 4 失败，因为大家都投过票了；到任期 5 就当选。问问大家：要让 s2 和 s3 拒绝，差别应该在哪里？它们的日志要以任期 4 的条目结尾。由此引出下面的挑战。',
      },
    },
    {
      id: 'save-an-entry',
      kind: 'challenge',
      scene: { scenario: 'save-an-entry' },
      title: { en: 'Save the old entry', zh: '保住旧条目' },
      text: {
        en: `Real Raft, with all its rules. s1 is about to be elected for term 4. It will send its entry 2, of term 2, to everyone but s5, which is down, and will not commit it.

At 5 s s1 crashes, and s5 comes back with another entry 2, of term 3. If you do nothing, s5 wins and the entry is overwritten. Save it.`,
        zh: `这次是规则完整的 Raft。s1 即将当选任期 4 的领导者。它会把任期 2 的第 2 条送到除 s5 以外的每一台（s5 停机），却不会提交这个条目。

到第 5 秒，s1 宕机，s5 带着另一个任期 3 的第 2 条回来。你若什么都不做，s5 就会当选，条目被覆盖。请保住它。`,
      },
      look: { nodes: ['s1', 's5'], tab: 'logs', entries: [2] },
      tasks: [
        {
          kind: 'happens',
          says: { en: 's1 commits entry 2', zh: 's1 提交了第 2 条' },
          cue: { note: 'committed', node: 's1' },
        },
        {
          kind: 'happens',
          says: {
            en: 's5 stands for election, and is refused because its log is behind',
            zh: 's5 参选，因日志落后而被拒绝',
          },
          cue: { note: 'voteDeniedLogBehind', where: { candidate: 's5' } },
        },
        {
          kind: 'never',
          says: { en: 'Nobody drops the entry of term 2', zh: '没有服务器丢掉任期 2 的那个条目' },
          cue: { note: 'conflictTruncated', where: { oldTerm: 2 } },
        },
      ],
      hints: [
        {
          en: 'What would the logs of s2, s3 and s4 have to end with for them to refuse s5?',
          zh: 's2、s3、s4 的日志要以什么结尾，它们才会拒绝 s5？',
        },
        {
          en: 's1 commits by counting copies of entries of its own term, 4. So far it has no such entry.',
          zh: 's1 靠计数提交的，只能是自己任期（任期 4）的条目。它目前还没有这样的条目。',
        },
        {
          en: 'Once s1 leads, and before it crashes, have s1 or c1 store some value. Any one will do.',
          zh: '在 s1 当选之后、宕机之前，让 s1 或 c1 随便写入一个值即可。',
        },
      ],
      solution: [
        { until: { note: 'oldTermNotCommitted', node: 's1' } },
        {
          act: { do: 'request', node: 's1', request: { op: 'put', key: 'x', value: '4' } },
        },
        { until: { note: 'voteDeniedLogBehind', where: { candidate: 's5' } } },
      ],
      after: {
        en: 'Your entry is of term 4. Once a majority has it, s1 commits it, and entry 2 with it. From then on the logs of s2, s3 and s4 end with term 4, and that of s5 with term 3. Raft does not rely on a client for this: a leader usually begins its term with a [[no-op]] entry, which this run left out.',
        zh: '你写入的条目属于任期 4。多数派存下它之后，s1 就提交它，第 2 条也随之提交。从此 s2、s3、s4 的日志以任期 4 结尾，而 s5 的以任期 3 结尾。Raft 并不指望客户端恰好来写：领导者上任时通常先写一个[[no-op]]条目，只是这次运行省掉了。',
      },
      notes: {
        en: 'This is figure 8 (e). Give the class two minutes before the first hint. Many will try to save the entry by mending links or by keeping s5 down; ask what helps in general, when nobody can keep s5 down. It also answers why real systems write a no-op at the start of each term.',
        zh: '这就是图 8 (e)。先给全班两分钟，再给第一条提示。很多人会想着修复链路，或者让 s5 一直停机；可以追问：如果没法让 s5 一直停机，普遍有效的办法是什么？这也解释了实际系统为什么在每个任期开始时写一个空操作。',
      },
    },
  ],
};
