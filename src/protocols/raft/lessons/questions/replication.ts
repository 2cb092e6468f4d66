import { slice } from '../../../../core/vector.ts';
import type { Question } from '../../../../sdk/lesson.ts';
import { lastIndex, snapshotIndex, termAt } from '../../log.ts';
import { matchIndexOf, nextIndexOf } from '../../state.ts';
import type { RaftTypes } from '../../types.ts';
import {
  agreeUpTo,
  holdersOf,
  isBeginningOf,
  leadersOf,
  leadsAlone,
  majorityIn,
  named,
  sameLogs,
  serverAt,
  serversOf,
  upOf,
  valueAt,
} from './claims.ts';

export const replication: readonly Question<RaftTypes>[] = [
  {
    id: 'when-committed',
    grade: 'warmUp',
    topic: 'replication',
    asks: {
      en: 'When is an entry committed, and who knows it first?',
      zh: '条目什么时候算已提交？谁最先知道？',
    },
    answer: {
      en: 'An [[entry]] is [[committed]] when a [[majority]] has it on disk and it was written in the [[term]] of the leader that counts the copies. The leader sees this first, from the answers that come in; it applies the entry and answers the client. Followers learn it from the [[commit-index]] in the leader’s next message.',
      zh: '一个[[entry|条目]]存到了[[majority]]的磁盘上，并且是由正在计数的领导者在自己的[[term]]里写下的，就算[[committed]]。领导者从收到的答复里最先得知，随即应用它并答复客户端；跟随者要等领导者的下一条消息，从其中的[[commit-index]]得知。',
    },
    mentions: [
      {
        en: 'It takes a majority of all servers, the leader’s own disk among them, and not of those that happen to be up.',
        zh: '要的是全体服务器的多数派，领导者自己的磁盘也算一份；不是当时在线者的多数派。',
      },
      {
        en: 'Everything before the entry is committed with it.',
        zh: '它之前的所有条目也一起提交。',
      },
      {
        en: 'The client may have its answer before any follower knows that the entry is committed.',
        zh: '客户端得到答复时，可能还没有一个跟随者知道这个条目已经提交。',
      },
      {
        en: 'Committed means that every later leader has it.',
        zh: '已提交意味着以后的每一位领导者都有它。',
      },
    ],
    wrong: {
      says: {
        en: 'When all servers, or most of them, have applied it.',
        zh: '所有服务器或大多数服务器都应用了它的时候。',
      },
      why: {
        en: 'It is the other way round: a server applies an entry because it is committed. Storing it on a majority is what counts; who applies it, and when, does not matter.',
        zh: '正好反过来：因为已提交，服务器才应用它。关键是存到多数派上；谁什么时候应用并不重要。',
      },
    },
    show: {
      scene: { scenario: 'first-election' },
      moves: [{ until: { note: 'committed', nth: 2, names: { leader: 'server' } } }],
      look: {
        nodes: ['{leader}'],
        tab: 'state',
        select: '{leader}',
        fields: ['commitIndex', 'lastApplied', 'matchIndex', 'kv'],
        entries: [2],
      },
      caption: {
        en: '{leader} has just counted a majority for entry 2, and x is in its store. No follower knows yet that the entry is committed.',
        zh: '{leader} 刚数到有多数派存下了条目 2，x 已写进它的键值数据。还没有哪个跟随者知道这个条目已经提交。',
      },
      claim(world, node) {
        const leader = serverAt(world, node('{leader}'));
        if (!leader || !leadsAlone(world, leader)) return false;
        const { state, id } = leader;
        const { commitIndex, currentTerm } = state;
        return (
          valueAt(state, commitIndex) === '1' &&
          termAt(state, commitIndex) === currentTerm &&
          holdersOf(world, commitIndex, currentTerm).length >= majorityIn(world) &&
          state.lastApplied === commitIndex &&
          state.machine.kv.x === '1' &&
          serversOf(world).every(
            (other) =>
              other.id === id ||
              (other.state.commitIndex < commitIndex && other.state.machine.kv.x === undefined),
          )
        );
      },
    },
  },
  {
    id: 'slow-follower',
    grade: 'warmUp',
    topic: 'replication',
    asks: {
      en: 'One follower is slow, or dead. Does the cluster wait for it?',
      zh: '有一个跟随者很慢，或者已经宕机。集群会等它吗？',
    },
    answer: {
      en: 'No. An [[entry]] is [[committed]] by a [[majority]], so among five servers the leader needs its two fastest followers and no others. It remembers for each [[follower]] where to go on, and brings a slow one up to date without making anybody wait.',
      zh: '不会。[[entry|条目]]只要[[majority]]存下就算[[committed]]；五台服务器里，领导者只需要最快的两个跟随者。它为每个[[follower]]记着该从哪里继续，落后的另外补齐，谁也不用等。',
    },
    mentions: [
      {
        en: 'The cluster goes at the pace of the slowest server in its fastest majority.',
        zh: '集群的速度取决于最快的那个多数派里最慢的一台。',
      },
      {
        en: 'The leader sends again, for as long as it takes; a follower’s silence never makes it give up.',
        zh: '领导者会一直重发，无论跟随者沉默多久都不放弃。',
      },
      {
        en: 'When it is back, what it lacks may be left only in a [[snapshot]]; it gets that first.',
        zh: '等它回来，它缺少的内容可能只剩在[[snapshot]]里，就先发给它快照。',
      },
      {
        en: 'The reserve is smaller meanwhile: with one of five down, only one more may fail.',
        zh: '这期间余量变小：五台里已有一台宕机，就只能再坏一台。',
      },
    ],
    wrong: {
      says: {
        en: 'Yes, the leader waits for all of them, or the copies would differ.',
        zh: '会，领导者要等所有跟随者，否则副本就不一致。',
      },
      why: {
        en: 'Copies may lag as long as they never contradict each other in what is committed. If one had to wait for all, a single crash would stop everything.',
        zh: '副本可以落后，只要在已提交的内容上不互相矛盾。如果要等所有副本，一台宕机就会让一切停下。',
      },
    },
    show: {
      scene: { scenario: 'follower-far-behind' },
      moves: [
        { until: { command: 'crash', names: { slow: 'node' } } },
        { until: { command: 'restart' } },
      ],
      look: { nodes: ['{slow}'], tab: 'logs', select: '{slow}' },
      caption: {
        en: '{slow} has just come back. While it was away, the other four went on and committed dozens of entries.',
        zh: '{slow} 刚刚重启。它不在的时候，另外四台照常工作，提交了几十个条目。',
      },
      claim(world, node) {
        const slow = serverAt(world, node('{slow}'));
        const [leader] = leadersOf(world);
        if (!slow || !leader) return false;
        const { commitIndex } = leader.state;
        const done = holdersOf(world, commitIndex, termAt(leader.state, commitIndex));
        return (
          slow.health === 'up' &&
          commitIndex - lastIndex(slow.state) > 50 &&
          isBeginningOf(slow.state, leader.state) &&
          !done.includes(slow) &&
          done.length === serversOf(world).length - 1
        );
      },
    },
  },
  {
    id: 'extra-entries',
    grade: 'core',
    topic: 'replication',
    asks: {
      en: 'A follower has entries that the leader does not have. What happens to them?',
      zh: '跟随者有一些领导者没有的条目，它们会怎么样？',
    },
    answer: {
      en: 'They are cut off. A leader never changes its own [[log]] ([[leader-append-only]]); it makes the log of every [[follower]] like its own, and where the two first differ the follower drops what it has from there on. Nothing is lost by that: had one of these entries been [[committed]], the leader would have it.',
      zh: '它们会被删掉。领导者从不改动自己的[[log]]（[[leader-append-only]]），而是让每个[[follower]]的日志与自己相同；从两者最先不同的地方起，跟随者删掉自己的条目。这不会丢失什么：其中只要有一个[[committed]]，领导者就一定有它。',
    },
    mentions: [
      {
        en: 'Entries flow from the leader to the followers and never back.',
        zh: '条目只从领导者流向跟随者，从不倒流。',
      },
      {
        en: 'A follower cuts only where an entry really conflicts. A late message that merely ends earlier must not shorten its log.',
        zh: '只有条目确实冲突时跟随者才删除。迟到的旧消息只是结尾较早，不能因此截短日志。',
      },
      {
        en: 'No server has applied them, because none knew them to be committed.',
        zh: '没有服务器应用过它们，因为没有谁知道它们已提交。',
      },
      {
        en: 'The client that wanted them has had no answer, and asks again.',
        zh: '提出这些请求的客户端没有得到答复，会再次请求。',
      },
    ],
    wrong: {
      says: {
        en: 'The leader takes them over, so that no write gets lost.',
        zh: '领导者把它们收进自己的日志，这样写入就不会丢。',
      },
      why: {
        en: 'Raft has no message for that. A write that nobody was told of may be lost; one that the client knows of never is.',
        zh: 'Raft 没有这样的消息。没有人得到过答复的写入可以丢；客户端已经知道成功的写入绝不会丢。',
      },
    },
    show: {
      scene: { scenario: 'minority-leader' },
      moves: [
        { until: { note: 'electionWon', nth: 2, names: { fresh: 'server' } } },
        { until: { note: 'conflictTruncated', names: { done: 'server' } } },
      ],
      look: { nodes: ['s1', 's2', '{fresh}'], tab: 'logs', select: '{done}', entries: [3, 4] },
      caption: {
        en: 's1 and s2 were cut off and had two entries that nobody else has. {done} has just dropped them, and its log is now that of leader {fresh}. The other one still has them, and has not applied them.',
        zh: 's1 和 s2 曾被隔离，有两个别人都没有的条目。{done} 刚刚删掉了它们，日志已与领导者 {fresh} 相同。另一台还留着它们，但没有应用过。',
      },
      claim(world, node) {
        const [fresh, done] = named(world, node, '{fresh}', '{done}');
        if (fresh?.state.role !== 'leader' || !done) return false;
        const others = serversOf(world).filter(({ state }) => !sameLogs(state, fresh.state));
        const [waits] = others;
        if (waits === undefined || others.length !== 1) return false;
        const { state } = waits;
        const first = agreeUpTo(state, fresh.state) + 1;
        return (
          !others.includes(done) &&
          lastIndex(state) === first + 1 &&
          [first, first + 1].every((index) => valueAt(state, index) === 'lost') &&
          termAt(state, first) < termAt(fresh.state, first) &&
          fresh.state.commitIndex > first &&
          state.commitIndex < first &&
          // Nobody’s store has seen them.
          serversOf(world).every(({ state: { machine } }) =>
            Object.values(machine.kv).every((value) => value !== 'lost'),
          )
        );
      },
    },
  },
  {
    id: 'find-difference',
    grade: 'core',
    topic: 'replication',
    asks: {
      en: 'How does a leader find out where a follower’s log differs from its own?',
      zh: '领导者怎样找出跟随者的日志从哪里开始与自己不同？',
    },
    answer: {
      en: 'By trying. Each AppendEntries names the [[entry]] before the new ones by index and [[term]], and a [[follower]] that does not have that very entry refuses. The leader goes back and tries again until they agree, and by [[log-matching]] one entry that agrees vouches for all before it.',
      zh: '靠试探。每条 AppendEntries 都用索引和[[term]]指明新[[entry|条目]]之前的那一个；[[follower]]如果没有这个条目就拒绝。领导者往回退一些再试，直到一致为止；根据[[log-matching]]，一个条目一致，它之前的就全都一致。',
    },
    mentions: [
      {
        en: 'For each follower there is a [[next-index]]; after an election it stands right behind the leader’s own log.',
        zh: '每个跟随者都有一个 [[next-index]]；当选之后，它从领导者日志的末尾之后开始。',
      },
      {
        en: 'The follower’s part of it is the [[consistency-check]].',
        zh: '跟随者所做的就是[[consistency-check]]。',
      },
      {
        en: 'With a refusal the follower names the term in the way and where that term begins, so the leader skips whole terms and not single entries.',
        zh: '跟随者在拒绝时说明挡在那里的任期以及它从哪里开始，领导者就能一次跳过整个任期，而不是逐条后退。',
      },
      {
        en: 'A heartbeat carries the same check, so a difference shows even if nobody writes.',
        zh: '心跳也带有同样的检查，所以没有写入时也能发现差异。',
      },
    ],
    wrong: {
      says: {
        en: 'A new leader collects everybody’s logs and compares them.',
        zh: '新领导者先收集所有服务器的日志，再逐一比较。',
      },
      why: {
        en: 'No log ever travels to a leader. A yes or no about one entry tells enough, and the usual answer is a yes at the first try.',
        zh: '日志从不往领导者那里传。对一个条目回答是或否就够了，而且通常第一次就一致。',
      },
    },
    show: {
      scene: { scenario: 'figure-7' },
      moves: [
        { until: { note: 'electionWon', node: 's1' } },
        { until: { note: 'backedUp', where: { follower: 's7' }, nth: 2 } },
      ],
      look: {
        nodes: ['s1', 's7'],
        tab: 'state',
        select: 's1',
        fields: ['nextIndex', 'matchIndex'],
        entries: [3, 4],
      },
      caption: {
        en: 's7 differs from entry 4 on, eight entries in all. It has refused twice, once for each term that was in the way, and now s1 knows that it has to go on at entry 4.',
        zh: 's7 从条目 4 起就与 s1 不同，一共八个条目。它拒绝了两次，每个挡在那里的任期一次；现在 s1 知道要从条目 4 继续。',
      },
      claim(world, node) {
        const [leader, other] = named(world, node, 's1', 's7');
        if (leader?.state.role !== 'leader' || !other) return false;
        const { state } = leader;
        const next = nextIndexOf(state, other.id);
        const agreed = agreeUpTo(state, other.state);
        const skipped = slice(other.state.log, agreed);
        return (
          // Nothing has changed in the follower’s log; it has only been asked about it.
          matchIndexOf(state, other.id) === 0 &&
          skipped.length === 8 &&
          new Set(skipped.map((entry) => entry.term)).size === 2 &&
          next === agreed + 1 &&
          // What goes out to it now rests on the last entry that they share, so it will be taken.
          world
            .inFlight()
            .some(
              ({ to, message }) =>
                to === other.id &&
                message.type === 'AppendEntries' &&
                message.prevLogIndex === agreed &&
                message.prevLogTerm === termAt(other.state, agreed),
            )
        );
      },
    },
  },
  {
    id: 'no-holes',
    grade: 'core',
    topic: 'replication',
    asks: {
      en: 'Why must the log be contiguous?',
      zh: '日志为什么必须连续，不能有空洞？',
    },
    answer: {
      en: 'Because Raft says a great deal about a [[log]] with very few numbers. One index and [[term]] that agree vouch for all before them, the last [[entry]] alone decides about a vote, and one [[commit-index]] covers all below it. With holes, each of these would have to be said entry by entry.',
      zh: '因为 Raft 用很少的几个数就说明了整份[[log]]。一处索引和[[term]]一致，之前的就全都一致；只看最后一个[[entry|条目]]就能决定投不投票；一个[[commit-index]]涵盖它以下的全部。有了空洞，这些都得逐条说明。',
    },
    mentions: [
      {
        en: 'A follower takes new entries only if it has the one right before them: the [[consistency-check]].',
        zh: '只有紧挨在前面的那个条目也在，跟随者才接受新条目，这就是[[consistency-check]]。',
      },
      {
        en: 'From that, step by step, follows [[log-matching]].',
        zh: '由此一步一步推出[[log-matching]]。',
      },
      {
        en: 'Commands are applied in order anyway, so what lies behind a hole would be of no use yet.',
        zh: '命令反正要按顺序应用，空洞之后的条目暂时也没有用。',
      },
      {
        en: 'The price shows with [[pipelining]]: after a lost message the follower refuses all that was sent behind it. Multi-Paxos may fill its slots in any order.',
        zh: '代价在[[pipelining]]时看得出来：丢了一条消息，跟随者会拒绝在它之后发出的条目。Multi-Paxos 则可以按任意顺序填写槽位。',
      },
    ],
    wrong: {
      says: {
        en: 'A follower may keep later entries and fill the gap afterwards, as TCP does.',
        zh: '跟随者可以先存下后面的条目，以后再补上缺口，就像 TCP 那样。',
      },
      why: {
        en: 'In TCP nobody else can write what is missing; in Raft another leader may put something else there. And a server with a late entry and a hole before it would look up to date in an election.',
        zh: 'TCP 里缺的那一段不会被别人改写，而 Raft 里别的领导者可能在那里写下不同的内容。况且，带着空洞却有靠后条目的服务器，在选举时会显得日志很新。',
      },
    },
    show: {
      scene: {
        scenario: 'follower-far-behind',
        changes: {
          params: { pipelining: true, heartbeat: '2s', electionTimeout: ['10s', '12s'] },
          network: { delay: { fixed: '10ms' } },
        },
      },
      moves: [
        { until: { note: 'entryAppended', node: 's1', nth: 3 } },
        { act: { do: 'drop', type: 'AppendEntries', from: 's1', to: 's3' } },
        { until: { note: 'consistencyFailed', node: 's3' } },
        { until: { note: 'backedUp', node: 's1', where: { follower: 's3' } } },
      ],
      look: { nodes: ['s3'], tab: 'logs', select: 's3' },
      caption: {
        en: 'One message to s3 was lost. s3 has refused the next one, though it brought a good entry, and has named the one that it lacks. So s1 sends both; the others have them already.',
        zh: '发给 s3 的一条消息丢失了。下一条带来的条目虽然没有问题，s3 还是拒绝了它，并说明自己缺哪一个。于是 s1 把两个一起发给它；其他服务器都已存下。',
      },
      claim(world, node) {
        const s3 = serverAt(world, node('s3'));
        const [leader] = leadersOf(world);
        if (!s3 || !leader) return false;
        const last = lastIndex(s3.state);
        const later = last + 2;
        const again = world
          .inFlight()
          .some(
            ({ to, message }) =>
              to === s3.id &&
              message.type === 'AppendEntries' &&
              message.prevLogIndex === last &&
              message.entries.length >= 2,
          );
        return (
          again &&
          // It has refused something and accepted nothing since, and has nothing behind the hole.
          leader.state.leading?.probing.includes(s3.id) === true &&
          isBeginningOf(s3.state, leader.state) &&
          upOf(world).every(
            ({ id, durable }) =>
              id === s3.id || termAt(durable, later) === leader.state.currentTerm,
          )
        );
      },
    },
  },
  {
    id: 'commit-index-lost',
    grade: 'deep',
    topic: 'replication',
    asks: {
      en: 'The commit index is not on disk. Why does a restart of all servers lose nothing?',
      zh: '提交索引不在磁盘上。为什么所有服务器一起重启，也不会丢失什么？',
    },
    answer: {
      en: 'Because it can be found again. What is [[committed]] stands in the logs of a [[majority]], so whoever is elected has it; and once the new leader has committed an [[entry]] of its own [[term]], everything before is committed as well. Then all apply the log from its beginning, or from their [[snapshot]], and come to the same state.',
      zh: '因为它可以重新得出。[[committed]]的内容在[[majority]]的日志里，当选者必定拥有；新领导者只要提交了自己[[term]]的一个[[entry|条目]]，之前的就都随之提交。然后大家从头或从[[snapshot]]开始应用日志，得到同样的状态。',
    },
    mentions: [
      {
        en: 'On disk are term, vote, log and snapshot; all else is [[volatile]].',
        zh: '磁盘上有任期、选票、日志和快照，其余都是[[volatile]]的。',
      },
      {
        en: 'After a restart the [[commit-index]] begins at 0, or where the snapshot ends. It never claims too much.',
        zh: '重启后，[[commit-index]]从 0 或快照的末尾开始，绝不会偏大。',
      },
      {
        en: 'The leader may not count the old entries by themselves. That is what the [[no-op]] at the beginning of its term is for.',
        zh: '领导者不能单凭计数提交旧条目，所以才在任期开始时写一个[[no-op]]。',
      },
      {
        en: 'A store that is itself on disk must remember how far it has applied, or it would apply entries twice.',
        zh: '如果状态机的数据本身就在磁盘上，它必须记住应用到了哪里，否则会重复应用。',
      },
    ],
    wrong: {
      says: {
        en: 'It would lose something. That is why real systems write the commit index to disk.',
        zh: '会丢，所以实际系统都把提交索引写到磁盘。',
      },
      why: {
        en: 'Some do, etcd for one, and can apply sooner after a restart. Safety does not need it: an old value is merely too low.',
        zh: '有些系统确实会写，比如 etcd，这样重启后能更早开始应用。安全性并不需要它：旧值只是偏小而已。',
      },
    },
    show: {
      scene: { scenario: 'power-loss' },
      moves: [
        { until: { note: 'electionWon', nth: 2, names: { leader: 'server' } } },
        { until: { note: 'committed', node: '{leader}' } },
      ],
      look: {
        nodes: ['{leader}'],
        tab: 'state',
        select: '{leader}',
        fields: ['log', 'commitIndex', 'lastApplied', 'kv'],
      },
      caption: {
        en: 'All servers lost power, and three are back. {leader} has just committed its first own entry and with it all the old ones, and its store is back. The others have the same log and know of no commit yet.',
        zh: '所有服务器都断过电，现在有三台已重启。{leader} 刚提交了自己的第一个条目，旧条目随之全部提交，它的数据也恢复了。其他服务器有同样的日志，但还不知道哪些已提交。',
      },
      claim(world, node) {
        const leader = serverAt(world, node('{leader}'));
        if (leader?.state.role !== 'leader') return false;
        const { state } = leader;
        const { commitIndex, currentTerm, lastApplied, machine } = state;
        const up = upOf(world);
        return (
          snapshotIndex(state) === 0 &&
          termAt(state, commitIndex) === currentTerm &&
          termAt(state, commitIndex - 1) < currentTerm &&
          lastApplied === commitIndex &&
          machine.kv.x === '13' &&
          machine.kv.y === '2' &&
          up.length >= majorityIn(world) &&
          up.every(
            (server) =>
              !('commitIndex' in server.durable) &&
              sameLogs(server.durable, state) &&
              (server === leader || server.state.commitIndex === 0),
          )
        );
      },
    },
  },
];
