import type { Question } from '../../../../sdk/lesson.ts';
import { lastIndex, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import { beyond } from './beyond.ts';
import {
  agreeUpTo,
  atLeastAsUpToDate,
  commitsAgree,
  holdersOf,
  leadsAlone,
  majorityIn,
  named,
  serverAt,
  serversOf,
  upOf,
  valueAt,
  votersFor,
} from './claims.ts';

export const safety: readonly Question<RaftTypes>[] = [
  {
    id: 'what-is-a-term',
    grade: 'warmUp',
    topic: 'safety',
    asks: {
      en: 'What is a term, and what is it good for?',
      zh: '任期是什么？有什么用？',
    },
    answer: {
      en: 'A [[term]] is a number that grows with every [[election]], and every message carries it. Whoever hears of a higher one adopts it and becomes a [[follower]]; what comes from a lower one is refused. So servers can tell the new leader from an old one without a clock.',
      zh: '[[term]]是一个随每次[[election]]增大的编号，每条消息都带着它。谁听说了更高的任期，就采用它并变回[[follower]]；来自更低任期的消息一律拒绝。这样不用时钟，也能分清谁是新领导者，谁是旧的。',
    },
    mentions: [
      {
        en: 'In each term there is one leader at most, and perhaps none.',
        zh: '每个任期至多一位领导者，也可能没有。',
      },
      {
        en: 'It is [[durable]] and never goes back.',
        zh: '它是[[durable]]的，从不倒退。',
      },
      {
        en: 'An [[entry]] keeps the term in which it was written. Index and term together name it.',
        zh: '[[entry|条目]]保留写下时的任期；索引加任期就唯一确定一个条目。',
      },
      {
        en: 'A high term alone wins nothing: for a vote the logs are compared as well.',
        zh: '光有高任期赢不了选举：投票时还要比较日志。',
      },
    ],
    wrong: {
      says: {
        en: 'A fixed span of time, after which the leader has to be elected again.',
        zh: '一段固定的时间，到期就要重新选举领导者。',
      },
      why: {
        en: 'Nothing runs out. A term lasts until somebody stands for the next one, and with a healthy leader that may be months.',
        zh: '没有什么会到期。有人在下一个任期参选，这个任期才结束；领导者一直健康的话，可能要几个月。',
      },
    },
    show: {
      scene: { scenario: 'minority-leader' },
      moves: [
        { until: { note: 'electionWon', nth: 2, names: { fresh: 'server' } } },
        { until: { note: 'steppedDown', node: 's1' } },
      ],
      look: {
        nodes: ['s1', '{fresh}'],
        tab: 'state',
        select: 's1',
        fields: ['currentTerm', 'role', 'log'],
        entries: [1, 2],
      },
      caption: {
        en: 'Until now s1 led the older term. A message with a higher one has just reached it, and it is a follower in the term of {fresh}. On every server, entries 1 and 2 still bear the older number.',
        zh: 's1 本来还在领导旧任期。一条带着更高任期的消息刚到，它就变回了跟随者，进入 {fresh} 的任期。在所有服务器上，条目 1 和 2 上写的仍是旧任期号。',
      },
      claim(world, node) {
        const [old, fresh] = named(world, node, 's1', '{fresh}');
        if (!old || !fresh || !leadsAlone(world, fresh)) return false;
        const { currentTerm } = fresh.state;
        const own = termAt(old.state, 2);
        return (
          upOf(world).length === serversOf(world).length &&
          old.state.role === 'follower' &&
          old.durable.currentTerm === currentTerm &&
          // It has not come there by an election: it has heard the number, and that was enough.
          !votersFor(world, fresh).includes(old) &&
          votersFor(world, fresh).length >= majorityIn(world) &&
          own > 0 &&
          own < currentTerm &&
          valueAt(old.state, 2) === '1' &&
          holdersOf(world, 2, own).length === serversOf(world).length &&
          serversOf(world).every(({ state }) => state.currentTerm <= currentTerm)
        );
      },
    },
  },
  {
    id: 'crash-before-telling',
    grade: 'core',
    topic: 'safety',
    asks: {
      en: 'A leader has replicated an entry to a majority and crashes before telling anyone. What happens to the entry?',
      zh: '领导者已把条目复制到多数派，还没告诉任何人就宕机了。这个条目会怎么样？',
    },
    answer: {
      en: 'It survives. Any two [[majority|majorities]] share a server, so whoever lacks the [[entry]] is refused by at least one server of every majority, and cannot win. The new leader has it and commits it along with the first entry of its own [[term]]; the [[client]], which has had no answer, asks again.',
      zh: '会保留下来。任意两个[[majority]]都有共同的服务器，缺少这个[[entry|条目]]的候选人在每个多数派里都至少被一台拒绝，无法当选。新领导者拥有这个条目，并随自己[[term]]的第一个条目一起提交它；没有得到答复的[[client]]会再次请求。',
    },
    mentions: [
      {
        en: 'An entry of the leader’s own term is [[committed]] once a majority has it. That is a fact about disks, and not about what anybody knows.',
        zh: '领导者自己任期的条目只要到了多数派上，就[[committed]]了。这取决于磁盘上的事实，而不是谁知道它。',
      },
      {
        en: 'The new leader does not commit it by counting copies but with its own [[no-op]] behind it.',
        zh: '新领导者不靠数副本提交它，而是靠写在它后面的[[no-op]]。',
      },
      {
        en: 'The client’s second request carries the same number, so its [[session]] keeps it from being done twice.',
        zh: '客户端再次请求时用同一个序号，[[session]]保证它不会执行两次。',
      },
      {
        en: 'On a minority the entry might have survived or vanished. Both are right, because nobody was told.',
        zh: '如果只复制到少数派，它可能留下也可能消失。两种结果都对，因为没有人得到过答复。',
      },
    ],
    wrong: {
      says: {
        en: 'It is rolled back, because the leader never said that it was committed.',
        zh: '会被回滚，因为领导者从没说过它已提交。',
      },
      why: {
        en: 'Nobody can roll it back: that would take a leader without the entry, and such a server cannot be elected. Saying it aloud changes nothing.',
        zh: '没有谁能回滚它：那需要一个没有这个条目的领导者，而这样的服务器无法当选。说不说出来，什么也不改变。',
      },
    },
    show: {
      scene: { scenario: 'first-election' },
      moves: [
        { until: { note: 'entryAppended', names: { old: 'server' } } },
        {
          until: {
            send: 'AppendEntriesResult',
            to: '{old}',
            where: { success: true, matchIndex: 2 },
            nth: 2,
          },
        },
        { act: { do: 'crash', node: '{old}' } },
        { until: { note: 'electionWon', names: { heir: 'server' } } },
        { until: { note: 'committed', node: '{heir}' } },
      ],
      look: {
        nodes: ['{old}', '{heir}'],
        tab: 'logs',
        select: '{heir}',
        entries: [2],
      },
      caption: {
        en: '{old} crashed before it heard that a majority has entry 2. {heir} leads now, and has just committed it together with an entry of its own. The client has not been told yet.',
        zh: '{old} 还没得知多数派已存下条目 2 就宕机了。现在 {heir} 是领导者，刚刚把它和自己的一个条目一起提交。客户端还没有得到答复。',
      },
      claim(world, node) {
        const [old, heir] = named(world, node, '{old}', '{heir}');
        if (!old || !heir || !leadsAlone(world, heir)) return false;
        const { state } = heir;
        const term = termAt(state, 2);
        return (
          old.health === 'crashed' &&
          term < state.currentTerm &&
          termAt(old.durable, 2) === term &&
          valueAt(state, 2) === '1' &&
          holdersOf(world, 2, term).length >= majorityIn(world) &&
          // It is committed by an entry of the heir’s own behind it, and applied.
          termAt(state, state.commitIndex) === state.currentTerm &&
          state.lastApplied === state.commitIndex &&
          state.machine.kv.x === '1' &&
          world.history().invocations.length === 1 &&
          world.history().returns.length === 0
        );
      },
    },
  },
  {
    id: 'leader-has-everything',
    grade: 'deep',
    topic: 'safety',
    asks: {
      en: 'Why does every new leader already have all committed entries?',
      zh: '为什么每位新领导者都已经拥有全部已提交的条目？',
    },
    answer: {
      en: 'A [[committed]] [[entry]] is on a [[majority]], and a leader needs the votes of a majority, so at least one voter has the entry. That voter refuses every candidate whose log is less [[up-to-date|up to date]] than its own. So nobody can win without the entry, and this is [[leader-completeness]].',
      zh: '[[committed]]的[[entry|条目]]在[[majority]]上，当选又需要多数派的选票，所以至少有一位投票者拥有这个条目。它会比较[[up-to-date]]，拒绝日志比自己旧的候选人。因此没有这个条目就无法当选，这就是[[leader-completeness]]。',
    },
    mentions: [
      {
        en: 'Two majorities of one cluster have a server in common.',
        zh: '同一集群的两个多数派必有一台共同的服务器。',
      },
      {
        en: 'If the candidate’s last entry is of a later term, one argues by induction: the leader of that term had the committed entry, and by [[log-matching]] so has the candidate.',
        zh: '如果候选人最后一个条目的任期更高，就用归纳法：那个任期的领导者拥有这个已提交的条目，再由[[log-matching]]可知候选人也有。',
      },
      {
        en: 'So entries need to flow one way only, and a leader can begin at once.',
        zh: '因此条目只需单向流动，领导者当选后可以立即开始工作。',
      },
      {
        en: 'It holds for what was committed by the rule that only entries of the leader’s own term are counted.',
        zh: '前提是提交时遵守规则：只对领导者自己任期的条目计数。',
      },
    ],
    wrong: {
      says: {
        en: 'The new leader first fetches what it lacks from the others.',
        zh: '新领导者先从其他服务器那里取来自己缺少的条目。',
      },
      why: {
        en: 'Other protocols do so; Raft has no message for it. Whoever lacks something committed does not become leader.',
        zh: '别的协议有这样做的，但 Raft 没有这种消息。缺少已提交条目的服务器根本当不上领导者。',
      },
    },
    show: {
      scene: { scenario: 'outdated-candidate' },
      moves: [
        { until: { note: 'electionLost', node: 's5' } },
        { until: { note: 'electionWon', names: { leader: 'server' } } },
      ],
      look: {
        nodes: ['s5', '{leader}'],
        tab: 'logs',
        select: '{leader}',
        entries: [2, 3],
      },
      caption: {
        en: 's5 stood first. It lacks entries 2 and 3, which are committed, and nobody gave it a vote. {leader} has them, and has the votes of a majority.',
        zh: 's5 最先参选。它缺少已提交的条目 2 和 3，谁也没有投票给它。{leader} 拥有这两个条目，也得到了多数派的选票。',
      },
      claim(world, node) {
        const [leader, s5] = named(world, node, '{leader}', 's5');
        if (!leader || s5?.health !== 'up' || !leadsAlone(world, leader)) return false;
        const up = upOf(world);
        const committed = Math.max(...up.map(({ state }) => state.commitIndex));
        const voters = votersFor(world, leader);
        const holders = holdersOf(world, committed, termAt(leader.state, committed));
        return (
          committed === 3 &&
          lastIndex(s5.state) < committed &&
          leader.state.currentTerm > 2 &&
          up.every(
            ({ state }) => agreeUpTo(leader.state, state) >= Math.min(committed, state.commitIndex),
          ) &&
          lastIndex(leader.state) >= committed &&
          voters.length >= majorityIn(world) &&
          holders.length >= majorityIn(world) &&
          voters.some((voter) => holders.includes(voter)) &&
          // Whoever has a committed entry has judged s5 by it.
          voters.every((voter) => voter === s5 || !atLeastAsUpToDate(s5.state, voter.state)) &&
          votersFor(world, s5).every((voter) => voter === s5)
        );
      },
    },
  },
  {
    id: 'counting-old-terms',
    grade: 'deep',
    topic: 'safety',
    asks: {
      en: 'Why may a leader not commit an entry of an older term by counting replicas?',
      zh: '领导者为什么不能靠数副本来提交旧任期的条目？',
    },
    answer: {
      en: 'Because being on a [[majority]] does not protect an [[entry]] of an old [[term]]. A server whose last entry is of a later term can still win votes from that very majority, though nobody else has that entry, and overwrite the older one. Only an entry of the leader’s own term on a majority shuts such servers out, and it commits everything before it as well.',
      zh: '因为旧[[term]]的[[entry|条目]]即使在[[majority]]上，也还不安全。某台服务器的最后一个条目任期更高，哪怕只有它自己有，它仍能从这个多数派那里得到选票，再把旧条目覆盖掉。只有领导者自己任期的条目到了多数派上，才能挡住这样的服务器，同时也提交了它之前的一切。',
    },
    mentions: [
      {
        en: 'Figure 8 of the paper shows how an entry on three of five servers is overwritten.',
        zh: '论文的图 8 画出了五台中有三台存着的条目怎样被覆盖。',
      },
      {
        en: 'Voters compare last terms, and an old entry loses that comparison however many copies it has.',
        zh: '投票者比较的是最后一个条目的任期，旧条目的副本再多，也赢不了这个比较。',
      },
      {
        en: 'Old entries are committed indirectly, by one of the leader’s own term behind them.',
        zh: '旧条目是间接提交的，靠的是它们后面那个本任期的条目。',
      },
      {
        en: 'A [[no-op]] at the beginning of the term makes sure that there soon is one.',
        zh: '任期开始时写一个[[no-op]]，就能很快有这样一个条目。',
      },
      {
        en: 'Raft could renumber old entries instead; it keeps their terms, which makes logs easier to reason about.',
        zh: 'Raft 也可以给旧条目改任期号，但它保留原来的任期，这样更容易推理日志。',
      },
    ],
    wrong: {
      says: {
        en: 'Once an entry is on a majority it is safe. The rule is only caution.',
        zh: '条目到了多数派上就安全了，这条规则只是保险起见。',
      },
      why: {
        en: 'In this run it will be overwritten. A leader that had committed it by counting would have answered its client, and the write would be gone.',
        zh: '在这次运行里，它接着就会被覆盖。如果领导者靠数副本提交了它，客户端早已得到答复，写入却没有了。',
      },
    },
    show: {
      scene: { scenario: 'figure-8-d' },
      moves: [
        { until: { note: 'oldTermNotCommitted', node: 's1' } },
        { until: { note: 'electionWon', node: 's5' } },
      ],
      look: {
        nodes: ['s1', 's2', 's3', 's5'],
        tab: 'logs',
        select: 's5',
        entries: [2],
      },
      caption: {
        en: 'Entry 2 of term 2 is on s1, s2 and s3, a majority. Yet s5, which has another entry 2, has just been elected with the votes of s2 and s3. It will overwrite theirs.',
        zh: '任期 2 的条目 2 在 s1、s2、s3 这个多数派上。然而 s5 刚刚当选，连 s2 和 s3 也投了它的票。它的条目 2 是另一个，会覆盖它们的。',
      },
      claim(world, node) {
        const s5 = serverAt(world, node('s5'));
        if (!s5 || !leadsAlone(world, s5)) return false;
        const { state } = s5;
        const holders = holdersOf(world, 2, 2);
        const voters = votersFor(world, s5);
        return (
          holders.length >= majorityIn(world) &&
          state.currentTerm > 3 &&
          termAt(state, 2) === 3 &&
          holdersOf(world, 2, 3).length === 1 &&
          voters.length >= majorityIn(world) &&
          voters.filter((voter) => holders.includes(voter)).length === 2 &&
          // It is lawful: the entry was never committed, and what is committed they share.
          serversOf(world).every(({ state: { commitIndex } }) => commitIndex < 2) &&
          commitsAgree(serversOf(world))
        );
      },
    },
  },
  ...beyond,
];
