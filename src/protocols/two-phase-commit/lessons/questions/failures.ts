import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  allStand,
  coordinatorIn,
  hasAsked,
  holds,
  isFree,
  moneyIn,
  onDisk,
  participantNamed,
  participantsIn,
  rememberedOf,
  standOf,
} from './claims.ts';
import { abortAlone, partitioned } from './failuresFurther.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

const blocking: TwoPhaseQuestion = {
  id: 'what-is-blocking',
  grade: 'warmUp',
  topic: 'failures',
  asks: {
    en: 'People say that two-phase commit blocks. When exactly, and who waits for what?',
    zh: '都说两阶段提交会阻塞。究竟什么时候阻塞？谁在等什么？',
  },
  answer: {
    en: 'When participants have voted yes, the [[coordinator]] is down or out of reach, and nobody they can ask knows the [[decision]]. They are [[uncertain]]: it may have been commit or abort. So they keep their [[lock|locks]] and wait until the coordinator is back. This is [[blocking]].',
    zh: '参与者投了赞成票，[[coordinator|协调者]]宕机或联系不上，而能问到的谁都不知道[[decision|决定]]，这时就会阻塞。它们处于[[uncertain|不确定]]状态：决定可能是提交，也可能是中止。于是只能守着[[lock|锁]]，等协调者回来。这就是[[blocking|阻塞]]。',
  },
  mentions: [
    {
      en: 'The wait has no upper bound: it lasts as long as the repair.',
      zh: '等待没有上限：修复要多久，就等多久。',
    },
    {
      en: 'It harms others too, because everybody who wants the locked data waits along.',
      zh: '受害的不只它们：要用这些数据的事务都跟着等。',
    },
    {
      en: 'Nothing wrong is done meanwhile. Progress is lost, not correctness.',
      zh: '等待期间没有做错任何事，失去的是进展，不是正确性。',
    },
    {
      en: 'One participant that knows, or that has not voted, would be enough to end it.',
      zh: '只要有一个参与者知道结果，或者还没有投票，就能结束等待。',
    },
  ],
  wrong: {
    says: {
      en: 'It blocks because everybody waits for the slowest participant.',
      zh: '会阻塞，是因为大家都要等最慢的那个参与者。',
    },
    why: {
      en: 'That wait ends with a time-out and an abort. Blocking is the wait that no time-out may end.',
      zh: '那种等待到超时就中止，会结束。阻塞指的是连超时也不能结束的等待。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'decisionAnswered', nth: 6 } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'table' },
    caption: {
      en: 'tm1 is down. Each participant has asked both others, and none of them knows. Three accounts stay locked.',
      zh: 'tm1 已宕机。每个参与者都问过另外两个，谁也不知道。三个账户一直锁着。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'crashed' &&
      participantsIn(world).every((node) => hasAsked(node, 1) && holds(node, 'a', 1)),
  },
};

const lostAck: TwoPhaseQuestion = {
  id: 'decision-twice',
  grade: 'warmUp',
  topic: 'failures',
  asks: {
    en: 'An acknowledgement is lost. What happens, and why is it harmless?',
    zh: '一条确认丢了，会怎样？为什么没有害处？',
  },
  answer: {
    en: 'The [[coordinator]] cannot know whether the [[decision]] or the [[acknowledgement]] was lost, so it sends the decision again. The participant finds that the [[transaction]] is over, changes nothing and acknowledges once more. Being told twice is the same as being told once.',
    zh: '[[coordinator|协调者]]分不清丢的是[[decision|决定]]还是[[acknowledgement|确认]]，只好把决定重发一遍。参与者发现这个[[transaction|事务]]早已了结，什么也不改，再确认一次。听两遍和听一遍完全一样。',
  },
  mentions: [
    {
      en: 'What makes it harmless is that the decision names the transaction, and never changes.',
      zh: '之所以无害，是因为决定里写明了是哪个事务，而且绝不改变。',
    },
    {
      en: 'A participant must acknowledge also what it no longer remembers, or it would be asked for ever.',
      zh: '已经不记得的事务也要确认，否则会没完没了地收到通知。',
    },
    {
      en: 'Until all have acknowledged, the coordinator must not forget.',
      zh: '收齐确认之前，协调者不能忘掉它。',
    },
    {
      en: '[[message-loss|Lost messages]] of the second phase cost time and nothing else.',
      zh: '第二阶段[[message-loss|丢失消息]]，损失的只有时间。',
    },
  ],
  wrong: {
    says: {
      en: 'The money would be transferred twice, so the channel has to deliver exactly once.',
      zh: '那就会转两次账，所以信道必须保证恰好送达一次。',
    },
    why: {
      en: 'The message does not say “add 20”, it says “T1 is committed”. The addition happened once, under the locks of T1.',
      zh: '消息说的不是“再加 20”，而是“T1 已提交”。加法早在 T1 持锁时做过，只做了一次。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'drop', type: 'Ack', from: 'rm1' } },
      { until: { drop: 'Ack', from: 'rm1' } },
      { until: { note: 'resent' } },
      { until: { note: 'acknowledged', node: 'rm1' } },
    ],
    look: { nodes: ['rm1', 'tm1'], tab: 'state', select: 'rm1', fields: ['balances'] },
    caption: {
      en: 'rm1 has been told a second time. Its account was changed once, and a second acknowledgement is on its way.',
      zh: 'rm1 第二次得知决定。它的账户只改过一次，第二条确认正在路上。',
    },
    claim: (world) =>
      rememberedOf(world, 1)?.waitingFor.join() === String(participantNamed(world, 'rm1').id) &&
      standOf(participantNamed(world, 'rm1'), 1) === 'commit' &&
      moneyIn(participantNamed(world, 'rm1'), 'a') === 70 &&
      world
        .inFlight()
        .some(({ message, lost }) => message.type === 'Ack' && message.tx === 1 && !lost),
  },
};

const windowOfUncertainty: TwoPhaseQuestion = {
  id: 'window-of-uncertainty',
  grade: 'core',
  topic: 'failures',
  asks: {
    en: 'What is the window of uncertainty, and can a protocol do without it?',
    zh: '什么是不确定期？有没有协议可以不要它？',
  },
  answer: {
    en: 'The time from a participant’s yes to the arrival of the [[decision]]. In it the participant is [[uncertain]] and may do nothing alone. No protocol does without: whoever promises before it knows what all promised has to wait for a message. One can only make the window short, or make sure that somebody is there to end it.',
    zh: '从参与者投出赞成票，到[[decision|决定]]送达的这段时间。其间参与者处于[[uncertain|不确定]]状态，什么也不能擅自做。没有哪个协议能免掉它：在知道全体的承诺之前就先作承诺，必然要等一条消息。能做的只是缩短它，或者保证总有谁能来结束它。',
  },
  mentions: [
    {
      en: 'Normally it lasts about one round trip and the coordinator’s forced write.',
      zh: '平时它大约是一次往返加上协调者一次强制写盘的时间。',
    },
    {
      en: 'It ends at different moments at different participants, so one may know while another is still uncertain.',
      zh: '各参与者的不确定期结束得有先有后：有的已经知道，有的还不确定。',
    },
    {
      en: 'The coordinator is never uncertain: until it decides, it may abort.',
      zh: '协调者从不处于不确定期：作出决定之前，它随时可以中止。',
    },
    {
      en: 'This is a theorem about atomic commit, not a weakness of one implementation.',
      zh: '这是原子提交问题本身的定理，不是某个实现的缺陷。',
    },
  ],
  wrong: {
    says: {
      en: 'With short enough time-outs nobody is uncertain for long.',
      zh: '只要超时设得够短，谁都不会不确定太久。',
    },
    why: {
      en: 'A time-out makes the participant ask sooner. It does not tell it anything.',
      zh: '超时只让参与者早点去问，并不告诉它任何结果。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [{ until: { note: 'decidedCommit' } }],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'The commit is on the disk of tm1, so the matter is settled. All three participants are uncertain until the message arrives.',
      zh: '提交已经写在 tm1 的盘上，事情已成定局。可消息送达之前，三个参与者都不确定。',
    },
    claim: (world) =>
      onDisk(coordinatorIn(world), 1, 'commit') &&
      allStand(world, 1, 'prepared') &&
      world.inFlight().filter(({ message }) => message.type === 'Commit').length === 3,
  },
};

const participantDies: TwoPhaseQuestion = {
  id: 'participant-crashes',
  grade: 'core',
  topic: 'failures',
  asks: {
    en: 'A participant crashes. Go through the moments at which it can do so.',
    zh: '参与者宕机。请按宕机的时刻逐一说明后果。',
  },
  answer: {
    en: 'Before its yes has left, the coordinator’s [[time-out]] ends in [[abort]]. After its yes and before the decision reaches it, the others go on without it; back again, it finds itself [[prepared]] and asks. After it has the decision on disk, it knows, and acknowledges when it is told again. In no case do the others wait for its repair.',
    zh: '赞成票发出之前宕机：协调者等到[[time-out|超时]]，[[abort|中止]]。投出赞成票之后、得知决定之前宕机：别人照常进行；它重启后发现自己[[prepared|准备就绪]]，便去询问。决定已经写盘之后宕机：它自己就知道，再被通知时补发确认即可。无论哪种情形，别的参与者都不必等它修好。',
  },
  mentions: [
    {
      en: 'Only the coordinator has to remember: it repeats the decision until the participant has acknowledged.',
      zh: '要一直记着的只有协调者：它不断重发决定，直到收到确认。',
    },
    {
      en: 'A participant that missed the call for votes finds its work gone, and aborts by itself.',
      zh: '没赶上征票的参与者，重启后发现做过的事已不在，就自行中止。',
    },
    {
      en: 'So a crashed participant never blocks. A crashed coordinator can.',
      zh: '所以参与者宕机不会造成阻塞，协调者宕机才会。',
    },
  ],
  wrong: {
    says: {
      en: 'If a participant dies after its yes, the transaction has to be aborted.',
      zh: '参与者投完赞成票就宕机，事务只能中止。',
    },
    why: {
      en: 'Its promise is on its disk and outlives the crash. The coordinator may commit, and normally does.',
      zh: '它的承诺写在盘上，宕机之后依然有效。协调者可以提交，通常也会提交。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'executed', node: 'rm3' } },
      { act: { do: 'crash', node: 'rm3' } },
      { until: { note: 'decidedAbort', where: { why: 'noVote' } } },
      {
        until: {
          all: [
            { note: 'aborted', node: 'rm1' },
            { note: 'aborted', node: 'rm2' },
          ],
        },
      },
    ],
    look: { nodes: ['tm1', 'rm3'], tab: 'state', select: 'tm1', fields: ['T1', 'T1.waitingFor'] },
    caption: {
      en: 'rm3 went down before it was asked. tm1 waited for its vote, then aborted. rm1 and rm2 are free again; only tm1 still remembers, for rm3.',
      zh: 'rm3 在征票之前就宕机了。tm1 等不到它的票，决定中止。rm1 和 rm2 已经脱身，只有 tm1 还为 rm3 记着这件事。',
    },
    claim: (world) =>
      participantNamed(world, 'rm3').health === 'crashed' &&
      ['rm1', 'rm2'].every((name) => {
        const node = participantNamed(world, name);
        return onDisk(node, 1, 'prepared') && standOf(node, 1) === 'abort' && isFree(node);
      }) &&
      rememberedOf(world, 1)?.role === 'aborting' &&
      rememberedOf(world, 1)?.waitingFor.includes(participantNamed(world, 'rm3').id) === true,
  },
};

const coordinatorDies: TwoPhaseQuestion = {
  id: 'coordinator-crashes',
  grade: 'core',
  topic: 'failures',
  asks: {
    en: 'The coordinator crashes and comes back. On what does it depend how the transaction ends?',
    zh: '协调者宕机后重启。事务的结局取决于什么？',
  },
  answer: {
    en: 'On one thing: whether the commit record was on its disk. If it was, the [[transaction]] is committed, and the coordinator tells everybody who has not acknowledged. If it was not, it is aborted, however many votes had come in. It does not matter what it was about to send.',
    zh: '只取决于一点：提交记录有没有写到盘上。写了，[[transaction|事务]]就已提交，协调者再通知所有没有确认的参与者。没写，就中止，不管已经收到多少赞成票。它当时正要发什么，无关紧要。',
  },
  mentions: [
    {
      en: 'Votes that were received are only in memory and lost, and are not asked for again.',
      zh: '收到的票只在内存里，已经丢了，也不会再征一次。',
    },
    {
      en: 'Whoever asked for the transaction may have heard nothing, and has to find out how it ended.',
      zh: '发起请求的一方可能没得到答复，得另行查明结果。',
    },
    {
      en: 'Those who had not voted may have aborted meanwhile; those who had are blocked until [[recovery]].',
      zh: '还没投票的参与者可能已自行中止；投了赞成票的，要阻塞到协调者[[recovery|恢复]]为止。',
    },
  ],
  wrong: {
    says: {
      en: 'When the coordinator comes back, it asks for the votes again.',
      zh: '协调者重启后，会重新征集投票。',
    },
    why: {
      en: 'It need not, since it may always abort what it has not decided. In plain two-phase commit it has not even written down whom it had asked.',
      zh: '没有必要：没有决定的事务它随时可以中止。基本的两阶段提交里，它连问过谁都没有写下来。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      ...['rm1', 'rm2', 'rm3'].map((to) => ({
        act: { do: 'drop', type: 'Commit', from: 'tm1', to } as const,
      })),
      { until: { note: 'decidedCommit' } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'decisionAnswered', nth: 6 } },
      { act: { do: 'restart', node: 'tm1' } },
      { until: { note: 'committed', nth: 3 } },
    ],
    look: { nodes: ['tm1'], tab: 'logs', select: 'tm1' },
    caption: {
      en: 'tm1 wrote the commit and crashed before anybody heard of it. After its restart it read its log and told all three.',
      zh: 'tm1 写下提交之后就宕机，谁也没有听到。重启后它从日志里读到这个决定，通知了全部三个参与者。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'up' &&
      rememberedOf(world, 1)?.role === 'committing' &&
      rememberedOf(world, 1)?.request === null &&
      allStand(world, 1, 'commit'),
  },
};

const cooperative: TwoPhaseQuestion = {
  id: 'asking-one-another',
  grade: 'core',
  topic: 'failures',
  asks: {
    en: 'The coordinator is gone. Can the participants not settle the matter among themselves?',
    zh: '协调者不在，参与者之间就不能自己商量出结果吗？',
  },
  answer: {
    en: 'Often, yes: with [[cooperative-termination]] each asks all others. If one knows the [[decision]], it tells. If one has not voted yet, it aborts and everybody may follow. Only when all who can be reached are [[uncertain]] does nobody know, and they stay [[blocking|blocked]].',
    zh: '多数时候可以。采用[[cooperative-termination|协作终止]]，每个参与者都去问其余的。有谁知道[[decision|决定]]，就告诉大家；有谁还没投票，它就自行中止，大家跟着中止。只有联系得上的全都[[uncertain|不确定]]时，才没有谁知道，大家继续[[blocking|阻塞]]。',
  },
  mentions: [
    {
      en: 'For this the call for votes has to carry the list of participants.',
      zh: '为此，征票消息必须附上参与者名单。',
    },
    {
      en: 'They must not take a vote among themselves: all were for yes, and still the coordinator may have aborted.',
      zh: '它们不能自己再表决：哪怕全都赞成，协调者也可能已经决定中止。',
    },
    {
      en: 'It shortens the wait and does not make the protocol [[non-blocking]].',
      zh: '它能缩短等待，但不能让协议变成[[non-blocking|非阻塞]]的。',
    },
  ],
  wrong: {
    says: {
      en: 'If all participants find that they voted yes, they can commit.',
      zh: '如果大家发现彼此都投了赞成票，就可以提交。',
    },
    why: {
      en: 'The coordinator may have timed out before the last vote arrived, and have answered its client with abort.',
      zh: '协调者可能在最后一票到达之前就超时了，并且已经答复客户端：中止。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      ...['rm2', 'rm3'].map((to) => ({
        act: { do: 'drop', type: 'Commit', from: 'tm1', to } as const,
      })),
      { until: { note: 'committed', node: 'rm1' } },
      { act: { do: 'crash', node: 'tm1' } },
      {
        until: {
          all: [
            { note: 'committed', node: 'rm2' },
            { note: 'committed', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story' },
    caption: {
      en: 'tm1 is still down. rm1 had heard of the commit, and rm2 and rm3 have it from rm1.',
      zh: 'tm1 还没有恢复。rm1 先前得知提交，rm2 和 rm3 是从 rm1 那里知道的。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'crashed' &&
      allStand(world, 1, 'commit') &&
      participantsIn(world).every(isFree),
  },
};

const lostVote: TwoPhaseQuestion = {
  id: 'vote-is-lost',
  grade: 'core',
  topic: 'failures',
  asks: {
    en: 'All participants can commit, but one yes is lost on the way. How does it end?',
    zh: '所有参与者都能提交，但有一张赞成票在路上丢了。结局如何？',
  },
  answer: {
    en: 'Most likely with an [[abort]]. For the [[coordinator]] a [[vote]] that does not come is as good as a no: after its [[time-out]] it aborts, and those who said yes undo their work. It may ask again before it gives up. That saves transactions and makes locks last longer.',
    zh: '多半是[[abort|中止]]。对[[coordinator|协调者]]来说，等不到的[[vote|票]]等于反对票：[[time-out|超时]]之后它决定中止，投了赞成票的撤销改动。放弃之前它也可以再问一次：能多挽救一些事务，但锁也会占得更久。',
  },
  mentions: [
    {
      en: 'A slow participant and a dead one look the same to the coordinator.',
      zh: '在协调者看来，慢和宕机没有区别。',
    },
    {
      en: 'The sender of the lost yes is uncertain until it hears of the abort. It may not conclude anything from silence.',
      zh: '丢票的参与者在得知中止之前处于不确定状态，不能从沉默中推断任何结果。',
    },
    {
      en: 'A vote that arrives after the decision is ignored.',
      zh: '决定之后才到的票不再理会。',
    },
  ],
  wrong: {
    says: {
      en: 'All have voted yes, so it must commit in the end.',
      zh: '既然全体赞成，最后就一定会提交。',
    },
    why: {
      en: 'All yes is necessary for a commit, and it suffices only when nothing fails. A fault is a lawful reason to abort.',
      zh: '全票赞成是提交的必要条件，只有不出故障时才足够。出了故障，中止是合理的。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'drop', type: 'Vote', from: 'rm2' } },
      { until: { note: 'decidedAbort', where: { why: 'noVote' } } },
      { until: { note: 'aborted', nth: 3 } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'All three were prepared, and all three have aborted, because one vote never arrived.',
      zh: '三个参与者都已准备就绪，却都中止了，只因为有一票没有送到。',
    },
    claim: (world) =>
      participantsIn(world).every((node) => onDisk(node, 1, 'prepared')) &&
      allStand(world, 1, 'abort') &&
      onDisk(coordinatorIn(world), 1, 'abort'),
  },
};

/** What each crash, lost message and partition does. */
export const failures: readonly TwoPhaseQuestion[] = [
  blocking,
  lostAck,
  windowOfUncertainty,
  participantDies,
  coordinatorDies,
  cooperative,
  lostVote,
  abortAlone,
  partitioned,
];
