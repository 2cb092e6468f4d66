import type { Question } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import {
  branchIn,
  coordinatorIn,
  isFree,
  ledBy,
  onDisk,
  onlyUp,
  participantNamed,
  participantsIn,
  rememberedIn,
  stands,
} from './claims.ts';
import { eachAlone, notFinal, totalFailure } from './terminationFurther.ts';

type ThreePhaseQuestion = Question<ThreePhaseTypes>;

const whoTakesOver: ThreePhaseQuestion = {
  id: 'who-takes-over',
  grade: 'warmUp',
  topic: 'termination',
  asks: {
    en: 'The coordinator falls silent after the votes. What do the participants do?',
    zh: '投票之后协调者没了声音。参与者怎么办？',
  },
  answer: {
    en: 'Each has a [[time-out]]. When it ends, the participant takes the [[coordinator]] for dead on this [[suspicion]] alone and starts the [[termination-protocol]]: of those left, the first in a fixed order becomes [[elected-coordinator]]. It asks all others how they stand, and from that it can always decide. If it dies too, the next in order begins again.',
    zh: '每个参与者都有[[time-out|超时]]。到时间还没有消息，仅凭这点[[suspicion|怀疑]]，它就认定[[coordinator|协调者]]已宕机，启动[[termination-protocol|终止协议]]：余下的按固定次序，排在最前的成为[[elected-coordinator|当选的协调者]]。它询问其他参与者处于什么状态，由此总能作出决定。它若也宕机，就由下一个重新来过。',
  },
  mentions: [
    {
      en: 'A fixed order makes the election cheap: each can work out alone who is next.',
      zh: '次序固定，选举就很省事：该轮到谁，各自都能推算出来。',
    },
    {
      en: 'For that the call for votes has to carry the list of all who take part.',
      zh: '为此，征票消息必须附上全体参与者的名单。',
    },
    {
      en: 'Before its yes a participant needs none of this: it may [[unilateral-abort|abort by itself]].',
      zh: '还没有投赞成票的参与者用不着这些，[[unilateral-abort|单方面中止]]即可。',
    },
  ],
  wrong: {
    says: {
      en: 'They wait until the coordinator has restarted and read its log.',
      zh: '等协调者重启，从日志里读出决定。',
    },
    why: {
      en: 'That is two-phase commit. Here the coordinator’s log may be behind what the others have decided.',
      zh: '那是两阶段提交。在这里，别人可能早已作出决定，协调者的日志反而是旧的。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'elected', node: 'rm1' } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story', select: 'rm1' },
    caption: {
      en: 'rm1 stands first of those left. It leads now, and asks rm2 and rm3 how they stand.',
      zh: '余下的参与者中 rm1 排在最前，现在由它主持，正在询问 rm2 和 rm3 的状态。',
    },
    claim: (world) =>
      onlyUp(world, 'rm1', 'rm2', 'rm3') &&
      ledBy(participantNamed(world, 'rm1'))?.phase === 'states' &&
      world.inFlight().filter(({ message }) => message.type === 'StateRequest').length === 2,
  },
};

const rules: ThreePhaseQuestion = {
  id: 'the-termination-rules',
  grade: 'core',
  topic: 'termination',
  asks: {
    en: 'How does the elected one decide? Go through the termination rules.',
    zh: '当选者怎样作决定？请逐条说明终止规则。',
  },
  answer: {
    en: 'By the [[termination-rules|termination rules]]. TR1: somebody has aborted, so [[abort]]. TR2: somebody has committed, so [[commit]]. TR3: all who answer are [[uncertain]], so abort: nobody can have committed. TR4: somebody is [[committable]] and nobody has decided, so first send [[pre-commit]] to the uncertain ones, and then commit. One of the four always applies, so nobody has to wait.',
    zh: '按[[termination-rules|终止规则]]。TR1：有谁已中止，就[[abort|中止]]。TR2：有谁已提交，就[[commit|提交]]。TR3：回答的全都[[uncertain|不确定]]，就中止，因为不可能有谁已提交。TR4：有谁[[committable|可提交]]，而谁都没有作出决定，就先给不确定的发[[pre-commit|预提交]]，然后提交。四条里总有一条适用，所以谁也不必等。',
  },
  mentions: [
    {
      en: 'TR1 and TR2 can never apply together. If they do, agreement is already broken.',
      zh: 'TR1 和 TR2 不会同时适用。真要同时适用，一致性早就破坏了。',
    },
    {
      en: 'TR3 is the rule for which the third phase was added.',
      zh: '加上第三个阶段，就是为了让 TR3 成立。',
    },
    {
      en: 'The elected one counts itself in: how it stands is one of the reports.',
      zh: '当选者自己的状态也算一份报告。',
    },
  ],
  wrong: {
    says: {
      en: 'The elected one takes a majority of the reports.',
      zh: '当选者按多数报告来定。',
    },
    why: {
      en: 'One report of a commit outweighs any number of uncertain ones. It is about what can have happened, not about what most believe.',
      zh: '哪怕别的全都不确定，只要有一份报告说已提交，就得提交。这里问的是可能发生过什么，不是多数怎么看。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'drop', type: 'DoCommit', from: 'tm1', to: 'rm1' } },
      { act: { do: 'drop', type: 'DoCommit', from: 'tm1', to: 'rm3' } },
      { until: { note: 'committed', node: 'rm2' } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'terminated', node: 'rm1', where: { rule: 'TR2' } } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story', select: 'rm1' },
    caption: {
      en: 'Only rm2 had been told to commit. rm1 has asked, heard of it and committed (TR2). rm3 is about to hear.',
      zh: '只有 rm2 先前得知提交。rm1 问过之后也提交了（TR2）。rm3 马上会得到通知。',
    },
    claim: (world) =>
      onlyUp(world, 'rm1', 'rm2', 'rm3') && stands(world) === 'commit,commit,preCommitted',
  },
};

const restFirst: ThreePhaseQuestion = {
  id: 'why-tell-the-rest-first',
  grade: 'core',
  topic: 'termination',
  asks: {
    en: 'The coordinator dies when only one participant has its pre-commit, and that one is elected. It knows that all voted yes. Why does it not just commit?',
    zh: '只有一个参与者收到了预提交，协调者就宕机了，而当选的正是它。它知道全体赞成，为什么不直接提交？',
  },
  answer: {
    en: 'Because it may [[crash]] as well. Had it committed alone, the rest would find only [[uncertain]] ones among them and [[abort]]. So it does what the [[coordinator]] would have done: it sends [[pre-commit]] to those left, waits for their [[acknowledgement|acknowledgements]], and commits when nobody who is up is uncertain (TR4).',
    zh: '因为它也可能[[crash|宕机]]。如果它独自提交，余下的只见彼此都[[uncertain|不确定]]，就会[[abort|中止]]。所以它做的正是[[coordinator|协调者]]本该做的事：给余下的发[[pre-commit|预提交]]，收齐[[acknowledgement|确认]]，等到运行着的节点都不再不确定，才提交（TR4）。',
  },
  mentions: [
    {
      en: 'Whoever leads is bound by the same rule: no commit beside an uncertain one.',
      zh: '无论谁主持，都受同一条规则约束：还有谁不确定，就不能提交。',
    },
    {
      en: 'It may abort at once, where a rule says abort: that does no harm to uncertain ones.',
      zh: '规则说中止时可以立即中止：这对不确定的参与者没有妨碍。',
    },
    {
      en: 'If it dies before anybody else knows, the next one aborts. That is consistent too.',
      zh: '如果它没来得及告诉别人就宕机，下一个当选者会中止。这同样一致。',
    },
  ],
  wrong: {
    says: {
      en: 'It has to ask for the votes again, because it was not the coordinator.',
      zh: '它原先不是协调者，得重新征票。',
    },
    why: {
      en: 'One committable report proves that all votes were yes. What is missing is only that the others know it.',
      zh: '有一个可提交的，就证明全体赞成。缺的只是让其他参与者也知道。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'drop', type: 'PreCommit', from: 'tm1', to: 'rm2' } },
      { act: { do: 'drop', type: 'PreCommit', from: 'tm1', to: 'rm3' } },
      { until: { note: 'preCommitted', node: 'rm1' } },
      { act: { do: 'crash', node: 'tm1' } },
      {
        until: {
          all: [
            { note: 'preCommitted', node: 'rm2' },
            { note: 'preCommitted', node: 'rm3' },
          ],
        },
      },
      { act: { do: 'crash', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'committed', node: 'rm2' },
            { note: 'committed', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'rm1 told rm2 and rm3 what it knew and died before it could commit. Because they knew, they could finish alone, by a commit.',
      zh: 'rm1 把所知告诉 rm2 和 rm3，没来得及提交就宕机了。它们已经知道全体赞成，所以自己就能以提交了结。',
    },
    claim: (world) =>
      onlyUp(world, 'rm2', 'rm3') &&
      stands(world, 'rm2', 'rm3') === 'commit,commit' &&
      !onDisk(participantNamed(world, 'rm1'), 'commit') &&
      !onDisk(coordinatorIn(world), 'commit'),
  },
};

const missingAck: ThreePhaseQuestion = {
  id: 'an-acknowledgement-is-missing',
  grade: 'core',
  topic: 'termination',
  asks: {
    en: 'One participant does not acknowledge the pre-commit. What does the coordinator do, and why is that allowed?',
    zh: '有一个参与者没有确认预提交。协调者怎么办？为什么可以这样做？',
  },
  answer: {
    en: 'It waits for its [[time-out]], takes the silent one to be down, and commits without it. That is safe because one that is down does nothing on its own: its yes is on disk, and in its [[recovery]] it asks how the transaction ended. So it does not matter that it is still [[uncertain]].',
    zh: '等到[[time-out|超时]]，认定没有回音的已宕机，不再管它，直接提交。这是安全的：宕机的节点不会自作主张，它的赞成票在盘上，[[recovery|恢复]]时会先问结果。所以它仍[[uncertain|不确定]]也没有关系。',
  },
  mentions: [
    {
      en: 'Waiting for it instead would be blocking again, only elsewhere.',
      zh: '如果一直等它，那就是换个地方再阻塞一次。',
    },
    {
      en: 'There is no reason to abort for its sake: all have voted yes, and its promise outlives the crash.',
      zh: '没有理由为它中止：全体都赞成了，而它的承诺在宕机之后依然有效。',
    },
    {
      en: 'The step is only safe if silent really means down.',
      zh: '只有“没有回音”真的等于宕机，这一步才安全。',
    },
  ],
  wrong: {
    says: {
      en: 'A missing acknowledgement means abort, as a missing vote does.',
      zh: '缺确认和缺票一样，应当中止。',
    },
    why: {
      en: 'A missing vote may be a no. A missing acknowledgement can only be a yes whose sender is gone.',
      zh: '缺的票可能是反对票；缺确认的，是早就投过赞成票、后来失联的参与者。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'crash', node: 'rm3' } },
      { until: { note: 'acksMissing', node: 'tm1' } },
      { until: { note: 'committed', node: 'rm2' } },
    ],
    look: { nodes: ['tm1', 'rm3'], tab: 'logs' },
    caption: {
      en: 'rm3 is down and has only its yes on disk. tm1 has committed without it, and rm2 has followed.',
      zh: 'rm3 宕机，磁盘上只有它的赞成票。tm1 没有等它就提交了，rm2 也已跟着提交。',
    },
    claim(world) {
      const rm3 = participantNamed(world, 'rm3');
      return (
        rm3.health === 'crashed' &&
        onDisk(rm3, 'prepared') &&
        !onDisk(rm3, 'commit') &&
        onDisk(coordinatorIn(world), 'commit') &&
        onDisk(participantNamed(world, 'rm2'), 'commit')
      );
    },
  },
};

const comingBack: ThreePhaseQuestion = {
  id: 'one-that-comes-back',
  grade: 'core',
  topic: 'termination',
  asks: {
    en: 'A participant crashes after its yes and comes back while the others are electing. May it join in?',
    zh: '一个参与者投了赞成票后宕机，重启时其他参与者正在选举。它可以参加吗？',
  },
  answer: {
    en: 'No. It asks how the [[transaction]] ended, and until somebody knows it neither leads nor reports. While it was down the others may have decided and then crashed themselves, so “I am [[uncertain]]” from its mouth proves nothing. TR3 rests on the reports of those who have been up all the time.',
    zh: '不可以。它只询问[[transaction|事务]]的结果；在有谁知道结果之前，它既不主持，也不报告状态。它宕机期间，别人可能已作出决定，然后自己也宕机了，所以它说“我[[uncertain|不确定]]”什么也证明不了。TR3 依据的，是一直在运行的那些参与者的报告。',
  },
  mentions: [
    {
      en: 'It may have been pre-committed before the [[crash]] and have forgotten it.',
      zh: '[[crash|宕机]]之前它也许已经预提交，只是忘了。',
    },
    {
      en: 'It keeps its [[lock|locks]] until it is told. The others are not kept waiting.',
      zh: '得到答复之前，它一直守着[[lock|锁]]。别人不受影响。',
    },
    {
      en: 'To be non-blocking is promised to those who stay up, not to those who come back.',
      zh: '非阻塞只对一直在运行的节点成立，不包括重启回来的。',
    },
  ],
  wrong: {
    says: {
      en: 'It should help: the more reports, the better the decision.',
      zh: '应该参加：报告越多，决定越可靠。',
    },
    why: {
      en: 'Its report could make the others abort what somebody has committed in between.',
      zh: '它的报告可能让大家去中止一个其间已经有谁提交过的事务。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'crash', node: 'tm1' } },
      { act: { do: 'crash', node: 'rm1' } },
      { act: { do: 'restart', node: 'rm1' } },
      { until: { note: 'terminated', node: 'rm2' } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story', select: 'rm1' },
    caption: {
      en: 'rm1 is up again and would stand first. It did not take the lead when it was asked to: rm2 did, and decided with rm3 alone. rm1 waits to be told.',
      zh: 'rm1 已重启，按次序本该由它主持，可别人叫它时它没有接手。rm2 接手，只和 rm3 一起作出了决定。rm1 在等答复。',
    },
    claim(world) {
      const branch = branchIn(participantNamed(world, 'rm1'));
      return (
        onlyUp(world, 'rm1', 'rm2', 'rm3') &&
        branch?.recovered === true &&
        branch.asked &&
        stands(world, 'rm2', 'rm3') === 'abort,prepared'
      );
    },
  },
};

const coordinatorBack: ThreePhaseQuestion = {
  id: 'coordinator-comes-back',
  grade: 'core',
  topic: 'termination',
  asks: {
    en: 'The coordinator comes back and has no decision in its log. In two-phase commit it would abort. And here?',
    zh: '协调者重启，日志里没有决定。两阶段提交里它会中止。在这里呢？',
  },
  answer: {
    en: 'It must not decide anything. While it was down the participants may have finished the [[transaction]], and they may well have committed. It has become one that was down like any other: it answers from its [[write-ahead-log|log]] what is written there, and says that it does not know the rest.',
    zh: '它什么都不能决定。它宕机期间，参与者可能已经了结了[[transaction|事务]]，而且完全可能是提交。现在它和任何宕机过的节点一样：[[write-ahead-log|日志]]里写着的，照日志回答；没写的，只能说不知道。',
  },
  mentions: [
    {
      en: 'In two-phase commit nobody else may decide, so an empty log proves that nobody did.',
      zh: '两阶段提交里别人不能作决定，所以日志里没有，就证明没有谁决定过。',
    },
    {
      en: 'That is the price of being non-blocking: no single log holds the truth any more.',
      zh: '这是非阻塞的代价：再没有哪一份日志能独自作准。',
    },
    {
      en: 'If the decision is in its log, it stands: then it was made before the crash.',
      zh: '日志里若有决定，那就算数：它是宕机之前作出的。',
    },
  ],
  wrong: {
    says: {
      en: 'What the coordinator has not written down has not been decided.',
      zh: '协调者没有写下的，就是没有决定的。',
    },
    why: {
      en: 'So it is where the coordinator alone decides. Here an elected participant may have decided in its place.',
      zh: '那是只有协调者能作决定时的道理。在这里，当选的参与者可能已经替它决定了。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'preCommitted', nth: 3 } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'committed', nth: 3 } },
      { act: { do: 'restart', node: 'tm1' } },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs', select: 'tm1' },
    caption: {
      en: 'tm1 is back. Its log knows nothing of how T1 ended; the other three disks say that it is committed.',
      zh: 'tm1 已重启，它的日志里没有 T1 的结果；另外三块磁盘上写着：已提交。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2', 'rm3') &&
      rememberedIn(world) === undefined &&
      !onDisk(coordinatorIn(world), 'commit') &&
      participantsIn(world).every((node) => onDisk(node, 'commit') && isFree(node)),
  },
};

/** How a transaction is brought to its end without its coordinator. */
export const termination: readonly ThreePhaseQuestion[] = [
  whoTakesOver,
  rules,
  restFirst,
  missingAck,
  comingBack,
  coordinatorBack,
  notFinal,
  eachAlone,
  totalFailure,
];
