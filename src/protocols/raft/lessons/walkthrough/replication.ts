import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** How entries get onto a majority, and what it means that one is committed. */
export const replication: Chapter<RaftTypes> = {
  id: 'replication',
  stops: [
    {
      id: 'one-request',
      kind: 'play',
      scene: { scenario: 'one-log' },
      title: { en: 'One request, one entry', zh: '一个请求，一个条目' },
      text: {
        en: 'Each server keeps a [[log]]: a row of commands, numbered from 1. Servers that begin alike and carry out the same commands in the same order end up alike. This is a [[replicated-state-machine]], and it leaves one task: to make all logs the same.\n\ns1 is elected [[leader]]. Then the [[client]] c1 asks to set `x` to 1.',
        zh: '每台服务器都有一份[[log]]：一列从 1 开始编号的命令。起点相同的服务器，只要按同样的次序执行同样的命令，结果就相同。这叫[[replicated-state-machine]]，于是只剩一件事要做：让所有日志都一样。\n\ns1 当选为[[leader]]。然后[[client]] c1 请求把 `x` 设为 1。',
      },
      look: { tab: 'logs' },
      moves: [
        { until: { note: 'committed' } },
        { act: { do: 'request', node: 'c1', request: { op: 'put', key: 'x', value: '1' } } },
        { until: { note: 'redirected', names: { asked: 'server' } } },
        { until: { note: 'entryAppended' } },
      ],
      after: {
        en: 'c1 does not know who leads. It asks {asked}, and {asked} names s1: a [[redirect]]. s1 has written the request into its log as [[entry]] 2, marked with its [[term]]. So far only s1 has it, and `x` has no value yet.\n\nEntry 1 has been there since the election: a leader opens its term with an empty entry, a [[no-op]].',
        zh: 'c1 不知道谁是领导者。它问了 {asked}，{asked} 让它去找 s1，这是[[redirect]]。s1 把请求写进自己的日志，成为第 2 个[[entry|条目]]，并标上自己的[[term]]。目前只有 s1 有这个条目，`x` 也还没有值。\n\n第 1 条在当选时就有了：领导者用一个空条目开启任期，叫[[no-op]]。',
      },
      lookAfter: { nodes: ['s1', '{asked}', 'c1'], tab: 'logs', entries: [2] },
      lasts: 12,
      notes: {
        en: 'Point at the table of logs: a row for each server, a column for each index, and in each cell first the term and then the command. Ask why s1 does not set `x` at once. (If it crashed now, nobody else would ever know.) Keep two things apart from the beginning: the log is what is to be done, the value of `x` is what comes of doing it.',
        zh: '指着日志表讲：每台服务器一行，每个索引一列，格子里先写任期，再写命令。问：s1 为什么不马上设置 `x`？（它要是现在宕机，别人就永远不会知道这件事。）一开始就要分清两样东西：日志是要做的事，`x` 的值是做完的结果。',
      },
    },
    {
      id: 'on-a-majority',
      kind: 'play',
      title: { en: 'Stored, committed, applied', zh: '存下、提交、应用' },
      text: {
        en: 's1 sends the entry to the four others with `AppendEntries`. When this message carries no entries, it is the [[heartbeat]] by which a leader shows that it is there. Each follower stores the entry and says so, and s1 counts.',
        zh: 's1 用 `AppendEntries` 把条目发给另外四台。这种消息不带条目时，就是领导者表示自己还在的[[heartbeat]]。每个跟随者存下条目后回话，s1 一个个地数。',
      },
      look: { tab: 'logs', entries: [2], event: false },
      moves: [{ until: { note: 'clientAnswered' } }],
      after: {
        en: 'With the second answer the entry stands on three of five servers, a [[majority]]. From then on it is [[committed]]: whoever leads later will have it in the log, whatever crashes. Only now has s1 [[applied]] it, that is set `x` to 1, and told c1.\n\nThe others learn from s1’s next message how far the log is committed, its [[commit-index]], and apply the entry too. s1 has not waited for them.',
        zh: '第二个答复一到，五台中已有三台存下这个条目，这是[[majority]]。从此它就是[[committed]]的：无论谁宕机，以后的领导者的日志里都会有它。s1 到这时才把它[[applied|应用]]，也就是把 `x` 设为 1，并答复 c1。\n\n其他服务器从 s1 的下一条消息得知日志提交到了哪里，也就是[[commit-index]]，然后也应用它。s1 没有等它们。',
      },
      lookAfter: {
        nodes: ['s1', 'c1'],
        select: 's1',
        tab: 'state',
        fields: ['matchIndex', 'commitIndex', 'kv'],
      },
      lasts: 10,
      notes: {
        en: 'Three words for three moments: stored on one disk, committed on a majority, applied to the data. Ask at which of them c1 may be answered, and why not earlier. A common belief is that all servers must have the entry first; then the slowest would set the pace, and one that is down would stop everything.',
        zh: '三个词对应三个时刻：存在一块磁盘上，提交在多数派上，应用到数据上。问：到哪一步才可以答复 c1？为什么不能更早？常见的误解是要等所有服务器都存下；那样速度就由最慢的一台决定，停一台就全停。',
      },
    },
    {
      id: 'three-down',
      kind: 'predict',
      title: { en: 'Two are left', zh: '只剩两台' },
      text: {
        en: 'Next s3, s4 and s5 crash at once, and after that c1 asks to set `y` to 2. s1 still leads, and s2 still follows it. Will the new entry be committed?',
        zh: '接下来 s3、s4、s5 同时宕机，随后 c1 请求把 `y` 设为 2。s1 仍是领导者，s2 仍跟随它。新条目会提交吗？',
      },
      look: { nodes: ['s3', 's4', 's5'], tab: 'logs', event: false },
      moves: [
        { act: { do: 'crash', node: 's3' } },
        { act: { do: 'crash', node: 's4' } },
        { act: { do: 'crash', node: 's5' } },
        { act: { do: 'request', node: 'c1', request: { op: 'put', key: 'y', value: '2' } } },
        { until: { note: 'entryAppended' } },
      ],
      choices: [
        {
          says: {
            en: 'Yes. Both servers that are left will have it.',
            zh: '会，剩下的两台都会有它。',
          },
          cue: { note: 'committed' },
          why: {
            en: 'A majority is counted over all five, not over those that are left. s1 cannot know whether the three are dead or only out of its reach, busy with a leader of their own.',
            zh: '多数派按全部五台来算，不是按剩下的来算。s1 无从知道那三台是死了，还是只不过联系不上，正跟着它们自己的领导者做事。',
          },
        },
        {
          says: {
            en: 'No. It lies on two servers and waits.',
            zh: '不会，它只存在两台上，等着。',
          },
          cue: { without: { note: 'committed' }, lasting: '300ms' },
          why: {
            en: 'Two of five are no majority, however long one waits. The entry is not rejected either: it stays in both logs until it is known what becomes of it.',
            zh: '五台中的两台不是多数派，等多久也不是。但条目也没有被否决：它留在两份日志里，直到有了结果。',
          },
          right: true,
        },
        {
          says: {
            en: 'No. s1 sees that its majority is gone and steps down.',
            zh: '不会，s1 发现多数派没有了，于是退位。',
          },
          cue: { role: 'follower', node: 's1' },
          why: {
            en: 'Sensible, and there is an extension that does it, [[check-quorum]]. Plain Raft has no such rule: a leader steps down when it hears of a higher term, and nobody is there to begin one.',
            zh: '有道理，确有一种扩展是这样做的，叫[[check-quorum]]。基本的 Raft 没有这条规则：领导者得知更高的任期才退位，而现在没有谁来开始更高的任期。',
          },
        },
      ],
      after: {
        en: 'Entry 3 is on s1 and s2, and c1 gets no answer. That is right: if s1 said yes and then both servers were lost, the other three could elect a leader that has never heard of `y`. A cluster without a majority stands still rather than promise what it cannot keep.',
        zh: '第 3 条存在 s1 和 s2 上，c1 得不到答复。这样做是对的：假如 s1 先答应了，随后这两台都没了，另外三台可以选出一位从没听说过 `y` 的领导者。没有多数派的集群宁可停下，也不作守不住的承诺。',
      },
      lookAfter: { nodes: ['s1', 's2', 'c1'], tab: 'logs', entries: [3], event: false },
      lasts: 12,
      notes: {
        en: 'Ask first how many of five may be down so that writes still go through, then how many of four and of six. (Two, one, two.) Someone will suggest lowering the majority while servers are down. Let the class find the run in which two halves of a cluster both do that.',
        zh: '先问：五台里最多停几台还能写入？四台呢，六台呢？（两台、一台、两台。）会有人建议：有服务器停机时，把多数派的门槛降低。让大家自己找出一种情形：集群断成两半，两边都这么做。',
      },
    },
    {
      id: 'one-comes-back',
      kind: 'intervene',
      title: { en: 'Bring one back', zh: '让一台回来' },
      text: {
        en: 'Restart one of the three, whichever you like: take the tool “Crash or restart” and click it, or select it and press `c`. The other two stay down.',
        zh: '在三台里任选一台重启：选用工具“宕机或重启”再点它，或者选中它后按 `c` 键。另外两台仍然停着。',
      },
      look: { nodes: ['s3', 's4', 's5'], tab: 'logs', event: false },
      acts: [{ do: 'restart', node: 's4' }],
      done: { command: 'restart', names: { back: 'node' } },
      moves: [{ until: { note: 'clientAnswered' } }],
      after: {
        en: '{back} is back with the log that it had, since the log is [[durable]]. s1’s next message has brought it entry 3, and that makes three of five. The entry is committed, and at last c1 has its answer, with two servers still down.',
        zh: '{back} 回来时带着原来的日志，因为日志是[[durable]]的。s1 的下一条消息给它送来了第 3 条，五台中就有了三台。这个条目提交了，c1 终于得到答复，而另外两台仍然停着。',
      },
      lookAfter: { nodes: ['s1', 's2', '{back}', 'c1'], tab: 'logs', entries: [3] },
      lasts: 10,
      notes: {
        en: 'Ask before the restart which of the three it should be. (It does not matter; a majority is a number, not a list of names.) Nobody had to send the request again: the leader repeats an entry to every follower until it is stored, for ever if need be. If somebody restarts two, the entry commits just the same, and the last one is simply not waited for.',
        zh: '重启之前先问：应该选哪一台？（哪台都行，多数派看的是台数，不是名单。）请求不必再发一次：领导者会一直把条目发给每个跟随者，直到它存下为止，必要时一直发下去。如果有人重启了两台，条目同样会提交，多出的那台并不需要等。',
      },
    },
    {
      id: 'behind',
      kind: 'predict',
      scene: { scenario: 'behind' },
      title: { en: 'A follower with a gap', zh: '缺了一段的跟随者' },
      text: {
        en: 'Another cluster. s5 was away while entries 3 and 4 were committed, and is back. s1 is about to be elected, and it does not know what s5 has. So it assumes that s5 has all that it has itself, and sends only the new entry 5.\n\nWhat comes of it?',
        zh: '换一个集群。第 3、4 条提交时 s5 不在，现在它回来了。s1 即将当选，但不知道 s5 有些什么。于是它先假定自己有的 s5 都有，只把新的第 5 条发过去。\n\n结果会怎样？',
      },
      look: { nodes: ['s1', 's5'], tab: 'logs', entries: [3, 4] },
      choices: [
        {
          says: {
            en: 's5 stores it as entry 5, and 3 and 4 are filled in later.',
            zh: 's5 把它存为第 5 条，第 3、4 条以后再补。',
          },
          cue: { note: 'caughtUp', node: 's5', where: { from: 5 } },
          why: {
            en: 'A log in Raft never has holes. If it had, nobody could tell whether “has entry 5” also means “has all before it”, and that is what s1 counts on.',
            zh: 'Raft 的日志里从来没有空洞。要是有，“有第 5 条”就不再等于“前面的也都有”，而 s1 计数时靠的正是这一点。',
          },
        },
        {
          says: {
            en: 's5 refuses it; s1 goes back to where the two logs meet and sends the rest.',
            zh: 's5 拒绝；s1 退到两份日志接得上的地方，再把后面的发来。',
          },
          cue: { note: 'caughtUp', node: 's5', where: { from: 3 } },
          why: {
            en: 'Every `AppendEntries` names the entry just before the new ones. s5 does not have that one, so it cannot know that what follows fits.',
            zh: '每条 `AppendEntries` 都会指明新条目的前一条。s5 没有那一条，就无从知道后面的接不接得上。',
          },
          right: true,
        },
        {
          says: {
            en: 's5 refuses it, and s1 sends its whole log from entry 1.',
            zh: 's5 拒绝，s1 从第 1 条起把整份日志发来。',
          },
          cue: { send: 'AppendEntries', node: 's1', to: 's5', where: { prevLogIndex: 0 } },
          why: {
            en: 'It would work, but a log may have millions of entries, and mostly only a few are missing. s1 goes back no further than it must.',
            zh: '行得通，但日志可能有几百万条，缺的往往只有几条。s1 只退到必要的地方。',
          },
        },
      ],
      after: {
        en: 'With entry 5 s1 names the one before it: entry 4 of term 2. s5 has no entry 4 and refuses; this is the [[consistency-check]]. It also says that its log ends at 2, so s1 sets its [[next-index]] for s5 back to 3 and sends entries 3 to 5, [[batching|all in one message]].\n\nWhere two logs have an entry with the same index and the same term, they are therefore the same up to there. This is [[log-matching]].',
        zh: 's1 发第 5 条时指明了前一条：任期 2 的第 4 条。s5 没有第 4 条，于是拒绝，这就是[[consistency-check]]。它还说明自己的日志到第 2 条为止，s1 便把为 s5 记的 [[next-index]] 退到 3，再把第 3 至 5 条放在一条消息里[[batching|一并]]发来。\n\n因此，两份日志只要在同一索引处有任期相同的条目，到那里为止就完全相同。这叫[[log-matching]]。',
      },
      lookAfter: { nodes: ['s1', 's5'], tab: 'logs', entries: [3, 4, 5] },
      lasts: 14,
      notes: {
        en: 'Step back to the refusal and open the message: `prevLogIndex` and `prevLogTerm` are all that the check needs. In the paper’s basic form the leader goes back one entry at a time; here the refusal carries a hint, which the paper mentions as an optimisation. If s5 had an uncommitted entry there from another leader, it would be replaced: followers give way, a leader never changes its own log.',
        zh: '退回到拒绝的那一步，打开消息看看：检查只需要 `prevLogIndex` 和 `prevLogTerm`。论文的基本做法是每次退一条；这里的拒绝带有提示，论文把它作为一种优化提到。假如 s5 在那里有另一位领导者留下的未提交条目，就会被替换：让步的是跟随者，领导者从不改动自己的日志。',
      },
    },
    {
      id: 'lost-answer',
      kind: 'predict',
      title: { en: 'The answer is lost', zh: '答复丢了' },
      text: {
        en: 'In this cluster `x` is `a`. Now c1 asks to *append* `b` to it. The entry is committed and applied, but the answer is lost on its way. c1 cannot tell that from a lost request, so after a while it asks again. What will c1 be told?',
        zh: '这个集群里 `x` 是 `a`。现在 c1 请求在它后面*追加* `b`。条目提交并应用了，但答复在路上丢失。c1 分不清丢的是答复还是请求，过一会儿便再问一次。c1 会得到什么答复？',
      },
      look: { nodes: ['c1'], event: false },
      moves: [
        { act: { do: 'drop', type: 'ClientResponse', from: 's1', to: 'c1' } },
        { act: { do: 'request', node: 'c1', request: { op: 'append', key: 'x', value: 'b' } } },
        { until: { drop: 'ClientResponse', from: 's1' } },
      ],
      choices: [
        {
          says: {
            en: '`x` is `abb`. Two requests came in, and both were carried out.',
            zh: '`x` 是 `abb`。来了两个请求，两个都执行了。',
          },
          cue: { note: 'clientAnswered', where: { value: 'abb' } },
          why: {
            en: 'It would be so if a repeated request looked like a new one. That is why a client numbers its requests and repeats one under its old number.',
            zh: '如果重复的请求和新请求看不出区别，就会这样。所以客户端给请求编号，重试时仍用原来的号。',
          },
        },
        {
          says: {
            en: '`x` is `ab`. The second time nothing is appended.',
            zh: '`x` 是 `ab`。第二次什么也没有追加。',
          },
          cue: { note: 'clientAnswered', where: { value: 'ab' } },
          why: {
            en: 's1 recognises the number: it has carried out this request already. So it only repeats the answer that it gave.',
            zh: 's1 认得这个号：这个请求已经执行过了。于是它只把当时的答复再说一遍。',
          },
          right: true,
        },
        {
          says: {
            en: 'Nothing. s1 ignores what it has answered before.',
            zh: '什么也得不到，s1 不理会答复过的请求。',
          },
          cue: { without: { note: 'clientAnswered' }, lasting: '1s' },
          why: {
            en: 'Then c1 would never learn that its request went through. A repetition must be answered, it must only not be carried out.',
            zh: '那样 c1 就永远不知道请求已经办成。重复的请求要答复，只是不能再执行。',
          },
        },
      ],
      after: {
        en: 'With its data each server keeps a [[session]] for every client: the number of the last request carried out, and its answer. It is part of what is replicated, so a new leader would recognise the repetition as well. c1 has asked more than once, and `b` stands there once.',
        zh: '除了数据，每台服务器还为每个客户端保存一个[[session]]：最近执行的请求编号，以及当时的答复。它也随日志一起复制，所以换了领导者，同样认得出重复。c1 问了不止一次，`b` 只有一个。',
      },
      lookAfter: {
        nodes: ['s1', 'c1'],
        select: 's1',
        tab: 'state',
        fields: ['kv', 'sessions'],
      },
      lasts: 14,
      notes: {
        en: 'Ask what c1 knows while it waits: the request may be lost, under way, or done. Setting `x` to 1 twice does no harm, which hides the problem; appending, or drawing money from an account, shows it. Raft itself stores what it is given, even twice; that a request takes effect only once is the work of the sessions in the state machine.',
        zh: '问：等待的时候 c1 知道什么？请求可能丢了，可能还在路上，也可能已经办成。把 `x` 设两次 1 没有害处，问题就被掩盖了；换成追加，或者从账户取钱，就看得出来。Raft 本身给什么就存什么，哪怕给两次；请求只生效一次，靠的是状态机里的会话。',
      },
    },
  ],
};
