import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import { leadersOf, type Raft, serversOf, without, writesIn } from './watching.ts';

const electS3: Challenge<RaftTypes> = {
  id: 'elect-s3',
  grade: 'warmUp',
  title: { en: 'Elect s3, and nobody else', zh: '让 s3 当选，而且只有它' },
  text: {
    en: 'Five servers have just started. Which of them becomes [[leader]] is a matter of chance: of whose [[election-timeout]] runs out first. This time leave nothing to chance. s3 is to lead and nobody else, neither before it nor after.',
    zh: '五台服务器刚刚启动。谁会成为[[leader]]全凭运气：看谁的[[election-timeout]]最先到时。这一次不要听凭运气：要由 s3 领导，在它之前和之后都不许有别的服务器当选。',
  },
  scene: { scenario: 'five-at-the-start' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 's3 is elected.', zh: 's3 当选。' },
      cue: { role: 'leader', node: 's3' },
    },
    {
      kind: 'happens',
      says: {
        en: 's3 gets an [[entry]] [[committed]]: a [[majority]] follows it.',
        zh: 's3 [[committed|提交]]了一个[[entry]]：[[majority]]都跟随它。',
      },
      cue: { note: 'committed', node: 's3' },
    },
    {
      kind: 'never',
      says: { en: 'Nobody else leads.', zh: '没有别的服务器当选。' },
      cue: { any: ['s1', 's2', 's4', 's5'].map((node) => ({ role: 'leader', node })) },
    },
  ],
  hints: [
    {
      en: 'Whoever stands for [[election]] first has the best prospects. What decides who is first?',
      zh: '谁最先参加[[election]]，谁就最有希望。先后由什么决定？',
    },
    {
      en: 'A timer does. You can let a timer run out before its time.',
      zh: '由计时器决定。你可以让一个计时器提前到时。',
    },
    {
      en: 'Before anything else happens, select s3 and let its election timer run out.',
      zh: '趁什么都还没有发生，选中 s3，让它的选举计时器立即到时。',
    },
  ],
  solution: [
    { act: { do: 'fire', node: 's3', timer: 'election' } },
    { until: { note: 'committed', node: 's3' } },
  ],
  after: {
    en: 'An election needs no reason, only a server that begins it. Random timeouts see to it that mostly only one begins; they have nothing to do with who would lead best. All five had the same log, so any of them would do.',
    zh: '选举不需要理由，只需要有一台服务器发起。随机的超时只是为了让通常只有一台先发起，与谁更适合领导无关。五台服务器的日志都一样，谁来领导都行。',
  },
};

const SECONDS = 2;

const twoLeaders: Challenge<RaftTypes> = {
  id: 'two-leaders',
  grade: 'warmUp',
  title: { en: 'Two who believe that they lead', zh: '两台服务器都以为自己在领导' },
  text: {
    en: 's1 leads. Bring the [[cluster]] to a point where a second server leads as well, both of them running, for two seconds. Then have the one of the older term take a write that it cannot get [[committed]]. Is that [[split-brain]]? Look at the terms, and at what each of the two can do.',
    zh: 's1 正在领导。让[[cluster]]里出现第二位领导者，两台都在运行，并持续两秒。再让任期较旧的那位收下一次写入，却无法[[committed|提交]]它。这算[[split-brain]]吗？看看两边的任期，再看看它们各自能做什么。',
  },
  scene: { scenario: 'five-led-by-s1' },
  begins: { note: 'committed', node: 's1' },
  tasks: [
    tally({
      says: {
        en: 'Two running servers lead for two seconds.',
        zh: '有两台运行中的服务器同时是领导者，持续两秒。',
      },
      of: SECONDS,
      memory: (): { since: number | null } => ({ since: null }),
      look(memory, world: Raft) {
        if (leadersOf(world).length < 2) memory.since = null;
        else memory.since ??= world.time;
        return memory.since === null ? 0 : Math.floor((world.time - memory.since) / 1_000_000);
      },
    }),
    {
      kind: 'holds',
      says: {
        en: 'The one of the older term has a write in its log that is not committed.',
        zh: '任期较旧的那位，日志里有一次未提交的写入。',
      },
      holds(world) {
        const [, older] = leadersOf(world);
        return (
          older !== undefined &&
          writesIn(older).some(
            ({ index, entry }) =>
              index > older.state.commitIndex && entry.term === older.state.currentTerm,
          )
        );
      },
    },
  ],
  hints: [
    {
      en: 'The others elect a new leader when they hear nothing from the old one. It must go on running, though.',
      zh: '其他服务器听不到旧领导者的消息，就会选出新的。但旧领导者必须继续运行。',
    },
    {
      en: 'Nobody may be able to tell s1 of the new term. Cut the network, not the machine.',
      zh: '不能让 s1 得知新的任期。要断的是网络，不是机器。',
    },
    {
      en: 'Draw a [[partition]] with s1 on one side and the other four on the other. When they have a leader, ask s1 to write something, and wait.',
      zh: '画一个[[partition]]：s1 在一边，另外四台在另一边。等那边有了领导者，再请 s1 写点什么，然后等待。',
    },
  ],
  solution: [
    { until: { role: 'leader', node: 's1' } },
    { act: { do: 'partition', groups: [['s1'], ['s2', 's3', 's4', 's5']] } },
    { act: { do: 'request', node: 's1', request: { op: 'put', key: 'x', value: 'alone' } } },
    { until: { role: 'leader' } },
    { until: { without: { role: 'follower', node: 's1' }, lasting: '2.1s' } },
  ],
  after: {
    en: 'Two servers may lead at once, but never in the same [[term]], and never with a majority each. The one of the older term still takes requests. It can get none of them committed, so it tells nobody that anything is done. Raft does not promise one leader at a time. It promises one a term.',
    zh: '两台服务器可以同时是领导者，但绝不在同一[[term]]，也绝不会各有一个多数派。任期较旧的那位仍会收下请求，却一个也提交不了，所以它不会告诉任何人事情已经办成。Raft 承诺的不是同一时刻只有一位领导者，而是一个任期只有一位。',
  },
};

/** The term in which everybody has voted and nobody can win any more; null while there is hope. */
function splitTerm(world: Raft): number | null {
  const servers = serversOf(world);
  const votes = new Map<number, number>();
  const [first] = servers;
  for (const { health, state } of servers) {
    if (health !== 'up' || state.currentTerm !== first?.state.currentTerm) return null;
    if (state.votedFor === null) return null;
    votes.set(state.votedFor, (votes.get(state.votedFor) ?? 0) + 1);
  }
  const most = Math.max(0, ...votes.values());
  return 2 * most > servers.length ? null : (first?.state.currentTerm ?? null);
}

const threeSplits: Challenge<RaftTypes> = {
  id: 'three-split-votes',
  grade: 'warmUp',
  title: { en: 'Three terms without a leader', zh: '连续三个任期没有领导者' },
  text: {
    en: 'All five servers run and all messages arrive. Even so, keep them from electing a leader: three terms are to end in a [[split-vote]]. You may touch timers and nothing else. This is the gap in Raft’s [[liveness]]: random timeouts make it improbable, not impossible.',
    zh: '五台服务器都在运行，消息也都能到达。即便如此，也不要让它们选出领导者：要有三个任期以[[split-vote]]告终。除了计时器，什么都不许碰。Raft 的[[liveness]]在这里有个缺口，随机超时只是让它很难遇上，并没有把它堵死。',
  },
  scene: { scenario: 'five-at-the-start' },
  tasks: [
    tally({
      says: {
        en: 'In three terms everybody has voted and nobody has a majority.',
        zh: '有三个任期，人人都投了票，却没有谁得到多数派。',
      },
      of: 3,
      memory: (): { terms: number[] } => ({ terms: [] }),
      look({ terms }, world: Raft) {
        const term = splitTerm(world);
        if (term !== null && !terms.includes(term)) terms.push(term);
        return terms.length;
      },
    }),
    {
      kind: 'never',
      says: { en: 'Nobody leads.', zh: '没有谁当选。' },
      cue: { role: 'leader' },
    },
    without(
      {
        en: 'Servers, disks, clocks, network, messages and settings are left alone.',
        zh: '不碰服务器、磁盘、时钟、网络、消息和设置。',
      },
      ...['crash', 'pause', 'remove', 'add', 'disk', 'clock', 'partition', 'cut', 'link'],
      ...['drop', 'duplicate', 'deliverNow', 'hold', 'byHand', 'set'],
    ),
  ],
  hints: [
    {
      en: 'A [[vote]] is split when several servers stand before any of them hears of another. How could all five stand at once?',
      zh: '几台服务器都赶在听说别人参选之前参选，[[vote]]就会被瓜分。怎样才能让五台同时参选？',
    },
    {
      en: 'Timers of one kind can be moved together: all of them to the moment at which the earliest runs out.',
      zh: '同一种计时器可以一起拨动：全部拨到最早一个到时的那一刻。',
    },
    {
      en: 'Align the election timers before the first of them runs out. When all five candidates have failed, align them again; and once more.',
      zh: '在第一个选举计时器到时之前，把它们全部对齐。五位候选人都落选之后，再对齐一次；然后再来一次。',
    },
  ],
  solution: [
    { until: { when: (world) => world.timers().length === 5 } },
    { act: { do: 'nudge', timer: 'election', how: 'align' } },
    { until: { note: 'electionLost', nth: 5 } },
    { act: { do: 'nudge', timer: 'election', how: 'align' } },
    { until: { note: 'electionLost', nth: 5 } },
    { act: { do: 'nudge', timer: 'election', how: 'align' } },
    { until: { note: 'electionLost', nth: 5 } },
  ],
  after: {
    en: 'Fischer, Lynch and Paterson proved in 1985 that no deterministic algorithm for [[consensus]] is sure to end in an asynchronous network if even one node may fail. Raft gives up none of its [[safety]] for that: for a while it may elect nobody, but it never elects two in one term. Drawing each timeout afresh makes three such rounds in a row very unlikely when nobody helps.',
    zh: 'Fischer、Lynch 和 Paterson 在 1985 年证明：在异步网络里，只要有一个节点可能出故障，就没有哪个确定性的[[consensus]]算法必定会结束。Raft 并不为此牺牲[[safety]]：它可能一时选不出领导者，但绝不会在一个任期里选出两位。每次都重新抽取超时，无人作梗时，这样连续三轮几乎不会发生。',
  },
};

export const beginning: readonly Challenge<RaftTypes>[] = [electS3, threeSplits, twoLeaders];
