import type { Gloss } from '../../../../sdk/lesson.ts';

/** Terms from “majority” to “weakened twin”. */
export const mToZ: readonly Gloss[] = [
  {
    id: 'majority',
    name: { en: 'majority', zh: '多数派' },
    means: {
      en: 'More than half of the servers that vote: two of three, three of five. Any two majorities have a server in common, and everything that Raft promises rests on that.',
      zh: '超过半数的投票成员：三台中的两台，五台中的三台。任意两个多数派都有共同的服务器，Raft 的一切保证都建立在这一点上。',
    },
  },
  {
    id: 'match-index',
    name: { en: 'matchIndex', zh: 'matchIndex' },
    means: {
      en: 'The last entry up to which a [[leader]] knows a given [[follower]] to have the same log. From these numbers it counts what is [[committed]].',
      zh: '[[leader]]所知的、某个[[follower]]与自己一致到哪一条为止。领导者根据这些数字算出哪些条目[[committed]]。',
    },
  },
  {
    id: 'message-loss',
    name: { en: 'message loss', zh: '消息丢失' },
    means: {
      en: 'A message is sent and never arrives. Its sender cannot tell that from a slow network or a dead receiver, so it says the same thing again.',
      zh: '消息发出了却没有到达。发送方分不清是丢了、网络太慢还是对方已停机，只好再说一遍。',
    },
  },
  {
    id: 'next-index',
    name: { en: 'nextIndex', zh: 'nextIndex' },
    means: {
      en: 'The [[entry]] that a [[leader]] will send to a given [[follower]] next. It begins right behind the leader’s own log and goes back when the follower refuses.',
      zh: '[[leader]]下次要发给某个[[follower]]的[[entry]]的索引。它从领导者日志的末尾之后开始，对方拒绝时就往回退。',
    },
  },
  {
    id: 'no-op',
    name: { en: 'no-op', zh: '空操作' },
    means: {
      en: 'An [[entry]] without a command, which a new [[leader]] writes first. Once it is [[committed]], so is all that older terms have left behind; there is no need to wait for a client.',
      zh: '不含命令的[[entry]]，由新[[leader]]最先写入。它一[[committed|提交]]，旧任期留下的条目也随之提交，不必等客户端发来请求。',
    },
  },
  {
    id: 'node',
    name: { en: 'node', zh: '节点' },
    means: {
      en: 'One machine in the picture: a server of the [[cluster]], or a [[client]].',
      zh: '图中的一台机器：[[cluster]]里的服务器，或者[[client]]。',
    },
  },
  {
    id: 'non-voting-member',
    name: { en: 'non-voting member', zh: '无投票权成员' },
    means: {
      en: 'A member that receives the [[log]] but does not vote and counts for no [[majority]]. A new server begins as one until it has caught up. Elsewhere it is called a learner.',
      zh: '接收[[log]]、但不投票、也不计入[[majority]]的成员。新服务器在追上日志之前就是这种身份。有的系统称它为 learner。',
    },
  },
  {
    id: 'partition',
    name: { en: 'network partition', zh: '分区' },
    means: {
      en: 'The network falls into parts that cannot reach each other. The nodes in each part go on running, and none of them can tell what goes on in the other.',
      zh: '网络断成互不相通的几部分。各部分里的节点照常运行，但谁也不知道另一边在发生什么。',
    },
  },
  {
    id: 'pipelining',
    name: { en: 'pipelining', zh: '流水线' },
    means: {
      en: 'Sending the next entries before the last ones have been acknowledged. It saves waiting; if something is lost on the way, the [[consistency-check]] shows it.',
      zh: '不等上一批条目得到确认，就发送下一批。这样省去等待；途中若有丢失，[[consistency-check]]会发现。',
    },
  },
  {
    id: 'pre-vote',
    name: { en: 'PreVote', zh: 'PreVote' },
    means: {
      en: 'Before a server raises its [[term]], it asks whether the others would vote for it. So a server that was cut off can come back without disturbing a [[leader]] that everybody else hears.',
      zh: '服务器在增大自己的[[term]]之前，先问其他服务器会不会投票给它。这样，曾被隔离的服务器回来时，不会干扰大家都听得到的[[leader]]。',
    },
  },
  {
    id: 'read-index',
    name: { en: 'ReadIndex', zh: 'ReadIndex' },
    means: {
      en: 'A way to read without writing to the log. The [[leader]] notes its [[commit-index]], makes sure by a round of heartbeats that it still leads, and answers once it has applied that much.',
      zh: '不写日志就能读取的办法。[[leader]]先记下自己的[[commit-index]]，再用一轮心跳确认自己仍在领导，等应用到那里之后才答复。',
    },
  },
  {
    id: 'redirect',
    name: { en: 'redirect', zh: '重定向' },
    means: {
      en: 'A server that does not lead turns a request down and names the [[leader]] that it knows of, so that the [[client]] asks there.',
      zh: '不是领导者的服务器不处理请求，而是告诉[[client]]它所知的[[leader]]是谁，让客户端去那里请求。',
    },
  },
  {
    id: 'replicated-state-machine',
    name: { en: 'replicated state machine', zh: '复制状态机' },
    means: {
      en: 'Several servers have the same [[state-machine]] and give it the same commands in the same order, so all copies stay alike. When some servers fail, the others carry on.',
      zh: '多台服务器各有一个相同的[[state-machine]]，以相同的次序执行相同的命令，因此各份副本始终一致。一些服务器出了故障，其余的照样继续。',
    },
  },
  {
    id: 'safety',
    name: { en: 'safety', zh: '安全性' },
    means: {
      en: 'Nothing bad ever happens: no two leaders in one term, no [[committed]] entry lost. Raft keeps this up however late messages are, however many of them are lost, and whoever crashes. Its counterpart is [[liveness]].',
      zh: '坏事永不发生：一个任期没有两位领导者，[[committed]]的条目不会丢失。无论消息多慢、丢了多少、谁宕机，Raft 都保证这一点。与它相对的是[[liveness]]。',
    },
  },
  {
    id: 'session',
    name: { en: 'session', zh: '会话' },
    means: {
      en: 'What the servers remember of a [[client]]: the number of its last request, and the answer. A request that comes again under the same number is answered again and not carried out again.',
      zh: '服务器为每个[[client]]记住的内容：最后一个请求的序号，以及对它的答复。同一序号的请求再来，只重复答复，不再执行。',
    },
  },
  {
    id: 'single-server-change',
    name: { en: 'single-server change', zh: '单节点变更' },
    means: {
      en: 'A change of the [[configuration]] by one server at a time. Every old [[majority]] then shares a server with every new one, so no joint phase is needed.',
      zh: '每次只增减一台服务器的[[configuration]]变更。这时任何一个旧的[[majority]]都与任何一个新的有共同的服务器，所以不需要联合阶段。',
    },
  },
  {
    id: 'snapshot',
    name: { en: 'snapshot', zh: '快照' },
    means: {
      en: 'The state as it is after a certain [[entry]], written down as a whole. The log up to that entry can then go. A [[follower]] that still needs something of it gets the snapshot instead.',
      zh: '某个[[entry]]应用之后的完整状态，整个写下来。到这一条为止的日志就可以丢弃；[[follower]]若还需要其中的内容，就改用快照给它。',
    },
  },
  {
    id: 'split-brain',
    name: { en: 'split brain', zh: '脑裂' },
    means: {
      en: 'Two parts of a system each decide as if they were all of it. In Raft two servers may well believe that they lead, but only one of them can reach a [[majority]], so only one can get anything [[committed]].',
      zh: '系统的两部分各自为政，都当自己是整体。在 Raft 里，可能有两台服务器都以为自己是领导者，但只有一台够得着[[majority]]，所以只有它能[[committed|提交]]条目。',
    },
  },
  {
    id: 'split-vote',
    name: { en: 'split vote', zh: '选票瓜分' },
    means: {
      en: 'Several candidates divide the votes of one [[term]] among them, and none has a [[majority]]. Nobody leads in that term. After another random wait there is a new one.',
      zh: '几位候选人瓜分了同一[[term]]的选票，谁都没有得到[[majority]]。这个任期没有领导者；再经过一段随机的等待，就有新的任期。',
    },
  },
  {
    id: 'stale-read',
    name: { en: 'stale read', zh: '过期读' },
    means: {
      en: 'A read that returns an old value although a newer one had been acknowledged before the read began. A system that allows it is not [[linearizable]].',
      zh: '读取开始之前，新值的写入已经得到确认，读到的却仍是旧值。允许过期读的系统不是[[linearizable]]的。',
    },
  },
  {
    id: 'state-machine',
    name: { en: 'state machine', zh: '状态机' },
    means: {
      en: 'A program whose state depends on nothing but the commands it has been given, and their order. Here it is a store of keys and values.',
      zh: '一个程序，它的状态只取决于执行过哪些命令以及执行的次序。这里是一个键值存储。',
    },
  },
  {
    id: 'state-machine-safety',
    name: { en: 'State Machine Safety', zh: '状态机安全性' },
    means: {
      en: 'Once a server has [[applied]] an [[entry]] at some index, no server ever applies another one there.',
      zh: '一旦某台服务器[[applied|应用]]了某个索引处的[[entry]]，任何服务器都不会在那里应用别的条目。',
    },
  },
  {
    id: 'term',
    name: { en: 'term', zh: '任期' },
    means: {
      en: 'Raft’s measure of time: a number that grows with every [[election]]. A term has at most one [[leader]]. Whoever hears of a higher term takes it over at once, and a leader of an older one steps down.',
      zh: 'Raft 的逻辑时间：一个随每次[[election]]增大的编号。一个任期至多有一位[[leader]]。谁得知更高的任期，就立即改用它；旧任期的领导者随之退位。',
    },
  },
  {
    id: 'up-to-date',
    name: { en: 'up-to-date log', zh: '日志的新旧' },
    means: {
      en: 'Of two logs the more up-to-date one is that whose last [[entry]] has the higher [[term]]; if the terms are equal, the longer one. A server votes for a [[candidate]] only if the candidate’s log is at least as up-to-date as its own.',
      zh: '比较两份日志的新旧，先看最后一个[[entry]]的[[term]]，任期高的更新；任期相同，则长的更新。[[candidate]]的日志至少要和自己的一样新，服务器才会投票给它。',
    },
  },
  {
    id: 'volatile',
    name: { en: 'volatile', zh: '易失' },
    means: {
      en: 'Kept in memory alone and gone after a [[crash]]: who leads, the [[commit-index]], what a leader knows about its followers.',
      zh: '只存在内存里，[[crash]]之后就没有了：谁是领导者、[[commit-index]]、领导者对跟随者的了解。',
    },
  },
  {
    id: 'vote',
    name: { en: 'vote', zh: '选票' },
    means: {
      en: 'A server has one vote in each [[term]]. The first [[candidate]] gets it that asks and whose log is [[up-to-date|up-to-date]] enough. The vote is on disk before it is given.',
      zh: '每台服务器在每个[[term]]有一票，投给最先来请求、而且日志[[up-to-date|足够新]]的[[candidate]]。选票先写入磁盘，再投出。',
    },
  },
  {
    id: 'weakened-twin',
    name: { en: 'weakened twin', zh: '削弱的孪生协议' },
    means: {
      en: 'In this exhibit: the same algorithm with one rule taken out. What breaks then shows what the rule was for.',
      zh: '本展品中的说法：去掉一条规则、其余完全相同的算法。看看它会出什么错，就知道那条规则有什么用。',
    },
  },
];
