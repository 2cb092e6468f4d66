import type { Gloss } from '../../../../sdk/lesson.ts';

/** Terms from “applied” to “log matching”. */
export const aToL: readonly Gloss[] = [
  {
    id: 'applied',
    name: { en: 'applied', zh: '已应用' },
    means: {
      en: 'A server applies an [[entry]] when it carries out the command in it on its own [[state-machine]]. It does so only once the entry is [[committed]]. All servers apply the same entries in the same order, each in its own time.',
      zh: '服务器在自己的[[state-machine]]上执行[[entry]]里的命令，就是应用这个条目。只有[[committed]]的条目才能应用。所有服务器应用的条目和次序都相同，只是时间有先有后。',
    },
  },
  {
    id: 'batching',
    name: { en: 'batching', zh: '批处理' },
    means: {
      en: 'Sending several entries in one message rather than each in its own. That saves messages and disk writes.',
      zh: '把多个条目放在一条消息里发送，而不是每个条目各发一条。这样消息更少，写盘次数也更少。',
    },
  },
  {
    id: 'byzantine',
    name: { en: 'Byzantine failure', zh: '拜占庭故障' },
    means: {
      en: 'A failure in which a node may do anything at all: lie, forge messages, say one thing here and another there. Raft does not protect against it. It expects that a node may stop or be slow, but follows the rules while it runs.',
      zh: '节点可能做出任何事的故障：撒谎、伪造消息、对不同的节点说不同的话。Raft 不防备这种故障；它只假定节点会停机、会变慢，但运行时遵守规则。',
    },
  },
  {
    id: 'candidate',
    name: { en: 'candidate', zh: '候选人' },
    means: {
      en: 'A server that stands for [[election]] in a new [[term]] and asks the others for their votes.',
      zh: '在新[[term]]里参加[[election]]、请求其他服务器投票的服务器。',
    },
  },
  {
    id: 'check-quorum',
    name: { en: 'CheckQuorum', zh: 'CheckQuorum' },
    means: {
      en: 'A rule by which a [[leader]] steps down when no [[majority]] has answered it for an [[election-timeout]]. So a leader that is cut off soon stops believing that it leads.',
      zh: '一条规则：[[leader]]如果在一个[[election-timeout]]内没有得到[[majority]]的回应，就主动退位。这样，被隔离的领导者很快就不再以为自己还在领导。',
    },
  },
  {
    id: 'client',
    name: { en: 'client', zh: '客户端' },
    means: {
      en: 'A program outside the [[cluster]] that sends requests and waits for answers. If no answer comes, it asks again.',
      zh: '[[cluster]]之外的程序，发出请求并等待答复。等不到答复，就再问一次。',
    },
  },
  {
    id: 'clock-drift',
    name: { en: 'clock drift', zh: '时钟漂移' },
    means: {
      en: 'A clock that drifts runs faster or slower than true time. Raft loses no data through it, but a [[lease]] is only as good as the clocks behind it.',
      zh: '时钟走得比真实时间快或慢。Raft 不会因此丢失数据，但[[lease]]的可靠程度取决于它所依赖的时钟。',
    },
  },
  {
    id: 'cluster',
    name: { en: 'cluster', zh: '集群' },
    means: {
      en: 'The servers that keep one replicated [[log]] together, mostly three or five.',
      zh: '共同维护同一份[[log]]的一组服务器，多为三台或五台。',
    },
  },
  {
    id: 'commit-index',
    name: { en: 'commit index', zh: '提交索引' },
    means: {
      en: 'The index up to which a server knows the log to be [[committed]]. The [[leader]] learns it by counting, and tells it in every message, so the others know it a little later.',
      zh: '一个索引：据服务器所知，日志[[committed]]到这一条为止。[[leader]]靠计数得知它，并在每条消息里告诉其他服务器，所以其他服务器总是晚一点知道。',
    },
  },
  {
    id: 'committed',
    name: { en: 'committed', zh: '已提交' },
    means: {
      en: 'An [[entry]] is committed once it is certain that every later leader has it. A [[leader]] knows this when a [[majority]] stores an entry of the leader’s own [[term]]: that entry is committed, with all before it.',
      zh: '一个[[entry]]一旦确定会出现在以后每位领导者的日志里，就是已提交的。[[leader]]的判断依据是：[[majority]]已存有一条属于它自己[[term]]的条目，那么这一条以及之前的所有条目都已提交。',
    },
  },
  {
    id: 'configuration',
    name: { en: 'configuration', zh: '成员配置' },
    means: {
      en: 'The list of the servers that belong to the [[cluster]], and which of them vote. It is an [[entry]] of the log, and a server goes by it from the moment it has it, committed or not.',
      zh: '[[cluster]]有哪些成员、其中谁有投票权的清单。它是日志里的一个[[entry]]；服务器一存下它就照它行事，不等它提交。',
    },
  },
  {
    id: 'consensus',
    name: { en: 'consensus', zh: '共识' },
    means: {
      en: 'Agreement among several nodes on one value, or on one sequence of values, although some of them may fail. What has once been agreed is never taken back.',
      zh: '多个节点在其中一些可能出故障的情况下，对一个值或一串值达成一致。一旦达成，永不反悔。',
    },
  },
  {
    id: 'consistency-check',
    name: { en: 'consistency check', zh: '一致性检查' },
    means: {
      en: 'With new entries a [[leader]] names the [[entry]] just before them, by index and term. A [[follower]] that does not have that one refuses, and the leader tries further back until the two logs agree.',
      zh: '[[leader]]发送新条目时，会附上它们前一个[[entry]]的索引和任期。[[follower]]如果没有那一条就拒绝，领导者再往前试，直到两份日志接得上。',
    },
  },
  {
    id: 'crash',
    name: { en: 'crash', zh: '宕机' },
    means: {
      en: 'A node stops and loses what it had only in memory. When it starts again, it has what is [[durable]], and nothing else.',
      zh: '节点停止运行，只存在内存里的内容全部丢失。重新启动时，它只剩下[[durable]]的内容。',
    },
  },
  {
    id: 'durable',
    name: { en: 'durable', zh: '持久化' },
    means: {
      en: 'Kept on disk, so that a [[crash]] does not take it. In Raft these are the current [[term]], the [[vote]] given in it, and the [[log]]. A server writes them before it sends any message that rests on them.',
      zh: '保存在磁盘上，[[crash]]也不会丢。Raft 里需要持久化的是当前[[term]]、在这个任期投出的[[vote]]，以及[[log]]。凡是以它们为依据的消息，都要先写盘再发出。',
    },
  },
  {
    id: 'election',
    name: { en: 'election', zh: '选举' },
    means: {
      en: 'How a [[leader]] is found: a server raises its [[term]], votes for itself and asks the others. With the votes of a [[majority]] it leads.',
      zh: '产生[[leader]]的过程：一台服务器增大自己的[[term]]，投自己一票，并请求其他服务器投票。得到[[majority]]的选票，它就成为领导者。',
    },
  },
  {
    id: 'election-safety',
    name: { en: 'Election Safety', zh: '选举安全性' },
    means: {
      en: 'A term has at most one [[leader]]. It follows from two facts: nobody votes twice in a term, and any two majorities share a server.',
      zh: '一个任期至多有一位[[leader]]。理由有两条：谁也不会在同一任期投两次票；任意两个多数派都有共同的服务器。',
    },
  },
  {
    id: 'election-timeout',
    name: { en: 'election timeout', zh: '选举超时' },
    means: {
      en: 'How long a server waits for word from a [[leader]] before it stands for [[election]]. It is drawn at random from a range, afresh each time, so that servers seldom stand at the same moment.',
      zh: '服务器等待[[leader]]消息的时长；等不到，就发起[[election]]。时长每次都在一个区间里重新随机抽取，所以很少有几台服务器同时参选。',
    },
  },
  {
    id: 'entry',
    name: { en: 'entry', zh: '日志条目' },
    means: {
      en: 'One place in the [[log]]: a command, and the [[term]] in which a leader took it in. Its position is its index, counted from 1.',
      zh: '[[log]]中的一项：一条命令，以及领导者收下它时的[[term]]。它在日志中的位置叫索引，从 1 数起。',
    },
  },
  {
    id: 'follower',
    name: { en: 'follower', zh: '跟随者' },
    means: {
      en: 'A server that neither leads nor stands for election. It answers leaders and candidates, and when it hears nothing for an [[election-timeout]], it becomes a [[candidate]].',
      zh: '既不领导也不参选的服务器。它回应领导者和候选人；如果在一个[[election-timeout]]内什么也没听到，就成为[[candidate]]。',
    },
  },
  {
    id: 'heartbeat',
    name: { en: 'heartbeat', zh: '心跳' },
    means: {
      en: 'A message without entries that the [[leader]] sends to everybody at short intervals. It says: I am still here, there is no need for an election.',
      zh: '[[leader]]每隔一小段时间发给所有服务器的消息，不带条目。意思是：我还在，不需要选举。',
    },
  },
  {
    id: 'invariant',
    name: { en: 'invariant', zh: '不变式' },
    means: {
      en: 'A statement that has to be true at every moment of every run. A single moment at which it is false proves the algorithm wrong.',
      zh: '在任何一次运行的任何时刻都必须成立的陈述。只要有一个时刻不成立，就证明算法是错的。',
    },
  },
  {
    id: 'joint-consensus',
    name: { en: 'joint consensus', zh: '联合共识' },
    means: {
      en: 'A way to change several members at once. For a while the old and the new [[configuration]] both count, and every decision needs a [[majority]] of each.',
      zh: '一次变更多个成员的办法。有一段时间里，新旧两份[[configuration]]同时有效，任何决定都要在两边各得到[[majority]]。',
    },
  },
  {
    id: 'leader',
    name: { en: 'leader', zh: '领导者' },
    means: {
      en: 'The server that takes the requests of its [[term]], writes them to its [[log]] and has the others store them. All others copy its log.',
      zh: '在自己的[[term]]里接受请求的服务器：把请求写入自己的[[log]]，再让其他服务器存下。其他服务器都以它的日志为准。',
    },
  },
  {
    id: 'leader-append-only',
    name: { en: 'Leader Append-Only', zh: '领导者只追加' },
    means: {
      en: 'A [[leader]] never changes or deletes an [[entry]] of its own log. It only adds to the end.',
      zh: '[[leader]]从不改动或删除自己日志里的[[entry]]，只在末尾追加。',
    },
  },
  {
    id: 'leader-completeness',
    name: { en: 'Leader Completeness', zh: '领导者完整性' },
    means: {
      en: 'An entry that is [[committed]] in one [[term]] is in the logs of the leaders of all later terms.',
      zh: '在某个[[term]]里[[committed]]的条目，一定存在于之后所有任期的领导者的日志中。',
    },
  },
  {
    id: 'leadership-transfer',
    name: { en: 'leadership transfer', zh: '领导权移交' },
    means: {
      en: 'A [[leader]] hands over to a server of its choice: it sends what that server still lacks, then tells it to stand for [[election]] at once. One does this before a machine is taken down for maintenance.',
      zh: '[[leader]]把领导权交给选定的服务器：先补齐对方缺少的条目，再让它立即发起[[election]]。停机维护之前常这样做。',
    },
  },
  {
    id: 'lease',
    name: { en: 'lease', zh: '租约' },
    means: {
      en: 'A span of time in which a [[leader]] may assume that nobody else has been elected. While it lasts, the leader answers reads without asking anyone. That is right only as long as [[clock-drift]] stays within bounds.',
      zh: '一段时间；在此期间，[[leader]]可以认定没有别人当选。租约有效时，领导者不问任何人就答复读请求。只有[[clock-drift]]不超出限度，这才是对的。',
    },
  },
  {
    id: 'linearizable',
    name: { en: 'linearizable', zh: '线性一致' },
    means: {
      en: 'Each request seems to take effect at one instant between its start and its answer, and everybody sees these instants in one order. To a [[client]] the [[cluster]] then looks like a single machine.',
      zh: '每个请求看起来都在发出与得到答复之间的某一瞬间生效，而且所有人看到的先后次序相同。在[[client]]眼里，整个[[cluster]]就像一台机器。',
    },
  },
  {
    id: 'liveness',
    name: { en: 'liveness', zh: '活性' },
    means: {
      en: 'Something good happens in the end: a leader is elected, a request is answered. Raft promises this only while a [[majority]] runs and messages travel much faster than election timeouts run out. Its counterpart is [[safety]].',
      zh: '好事最终会发生：选出领导者，请求得到答复。只有[[majority]]在运行、而且消息往返远快于选举超时，Raft 才保证这一点。与它相对的是[[safety]]。',
    },
  },
  {
    id: 'log',
    name: { en: 'log', zh: '日志' },
    means: {
      en: 'The numbered list of entries that each server keeps on its disk. To keep these lists alike is what Raft is for.',
      zh: '每台服务器保存在磁盘上的、带编号的条目序列。让各台服务器的日志保持一致，正是 Raft 要做的事。',
    },
  },
  {
    id: 'log-compaction',
    name: { en: 'log compaction', zh: '日志压缩' },
    means: {
      en: 'Putting something shorter in place of the beginning of a [[log]]: in Raft a [[snapshot]]. Otherwise the log would grow for ever.',
      zh: '用更短的内容代替[[log]]的前面部分，在 Raft 里就是[[snapshot]]。否则日志会无限增长。',
    },
  },
  {
    id: 'log-matching',
    name: { en: 'Log Matching', zh: '日志匹配' },
    means: {
      en: 'If two logs have an [[entry]] with the same index and the same [[term]], they are identical up to that entry. The [[consistency-check]] sees to it.',
      zh: '如果两份日志在同一索引处的[[entry]]属于同一[[term]]，那么到这一条为止两份日志完全相同。这由[[consistency-check]]来保证。',
    },
  },
];
