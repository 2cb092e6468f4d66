import type { Question } from '../../../../sdk/lesson.ts';
import { lastIndex, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import {
  commitsAgree,
  holdersOf,
  isBeginningOf,
  leadersOf,
  majorityIn,
  named,
  oneLeaderATerm,
  serverAt,
  serversOf,
  upOf,
} from './claims.ts';

/** Of safety, what goes beyond Raft’s own rules: what it takes for granted, and what others do instead. */
export const beyond: readonly Question<RaftTypes>[] = [
  {
    id: 'wrong-clocks',
    grade: 'deep',
    topic: 'safety',
    asks: {
      en: 'What breaks in Raft if the clocks are wrong?',
      zh: '如果时钟不准，Raft 会出什么问题？',
    },
    answer: {
      en: 'Nothing that was promised, but the cluster may get less done. Clocks decide only when to send a [[heartbeat]] and when to begin an [[election]]; what is newer is decided by terms and indexes. The exception is reads under a [[lease]]: they trust that clocks run at nearly the same rate.',
      zh: 'Raft 的承诺不会因此落空，但集群可能做不成多少事。时钟只决定什么时候发[[heartbeat]]、什么时候发起[[election]]；谁新谁旧，由任期和索引决定。例外是用[[lease]]的读取：它相信各台时钟走得几乎一样快。',
    },
    mentions: [
      {
        en: 'The time of day plays no part at all. Only how fast a clock runs matters.',
        zh: '时钟显示几点根本不重要，重要的只是它走得多快。',
      },
      {
        en: 'With a fast clock a server loses patience too early and deposes leaders that are well. [[pre-vote|PreVote]] and [[check-quorum|CheckQuorum]] help.',
        zh: '时钟走得快的服务器过早失去耐心，把好好的领导者拉下台。[[pre-vote]] 和 [[check-quorum]] 可以缓解。',
      },
      {
        en: 'With slow clocks a crash is noticed late.',
        zh: '时钟走得慢，就会很晚才发现宕机。',
      },
      {
        en: 'Timeouts must be much longer than messages take, but only for the sake of [[liveness]].',
        zh: '超时要远长于消息传送的时间，但这只是为了[[liveness]]。',
      },
      {
        en: 'A lease has to allow for [[clock-drift]], or it gives a [[stale-read]].',
        zh: '租约必须为[[clock-drift]]留出余量，否则会造成[[stale-read]]。',
      },
    ],
    wrong: {
      says: {
        en: 'Entries get out of order, because they are ordered by time.',
        zh: '条目的顺序会乱，因为它们按时间排序。',
      },
      why: {
        en: 'No entry has a time in it. Its place is its index, the leader gives it, and the consistency check keeps it.',
        zh: '条目里没有时间。它的位置就是索引，由领导者给定，由一致性检查保持不变。',
      },
    },
    show: {
      scene: { scenario: 'leader-crash' },
      moves: [
        { until: { note: 'committed', nth: 3 } },
        { act: { do: 'clock', node: 's4', offset: '60min' } },
        { act: { do: 'clock', node: 's5', drift: 3 } },
        { until: { note: 'steppedDown', node: 's1' } },
        { until: { note: 'electionWon', names: { leader: 'server' } } },
        { until: { note: 'committed', node: '{leader}' } },
      ],
      look: {
        nodes: ['s4', 's5', '{leader}'],
        tab: 'logs',
        select: '{leader}',
      },
      caption: {
        en: 'The clock of s4 is an hour ahead, and nobody notices. That of s5 runs at four times the right speed, so it lost patience between two heartbeats, and s1 was deposed though nothing was wrong with it. {leader} leads now, and all that was committed is still there.',
        zh: 's4 的时钟快了一小时，没有谁察觉。s5 的时钟以四倍的速度走，在两次心跳之间就失去了耐心，于是 s1 好端端地被拉下了台。现在 {leader} 是领导者，已提交的内容一个不少。',
      },
      claim(world, node) {
        const [leader, s1, s4, s5] = named(world, node, '{leader}', 's1', 's4', 's5');
        if (leader?.state.role !== 'leader' || !s1 || !s4 || !s5) return false;
        const servers = serversOf(world);
        const committed = Math.max(...servers.map(({ state }) => state.commitIndex));
        return (
          s4.clockOffset >= 3_600_000_000 &&
          s5.clockRate[0] === 4 * s5.clockRate[1] &&
          // Nothing else was wrong: everybody is up, and s1 leads no more.
          upOf(world).length === servers.length &&
          s1.state.role === 'follower' &&
          s1.state.currentTerm === leader.state.currentTerm &&
          // All three of the older term are committed, and one of the new leader’s own.
          termAt(leader.state, 3) < leader.state.currentTerm &&
          committed > 3 &&
          termAt(leader.state, committed) === leader.state.currentTerm &&
          holdersOf(world, committed, termAt(leader.state, committed)).length >=
            majorityIn(world) &&
          lastIndex(leader.state) >= committed &&
          commitsAgree(servers) &&
          oneLeaderATerm(world)
        );
      },
    },
  },
  {
    id: 'raft-and-paxos',
    grade: 'deep',
    topic: 'safety',
    asks: {
      en: 'Raft against Paxos: what is really different?',
      zh: 'Raft 和 Paxos 到底有什么不同？',
    },
    answer: {
      en: 'Less than people say: both solve [[consensus]] with a [[majority]] for a leader and a majority for each [[entry]], and both survive the same failures. The difference is how a leader begins. In Raft only a server with an [[up-to-date|up-to-date]] log can win, and entries keep the [[term]] in which they were written; in Multi-Paxos anybody can win, and then learns what may have been chosen and proposes it again under its own number.',
      zh: '没有人们说的那么大：两者都解决[[consensus]]，都靠[[majority]]选出领导者、靠多数派确定每个[[entry|条目]]，能容忍的故障也一样。不同在于领导者怎样上任。Raft 按[[up-to-date]]限制谁能当选，条目保留写下时的[[term]]；Multi-Paxos 谁都可以当选，当选后先打听哪些值可能已被选定，再用自己的编号重新提议。',
    },
    mentions: [
      {
        en: 'In quiet times both commit with one round trip from the leader to a majority.',
        zh: '平稳运行时，两者都只需领导者与多数派之间一个来回就能提交。',
      },
      {
        en: 'In Raft entries flow from the leader only, and the log has no holes; Multi-Paxos may decide its slots in any order.',
        zh: 'Raft 的条目只从领导者流出，日志没有空洞；Multi-Paxos 可以按任意顺序确定各个槽位。',
      },
      {
        en: 'Keeping the old terms has a price: the rule that old entries are not committed by counting.',
        zh: '保留旧任期的代价，就是不能靠计数提交旧条目这条规则。',
      },
      {
        en: 'Raft is written down as one whole, with membership and snapshots; with Multi-Paxos every implementer has to fill in the rest.',
        zh: 'Raft 连同成员变更和快照一起完整地写了下来；Multi-Paxos 则要由每个实现者自己补全。',
      },
    ],
    wrong: {
      says: {
        en: 'Paxos has no leader and is slower. Raft fixed that.',
        zh: 'Paxos 没有领导者，所以更慢；Raft 解决了这个问题。',
      },
      why: {
        en: 'Multi-Paxos has a stable leader as well and sends as many messages. Raft’s aim was to be understood, not to be faster.',
        zh: 'Multi-Paxos 同样有稳定的领导者，消息数也一样多。Raft 追求的是易懂，而不是更快。',
      },
    },
    show: {
      scene: { scenario: 'figure-8-e' },
      moves: [
        { until: { note: 'oldTermNotCommitted', node: 's1' } },
        { until: { note: 'committed', node: 's1' } },
      ],
      look: {
        nodes: ['s1', 's2', 's3'],
        tab: 'logs',
        select: 's1',
        entries: [2, 3],
      },
      caption: {
        en: 's1 leads term 4 and has just committed entries 2 and 3. Entry 2 still says term 2; a Paxos leader would have proposed it again under its own number.',
        zh: 's1 领导任期 4，刚刚提交了条目 2 和 3。条目 2 上写的仍是任期 2；换成 Paxos，领导者会用自己的编号重新提议它。',
      },
      claim(world, node) {
        const leader = serverAt(world, node('s1'));
        if (leader?.state.role !== 'leader') return false;
        const { state } = leader;
        const { commitIndex, currentTerm } = state;
        return (
          commitIndex === 3 &&
          termAt(state, 3) === currentTerm &&
          // The old entry has kept its term, and under that term a majority has it.
          termAt(state, 2) === 2 &&
          currentTerm > 2 &&
          holdersOf(world, 2, 2).length >= majorityIn(world) &&
          holdersOf(world, 3, currentTerm).length >= majorityIn(world) &&
          // Nobody else leads; and no server that is up has anything that the leader has not.
          leadersOf(world).length === 1 &&
          upOf(world).every((server) => isBeginningOf(server.durable, state))
        );
      },
    },
  },
];
