import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import { disksKept, leadersOf, membersKept, missingIn, type Raft } from './watching.ts';

const forgottenVote: Challenge<RaftTypes> = {
  id: 'break-vote-not-on-disk',
  grade: 'core',
  title: { en: 'Break the twin that forgets its vote', zh: '攻破忘记投票的孪生协议' },
  text: {
    en: 'These three servers run a [[weakened-twin]] of Raft: before they answer a [[candidate]] they do not write down for whom they have voted. The [[term]] is on disk, the [[vote]] is not. Make [[election-safety]] break: two leaders in one and the same term.',
    zh: '这三台服务器运行的是 Raft 的[[weakened-twin]]：它们答复[[candidate]]之前，不把票投给了谁写下来。[[term]]在磁盘上，[[vote]]不在。请让[[election-safety]]被破坏：同一个任期里有两位领导者。',
  },
  scene: { scenario: 'three-at-the-start', changes: { variant: 'voteNotOnDisk' } },
  tasks: [
    {
      kind: 'happens',
      says: {
        en: 'Two servers are elected in the same term.',
        zh: '同一个任期里有两台服务器当选。',
      },
      cue: { violation: 'electionSafety' },
    },
    disksKept,
    membersKept,
  ],
  hints: [
    {
      en: 'Of three servers two stand for election and one votes. It would have to vote for both. What makes it forget the first?',
      zh: '三台服务器中两台参选、一台投票。要让它给两边都投票。怎样才能让它忘记第一票？',
    },
    {
      en: 'A [[crash]], between the two requests. And both candidates must stand in the same term, so neither may have heard of the other’s before it stands.',
      zh: '在两次请求之间[[crash]]一次。另外，两位候选人必须处于同一任期，所以各自参选之前，都不能听说对方的任期。',
    },
    {
      en: 'Let the election timers of s1 and s3 both run out now, and go on step by step. When s2 has voted and its vote is on its way, crash s2 and restart it, before the second request reaches it.',
      zh: '让 s1 和 s3 的选举计时器同时到时，然后一步一步前进。s2 投票之后、选票已在路上时，赶在第二个请求到达之前让 s2 宕机并重启。',
    },
  ],
  solution: [
    { act: { do: 'fire', node: 's1', timer: 'election' } },
    { act: { do: 'fire', node: 's3', timer: 'election' } },
    { until: { send: 'RequestVoteResult', node: 's2' } },
    { act: { do: 'crash', node: 's2' } },
    { act: { do: 'restart', node: 's2' } },
    { until: { violation: 'electionSafety' } },
  ],
  after: {
    en: 'Each server votes once a term: that is all that keeps two leaders of one term apart. A vote that a crash takes back is not one vote. This is why Raft writes it to disk before it sends it, though that makes every election slower.',
    zh: '每台服务器每个任期只投一票，一个任期之所以没有两位领导者，全靠这一点。宕机就能抹掉的选票，算不得一票。所以 Raft 先把选票写入磁盘再发出，哪怕每次选举都因此慢一些。',
  },
};

/** Whether a server leads that lacks a write of which its client was told that it is done. */
const lostByLeader = (world: Raft): number => {
  const [leader] = leadersOf(world);
  return leader !== undefined && missingIn(leader, world) ? 1 : 0;
};

const anyCandidate: Challenge<RaftTypes> = {
  id: 'break-no-up-to-date-check',
  grade: 'core',
  title: { en: 'Break the twin that votes for anybody', zh: '攻破谁都投的孪生协议' },
  text: {
    en: 's1 leads three servers that give their [[vote]] to whoever asks first, however old the candidate’s [[log]] is. Lose a client’s write: the client was told that it is done, and the next [[leader]] has never heard of it. That breaks [[leader-completeness]].',
    zh: 's1 领导着三台服务器，它们把[[vote]]投给最先来请求的候选人，不管对方的[[log]]有多旧。请弄丢客户端的一次写入：客户端已被告知办成，下一位[[leader]]却从未见过它。这就破坏了[[leader-completeness]]。',
  },
  scene: { scenario: 'three-led-by-s1', changes: { variant: 'noUpToDateCheck' } },
  begins: { note: 'committed', node: 's1' },
  tasks: [
    tally({
      says: {
        en: 'A server leads without a write that was acknowledged to a client.',
        zh: '当选的领导者缺少一次已向客户端确认的写入。',
      },
      of: 1,
      memory: (): object => ({}),
      look: (_, world: Raft) => lostByLeader(world),
    }),
    {
      kind: 'happens',
      says: { en: 'Leader Completeness is broken.', zh: '领导者完整性被破坏。' },
      cue: { violation: 'leaderCompleteness' },
    },
    disksKept,
    membersKept,
  ],
  hints: [
    {
      en: 'A [[majority]] of three is two. The third need not know of the write at all.',
      zh: '三台的[[majority]]是两台。第三台完全可以不知道这次写入。',
    },
    {
      en: 'Keep s1’s messages from s3 and have c1 write something. What does s3 do when it hears nothing for an [[election-timeout]]?',
      zh: '不让 s1 的消息到达 s3，再让 c1 写点什么。s3 在一个[[election-timeout]]内什么也没听到，会怎么做？',
    },
    {
      en: 'Cut the link from s1 to s3, have c1 put something, and wait: s3 stands for election, and s2 votes for it.',
      zh: '切断从 s1 到 s3 的链路，让 c1 写入，然后等待：s3 会参选，s2 会投票给它。',
    },
  ],
  solution: [
    { until: { role: 'leader', node: 's1' } },
    { act: { do: 'cut', from: 's1', to: 's3' } },
    { act: { do: 'request', node: 'c1', request: { op: 'put', key: 'x', value: 'kept?' } } },
    { until: { violation: 'leaderCompleteness' } },
  ],
  after: {
    en: 'A committed write is on a majority, and a winner needs the votes of a majority, so some voter has the write. If that voter refuses a log that is less [[up-to-date|up to date]] than its own, nobody can win without the write. Take the comparison away, and the overlap of majorities is worth nothing.',
    zh: '已提交的写入存在于多数派上，当选又需要多数派的选票，所以投票者中必有一台拥有这次写入。只要它拒绝[[up-to-date|不如自己新]]的日志，缺少这次写入的候选人就无法当选。去掉这项比较，多数派的交集就毫无用处。',
  },
};

export const twins: readonly Challenge<RaftTypes>[] = [anyCandidate, forgottenVote];
