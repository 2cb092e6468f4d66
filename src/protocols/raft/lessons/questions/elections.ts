import type { Question } from '../../../../sdk/lesson.ts';
import { lastIndex, lastTerm, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import {
  areCutOff,
  atLeastAsUpToDate,
  commitsAgree,
  holdersOf,
  leadersOf,
  leadsAlone,
  majorityIn,
  named,
  serverAt,
  serversOf,
  upOf,
  votersFor,
} from './claims.ts';

export const elections: readonly Question<RaftTypes>[] = [
  {
    id: 'odd-number',
    grade: 'warmUp',
    topic: 'elections',
    asks: {
      en: 'Why do people run three or five servers, and not four?',
      zh: '为什么大家部署三台或五台服务器，而不是四台？',
    },
    answer: {
      en: 'Every decision takes a [[majority]], and of four servers that is three. So four survive one failure, just as three do: the fourth is one more to pay for and to wait for. And a [[partition]] can cut four into halves, of which neither can do anything.',
      zh: '每个决定都要[[majority]]同意，四台的多数派是三台。所以四台只能容忍一台故障，和三台一样：第四台既要花钱，又要多等一份答复。四台还可能被[[partition]]切成两半，哪一半都做不了事。',
    },
    mentions: [
      {
        en: 'Three servers and four survive one failure; five and six survive two.',
        zh: '三台和四台都只容忍一台故障，五台和六台都只容忍两台。',
      },
      {
        en: 'With four, an [[entry]] must be on three disks before it counts; with three, on two.',
        zh: '四台时，一个[[entry|条目]]要存到三台上才算数；三台时只要两台。',
      },
      {
        en: 'Cut into halves, an even cluster elects nobody and commits nothing on either side.',
        zh: '偶数台的集群被切成两半时，两边都选不出领导者，也提交不了任何条目。',
      },
      {
        en: 'An even number is not unsafe. A cluster passes through one whenever it grows from three to five, server by server.',
        zh: '偶数并非不安全。集群从三台逐台扩到五台时，就会经过四台。',
      },
    ],
    wrong: {
      says: {
        en: 'With an even number each half can elect a leader of its own, and the data drift apart.',
        zh: '台数为偶数时，两半可以各选一位领导者，数据就会不一致。',
      },
      why: {
        en: 'Half is not a majority. Neither half can elect anybody, so the cluster stands still; it does not come apart.',
        zh: '一半不是多数派。哪一半都选不出领导者，集群只会停下来，不会分裂成两个。',
      },
    },
    show: {
      scene: { scenario: 'leader-crash', changes: { nodes: { server: 4 } } },
      moves: [
        { until: { note: 'committed', nth: 3 } },
        {
          act: {
            do: 'partition',
            groups: [
              ['s1', 's2'],
              ['s3', 's4'],
            ],
          },
        },
        { until: { note: 'entryAppended', node: 's1' } },
        { until: { role: 'candidate', names: { rival: 'node' } } },
        {
          until: {
            deliver: 'RequestVoteResult',
            node: '{rival}',
            where: { voteGranted: true },
          },
        },
      ],
      look: {
        nodes: ['s1', '{rival}'],
        tab: 'state',
        select: '{rival}',
        fields: ['role', 'currentTerm', 'votesGranted'],
      },
      caption: {
        en: 'Four servers, cut two and two. {rival} has two of the three votes that it needs. The entry that s1 has taken meanwhile is on two disks, which is one too few as well.',
        zh: '四台服务器被切成两台对两台。{rival} 需要三票，只得到两票。s1 在此期间写入的条目只存到了两台上，也少一台。',
      },
      claim(world, node) {
        const [leader, rival] = named(world, node, 's1', '{rival}');
        if (!leader || !rival) return false;
        const far = serversOf(world).filter(({ name }) => name === 's3' || name === 's4');
        const near = serversOf(world).filter((server) => !far.includes(server));
        const last = lastIndex(leader.state);
        return (
          areCutOff(world, near, far) &&
          near.length === far.length &&
          far.includes(rival) &&
          upOf(world).length === near.length + far.length &&
          rival.state.role === 'candidate' &&
          rival.state.currentTerm > leader.state.currentTerm &&
          rival.state.votesGranted.length === far.length &&
          far.length < majorityIn(world) &&
          leadsAlone(world, leader) &&
          commitsAgree(serversOf(world)) &&
          last > leader.state.commitIndex &&
          holdersOf(world, last, termAt(leader.state, last)).length === near.length
        );
      },
    },
  },
  {
    id: 'random-timeout',
    grade: 'warmUp',
    topic: 'elections',
    asks: {
      en: 'Why is the election timeout random?',
      zh: '选举超时为什么要随机？',
    },
    answer: {
      en: 'If all servers waited equally long, all would become [[candidate|candidates]] at the same moment, each would vote for itself, and nobody would get a [[majority]]. Then they would wait equally long again. With a random [[election-timeout]] one server usually wakes alone, and has its votes before the next one wakes.',
      zh: '如果所有服务器等待的时间一样长，它们会同时成为[[candidate]]，各投自己一票，谁也得不到[[majority]]；然后又一起等同样长的时间。[[election-timeout]]随机之后，通常有一台先醒来，在下一台醒来之前就已拿到选票。',
    },
    mentions: [
      {
        en: 'Equal timeouts split the vote, and split it again in the next term.',
        zh: '超时相同，选票就会被瓜分，下一个任期还是一样。',
      },
      {
        en: 'Every timeout is drawn afresh, so one unlucky draw does not repeat itself.',
        zh: '每次超时都重新抽取，一次运气不好不会重演。',
      },
      {
        en: 'The range must be wide compared with the time that messages take, or the draws might as well be equal.',
        zh: '随机范围要远大于消息往返的时间，否则和没有随机差不多。',
      },
      {
        en: 'Chance serves [[liveness]] alone. [[safety|Safety]] does not rest on it.',
        zh: '随机只是为了[[liveness]]，[[safety]]并不靠它。',
      },
    ],
    wrong: {
      says: {
        en: 'So that two servers never stand at once. Otherwise there would be two leaders.',
        zh: '为了不让两台服务器同时参选，否则就会出现两个领导者。',
      },
      why: {
        en: 'They still may stand at once, only more rarely. What rules out two leaders of one term is that each server has one vote in it.',
        zh: '它们仍可能同时参选，只是少见了。同一任期不会有两个领导者，靠的是每台服务器在一个任期只有一票。',
      },
    },
    show: {
      scene: { scenario: 'split-vote' },
      moves: [{ until: { note: 'electionWon', names: { leader: 'server' } } }],
      look: {
        nodes: ['{leader}'],
        tab: 'state',
        select: '{leader}',
        fields: ['role', 'currentTerm', 'votedFor'],
      },
      caption: {
        en: 'With equal timeouts one term after another failed; the term’s number tells how many. Now that they are random, {leader} has woken before the others, and everybody has voted for it.',
        zh: '超时相同的时候，任期一个接一个地作废，看任期号就知道有多少个。改为随机之后，{leader} 比别人先醒来，所有服务器都把票投给了它。',
      },
      claim(world, node) {
        const leader = serverAt(world, node('{leader}'));
        if (!leader || !leadsAlone(world, leader)) return false;
        const timers = world.timers().filter(({ timer }) => timer.type === 'election');
        const others = serversOf(world).length - 1;
        return (
          // One term after another was lost before.
          leader.state.currentTerm > serversOf(world).length &&
          votersFor(world, leader).length === serversOf(world).length &&
          timers.length === others &&
          new Set(timers.map(({ dueAt }) => dueAt)).size === others
        );
      },
    },
  },
  {
    id: 'split-vote',
    grade: 'core',
    topic: 'elections',
    asks: {
      en: 'What is a split vote, how likely is it, and how does Raft get out of it?',
      zh: '什么是选票瓜分？它有多大可能发生？Raft 怎样摆脱它？',
    },
    answer: {
      en: 'In a [[split-vote]] several [[candidate|candidates]] stand in one [[term]], and none of them gets a [[majority]]. It takes two timeouts that end within about a message’s travel time of each other, so a wide random range makes it rare. Nothing has to be repaired: the term stays without a leader, and whoever times out next begins another one.',
      zh: '[[split-vote]]就是几位[[candidate]]在同一[[term]]参选，谁也得不到[[majority]]。两个超时的到期时刻大约要相差不到一条消息的传送时间，才会发生瓜分，所以随机范围足够宽时很少见。无须修复什么：这个任期没有领导者，下一个超时的服务器会开始新的任期。',
    },
    mentions: [
      {
        en: 'Each server has one [[vote]] a term, and a candidate gives it to itself.',
        zh: '每台服务器每个任期只有一张[[vote]]，候选人把它投给自己。',
      },
      {
        en: 'A term may have no leader. It never has two.',
        zh: '一个任期可以没有领导者，但绝不会有两个。',
      },
      {
        en: 'The wider the timeouts are spread against the delay of messages, the rarer it is.',
        zh: '超时的范围相对于消息延迟越宽，瓜分就越少。',
      },
      {
        en: 'In the paper’s experiment, elections without any randomness took more than ten seconds; five milliseconds of it brought the median downtime to 287 milliseconds.',
        zh: '在论文的实验里，没有随机时选举要花十秒以上；只加五毫秒的随机，停机时间的中位数就降到 287 毫秒。',
      },
    ],
    wrong: {
      says: {
        en: 'The tie is broken: the server with the higher id, or the longer log, wins.',
        zh: '平票时由编号大的或日志长的服务器胜出。',
      },
      why: {
        en: 'Raft breaks no ties. A vote that is given stays given, so the term is simply lost and another one begins.',
        zh: 'Raft 不裁决平票。投出的票不会改投，这个任期就此作废，再开始下一个。',
      },
    },
    show: {
      scene: { scenario: 'split-vote' },
      moves: [{ until: { note: 'electionLost', nth: 5 } }],
      look: {
        nodes: ['s1', 's2', 's3', 's4', 's5'],
        tab: 'state',
        select: 's1',
        fields: ['currentTerm', 'votedFor', 'role'],
      },
      caption: {
        en: 'All five stood in the same term, and each voted for itself. Nobody has a vote left to give in this term, so nobody can win it any more.',
        zh: '五台服务器在同一任期参选，各投了自己一票。这个任期里谁也没有票可投了，所以谁也赢不了。',
      },
      claim(world) {
        const all = serversOf(world);
        const [first] = all;
        return all.every(
          (server) =>
            server.health === 'up' &&
            server.state.role === 'follower' &&
            server.state.currentTerm === first?.state.currentTerm &&
            server.durable.votedFor === server.id &&
            votersFor(world, server).length < majorityIn(world),
        );
      },
    },
  },
  {
    id: 'two-leaders',
    grade: 'core',
    topic: 'elections',
    asks: {
      en: 'Two nodes both think they are leader. How can that happen in Raft, and why is it not a disaster?',
      zh: '两个节点都以为自己是领导者。这在 Raft 里怎么会发生？为什么不会出大事？',
    },
    answer: {
      en: 'A [[leader]] that is cut off does not learn that the others have elected somebody else, in a higher [[term]]. It still takes requests, but without a [[majority]] it cannot commit them. The first message from the higher term makes it a follower.',
      zh: '被隔离的[[leader]]不知道其他服务器已经在更高的[[term]]里另选了别人。它仍然接受请求，但没有[[majority]]就提交不了。一收到更高任期的消息，它就变回跟随者。',
    },
    mentions: [
      {
        en: '[[election-safety|Election Safety]] allows one leader a term, not one leader at a time.',
        zh: '[[election-safety]]说的是每个任期至多一位领导者，不是每个时刻至多一位。',
      },
      {
        en: 'A majority has moved on to the higher term and refuses whatever the old leader sends.',
        zh: '多数派已经进入更高的任期，会拒绝旧领导者发来的一切。',
      },
      {
        en: 'Its clients get no answer, so nothing has been promised to anybody.',
        zh: '它的客户端得不到答复，所以它没有向任何人作出过承诺。',
      },
      {
        en: 'What it has written alone gives way when it is back.',
        zh: '它独自写下的条目，在它回来之后会被替换。',
      },
      {
        en: 'Reads are the catch: if it answered from its own store without asking a majority, they could be [[stale-read|stale]].',
        zh: '要当心的是读取：如果它不问多数派就用自己的数据答复，就会造成[[stale-read]]。',
      },
    ],
    wrong: {
      says: {
        en: 'It cannot happen. Raft guarantees that there is only one leader.',
        zh: '不可能发生，Raft 保证只有一个领导者。',
      },
      why: {
        en: 'It guarantees one leader for each term. No server can know at once that its own term is over.',
        zh: '它保证的是每个任期至多一个。没有哪台服务器能立刻知道自己的任期已经结束。',
      },
    },
    show: {
      scene: { scenario: 'minority-leader' },
      moves: [
        { until: { note: 'electionWon', nth: 2, names: { fresh: 'server' } } },
        { until: { note: 'entryAppended', node: 's1', nth: 2 } },
        { until: { note: 'committed', node: '{fresh}' } },
      ],
      look: {
        nodes: ['s1', '{fresh}'],
        tab: 'logs',
        select: 's1',
        entries: [3, 4],
      },
      caption: {
        en: 's1 still leads the older term and has two entries that it cannot commit. {fresh} leads the newer one; three of five servers are on its side, and it commits.',
        zh: 's1 仍在领导旧任期，有两个条目提交不了。{fresh} 领导新任期，五台服务器中有三台在它这边，它能提交。',
      },
      claim(world, node) {
        const [old, fresh] = named(world, node, 's1', '{fresh}');
        if (!old || !fresh || leadersOf(world).length !== 2) return false;
        const { state: a } = old;
        const { state: b } = fresh;
        const ahead = serversOf(world).filter(({ state }) => state.currentTerm === b.currentTerm);
        return (
          a.role === 'leader' &&
          b.role === 'leader' &&
          a.currentTerm < b.currentTerm &&
          // A majority is in the newer term and will hear no more of the older one.
          ahead.length >= majorityIn(world) &&
          votersFor(world, fresh).length >= majorityIn(world) &&
          lastIndex(a) === a.commitIndex + 2 &&
          holdersOf(world, a.commitIndex + 1, a.currentTerm).length < majorityIn(world) &&
          termAt(b, b.commitIndex) === b.currentTerm &&
          holdersOf(world, b.commitIndex, b.currentTerm).length >= majorityIn(world) &&
          commitsAgree(upOf(world))
        );
      },
    },
  },
  {
    id: 'longer-log-loses',
    grade: 'core',
    topic: 'elections',
    asks: {
      en: 'Can a server with more entries lose an election to one with fewer?',
      zh: '条目多的服务器会在选举中输给条目少的吗？',
    },
    answer: {
      en: 'Yes. To judge which log is more [[up-to-date|up to date]], voters compare the [[term]] of the last [[entry]] first, and the length only if the terms are equal. Many entries of an old term may be leftovers that were never [[committed]]. A last entry of a later term comes from a later leader, and that leader had everything committed before it.',
      zh: '会。判断[[up-to-date]]时，投票者先比较最后一个[[entry|条目]]的[[term]]，任期相同才比较长度。旧任期的条目再多，也可能都没有[[committed|提交]]过。最后一个条目的任期更高，说明它来自更晚的领导者，而那位领导者拥有此前提交的一切。',
    },
    mentions: [
      {
        en: 'First the term of the last entry, then its index.',
        zh: '先比最后一个条目的任期，再比它的索引。',
      },
      {
        en: 'A leader that is cut off can pile up any number of entries that nobody else has.',
        zh: '被隔离的领导者可以独自积累任意多的条目，别人都没有。',
      },
      {
        en: 'If length decided, a server without some committed entries could win.',
        zh: '如果只看长度，缺少已提交条目的服务器也可能当选。',
      },
      {
        en: 'The winner need not have the best log of all, only one as good as those of a majority.',
        zh: '当选者的日志不必是所有服务器中最新的，只要不比多数派的旧。',
      },
    ],
    wrong: {
      says: {
        en: 'The server with the longest log wins, because it has lost the least.',
        zh: '日志最长的服务器当选，因为它丢得最少。',
      },
      why: {
        en: 'Length says how much was written, not how much was committed. What never reached a majority may be lost, and nobody was promised otherwise.',
        zh: '长度只说明写了多少，不说明提交了多少。没有到过多数派的条目可以丢，谁也没有得到过承诺。',
      },
    },
    show: {
      scene: { scenario: 'figure-7', changes: { params: { noop: false } } },
      moves: [
        { act: { do: 'fire', node: 's7', timer: 'election' } },
        { until: { note: 'electionLost', node: 's7' } },
        { until: { note: 'electionWon', node: 's1' } },
      ],
      look: { nodes: ['s1', 's7'], tab: 'logs', select: 's7', entries: [10, 11] },
      caption: {
        en: 's7 stood first. It has eleven entries, the last of term 3, and all refused, s3 with its four entries among them. s1 has ten, the last of term 6, and now s7 itself has voted for s1.',
        zh: 's7 最先参选。它有十一个条目，最后一个属于任期 3，其他服务器都拒绝了它，连只有四个条目的 s3 也不例外。s1 有十个条目，最后一个属于任期 6；现在连 s7 也投票给了 s1。',
      },
      claim(world, node) {
        const [s1, s3, s7] = named(world, node, 's1', 's3', 's7');
        if (!s1 || !s3 || !s7 || !leadsAlone(world, s1)) return false;
        return (
          lastIndex(s7.state) > lastIndex(s1.state) &&
          lastTerm(s7.state) < lastTerm(s1.state) &&
          lastIndex(s3.state) < lastIndex(s7.state) &&
          lastTerm(s3.state) > lastTerm(s7.state) &&
          // All began in term 7, so an election has been lost before this one.
          s1.state.currentTerm === 9 &&
          s7.state.role === 'follower' &&
          votersFor(world, s1).includes(s7) &&
          // Everybody has judged by this rule, and by no other.
          serversOf(world).every(
            (voter) =>
              votersFor(world, s1).includes(voter) === atLeastAsUpToDate(s1.state, voter.state),
          )
        );
      },
    },
  },
  {
    id: 'vote-on-disk',
    grade: 'deep',
    topic: 'elections',
    asks: {
      en: 'What exactly must be on disk before a server answers a RequestVote?',
      zh: '服务器答复 RequestVote 之前，到底哪些东西必须已经写到磁盘？',
    },
    answer: {
      en: 'Its [[term]], and whom it has voted for in it. If a [[crash]] made it forget either, it could come back, vote a second time in the same term, and so give that term two leaders. Its log is there already: it was written when the server acknowledged the entries.',
      zh: '它的[[term]]，以及它在这个任期里投给了谁。如果[[crash]]之后忘了其中任何一个，它回来后就可能在同一任期再投一次，让这个任期有两个领导者。日志早已在磁盘上：服务器确认条目的时候就写好了。',
    },
    mentions: [
      {
        en: '`currentTerm` and `votedFor`, flushed before the answer leaves. A buffer in memory does not count.',
        zh: '`currentTerm` 和 `votedFor` 要在答复发出之前真正落盘，留在内存缓冲区里不算。',
      },
      {
        en: 'A higher term that comes with the request is written even if the answer is no.',
        zh: '请求带来了更高的任期时，即使答复是拒绝，也要先写下新任期。',
      },
      {
        en: 'A candidate writes both before it asks, because it votes for itself.',
        zh: '候选人在请求投票之前也要先写这两项，因为它投了自己一票。',
      },
      {
        en: 'The role, the known leader and `commitIndex` are [[volatile]]. They are found out again.',
        zh: '角色、已知的领导者和 `commitIndex` 都是[[volatile]]的，可以重新得知。',
      },
    ],
    wrong: {
      says: {
        en: 'Only the log. A vote matters for a moment, and after a restart one begins afresh anyway.',
        zh: '只有日志。选票只管一时，反正重启以后一切从头来过。',
      },
      why: {
        en: 'A restart can be quicker than an election. Whoever votes before a crash and again after it has voted twice, and two votes of one server can make two leaders.',
        zh: '重启可能比一次选举还快。宕机前投一次，重启后再投一次，就是投了两票；一台服务器的两票足以造出两个领导者。',
      },
    },
    show: {
      scene: { scenario: 'vote-survives-crash' },
      moves: [{ until: { note: 'voteDeniedAlreadyVoted', node: 's2' } }],
      look: {
        nodes: ['s2', 's3'],
        tab: 'state',
        select: 's2',
        fields: ['currentTerm', 'votedFor', 'leaderId'],
      },
      caption: {
        en: 's2 voted for s1, crashed, and has come back. It no longer knows who leads, but it knows whom it voted for, and so it refuses s3 in the same term.',
        zh: 's2 投票给 s1 后宕机，现在已经重启。它不再知道谁是领导者，但还知道自己把票投给了谁，因此在同一任期拒绝了 s3。',
      },
      claim(world, node) {
        const [s1, s2, s3] = named(world, node, 's1', 's2', 's3');
        if (!s1 || !s2 || !s3) return false;
        const term = s1.state.currentTerm;
        const refusal = world
          .inFlight()
          .some(
            ({ from, to, message }) =>
              from === s2.id &&
              to === s3.id &&
              message.type === 'RequestVoteResult' &&
              !message.voteGranted,
          );
        return (
          refusal &&
          upOf(world).includes(s2) &&
          leadsAlone(world, s1) &&
          s3.state.role === 'candidate' &&
          s3.state.currentTerm === term &&
          s2.durable.currentTerm === term &&
          s2.durable.votedFor === s1.id &&
          s2.state.leaderId === null &&
          // With s2 either of them has a majority, without it neither has.
          votersFor(world, s1).length === majorityIn(world) &&
          votersFor(world, s3).length === majorityIn(world) - 1
        );
      },
    },
  },
];
