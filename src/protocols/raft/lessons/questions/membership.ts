import type { Question } from '../../../../sdk/lesson.ts';
import { isJoint, isVoter, makeConfig, quorumOf } from '../../config.ts';
import { lastIndex, termAt } from '../../log.ts';
import type { RaftTypes } from '../../types.ts';
import { holdersOf, leadersOf, serverAt, serversOf, votersFor } from './claims.ts';
import { configOf, majoritiesMeet } from './claimsFurther.ts';

type RaftQuestion = Question<RaftTypes>;

const idsOf = (servers: ReturnType<typeof serversOf>) => servers.map(({ id }) => id);

export const switchedAtOnce: RaftQuestion = {
  id: 'why-not-switch-at-once',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'You want to go from three servers to five. Why not simply give every server the new list of members?',
    zh: '要从三台服务器扩到五台。为什么不能直接把新的成员名单发给每台服务器？',
  },
  answer: {
    en: 'Servers cannot all switch at one moment. In between, some count by the old [[configuration]] and others by the new one, and a [[majority]] of the one need not share a server with a majority of the other. So two leaders can be elected in one term. Raft makes the change through the [[log]], in steps whose majorities always overlap.',
    zh: '所有服务器不可能在同一瞬间切换。切换途中，有的按旧[[configuration]]计票，有的按新配置计票，而一边的[[majority]]与另一边的多数派可能没有任何一台是共同的，于是同一任期可能选出两位领导者。Raft 通过[[log]]来变更成员，并保证每一步的前后两个多数派必有重叠。',
  },
  mentions: [
    {
      en: 'Two of the old three and three of the new five can be five different servers.',
      zh: '旧配置三台里的两台，加上新配置五台里的三台，可以是五台互不相同的服务器。',
    },
    {
      en: 'Changing one server at a time avoids this, since such majorities always share a server.',
      zh: '每次只增减一台就不会这样，因为前后的多数派总有一台是共同的。',
    },
    {
      en: '[[joint-consensus]] avoids it for any change, by asking for both majorities.',
      zh: '[[joint-consensus]]则要求两边的多数派都同意，因此适用于任意变更。',
    },
    {
      en: 'A server uses a configuration as soon as it is in its log, committed or not.',
      zh: '新配置一写进日志就立即使用，不等提交。',
    },
  ],
  wrong: {
    says: {
      en: 'It is fine if it is done quickly, or with the network up.',
      zh: '只要动作快，或者趁网络正常时做，就没问题。',
    },
    why: {
      en: 'However short the time between, an election can fall into it. Safety must not depend on nothing happening just now.',
      zh: '间隔再短，也可能赶上一次选举。安全性不能靠“恰好这会儿没事”来保证。',
    },
  },
  show: {
    scene: { scenario: 'switched-at-once' },
    moves: [
      {
        until: {
          all: [
            { note: 'electionWon', node: 's1' },
            { note: 'electionWon', node: 's3' },
          ],
        },
      },
    ],
    look: { nodes: ['s1', 's3'], tab: 'state', select: 's1', fields: ['currentTerm', 'config'] },
    caption: {
      en: 's1 has two votes of its three, s3 has three of its five, and they have none in common. Two servers lead in the same term.',
      zh: 's1 得到三票中的两票，s3 得到五票中的三票，投票者没有一台相同。同一任期里有了两位领导者。',
    },
    claim(world) {
      const [a, b, ...more] = leadersOf(world);
      if (!a || !b || more.length > 0) return false;
      const [forA, forB] = [idsOf(votersFor(world, a)), idsOf(votersFor(world, b))];
      return (
        a.state.currentTerm === b.state.currentTerm &&
        quorumOf(configOf(a), forA) &&
        quorumOf(configOf(b), forB) &&
        !forA.some((id) => forB.includes(id)) &&
        !majoritiesMeet(configOf(a), configOf(b))
      );
    },
  },
};

export const catchUpFirst: RaftQuestion = {
  id: 'catch-up-before-voting',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'A new server has an empty log. Why is it not made a voter at once?',
    zh: '新服务器的日志是空的。为什么不马上让它成为有投票权的成员？',
  },
  answer: {
    en: 'As a voter it counts in the [[majority]] from that moment, but it cannot help to commit anything before it has the whole [[log]]. A failure that the [[cluster]] could have stood before may then stop it until the newcomer has caught up. So the leader first sends it the log as a [[non-voting-member]], round by round, and adds it when a round is short enough.',
    zh: '一旦有了投票权，它立刻就计入[[majority]]的基数，可在拿到整份[[log]]之前，它帮不上任何提交的忙。原来承受得住的故障，这时可能让[[cluster]]一直停到它追上为止。所以领导者先把它当作[[non-voting-member]]，一轮一轮地发日志，等某一轮足够短了再让它加入。',
  },
  mentions: [
    {
      en: 'From three to four the majority rises from two to three.',
      zh: '从三台变成四台，多数派就从两台变成三台。',
    },
    {
      en: 'Each round sends what was appended during the last one, so rounds get shorter.',
      zh: '每一轮发送的是上一轮期间新追加的条目，所以一轮比一轮短。',
    },
    {
      en: 'A round shorter than an [[election-timeout]] means that the rest will not be noticed.',
      zh: '某一轮短于一个[[election-timeout]]，剩下的差距就不会被察觉。',
    },
    {
      en: 'A server that is too slow or cannot be reached is refused instead of added.',
      zh: '太慢或联系不上的服务器会被拒绝，而不是硬加进来。',
    },
  ],
  wrong: {
    says: {
      en: 'More voters make the cluster safer right away.',
      zh: '投票成员多了，集群马上就更安全。',
    },
    why: {
      en: 'For a while they make it less available: the majority has grown, and the new server cannot be part of one yet.',
      zh: '在一段时间里，可用性反而下降：多数派变大了，而新服务器还当不了其中一员。',
    },
  },
  show: {
    scene: { scenario: 'add-server' },
    moves: [
      { until: { note: 'catchUpStarted', names: { leader: 'server' } } },
      { until: { note: 'committed', node: '{leader}' } },
    ],
    look: { nodes: ['{leader}', 's6'], tab: 'logs', select: '{leader}' },
    caption: {
      en: '{leader} is sending the log to s6, which has nothing yet and no vote. Meanwhile the five have committed a further entry without it.',
      zh: '{leader} 正在把日志发给 s6；s6 还什么都没有，也没有投票权。与此同时，原来的五台不靠它又提交了一个条目。',
    },
    claim(world, node) {
      const leader = serverAt(world, node('{leader}'));
      const fresh = serversOf(world)[5];
      if (!leader || !fresh) return false;
      const { change } = leader.state.leading ?? {};
      const index = leader.state.commitIndex;
      const holders = idsOf(holdersOf(world, index, leader.state.currentTerm));
      return (
        change?.newcomers.join() === String(fresh.id) &&
        !isVoter(configOf(leader), fresh.id) &&
        configOf(leader).voters.length === 5 &&
        lastIndex(fresh.state) === 0 &&
        index >= change.roundEnd &&
        quorumOf(configOf(leader), holders)
      );
    },
  },
};

export const jointOrSingle: RaftQuestion = {
  id: 'joint-or-single',
  grade: 'core',
  topic: 'operation',
  asks: {
    en: 'Raft knows two ways to change members: one server at a time, and joint consensus. How do they differ, and when do you need the second?',
    zh: 'Raft 有两种成员变更方法：一次一台，以及联合共识。它们有什么不同？什么时候非用后者不可？',
  },
  answer: {
    en: 'With a [[single-server-change]] old and new majorities always share a server, so the new [[configuration]] may simply be used as soon as it is in the log. [[joint-consensus]] allows any change in one go: in between, every election and every commit needs a majority of the old members and one of the new. It is for replacing several at once without passing through weaker clusters.',
    zh: '采用[[single-server-change]]时，新旧多数派总有一台是共同的，所以新[[configuration]]一写进日志就可以直接使用。[[joint-consensus]]可以一次完成任意变更：过渡期间，每次选举和每次提交都需要旧成员的多数派和新成员的多数派同时同意。要一次换掉好几台、又不想经过更脆弱的中间状态，就用它。',
  },
  mentions: [
    {
      en: 'Only one change at a time: the last one must be committed before the next begins.',
      zh: '同一时间只能有一次变更：上一次提交之后，下一次才能开始。',
    },
    {
      en: 'A joint change writes two entries: old and new together, then new alone.',
      zh: '联合变更要写两个条目：先是新旧并存的配置，再是单独的新配置。',
    },
    {
      en: 'If the leader crashes in the middle, the next one finishes the change.',
      zh: '领导者中途宕机，下一位会接着把变更做完。',
    },
    {
      en: 'A leader that is not in the new configuration leads on without counting itself, and steps down when it is committed.',
      zh: '不在新配置里的领导者会继续领导、但不把自己计入多数派，等新配置提交后再退位。',
    },
  ],
  wrong: {
    says: {
      en: 'During a joint change a majority of all servers together is enough.',
      zh: '联合变更期间，只要所有服务器合起来过半就行。',
    },
    why: {
      en: 'That would let the new servers decide alone if they are many, while a majority of the old ones knows nothing of it. Both halves must agree, each by its own majority.',
      zh: '那样的话，新服务器一多就能单独作主，而旧成员的多数派毫不知情。必须两边各自过半。',
    },
  },
  show: {
    scene: { scenario: 'joint-consensus' },
    moves: [
      { until: { note: 'electionWon', where: { joint: true }, names: { leader: 'server' } } },
    ],
    look: {
      nodes: ['{leader}'],
      tab: 'state',
      select: '{leader}',
      fields: ['currentTerm', 'config'],
    },
    caption: {
      en: 'The leader crashed in the middle of the change, and {leader} has been elected by a majority of the old five and a majority of the new five. One of them alone would not have been enough.',
      zh: '领导者在变更途中宕机，{leader} 同时得到旧五台和新五台各自的多数派支持，才得以当选。只有其中一边是不够的。',
    },
    claim(world, node) {
      const leader = serverAt(world, node('{leader}'));
      const { voters = [], oldVoters = null } = leader ? configOf(leader) : {};
      if (leader?.state.role !== 'leader' || oldVoters === null) return false;
      const both = configOf(leader);
      const [before, after] = [makeConfig(oldVoters), makeConfig(voters)];
      const joins = voters.filter((id) => !oldVoters.includes(id));
      const votes = idsOf(votersFor(world, leader));
      return (
        isJoint(both) &&
        quorumOf(before, votes) &&
        quorumOf(after, votes) &&
        joins.length > 1 &&
        !majoritiesMeet(before, after) &&
        majoritiesMeet(before, both) &&
        majoritiesMeet(both, after) &&
        majoritiesMeet(before, makeConfig([...oldVoters, ...joins.slice(0, 1)]))
      );
    },
  },
};

export const earlyChange: RaftQuestion = {
  id: 'change-too-early',
  grade: 'deep',
  topic: 'operation',
  asks: {
    en: 'Single-server changes as first published had a bug, which was corrected in 2015. What was it?',
    zh: '单节点变更最初发表的版本有个漏洞，2015 年才更正。漏洞是什么？',
  },
  answer: {
    en: 'One change overlaps with the configuration before it, but two changes begun by different leaders from the same old [[configuration]] need not overlap with each other. So a leader that had left its change uncommitted could come back, win by a [[majority]] that shares nobody with the other one, and overwrite [[committed]] entries. The correction: a leader begins no change before it has committed an entry of its own [[term]].',
    zh: '一次变更和它之前的配置总有重叠，但两位领导者从同一个旧[[configuration]]出发各自发起的变更，彼此却未必重叠。于是，变更没提交完就下台的领导者可以卷土重来，凭一个与对方毫无交集的[[majority]]当选，覆盖[[committed|已提交]]的条目。更正的办法是：领导者先提交一条自己[[term]]的条目，才能发起变更。',
  },
  mentions: [
    {
      en: 'A server goes by the newest configuration in its log, committed or not, so an abandoned one still counts for those that have it.',
      zh: '服务器以日志里最新的配置为准，不论是否提交；所以半途而废的配置，对存有它的服务器仍然算数。',
    },
    {
      en: 'To commit an entry of the own term means that a majority has left every older leader behind.',
      zh: '提交了自己任期的条目，就意味着已有多数派不再承认任何更早的领导者。',
    },
    {
      en: 'The [[no-op]] at the start of a term does it, so the rule costs next to nothing.',
      zh: '任期开始时的[[no-op]]正好满足这一条，几乎没有额外代价。',
    },
    {
      en: 'Joint consensus does not have this bug.',
      zh: '联合共识没有这个漏洞。',
    },
  ],
  wrong: {
    says: {
      en: 'One server at a time is always safe, since the majorities overlap.',
      zh: '一次一台总是安全的，因为多数派必有重叠。',
    },
    why: {
      en: 'Each overlaps with the one it came from. Adding one server and, instead, removing another leads to two configurations that differ by two servers, and their majorities need not meet.',
      zh: '重叠的只是变更前后的两个配置。从同一个旧配置出发，一边加一台，另一边减一台，得到的两个配置相差两台，它们的多数派就未必相交了。',
    },
  },
  show: {
    scene: { scenario: 'early-config-change', changes: { variant: 'configBeforeCommit' } },
    moves: [{ until: { note: 'electionWon', nth: 3, names: { leader: 'server' } } }],
    look: { nodes: ['{leader}', 's2', 's3'], tab: 'logs', entries: [2, 3] },
    caption: {
      en: 'Without the rule: s2 and s3 have committed the removal of s1 as a majority of three. {leader} still counts by its own unfinished change, has been elected by the other three of its five, and lacks what they committed.',
      zh: '没有这条规则时：s2 和 s3 作为三台中的多数派，提交了移除 s1 的变更。{leader} 仍按自己那次未完成的变更计票，凭五台中的另外三票（包括它自己）当选，却没有对方已提交的条目。',
    },
    claim(world, node) {
      const leader = serverAt(world, node('{leader}'));
      const other = serverAt(world, node('s2'));
      const old = serverAt(world, node('s4'));
      if (leader?.state.role !== 'leader' || !other || !old) return false;
      const index = other.state.commitIndex;
      const term = termAt(other.state, index);
      const votes = idsOf(votersFor(world, leader));
      const holders = idsOf(holdersOf(world, index, term));
      return (
        index > 1 &&
        quorumOf(configOf(other), holders) &&
        quorumOf(configOf(leader), votes) &&
        !votes.some((id) => holders.includes(id)) &&
        leader.state.currentTerm > term &&
        termAt(leader.state, index) !== term &&
        majoritiesMeet(configOf(old), configOf(leader)) &&
        majoritiesMeet(configOf(old), configOf(other)) &&
        !majoritiesMeet(configOf(leader), configOf(other))
      );
    },
  },
};
