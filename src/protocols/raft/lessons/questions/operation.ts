import type { Question } from '../../../../sdk/lesson.ts';
import { lastIndex, majorityOf, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import {
  crashedOf,
  holdersOf,
  leadersOf,
  serverAt,
  serversOf,
  upOf,
  valueAt,
  votersFor,
} from './claims.ts';
import { askedFor, clientsOf, configOf, isAnswered, toldValue } from './claimsFurther.ts';
import { deafLeader, oneWayLink, removedServer } from './links.ts';
import { catchUpFirst, earlyChange, jointOrSingle, switchedAtOnce } from './membership.ts';
import { snapshotContents, snapshotSent } from './snapshots.ts';

type RaftQuestion = Question<RaftTypes>;

const howMany: RaftQuestion = {
  id: 'how-many-servers',
  grade: 'warmUp',
  topic: 'operation',
  asks: {
    en: 'How many servers would you run, and where would you put them?',
    zh: '你会用几台服务器？放在哪里？',
  },
  answer: {
    en: 'Three or five: a [[cluster]] works as long as a [[majority]] does, so three survive one failure and five survive two. A sixth survives no more than five do and is one more to wait for. Put them where they do not fail together, so that losing one room, rack or zone leaves a majority.',
    zh: '三台或五台。[[cluster]]只要还有[[majority]]就能工作：三台容许坏一台，五台容许坏两台。第六台并不能多容许一台，反而多一台要等。摆放时要让它们不会一起坏：丢掉一个机房、机架或可用区，剩下的仍是多数派。',
  },
  mentions: [
    {
      en: 'To survive f failures takes 2f + 1 servers.',
      zh: '要容忍 f 台故障，需要 2f + 1 台服务器。',
    },
    {
      en: 'Two sites are not enough: however the servers are divided, there is a site whose loss stops the cluster.',
      zh: '两个机房不够：无论怎么分，总有一个机房一丢，集群就停。',
    },
    {
      en: 'A write waits for the fastest majority, so distance between sites is paid with each one.',
      zh: '每次写入都要等最快的那个多数派，机房之间的距离每次都要付出代价。',
    },
    {
      en: 'More servers do not make writes faster; the leader sends everything to all of them.',
      zh: '服务器多了，写入不会变快：领导者要把每个条目发给所有服务器。',
    },
  ],
  wrong: {
    says: {
      en: 'The more servers, the safer; six are better than five.',
      zh: '服务器越多越安全，六台比五台好。',
    },
    why: {
      en: 'Of six, four must agree, so a third failure stops them just as it stops five. There is one more machine that can fail, and nothing is gained.',
      zh: '六台里要四台同意，坏到第三台就停，和五台一样。多了一台可能出故障的机器，却什么也没换来。',
    },
  },
  show: {
    scene: { scenario: 'add-server' },
    moves: [
      { until: { command: 'crash', node: 's3' } },
      { act: { do: 'crash', node: 's4' } },
      { until: { without: { note: 'committed' }, lasting: '1s' } },
    ],
    look: { nodes: ['s1', 's5', 's6'], event: false, tab: 'logs' },
    caption: {
      en: 'A cluster of six with s2, s3 and s4 down. Half of it is left and has stored the newest entries, yet none of them is committed: half is not a majority.',
      zh: '六台的集群，s2、s3、s4 已宕机。剩下的一半都存下了最新的条目，却没有一条能提交：一半不是多数派。',
    },
    claim(world) {
      const [leader] = leadersOf(world);
      if (!leader) return false;
      const { voters } = configOf(leader);
      const last = lastIndex(leader.state);
      return (
        voters.length === 6 &&
        6 - majorityOf(6) === 5 - majorityOf(5) &&
        upOf(world).length === 3 &&
        upOf(world).every(({ id }) => voters.includes(id)) &&
        upOf(world).every(({ state }) => lastIndex(state) === last && state.commitIndex < last) &&
        upOf(world).every(({ id }) => id === leader.id || leader.state.matchIndex[id] === last) &&
        clientsOf(world).some(({ state }) => state.asking !== null)
      );
    },
  },
};

const lostMajority: RaftQuestion = {
  id: 'majority-lost',
  grade: 'warmUp',
  topic: 'operation',
  asks: {
    en: 'Three of five servers are down. What does the cluster still do, and what do you do?',
    zh: '五台服务器坏了三台。集群还能做什么？你该做什么？',
  },
  answer: {
    en: 'It neither commits nor elects: it stops, and nothing is lost by that. Bring back any one of the three with its disk and it goes on by itself. The dead cannot be voted out, since a change of the [[configuration]] needs a [[majority]] too. If their disks are gone, only an operator can force a new one on a survivor, and committed entries may be lost.',
    zh: '它既不能提交，也选不出领导者：集群停住，但什么也没丢。三台里只要有一台带着磁盘回来，集群就会自行恢复。想把坏掉的服务器移出去也不行，因为变更[[configuration]]同样需要[[majority]]。如果它们的磁盘都没了，就只能由管理员在幸存者上强行换配置，而这可能丢失已提交的条目。',
  },
  mentions: [
    {
      en: 'Stopping is the right answer: [[safety]] comes before [[liveness]].',
      zh: '停下来才是对的：[[safety]]优先于[[liveness]]。',
    },
    {
      en: 'A leader may be left and still take requests, but clients get no answers.',
      zh: '领导者也许还在，也还会接收请求，但客户端得不到答复。',
    },
    {
      en: 'If a new configuration must be forced, choose the survivor whose log is the most up to date.',
      zh: '非强行换配置不可时，要选日志最新的幸存者。',
    },
    {
      en: 'Forcing one while the others may still be alive makes two clusters.',
      zh: '别的服务器可能还活着时就强行换配置，会造出两个集群。',
    },
  ],
  wrong: {
    says: {
      en: 'Remove the three dead servers; then two of two are a majority.',
      zh: '把坏掉的三台移除，剩下两台就成了多数派。',
    },
    why: {
      en: 'The removal is itself an entry that has to be committed. Two servers that could decide this alone could also do so while the other three live behind a partition.',
      zh: '移除本身也是一个要提交的条目。要是两台就能自行决定，那么当另外三台只是隔在分区那一边时，它们同样能这么干。',
    },
  },
  show: {
    scene: { scenario: 'first-election' },
    moves: [
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { until: { note: 'clientAnswered', node: 'c1' } },
      { act: { do: 'crash', node: 's3' } },
      { act: { do: 'crash', node: 's4' } },
      { act: { do: 'crash', node: 's5' } },
      { act: { do: 'request', node: 'c1', request: { op: 'put', key: 'x', value: '9' } } },
      {
        act: { do: 'request', node: '{leader}', request: { op: 'removeServer', server: 's5' } },
      },
      { until: { without: { note: 'committed' }, lasting: '2s' } },
    ],
    look: { nodes: ['s1', 's2', 'c1'], event: false, tab: 'logs', select: '{leader}' },
    caption: {
      en: '{leader} still leads and has appended both the write of c1 and the removal of s5. The other survivor has stored them too. Nothing has been committed since the crash.',
      zh: '{leader} 仍是领导者，c1 的写入和移除 s5 的条目都已追加，另一台幸存者也存下了。但宕机之后，什么都没有提交。',
    },
    claim(world, node) {
      const leader = serverAt(world, node('{leader}'));
      const [removal] = askedFor(world, 'removeServer');
      const [told, ...later] = askedFor(world, 'put').reverse();
      if (leader?.state.role !== 'leader' || !told) return false;
      const { index, config } = leader.state.membership;
      return (
        crashedOf(world).length === 3 &&
        toldValue(told) === '1' &&
        upOf(world).every(({ state }) => termAt(state, index) === leader.state.currentTerm) &&
        upOf(world).every(({ state }) => state.commitIndex < index) &&
        upOf(world).every(
          ({ id }) => id === leader.id || (leader.state.matchIndex[id] ?? 0) >= index,
        ) &&
        upOf(world).every(({ state }) => state.machine.kv.x === '1') &&
        !config.voters.includes(crashedOf(world)[2]?.id as never) &&
        removal?.answer === null &&
        later.length > 0 &&
        later.every(({ answer }) => answer === null)
      );
    },
  },
};

const rollingRestart: RaftQuestion = {
  id: 'rolling-restart',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'You have to restart every server of a running cluster. How, so that clients hardly notice?',
    zh: '要把运行中集群的每台服务器都重启一遍。怎样做客户端才几乎察觉不到？',
  },
  answer: {
    en: 'One after the other: the next only when the last one is back and has caught up. The leader comes last, and hands over first: it takes no more requests, brings its successor’s [[log]] up to its own end, and tells it to stand for [[election]] at once. By this [[leadership-transfer]] nobody waits for a timeout.',
    zh: '一台接一台：前一台回来并且追上之后，再动下一台。领导者放在最后，而且先交班：它停止接收请求，把接班者的[[log]]补到和自己一样，再让它立即发起[[election]]。有了这样的[[leadership-transfer]]，谁也不必等选举超时。',
  },
  mentions: [
    {
      en: 'While one server is down the cluster can stand one failure less.',
      zh: '有一台停着的时候，集群能承受的故障就少一台。',
    },
    {
      en: 'To be back means to have caught up, not that the process runs.',
      zh: '“回来了”指的是日志追上了，而不是进程启动了。',
    },
    {
      en: 'If the successor is not elected within an [[election-timeout]], the leader goes on leading.',
      zh: '接班者若在一个[[election-timeout]]之内没有当选，原领导者就继续领导。',
    },
    {
      en: 'During an upgrade old and new versions run side by side and must understand each other.',
      zh: '升级期间新旧版本并存，必须能互相理解。',
    },
  ],
  wrong: {
    says: {
      en: 'Just restart the leader too. Raft elects a new one anyway.',
      zh: '领导者也直接重启好了，反正 Raft 会选出新的。',
    },
    why: {
      en: 'It does, but until a timeout has run out and an election is won no write is accepted. A transfer takes one message and one round of votes.',
      zh: '会选出来，但在超时到期、选举结束之前，任何写入都不被接受。移交只需要一条消息加一轮投票。',
    },
  },
  show: {
    scene: { scenario: 'rolling-restart' },
    moves: [
      { until: { note: 'transferSent', names: { old: 'server', successor: 'successor' } } },
      { until: { note: 'electionWon', node: '{successor}' } },
      { until: { command: 'crash', node: '{old}' } },
      { until: { note: 'clientAnswered' } },
    ],
    look: { nodes: ['{old}', '{successor}'], tab: 'story' },
    caption: {
      en: '{old} is down, and {successor} has led since before that. No election timer has run out, no term was spent on a failed election, and the clients go on being answered.',
      zh: '{old} 已经停下，而 {successor} 在那之前就已接任。没有哪台的选举计时器到期，也没有哪个任期浪费在失败的选举上，客户端一直有答复。',
    },
    claim(world, node) {
      const old = serverAt(world, node('{old}'));
      const successor = serverAt(world, node('{successor}'));
      if (!old || !successor) return false;
      const { currentTerm } = successor.state;
      return (
        old.health === 'crashed' &&
        old.durable.currentTerm === currentTerm &&
        currentTerm === 2 &&
        successor.state.role === 'leader' &&
        upOf(world).every(({ state }) => state.leaderId === successor.id) &&
        upOf(world).every(({ state }) => state.currentTerm === currentTerm) &&
        clientsOf(world).every(({ state }) => state.server === successor.id) &&
        isAnswered(world)
      );
    },
  },
};

const diskLost: RaftQuestion = {
  id: 'disk-lost',
  grade: 'deep',
  topic: 'operation',
  asks: {
    en: 'A server’s disk is gone. May it come back under its old name with an empty one and catch up?',
    zh: '一台服务器的磁盘没了。能不能换上空磁盘，沿用原来的名字回来，再慢慢追上？',
  },
  answer: {
    en: 'No. Others count on what it has promised: its [[vote]] in this term, and the entries that are [[committed]] because it had stored them. With an empty disk it can vote a second time, or help to elect a leader that lacks them. Remove it, and let it join as a new server.',
    zh: '不能。别的服务器都指望着它许下的承诺：它在本任期投出的[[vote]]，还有因为它存下才算[[committed|已提交]]的条目。换了空磁盘，它可能在同一任期再投一票，也可能帮助一个缺少这些条目的候选人当选。应该先把它移出集群，再作为新服务器加入。',
  },
  mentions: [
    {
      en: 'Raft tolerates servers that stop, not servers that forget or lie: that is a [[byzantine]].',
      zh: 'Raft 容忍的是停下来的服务器，不是会失忆、会说谎的服务器；后者属于[[byzantine]]。',
    },
    {
      en: 'A disk that reports a write as done before it is kept does the same harm.',
      zh: '写入还没落稳就报告“已写完”的磁盘，危害是一样的。',
    },
    {
      en: 'A new server gets no vote until it has caught up.',
      zh: '新服务器在追上之前没有投票权。',
    },
    {
      en: 'The term, the vote and the log must be [[durable]] before a message speaks of them.',
      zh: '任期、选票和日志，都要先[[durable|持久化]]，才能在消息里提到。',
    },
  ],
  wrong: {
    says: {
      en: 'The leader repairs its log anyway, so an empty disk is only a slow start.',
      zh: '领导者反正会补齐它的日志，空磁盘无非是启动慢一点。',
    },
    why: {
      en: 'Only if there still is a leader that has the entries. With the forgetful server a majority can be found in which nobody has them, and it elects a leader that never gets them back.',
      zh: '前提是还有一位拥有这些条目的领导者。算上这台失忆的服务器，就能凑出一个谁都没有这些条目的多数派，它选出的领导者再也找不回它们。',
    },
  },
  show: {
    scene: { scenario: 'disk-lost' },
    moves: [
      { until: { note: 'electionWon', nth: 2, names: { leader: 'server' } } },
      { until: { note: 'committed', node: '{leader}' } },
    ],
    look: { nodes: ['s1', 's2', '{leader}'], tab: 'logs', entries: [2] },
    caption: {
      en: 'c1 was told that x is 1. s2 had stored that and has forgotten it, and with its vote {leader} leads and has committed something else in the same place.',
      zh: 'c1 曾得到答复：x 是 1。存过它的 s2 已经忘了；靠着 s2 的一票，{leader} 当选，并在同一位置提交了别的内容。',
    },
    claim(world, node) {
      const leader = serverAt(world, node('{leader}'));
      const [put] = askedFor(world, 'put');
      if (leader?.state.role !== 'leader' || !put) return false;
      const [told] = crashedOf(world);
      // The server that crashed still has on its disk what was committed with it.
      const index = told ? lastIndex(told.durable) : 0;
      return (
        told !== undefined &&
        toldValue(put) === '1' &&
        valueAt(told.durable, index) === '1' &&
        leader.state.commitIndex >= index &&
        termAt(leader.state, index) > termAt(told.durable, index) &&
        holdersOf(world, index, termAt(told.durable, index)).length === 1 &&
        votersFor(world, leader).length === majorityOf(serversOf(world).length) &&
        leader.state.machine.kv.x === undefined
      );
    },
  },
};

/** Running a cluster: what it is made of, how that is changed, and what goes wrong with machines and links. */
export const operation: readonly RaftQuestion[] = [
  howMany,
  lostMajority,
  snapshotContents,
  snapshotSent,
  rollingRestart,
  switchedAtOnce,
  catchUpFirst,
  jointOrSingle,
  removedServer,
  oneWayLink,
  deafLeader,
  earlyChange,
  diskLost,
];
