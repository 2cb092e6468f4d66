import { equalPlain } from '../../../../core/plain.ts';
import type { Question } from '../../../../sdk/lesson.ts';
import { entryAt, lastIndex, snapshotIndex, termAt } from '../../log.ts';
import { machineOf, type Snapshot } from '../../machine.ts';
import type { RaftTypes } from '../../types.ts';
import { leadersOf, serverAt, serversOf, upOf } from './claims.ts';
import { askedFor, clientsOf, toldValue } from './claimsFurther.ts';

type RaftQuestion = Question<RaftTypes>;

export const snapshotContents: RaftQuestion = {
  id: 'what-is-in-a-snapshot',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'A log must not grow for ever, so servers take snapshots. What has to be in one?',
    zh: '日志不能无限增长，所以要做快照。快照里必须有什么？',
  },
  answer: {
    en: 'Everything that the entries it replaces have left behind: the state of the [[state-machine]] with the clients’ sessions, the [[configuration]] as of the last entry included, and that entry’s index and term. With the last two the [[log]] goes on behind the [[snapshot]] as if the entries were still there.',
    zh: '凡是被它取代的那些条目留下的结果，都要有：[[state-machine]]的状态（包括客户端会话）、截至所含最后一条时的[[configuration]]，以及那一条的索引和任期。有了最后这两项，[[log]]就能接着[[snapshot]]往下走，好像那些条目还在一样。',
  },
  mentions: [
    {
      en: 'Index and term of the last entry are what the next [[consistency-check]] asks for.',
      zh: '最后一条的索引和任期，是下一次[[consistency-check]]要用的。',
    },
    {
      en: 'Without the configuration a server would not know whose votes count once the entry is gone.',
      zh: '记录配置的条目没了之后，快照里若没有配置，服务器就不知道谁的票算数。',
    },
    {
      en: 'Without the sessions a repeated request would be executed again.',
      zh: '没有会话，重复的请求就会再执行一遍。',
    },
    {
      en: 'Only applied entries go in; current term and vote are kept beside it as before.',
      zh: '只有已应用的条目才能进快照；当前任期和选票照旧另外保存。',
    },
  ],
  wrong: {
    says: {
      en: 'The key-value data; that is all there is to keep.',
      zh: '键值数据，要留的就这些。',
    },
    why: {
      en: 'Three things would be lost with the entries: where the log goes on, who the members are, and which requests were already answered. Each of them breaks something after the next restart.',
      zh: '随条目一起丢掉的还有三样：日志从哪里接续、成员是谁、哪些请求已经答复过。少了任何一样，下次重启之后都会出错。',
    },
  },
  show: {
    scene: { scenario: 'snapshot-lagging' },
    moves: [
      { until: { note: 'snapshotTaken', node: 's1' } },
      { act: { do: 'crash', node: 's1' } },
      { act: { do: 'restart', node: 's1', disk: 'keep' } },
    ],
    look: {
      nodes: ['s1'],
      event: false,
      tab: 'state',
      select: 's1',
      fields: ['snapshot', 'log', 'config', 'kv', 'sessions'],
    },
    caption: {
      en: 's1 has put all its entries into a snapshot, has crashed and is back. Its log is empty, and yet it has the store, the session of c1 and the members: all from the snapshot.',
      zh: 's1 把所有条目做成快照，宕机后刚刚重启。它的日志是空的，可是数据、c1 的会话和成员名单都在：全部来自快照。',
    },
    claim(world) {
      const [server, other] = serversOf(world);
      const [client] = clientsOf(world);
      const snapshot = server?.durable.snapshot as Snapshot | null | undefined;
      if (!server || !other || !client || !snapshot) return false;
      const { state } = server;
      const latest: Record<string, string> = {};
      for (const put of askedFor(world, 'put').reverse()) {
        if (put.answer && 'key' in put.request) latest[put.request.key] = toldValue(put) ?? '';
      }
      return (
        state.log.length === 0 &&
        equalPlain(state.machine, machineOf(snapshot)) &&
        Object.entries(latest).every(([key, value]) => state.machine.kv[key] === value) &&
        Object.keys(latest).length > 2 &&
        state.machine.sessions[client.id]?.serial === client.state.serial &&
        termAt(other.state, snapshot.lastIncludedIndex) === snapshot.lastIncludedTerm &&
        state.lastApplied === snapshot.lastIncludedIndex &&
        equalPlain(state.membership.config, other.state.membership.config)
      );
    },
  },
};

export const snapshotSent: RaftQuestion = {
  id: 'when-a-snapshot-is-sent',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'When does a leader send a follower a snapshot instead of entries, and what does the follower do with it?',
    zh: '领导者什么时候给跟随者发快照而不发条目？跟随者收到后怎么办？',
  },
  answer: {
    en: 'When the next entry that the [[follower]] needs is no longer in the leader’s [[log]], because it has gone into the leader’s own [[snapshot]]. The follower puts the snapshot in the place of its log up to there, and of its state machine, and goes on with entries behind it. Otherwise every server takes its own snapshots, and nobody is asked.',
    zh: '当[[follower]]需要的下一个条目已经不在领导者的[[log]]里、而是并入了领导者自己的[[snapshot]]的时候。跟随者用这份快照替换自己到那里为止的日志，也替换状态机，之后再接着收条目。除此之外，每台服务器各做各的快照，不必问谁。',
  },
  mentions: [
    {
      en: 'It happens to servers that were away for long, and to new ones.',
      zh: '会遇到这种情况的，是离开很久的服务器和新加入的服务器。',
    },
    {
      en: 'It travels in parts, and a part that is lost is sent again.',
      zh: '快照分块传送，丢了哪块就重发哪块。',
    },
    {
      en: 'If the follower’s log has the last included entry, it keeps what follows; otherwise it drops the whole log.',
      zh: '跟随者的日志里若有快照所含的最后一条，就保留其后的条目；否则整份日志都丢弃。',
    },
    {
      en: 'A snapshot that reaches no further than what is committed there already is ignored.',
      zh: '如果快照没有超过它已提交的位置，就不予理会。',
    },
  ],
  wrong: {
    says: {
      en: 'The leader takes the snapshots and sends each one to everybody.',
      zh: '快照由领导者统一做，再发给所有跟随者。',
    },
    why: {
      en: 'That would send over the network what every follower can make from its own log. Snapshots hold only what is committed, so servers may take them alone without ever disagreeing.',
      zh: '跟随者用自己的日志就能做出来的东西，没必要再走一遍网络。快照里只有已提交的内容，各做各的也不会互相矛盾。',
    },
  },
  show: {
    scene: { scenario: 'snapshot-lagging' },
    moves: [
      { until: { command: 'restart', node: 's5' } },
      { until: { deliver: 'InstallSnapshot', node: 's5', names: { leader: 'peer' } } },
    ],
    look: { nodes: ['{leader}', 's5'], tab: 'logs', entries: [2, 3] },
    caption: {
      en: 's5 ends at entry 2 and needs entry 3. {leader} has that in its snapshot only, so it has begun to send this; the other followers go on getting entries.',
      zh: 's5 的日志到第 2 条为止，需要第 3 条；而 {leader} 只在快照里有它，于是开始传送快照。其他跟随者收到的仍是条目。',
    },
    claim(world, node) {
      const leader = leadersOf(world)[0];
      const behind = serverAt(world, node('s5'));
      if (!leader || behind?.health !== 'up' || leader.id !== node('{leader}')) return false;
      const needs = lastIndex(behind.state) + 1;
      const others = upOf(world).filter(({ id }) => id !== leader.id && id !== behind.id);
      const installing = Object.keys(leader.state.leading?.installing ?? {});
      return (
        needs === 3 &&
        needs <= snapshotIndex(leader.state) &&
        entryAt(leader.state, needs) === undefined &&
        installing.length === 1 &&
        installing[0] === String(behind.id) &&
        others.every(({ id }) => (leader.state.matchIndex[id] ?? 0) > snapshotIndex(leader.state))
      );
    },
  },
};
