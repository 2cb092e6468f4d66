import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import {
  committedIn,
  disksKept,
  has,
  leadersOf,
  membersKept,
  type Raft,
  type Server,
  serversOf,
  type Write,
  without,
  writesIn,
} from './watching.ts';

const ELECTIONS = 5;

/** Writes that are not committed, each with the terms of later leaders that had it; and how many of these one had that is. */
interface Survivors {
  readonly waiting: Record<string, { readonly write: Write; readonly terms: number[] }>;
  best: number;
}

/** How many elections the hardiest uncommitted write has survived. */
function survived(memory: Survivors, world: Raft): number {
  const { waiting } = memory;
  const committed = committedIn(world);
  for (const leader of leadersOf(world)) {
    for (const write of writesIn(leader)) {
      if (write.index > committed) count(waiting, write, leader);
    }
  }
  for (const [key, { write, terms }] of Object.entries(waiting)) {
    if (write.index > committed) continue;
    delete waiting[key];
    const decided = serversOf(world).some(
      (one) => one.state.commitIndex >= write.index && has(one, write),
    );
    if (decided) memory.best = Math.max(memory.best, terms.length);
  }
  return Math.max(memory.best, ...Object.values(waiting).map(({ terms }) => terms.length));
}

function count(waiting: Survivors['waiting'], write: Write, { state }: Server): void {
  waiting[write.key] ??= { write, terms: [] };
  const { terms } = waiting[write.key] as Survivors['waiting'][string];
  const { currentTerm } = state;
  if (currentTerm > write.entry.term && !terms.includes(currentTerm)) terms.push(currentTerm);
}

const survivors = (): Survivors => ({ waiting: {}, best: 0 });

const fiveElections: Challenge<RaftTypes> = {
  id: 'five-elections',
  grade: 'deep',
  title: { en: 'An entry that outlives five elections', zh: '熬过五次选举的条目' },
  text: {
    en: 's1 leads. A client’s write is to stay uncommitted through five more elections, each won by a server that has it in its [[log]]; and then it is to be [[committed]] after all. Every new leader begins with a [[no-op]], and once a [[majority]] has that, all before it is committed too. So be quick, or make the network slow.',
    zh: 's1 正在领导。要让客户端的一次写入熬过后面五次选举仍未提交，而且每次当选的服务器，[[log]]里都有它；最后，它还是要被[[committed|提交]]。每位新领导者都先写一条[[no-op]]，[[majority]]一旦存下它，之前的条目也随之提交。所以要么你够快，要么让网络够慢。',
  },
  scene: { scenario: 'five-led-by-s1' },
  begins: { note: 'committed', node: 's1' },
  tasks: [
    tally({
      says: {
        en: 'Five later elections were won by servers that had the same uncommitted write.',
        zh: '后来的五次选举，当选者的日志里都有同一次未提交的写入。',
      },
      of: ELECTIONS,
      memory: survivors,
      look: survived,
    }),
    tally({
      says: { en: 'That write is committed in the end.', zh: '这次写入最终被提交。' },
      of: 1,
      memory: survivors,
      look(memory, world: Raft) {
        survived(memory, world);
        return memory.best >= ELECTIONS ? 1 : 0;
      },
    }),
    membersKept,
  ],
  hints: [
    {
      en: 'Begin with a write that two servers have and three do not. Who of the five can be elected, and who can be elected again?',
      zh: '先让两台服务器有这次写入，三台没有。五台之中谁能当选？谁又能再次当选？',
    },
    {
      en: 'Both of the two can, as their logs are more [[up-to-date|up to date]] than the others’. A new leader needs one round trip for its no-op. If a higher term reaches the others first, they do not take the no-op any more.',
      zh: '这两台都能，因为它们的日志比其他服务器[[up-to-date|更新]]。新领导者复制空操作需要一个来回；如果更高的任期抢先到达其他服务器，它们就不再接受这条空操作。',
    },
    {
      en: 'Separate s1 and s2 from the rest, have s1 write, and heal the network as soon as s2 has stored it. Then let s2’s election timer run out; at the very moment at which s2 is elected, that of s1; then s2’s again.',
      zh: '把 s1 和 s2 与其余服务器隔开，让 s1 写入，s2 一存下就恢复网络。然后让 s2 的选举计时器到时；s2 一当选，就让 s1 的到时；再轮到 s2。',
    },
  ],
  solution: [
    { until: { note: 'committed', node: 's1' } },
    {
      act: {
        do: 'partition',
        groups: [
          ['s1', 's2'],
          ['s3', 's4', 's5'],
        ],
      },
    },
    { act: { do: 'request', node: 's1', request: { op: 'put', key: 'x', value: 'hardy' } } },
    { until: { deliver: 'AppendEntriesResult', node: 's1', from: 's2' } },
    { act: { do: 'heal' } },
    ...['s2', 's1', 's2', 's1', 's2'].flatMap((node) => [
      { act: { do: 'fire', node, timer: 'election' } as const },
      { until: { role: 'leader', node } },
    ]),
    { until: { note: 'committed' } },
  ],
  after: {
    en: 'Between “stored” and “committed” an entry may stay for any length of time. Nothing that happens meanwhile decides its fate: not the leader who wrote it, nor how many have held it. A majority for an entry of a leader’s own [[term]] does.',
    zh: '条目可以在“已存下”与“已提交”之间停留任意长的时间。期间发生的事都不决定它的命运：不看是哪位领导者写下的，也不看有多少服务器存过它。决定它的，是领导者自己[[term]]的条目得到了多数派。',
  },
};

const staleRead: Challenge<RaftTypes> = {
  id: 'stale-lease-read',
  grade: 'deep',
  title: { en: 'Read the past', zh: '读到过去' },
  text: {
    en: 's1 leads, and reads are answered by [[lease]]: the leader asks nobody, because by its clock no other can have been elected yet. Have a client read an old value after a newer one was acknowledged. No server crashes, no disk fails. Such a [[stale-read]] is what one risks for speed.',
    zh: 's1 正在领导，读请求凭[[lease]]答复：领导者不问任何人，因为按它的时钟，此时还不可能有别人当选。请让客户端在新值得到确认之后读到旧值。没有服务器宕机，磁盘也不出错。这样的[[stale-read]]，就是换取速度要冒的风险。',
  },
  scene: { scenario: 'five-with-leases' },
  begins: { all: ['c1', 'c2'].map((node) => ({ note: 'clientAnswered' as const, node })) },
  tasks: [
    {
      kind: 'happens',
      says: {
        en: 'What clients see is not [[linearizable]] any more.',
        zh: '客户端看到的不再是[[linearizable]]的。',
      },
      cue: { violation: 'linearizable' },
    },
    without(
      {
        en: 'No server crashes, restarts, joins or leaves, and settings stay as they are.',
        zh: '没有服务器宕机、重启、加入或离开，设置不变。',
      },
      ...['crash', 'restart', 'add', 'remove', 'set'],
    ),
  ],
  hints: [
    {
      en: 'There must be a second leader while the first believes that there cannot be one. The network you know how to divide. What does the belief rest on?',
      zh: '要有第二位领导者，而第一位还以为不可能有。网络怎样分开你已经知道；它的这份信心又靠什么？',
    },
    {
      en: 'On its clock. The lease lasts somewhat less than an [[election-timeout]] by that clock, which allows for a little [[clock-drift]]. Give it more than a little.',
      zh: '靠它的时钟。按这只时钟，租约比[[election-timeout]]略短，容得下一点[[clock-drift]]。给它的可不要只是一点。',
    },
    {
      en: 'Slow s1’s clock to a fraction, separate s1 and c1 from all others, and wait for a new leader. Have c2 write x and get its answer; a moment later have c1 read x.',
      zh: '把 s1 的时钟调慢到几分之一，把 s1 和 c1 与其他节点隔开，等待新领导者。让 c2 写入 x 并得到答复，稍后再让 c1 读取 x。',
    },
  ],
  solution: [
    { until: { note: 'clientAnswered', node: 'c1' } },
    { until: { note: 'clientAnswered', node: 'c2' } },
    { act: { do: 'clock', node: 's1', drift: -0.8 } },
    {
      act: {
        do: 'partition',
        groups: [
          ['s1', 'c1'],
          ['s2', 's3', 's4', 's5', 'c2'],
        ],
      },
    },
    { until: { role: 'leader' } },
    { act: { do: 'request', node: 'c2', request: { op: 'put', key: 'x', value: '2' } } },
    { until: { note: 'clientAnswered', node: 'c2' } },
    // What begins at the very moment at which something else ends is not after it.
    { until: { without: { note: 'clientAnswered' }, lasting: '10ms' } },
    { act: { do: 'request', node: 'c1', request: { op: 'get', key: 'x' } } },
    { until: { violation: 'linearizable' } },
  ],
  after: {
    en: 'All five properties of Raft held: one leader a term, no entry lost. It was the read that went around them, on the word of a clock. [[read-index]] asks a majority first, and needs no clock for that.',
    zh: 'Raft 的五条性质都成立：一个任期一位领导者，没有条目丢失。是读操作绕开了它们，只凭时钟的一面之词。[[read-index]] 会先问多数派，因此不需要时钟。',
  },
};

const figure8: Challenge<RaftTypes> = {
  id: 'break-commit-old-term',
  grade: 'deep',
  title: { en: 'Break the twin that counts old entries', zh: '攻破统计旧条目的孪生协议' },
  text: {
    en: 's1 leads three servers. Their [[weakened-twin|twin]] of Raft calls an entry [[committed]] as soon as a [[majority]] stores it, whatever its [[term]]. It looks harmless. Build the situation of Figure 8 of the paper, in which such an entry is lost after all; here three servers are enough for it.',
    zh: 's1 领导着三台服务器。它们运行的[[weakened-twin|孪生协议]]不管条目属于哪个[[term]]，只要[[majority]]存有它，就算[[committed]]。这看起来没什么坏处。请搭出论文图 8 的局面，让这样的条目最终还是丢失；在这里三台服务器就够了。',
  },
  scene: {
    scenario: 'three-led-by-s1',
    changes: { variant: 'commitOldTerm', params: { noop: false } },
  },
  begins: { role: 'leader', node: 's1' },
  tasks: [
    {
      kind: 'happens',
      says: {
        en: 'A server leads without an entry that was committed.',
        zh: '当选的领导者缺少一个已提交的条目。',
      },
      cue: { violation: 'leaderCompleteness' },
    },
    disksKept,
    membersKept,
  ],
  hints: [
    {
      en: 'You need two entries at the same place in two logs: an older one that gets committed too early, and a newer one that wins against it later. No new leader writes a no-op here.',
      zh: '需要两份日志在同一位置各有一个条目：旧的那个被过早提交，新的那个后来胜过它。这里的新领导者不写空操作。',
    },
    {
      en: 'First s1 writes something that reaches nobody. Then another server is elected by the third and writes something that reaches nobody either. Now two servers have an entry each, the second one of a higher term.',
      zh: '先让 s1 写入，但谁也收不到。再让另一台服务器凭第三台的选票当选，它也写入，同样谁也收不到。现在两台服务器各有一个条目，后者的任期更高。',
    },
    {
      en: 'Isolate the second leader; s1 is elected by the third server once more and copies its old entry to it: the twin commits. When the network is whole again and the second leader has learnt of the new term, let its election timer run out before s1 has replaced its entry.',
      zh: '隔离第二位领导者，s1 会再次凭第三台的选票当选，并把旧条目复制给它：孪生协议就提交了。恢复网络，等第二位领导者得知新的任期，赶在 s1 替换它的条目之前，让它的选举计时器到时。',
    },
  ],
  solution: [
    { until: { role: 'leader', node: 's1' } },
    { act: { do: 'partition', groups: [['s1'], ['s2', 's3']] } },
    { act: { do: 'request', node: 's1', request: { op: 'put', key: 'x', value: 'old' } } },
    { until: { note: 'voteGranted', names: { second: 'candidate', third: 'server' } } },
    { until: { role: 'leader', node: '{second}' } },
    { act: { do: 'partition', groups: [['s1', '{third}'], ['{second}']] } },
    { act: { do: 'request', node: '{second}', request: { op: 'put', key: 'x', value: 'new' } } },
    { until: { note: 'committed', node: 's1' } },
    { act: { do: 'heal' } },
    { until: { note: 'steppedDown', node: '{second}' } },
    { act: { do: 'fire', node: '{second}', timer: 'election' } },
    { until: { violation: 'leaderCompleteness' } },
  ],
  after: {
    en: 'To be on a majority is not enough for an entry of an older term: a log that ends with a newer term is still more up-to-date, and its owner can be elected. So a leader counts only entries of its own term. Once one of those is on a majority, no such log can win any more, and all that stands before it is safe with it.',
    zh: '旧任期的条目仅仅存在于多数派上还不够：末尾任期更高的日志仍然比它新，其主人仍能当选。所以领导者只统计自己任期的条目。一旦其中一个存在于多数派上，那样的日志就再也赢不了，它之前的所有条目也随之安全。',
  },
};

export const deep: readonly Challenge<RaftTypes>[] = [staleRead, fiveElections, figure8];
