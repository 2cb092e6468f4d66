import type { Chapter } from '../../../../sdk/lesson.ts';
import type { World } from '../../../../sdk/world.ts';
import type { RaftTypes } from '../../types.ts';

const serversOf = (world: World<RaftTypes>) =>
  world.nodes.flatMap((node) => (node.kind === 'server' ? [node] : []));

const serversUp = (world: World<RaftTypes>): number =>
  serversOf(world).filter(({ health }) => health === 'up').length;

/** Whether all servers are up, and follow one of them that leads. */
function allFollowOne(world: World<RaftTypes>): boolean {
  const servers = serversOf(world);
  const leader = servers.find(({ state }) => state.role === 'leader');
  return servers.every(({ health, state }) => health === 'up' && state.leaderId === leader?.id);
}

/** Crashes and recovery, members that come and go, snapshots. */
export const operation: Chapter<RaftTypes> = {
  id: 'operation',
  stops: [
    {
      id: 'power-fails',
      kind: 'play',
      scene: { scenario: 'blackout' },
      title: { en: 'The power fails', zh: '断电' },
      text: {
        en: `A [[cluster]] elects a [[leader]], which copies its [[log]] to the others; an [[entry]] that a [[majority]] stores is [[committed]] and [[applied]]. That is an ordinary minute. This chapter is about years: servers fail, come and go, and logs grow.

Here c1 stores three values. Then the power fails, everywhere at once.`,
        zh: `[[cluster]]选出[[leader]]，领导者把自己的[[log]]复制给其他服务器；[[entry]]存到[[majority]]上就算[[committed]]，随后被[[applied|应用]]。平常的每一分钟都是这样。本章讲的是长年累月的事：服务器会坏、会来、会走，日志会不断变长。

这里 c1 写入三个值，然后所有机器同时断电。`,
      },
      look: { nodes: ['c1'] },
      moves: [{ until: { command: 'crash', node: 's5' } }],
      after: {
        en: 'What a server knows is of two kinds. The [[durable]] part is on disk and still there: its term, its vote, its log. The [[volatile]] part was in memory and is gone: who leads, how far the log is committed, and the key-value store itself. Look at s1: this is what a restart will find.',
        zh: '服务器知道的东西分两类。[[durable]]的部分写在磁盘上，现在还在：任期、选票、日志。[[volatile]]的部分只在内存里，已经没了：谁是领导者、日志提交到哪里，还有键值存储本身。看看 s1：重启时能读到的就是这些。',
      },
      lookAfter: {
        event: false,
        nodes: ['s1'],
        tab: 'state',
        select: 's1',
        fields: ['currentTerm', 'votedFor', 'log'],
      },
      lasts: 10,
      notes: {
        en: 'Ask before the crash what a server would have to write to disk, and collect the answers. The store is named nearly always. It need not be there: it is the outcome of the log, and can be computed again.',
        zh: '宕机之前先问：服务器必须把哪些东西写进磁盘？收集大家的答案。几乎总有人说“键值存储”。其实不必：它是日志执行的结果，可以重新算出来。',
      },
    },
    {
      id: 'power-returns',
      kind: 'intervene',
      title: { en: 'Back from the disk', zh: '从磁盘恢复' },
      text: {
        en: 'c1 is about to ask for `x`, and no server knows any more which entries were committed. Restart as few servers as it takes for c1 to get an answer. Select a server and press “Restart”.',
        zh: 'c1 马上要读取 `x`，而没有一台服务器还知道哪些条目已提交。请重启服务器，台数越少越好，只要 c1 能得到答复。选中一台服务器，按“重启”。',
      },
      look: { nodes: ['s1', 's2', 's3', 's4', 's5'] },
      acts: [
        { do: 'restart', node: 's1' },
        { do: 'restart', node: 's2' },
        { do: 'restart', node: 's3' },
      ],
      done: { when: (world) => serversUp(world) >= 3 },
      moves: [
        { until: { note: 'electionWon', names: { leader: 'server' } } },
        { until: { note: 'clientAnswered', node: 'c1', where: { value: '3' } } },
      ],
      after: {
        en: `Three of five will do: they elect {leader}. It cannot know how far the log was committed, but whoever wins an election has all that was. It adds an entry of its own, a [[no-op]]. Once that is on a majority, everything before it is committed as well, and the values are applied again from the first entry on.

c1 reads 3, the value that it wrote last. So neither the [[commit-index]] nor the store has to be on disk.`,
        zh: `五台中的三台就够了：它们选出了 {leader}。它无从得知日志原来提交到哪里，但能当选的服务器必定拥有全部已提交的条目。它追加一个自己的条目，即[[no-op]]。这个条目存到多数派上之后，前面的也都随之提交，各个值从第一个条目起重新应用一遍。

c1 读到 3，正是它最后写入的值。所以[[commit-index]]和键值存储都不必写入磁盘。`,
      },
      lookAfter: {
        nodes: ['{leader}', 'c1'],
        tab: 'state',
        select: '{leader}',
        fields: ['log', 'commitIndex', 'lastApplied', 'kv'],
      },
      lasts: 10,
      notes: {
        en: 'Let the class say how many servers it takes. With two nothing is lost, but nobody can be elected: that is a question of liveness, not of safety. Ask what would happen if a server came back with an empty disk: then there could be a majority in which nobody has an entry that was committed.',
        zh: '让大家说说要几台。只有两台也不会丢数据，只是选不出领导者：这关系到活性，不关系到安全性。再问：要是有一台磁盘清空了会怎样？那么凑成的多数派里，可能谁也没有某个已提交的条目。',
      },
    },
    {
      id: 'add-one',
      kind: 'play',
      scene: { scenario: 'add-server' },
      title: { en: 'A sixth server', zh: '第六台服务器' },
      text: {
        en: `Who belongs to the cluster is its [[configuration]]. It cannot change everywhere in the same instant. If some servers went by a new list while others still went by the old one, there could be two majorities without a common server, and so two leaders in one term.

The simple way out is to change one server at a time, a [[single-server-change]]. Here s6 joins five others.`,
        zh: `集群里有哪些成员，由[[configuration]]决定，而它不可能在所有服务器上同时切换。假如一部分服务器按新名单、另一部分还按旧名单，就可能有两个毫无交集的多数派，同一任期里也就可能有两个领导者。

简单的办法是一次只变更一台，即[[single-server-change]]。这里 s6 加入另外五台。`,
      },
      look: { nodes: ['s1', 's2', 's3', 's4', 's5'] },
      moves: [
        { until: { note: 'catchUpStarted' } },
        { until: { note: 'configAppended', node: 's1' } },
        { until: { note: 'committed', node: 's1', where: { servers: 6 } } },
      ],
      after: {
        en: 'First the leader sends s6 the whole log, while s6 has no vote yet; otherwise the cluster might have to wait for a server that lacks everything. Then the new configuration goes into the log as an entry, and each server goes by it from the moment it has it. One server more is a small enough step: every majority of five shares a server with every majority of six.',
        zh: '领导者先把整份日志发给 s6，这期间 s6 没有投票权；否则整个集群可能要等一台什么都没有的服务器。然后新的成员配置作为条目写入日志，每台服务器一拿到它就按它行事。一次只多一台，步子就足够小：五台的任何多数派与六台的任何多数派，至少有一台共同的服务器。',
      },
      lookAfter: { event: false, nodes: ['s1', 's6'], tab: 'logs', entries: [29] },
      lasts: 14,
      notes: {
        en: 'Have the class try it on the board: five servers, add two at once, and find two majorities that do not meet. Three of five and four of seven need not share one. Then let them try the same with one more. Point out that a configuration holds as soon as it is in a log, committed or not; therefore a leader may begin a change only once it has committed an entry of its own term, a rule that was added in 2015. A server that is to store and never to vote stays a [[non-voting-member]].',
        zh: '请大家在黑板上试：五台一次加两台，找出两个没有交集的多数派。五台中的三台和七台中的四台可以毫无交集。再试试只加一台。还要指出：成员配置一进入日志就生效，不管是否已提交；因此领导者必须先提交一个自己任期的条目，才能开始变更，这条规则是 2015 年补上的。只保存日志、始终不投票的服务器，就是[[non-voting-member]]。',
      },
    },
    {
      id: 'three-of-six',
      kind: 'predict',
      title: { en: 'Three of six', zh: '六台中的三台' },
      text: {
        en: 'When there were five voters, three of them were enough to go on. Now there are six. s2, s3 and s4 crash; s1, s5 and s6 stay, and s1 still leads. c1 goes on sending values. What happens to them?',
        zh: '原来有五个投票成员，剩下三台也能继续工作。现在有六个。s2、s3、s4 宕机，剩下 s1、s5、s6，s1 仍是领导者，c1 照样不断写入。这些值会怎样？',
      },
      look: { nodes: ['s1', 's5', 's6'] },
      moves: [
        { act: { do: 'crash', node: 's2' } },
        { act: { do: 'crash', node: 's3' } },
        { act: { do: 'crash', node: 's4' } },
      ],
      choices: [
        {
          says: {
            en: 'They are committed: three servers were a majority, and three are left.',
            zh: '会提交：三台原本就是多数派，现在正好剩三台。',
          },
          cue: { note: 'committed', node: 's1' },
          why: {
            en: 'Three were a majority of five. What counts is the latest configuration in the log, and that has six voters.',
            zh: '三台是五台中的多数派。算数的是日志里最新的成员配置，其中有六个投票成员。',
          },
        },
        {
          says: {
            en: 's1 has lost its majority, so s5 or s6 stands for election.',
            zh: 's1 失去了多数派，于是 s5 或 s6 出来参选。',
          },
          cue: { note: 'electionStarted' },
          why: {
            en: 's5 and s6 still hear the [[heartbeat|heartbeats]] of s1. As long as those come, they have no reason to stand.',
            zh: 's5 和 s6 仍收到 s1 的[[heartbeat]]。只要心跳不断，它们就没有理由参选。',
          },
        },
        {
          says: {
            en: 'They wait in the logs, and nothing is committed.',
            zh: '只能在日志里等着，什么也提交不了。',
          },
          cue: { without: { note: 'committed' }, lasting: '1500ms' },
          right: true,
          why: {
            en: 'A majority of six is four.',
            zh: '六台的多数派是四台。',
          },
        },
      ],
      after: {
        en: 's1 writes and sends, but it needs four copies and can have three: its [[match-index]] for s2, s3 and s4 stands still. Six servers survive the loss of two, exactly as five do, and there is one more that can fail. So clusters mostly have an odd number of voters. Bring back any of the three, and what has been waiting is committed.',
        zh: 's1 照样写入和发送，但需要四份，最多只有三份：s2、s3、s4 的 [[match-index]] 不再前进。六台服务器能承受两台损坏，和五台一样，可能坏的却多了一台。因此集群的投票成员多取奇数。三台之中随便恢复一台，等待的条目就会提交。',
      },
      lookAfter: {
        event: false,
        nodes: ['s1', 's5', 's6'],
        tab: 'state',
        select: 's1',
        fields: ['config', 'log', 'commitIndex', 'matchIndex'],
      },
      lasts: 10,
      notes: {
        en: 'A good moment to restart one server by hand and watch the commit index jump. Then go on with the lesson. Ask what a sixth server is good for at all: as a step on the way to seven, or to replace one of the five without being down to four in between.',
        zh: '这里适合亲手重启一台，看提交索引一下子跳上去，然后再继续。问问大家：第六台到底有什么用？可以作为扩到七台的中间一步，也可以用来替换五台中的一台，免得中途只剩四台。',
      },
    },
    {
      id: 'joint',
      kind: 'play',
      scene: { scenario: 'joint-consensus' },
      title: { en: 'Three at once', zh: '一次换三台' },
      text: {
        en: `s3, s4 and s5 are to be replaced by s6, s7 and s8 in one go. One step will not do: s3, s4 and s5 are a majority of the old five, s6, s7 and s8 of the new five, and the two groups have nobody in common.

So there is a stage in between, [[joint-consensus]]: every election and every commit needs a majority of the old *and* a majority of the new. In the middle of it the leader crashes.`,
        zh: `要一次用 s6、s7、s8 换掉 s3、s4、s5。一步到位不行：s3、s4、s5 是旧五台的多数派，s6、s7、s8 是新五台的多数派，二者毫无交集。

所以中间要经过一个阶段，即[[joint-consensus]]：每次选举、每次提交，都既要有旧成员的多数派，*又*要有新成员的多数派。就在这个阶段中间，领导者宕机了。`,
      },
      look: { nodes: ['s3', 's4', 's5'] },
      moves: [
        { until: { note: 'configAppended', node: 's1' } },
        { until: { command: 'crash', node: 's1' } },
        { until: { note: 'electionWon', names: { next: 'server' } } },
        { until: { note: 'configAppended', node: '{next}' } },
        { until: { note: 'committed', node: '{next}', where: { joint: false } } },
      ],
      after: {
        en: '{next} has the joint configuration in its log, so it needed both majorities to be elected, and it finishes what s1 began. It commits the joint entry, then appends the new list alone, and a majority of the new five commits that. From here on s3, s4 and s5 can be switched off. Had the joint entry reached nobody, the old list would simply have stayed.',
        zh: '{next} 的日志里有联合配置，所以它要得到两个多数派才能当选，并由它做完 s1 开了头的变更。它先提交联合配置那个条目，再追加只含新名单的条目，由新五台的多数派提交。从此 s3、s4、s5 就可以关机了。假如联合配置没有送到任何一台，那么旧名单照旧有效，仅此而已。',
      },
      lookAfter: {
        event: false,
        nodes: ['{next}', 's6', 's7', 's8', 's2'],
        tab: 'logs',
        entries: [16, 18],
      },
      lasts: 20,
      notes: {
        en: 'Stop at the crash and ask who can win now. s6, s7 and s8 together cannot, and neither can s3, s4 and s5: each group lacks the other majority. A common misconception is that the new servers vote only after the change; they vote from the joint entry on.',
        zh: '在宕机那一刻暂停，问问现在谁能当选。光靠 s6、s7、s8 不行，光靠 s3、s4、s5 也不行：每一组都缺另一边的多数派。常见的误解是新服务器要等变更结束才能投票；其实从联合配置那个条目起，它们就有投票权了。',
      },
    },
    {
      id: 'snapshot',
      kind: 'predict',
      scene: { scenario: 'snapshot-lagging' },
      title: { en: 'The log is cut short', zh: '截短日志' },
      text: {
        en: `A log that only grows fills every disk, and a restart that applies all of it takes longer and longer. So now and then each server puts its store into a [[snapshot]] and drops the entries that led to it: [[log-compaction]].

s5 crashes with two entries in its log. When it is back, all others have a snapshot in place of their first 32. How does it get what it lacks?`,
        zh: `只增不减的日志会填满任何磁盘，重启时从头应用一遍也越来越慢。所以每台服务器会不时把自己的键值存储做成[[snapshot]]，并丢弃它所代替的条目：这就是[[log-compaction]]。

s5 宕机时日志里只有两个条目。等它重启，其他服务器的前 32 个条目都已由快照代替。它怎样得到所缺的内容？`,
      },
      look: { nodes: ['s5'], tab: 'logs' },
      moves: [{ until: { command: 'restart', node: 's5' } }],
      choices: [
        {
          says: {
            en: 's1 sends it all entries from the third on, as it would have done before.',
            zh: 's1 照老办法，从第 3 条起把条目全部发给它。',
          },
          cue: { note: 'caughtUp', node: 's5', where: { from: 3 } },
          why: {
            en: 's1 does not have them any more, and nobody else has. What they did is in the snapshot, but not they themselves.',
            zh: 's1 已经没有这些条目了，别的服务器也没有。它们的结果在快照里，条目本身却不在了。',
          },
        },
        {
          says: {
            en: 'It makes a snapshot of its own as soon as it is back.',
            zh: '它一重启就自己做一份快照。',
          },
          cue: { note: 'snapshotTaken', node: 's5' },
          why: {
            en: 'A server makes a snapshot of what it has applied itself, and this is exactly what s5 lacks.',
            zh: '服务器只能把自己应用过的内容做成快照，而 s5 缺的正是这些。',
          },
        },
        {
          says: {
            en: 's1 sends it the snapshot, and then the entries behind it.',
            zh: 's1 先发快照，再发快照之后的条目。',
          },
          cue: { note: 'snapshotInstalled', node: 's5' },
          right: true,
          why: {
            en: 'Whoever needs an entry that is gone gets the snapshot that took its place.',
            zh: '需要的条目已经不在，就改发代替它的快照。',
          },
        },
      ],
      after: {
        en: 'The snapshot comes in parts; one fell to [[message-loss]] and was sent again. s5 puts it in place of its log and store, and goes on with ordinary entries. A snapshot also says of which index and term its last entry was, so that the [[consistency-check]] works at the seam, and who belongs to the cluster.',
        zh: '快照分块送达，其中一块遇上[[message-loss]]，又重发了一次。s5 用它取代自己的日志和存储，之后照常接收条目。快照里还记着最后一个条目的索引和任期，使[[consistency-check]]在衔接处照样有效；另外也记着集群的成员。',
      },
      lookAfter: {
        nodes: ['s1', 's5'],
        tab: 'state',
        select: 's5',
        fields: ['log', 'snapshot', 'kv'],
      },
      lasts: 16,
      notes: {
        en: 'Ask who decides when to make a snapshot: each server for itself, since it holds only committed entries and these can no longer change. Leaders are not asked. A misconception is that a snapshot is a backup; it is a shorter form of the same log.',
        zh: '问问大家：什么时候做快照由谁决定？每台服务器自己决定，因为快照里只有已提交的条目，不会再变，用不着问领导者。常见的误解是把快照当成备份；它只是同一份日志的简短形式。',
      },
    },
    {
      id: 'maintenance',
      kind: 'challenge',
      scene: { scenario: 'maintenance' },
      title: { en: 'Restart them all', zh: '逐台重启' },
      text: {
        en: `Three servers need an update. Crash and restart each of them once, while c1 goes on writing.

Do it so smoothly that nobody waits a whole [[election-timeout]] for a leader. s1 stands for election at the start; after that, no election may begin for want of a heartbeat.`,
        zh: `三台服务器都要升级。请让每一台都宕机并重启一次，其间 c1 照常写入。

过程要足够平稳：不能有哪台服务器白等一个[[election-timeout]]也等不来领导者。开头 s1 参选一次，此后不许再有因收不到心跳而发起的选举。`,
      },
      look: { nodes: ['s1', 's2', 's3'] },
      tasks: [
        ...(['s1', 's2', 's3'] as const).map((node) => ({
          kind: 'happens' as const,
          says: { en: `${node} has been restarted`, zh: `${node} 已重启` },
          cue: { command: 'restart', node },
        })),
        {
          kind: 'holds',
          says: {
            en: 'All three are up and follow the same leader',
            zh: '三台都在运行，并且跟随同一个领导者',
          },
          holds: allFollowOne,
        },
        {
          kind: 'never',
          says: {
            en: 'No election for want of a heartbeat',
            zh: '没有因收不到心跳而发起的选举',
          },
          // With PreVote, which a person may switch on, an election begins by asking for one.
          cue: { any: [{ note: 'electionStarted', nth: 2 }, { note: 'preVoteStarted' }] },
        },
      ],
      hints: [
        {
          en: 'Two of three are a majority. So take one server at a time, and begin with those that do not lead.',
          zh: '三台中的两台就是多数派。所以一次只动一台，先从不是领导者的开始。',
        },
        {
          en: 'When a leader crashes, its followers find out by waiting. It should not lead any more when its turn comes.',
          zh: '领导者一宕机，跟随者只能靠等待来发现。轮到它重启时，它就不该还是领导者。',
        },
        {
          en: 'Select s2 and use “Ask the cluster”: with “Make s2 the leader” s1 hands over, a [[leadership-transfer]]. Then it is the turn of s1.',
          zh: '选中 s2，在“向集群提出”里选择“让 s2 当领导者”，s1 就会交出领导权，即[[leadership-transfer]]。然后再轮到 s1。',
        },
      ],
      solution: [
        { until: { note: 'committed', node: 's1' } },
        { act: { do: 'crash', node: 's3' } },
        { act: { do: 'restart', node: 's3' } },
        { act: { do: 'crash', node: 's2' } },
        { act: { do: 'restart', node: 's2' } },
        {
          until: {
            all: [
              { deliver: 'AppendEntries', node: 's2' },
              { deliver: 'AppendEntries', node: 's3' },
            ],
          },
        },
        {
          act: {
            do: 'request',
            node: 'c2',
            request: { op: 'transferLeadership', server: 's2' },
          },
        },
        { until: { note: 'electionWon', node: 's2' } },
        { until: { deliver: 'AppendEntries', node: 's3', from: 's2' } },
        { act: { do: 'crash', node: 's1' } },
        { act: { do: 'restart', node: 's1' } },
        { until: { deliver: 'AppendEntries', node: 's1', from: 's2' } },
      ],
      after: {
        en: 'Followers can be restarted at any time, one after the other: two of three go on. The leader hands over first. It brings the log of its successor up to its own and tells it to stand at once, so that nobody waits. This is how clusters are updated without their users noticing, and it works because none of it loses what is on disk.',
        zh: '跟随者随时可以逐台重启：三台中的两台照常工作。领导者则先移交：它把接任者的日志补到和自己一样，再让它立即参选，谁也不用等。集群就是这样升级而不惊动用户的；之所以行得通，是因为整个过程都没有丢失磁盘上的内容。',
      },
      notes: {
        en: 'Called a rolling restart in practice. Let the class first do it without a transfer and look at the gap in the answers to c1; then with one. Ask why s1 does not simply tell everyone to stand: two candidates at once could split the vote.',
        zh: '实践中称为滚动重启。先让大家不移交领导权做一遍，看看 c1 收到答复的空档；再移交领导权做一遍。问问大家：s1 为什么不干脆让所有服务器都参选？因为两个候选人同时出现可能瓜分选票。',
      },
    },
  ],
};
