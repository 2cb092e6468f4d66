import type { Question } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import { leadersOf, serverAt, serversOf, upOf } from './claims.ts';
import { askedFor, clientsOf, entriesOf, toldValue } from './claimsFurther.ts';
import { deposedRead, followerRead, leaseRead, newLeaderRead, readIndex } from './reads.ts';

type RaftQuestion = Question<RaftTypes>;

const clientTimeout: RaftQuestion = {
  id: 'client-timeout',
  grade: 'warmUp',
  topic: 'clients',
  asks: {
    en: 'A client’s request times out. What may the client assume?',
    zh: '客户端的请求超时了。它可以据此断定什么？',
  },
  answer: {
    en: 'Nothing about the outcome. The request may never have arrived, it may stand in a [[log]] and still be [[committed]] later, or it may have been carried out and only the reply was lost. So the client asks again until it gets an answer, and the cluster has to make asking again harmless.',
    zh: '关于结果，什么也断定不了。请求可能根本没有到达；可能已经写进某份[[log]]，以后还会被[[committed|提交]]；也可能早已执行，只是答复丢了。所以客户端只能一直重试到有答复为止，而集群要保证重试不会带来重复执行。',
  },
  mentions: [
    {
      en: 'A timeout is not a refusal. It says only that no reply has come.',
      zh: '超时不是拒绝，它只说明答复还没有到。',
    },
    {
      en: 'Lost on the way there, undecided, and lost on the way back all look the same to the client.',
      zh: '去程丢失、尚未决定、回程丢失，这三种情况在客户端看来完全一样。',
    },
    {
      en: 'A request that has timed out can still take effect later.',
      zh: '已经超时的请求，之后仍可能生效。',
    },
    {
      en: 'Asking again is safe only if the cluster recognizes the repetition, which is what a [[session]] is for.',
      zh: '只有集群认得出重复的请求，重试才是安全的；[[session]]就是为此而设。',
    },
  ],
  wrong: {
    says: {
      en: 'It timed out, so the write did not happen.',
      zh: '既然超时了，说明没有写成功。',
    },
    why: {
      en: 'The leader may have applied the write and lost only the reply. It may also commit the entry after the client has given up: nobody takes it out of the log for that.',
      zh: '领导者可能已经应用了这次写入，只是答复丢了；也可能在客户端放弃之后才提交这个条目，没有谁会因为客户端放弃了就把它从日志里拿掉。',
    },
  },
  show: {
    scene: { scenario: 'client-retry', changes: { nodes: { client: 2 } } },
    moves: [
      { until: { drop: 'ClientResponse' } },
      { act: { do: 'drop', type: 'ClientRequest', from: 'c2' } },
      {
        act: { do: 'request', node: 'c2', request: { op: 'append', key: 'x', value: 'c' } },
      },
      { until: { without: { note: 'clientAnswered' }, lasting: '100ms' } },
    ],
    look: {
      nodes: ['c1', 'c2'],
      event: false,
      tab: 'state',
      select: 's1',
      fields: ['kv', 'sessions'],
    },
    caption: {
      en: 'c1 and c2 have each sent one request and heard nothing. What c1 appended is in the store of every server. What c2 wanted to append is in no log at all.',
      zh: 'c1 和 c2 各发了一个请求，都没有得到答复。c1 要追加的内容已经在每台服务器的数据里；c2 要追加的内容则不在任何一份日志里。',
    },
    claim(world) {
      const clients = clientsOf(world);
      const [, second] = askedFor(world, 'append').reverse();
      return (
        clients.length === 2 &&
        clients.every(({ state }) => state.asking?.request.op === 'append') &&
        clients.every(({ state }) => state.attempts === 1) &&
        askedFor(world, 'append').every(({ answer }) => answer === null) &&
        serversOf(world).every(({ state }) => state.machine.kv.x === 'ab') &&
        serversOf(world).every((server) =>
          entriesOf(server).every(
            ({ command }) => !('session' in command) || command.session?.client !== second?.node,
          ),
        )
      );
    },
  },
};

const redirected: RaftQuestion = {
  id: 'asking-a-follower',
  grade: 'warmUp',
  topic: 'clients',
  asks: {
    en: 'A client sends a write to a server that does not lead. What happens?',
    zh: '客户端把写请求发给了一台不是领导者的服务器，会怎样？',
  },
  answer: {
    en: 'Only the [[leader]] adds to the log, so the [[follower]] turns the request down and says who leads, if it knows. The client then asks that server. It begins with any server at random, and when it gets no answer it tries another one.',
    zh: '只有[[leader]]能往日志里添加内容，所以[[follower]]会拒绝这个请求，并告诉客户端谁是领导者（如果它知道）。客户端再去问那台服务器。客户端起初随便选一台来问；得不到答复，就换一台再试。',
  },
  mentions: [
    {
      en: 'The [[redirect]] names the leader that the follower last heard from.',
      zh: '[[redirect]]给出的是这台跟随者最近听到的领导者。',
    },
    {
      en: 'The hint can be out of date, so a client must be able to do without it.',
      zh: '这个提示可能已经过时，客户端不能只靠它。',
    },
    {
      en: 'The client remembers the leader and goes there first the next time.',
      zh: '客户端会记住领导者，下次先去找它。',
    },
    {
      en: 'A follower may also pass the request on itself; even then only the leader appends it.',
      zh: '跟随者也可以代为转发；即便如此，追加条目的仍只有领导者。',
    },
  ],
  wrong: {
    says: {
      en: 'Any server takes the write and sends it to the others.',
      zh: '任何一台服务器都能接受写入，再同步给其他服务器。',
    },
    why: {
      en: 'Two servers would then put different writes at the same index, and somebody would have to sort that out. One leader in a term decides the order, and entries flow from it alone.',
      zh: '那样的话，两台服务器会在同一个索引处放下不同的写入，还得另有机制来裁决。Raft 里每个任期只由一位领导者决定顺序，条目只从它那里流出。',
    },
  },
  show: {
    scene: { scenario: 'client-retry' },
    moves: [
      { until: { note: 'redirected', names: { follower: 'server', leader: 'leader' } } },
      { until: { note: 'entryAppended', node: '{leader}' } },
    ],
    look: { nodes: ['c1', '{follower}', '{leader}'], tab: 'logs' },
    caption: {
      en: 'c1 asked {follower} first, which wrote nothing and named {leader}. Only {leader} has the entry so far.',
      zh: 'c1 先问了 {follower}；{follower} 什么也没写，只告诉它领导者是 {leader}。到目前为止，只有 {leader} 有这个条目。',
    },
    claim(world, node) {
      const [c1] = clientsOf(world);
      const leader = serverAt(world, node('{leader}'));
      const follower = serverAt(world, node('{follower}'));
      if (!c1 || !leader || !follower) return false;
      const holders = serversOf(world).filter((server) =>
        entriesOf(server).some(({ command }) => 'session' in command && command.session !== null),
      );
      return (
        follower.state.role === 'follower' &&
        leader.state.role === 'leader' &&
        c1.state.server === leader.id &&
        c1.state.attempts === 2 &&
        holders.length === 1 &&
        holders[0] === leader
      );
    },
  },
};

const exactlyOnce: RaftQuestion = {
  id: 'exactly-once',
  grade: 'core',
  topic: 'clients',
  asks: {
    en: 'The leader applies a command and crashes before its reply arrives. The client asks the next leader again. How is the command kept from being executed twice?',
    zh: '领导者应用了一条命令，答复还没送到就宕机了。客户端又去问下一位领导者。怎样保证命令不会执行两次？',
  },
  answer: {
    en: 'Each request carries the client’s id and a serial number, and the [[state-machine]] keeps a [[session]] for each client: the last serial number and what was answered. A number that it has seen before changes nothing; the old answer is given again. Sessions are built from the log like all other state, so every later leader has them.',
    zh: '每个请求都带着客户端的编号和一个序号；[[state-machine]]为每个客户端保存一份[[session]]，记着最近的序号和当时的答复。再次见到同一序号时，什么也不改，只把原来的答复再给一遍。会话和其他状态一样由日志得出，所以后来的每位领导者都有。',
  },
  mentions: [
    {
      en: 'Replication alone gives at least once: the entry survives, and so does the client’s wish to repeat it.',
      zh: '光靠复制只能做到“至少一次”：条目留下来了，客户端也仍会重试。',
    },
    {
      en: 'The client must not use a serial number for something else, not even after a restart.',
      zh: '客户端不能把同一序号用在别的请求上，重启之后也不行。',
    },
    {
      en: 'Sessions belong to the replicated state, and so to every [[snapshot]].',
      zh: '会话属于被复制的状态，因此每份[[snapshot]]里都要有它们。',
    },
    {
      en: 'Old sessions have to be dropped some day, and all servers must drop them at the same place in the log.',
      zh: '旧会话总有一天要清理，而且所有服务器必须在日志的同一位置清理。',
    },
  ],
  wrong: {
    says: {
      en: 'The leader remembers in memory which requests it has answered.',
      zh: '领导者在内存里记下哪些请求已经答复过就行了。',
    },
    why: {
      en: 'That memory dies with the leader, and this is just when clients ask again. The next leader would see a new request and append it a second time.',
      zh: '这份记忆会随领导者一起消失，而客户端偏偏就在这时重试。下一位领导者会把它当成新请求，再追加一次。',
    },
  },
  show: {
    scene: { scenario: 'client-retry' },
    moves: [
      { until: { drop: 'ClientResponse' } },
      { act: { do: 'crash', node: 's1' } },
      { until: { note: 'electionWon', names: { leader: 'server' } } },
      { until: { note: 'clientAnswered', node: 'c1' } },
    ],
    look: {
      nodes: ['c1', '{leader}'],
      tab: 'state',
      select: '{leader}',
      fields: ['kv', 'sessions'],
    },
    caption: {
      en: 'The reply of s1 was lost, and s1 is down. {leader} had no part in that, yet it knows the answer: x holds only one b.',
      zh: 's1 的答复丢了，s1 自己也宕机了。{leader} 没有参与那次往来，却知道该怎么答复：x 里只有一个 b。',
    },
    claim(world) {
      const [c1] = clientsOf(world);
      const [append] = askedFor(world, 'append');
      const [leader] = leadersOf(world);
      if (!c1 || !append || !leader) return false;
      const { attempts, serial } = c1.state;
      const session = leader.state.machine.sessions[c1.id];
      return (
        serversOf(world)[0]?.health === 'crashed' &&
        attempts > 1 &&
        toldValue(append) === 'ab' &&
        session?.serial === serial &&
        session.response.value === 'ab' &&
        upOf(world).every(({ state }) => state.machine.kv.x === 'ab')
      );
    },
  },
};

/** On what clients may rely, and what it takes to keep that up. */
export const clients: readonly RaftQuestion[] = [
  clientTimeout,
  redirected,
  exactlyOnce,
  followerRead,
  deposedRead,
  readIndex,
  leaseRead,
  newLeaderRead,
];
