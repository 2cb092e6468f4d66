import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  allStand,
  answersIn,
  coordinatorIn,
  inLog,
  isFree,
  moneyAtFirst,
  moneyIn,
  onDisk,
  participantNamed,
  participantsIn,
  rememberedOf,
  standOf,
} from './claims.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

const readOnly: TwoPhaseQuestion = {
  id: 'only-reading',
  grade: 'core',
  topic: 'variants',
  asks: {
    en: 'What may a participant do that has only read?',
    zh: '只读过数据的参与者可以怎么做？',
  },
  answer: {
    en: 'Commit and abort are the same to it. So it can answer the call for votes with a [[read-only-vote]], release its [[lock|locks]] at once, write nothing and be left out of the second phase. If all participants have only read, there is no second phase at all.',
    zh: '对它来说，提交和中止没有区别。所以它可以用[[read-only-vote|只读票]]回应征票，随即放开[[lock|锁]]，什么也不写，不再参加第二阶段。如果参与者全都只读，就根本没有第二阶段。',
  },
  mentions: [
    {
      en: 'It saves the participant both forced writes and both messages of the second phase.',
      zh: '这个参与者省下了两次强制写盘，以及第二阶段的两条消息。',
    },
    {
      en: 'Its locks may go only because by the call for votes all work is done everywhere: nobody will take a new one.',
      zh: '它之所以能提前放锁，是因为征票时各处的操作都已做完，不会再有谁加新锁。',
    },
    {
      en: 'Where work can still come after the vote, as with deferred triggers, releasing early breaks [[two-phase-locking]].',
      zh: '如果投票之后还会有操作，比如延迟触发器，提前放锁就违反了[[two-phase-locking|两阶段锁]]。',
    },
    {
      en: 'The saving goes with every presumption.',
      zh: '无论采用哪种推定，都能这样节省。',
    },
  ],
  wrong: {
    says: {
      en: 'Who has only read need not be asked for a vote at all.',
      zh: '只读的参与者根本不用征票。',
    },
    why: {
      en: 'It may have lost its locks in a crash, and what was read may have changed since. It must also learn that the work is over before it frees them.',
      zh: '它可能因宕机丢了锁，读过的数据可能已经变了。而且它要先知道操作已经做完，才能放锁。',
    },
  },
  show: {
    scene: { scenario: 'q-read' },
    moves: [{ until: { note: 'nothingToDecide' } }],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'counts' },
    caption: {
      en: 'All three have only looked. The question is answered, the locks are free, and no log has a record of T1.',
      zh: '三个参与者都只读过数据。请求已经答复，锁全放开了，没有哪份日志里有 T1 的记录。',
    },
    claim: (world) =>
      answersIn(world)[0]?.outcome === 'commit' &&
      answersIn(world)[0]?.total === moneyAtFirst(world) &&
      rememberedOf(world, 1) === undefined &&
      participantsIn(world).every((node) => isFree(node) && !inLog(node, 1, 'any')) &&
      !inLog(coordinatorIn(world), 1, 'any'),
  },
};

const presumedAbort: TwoPhaseQuestion = {
  id: 'presumed-abort',
  grade: 'core',
  topic: 'variants',
  asks: {
    en: 'What does presumed abort save, and why is it safe?',
    zh: '推定中止省了什么？为什么安全？',
  },
  answer: {
    en: 'It agrees that a [[coordinator]] that finds nothing about a [[transaction]] answers “aborted”. Then an [[abort]] needs no [[forced-write]] and no [[acknowledgement]], since forgetting it gives the right answer anyway. Commits cost what they cost before: they must not be forgotten until all have acknowledged.',
    zh: '它约定：[[coordinator|协调者]]若查不到某个[[transaction|事务]]，就回答“已中止”。这样，[[abort|中止]]既不用[[forced-write|强制写盘]]，也不用[[acknowledgement|确认]]，因为忘掉了也照样答对。提交的开销不变：收齐确认之前不能忘。',
  },
  mentions: [
    {
      en: 'It also fits a crash before the decision: an empty log means abort, which is what recovery would say.',
      zh: '它还正合决定之前宕机的情形：日志里什么都没有，恢复时本来就该中止。',
    },
    {
      en: 'It never costs more than [[presumed-nothing]], so it has become the standard, in XA as well.',
      zh: '它的开销从不高于[[presumed-nothing|不推定]]，因此成了标准做法，XA 也采用它。',
    },
    {
      en: 'A participant need not force its own abort either: who finds no yes in its log may abort.',
      zh: '参与者自己的中止也不必强制写盘：日志里没有赞成票，就可以中止。',
    },
    {
      en: '[[presumed-abort|Presumed abort]] is a rule for what silence in the log means. It aborts no more transactions than before.',
      zh: '[[presumed-abort|推定中止]]只是约定日志里“没有”意味着什么，并不会多中止任何事务。',
    },
  ],
  wrong: {
    says: {
      en: 'It aborts whenever something is unclear, so it loses transactions.',
      zh: '有疑问就中止，所以会多丢事务。',
    },
    why: {
      en: 'A commit is forced before anybody hears of it, so a coordinator is never unclear about one. Only what was aborted may be forgotten.',
      zh: '提交在告知任何人之前已经强制写盘，协调者对它绝不会含糊。能忘掉的只有中止。',
    },
  },
  show: {
    scene: {
      scenario: 'q-overdrawn',
      changes: { params: { presume: 'abort', cooperative: false } },
    },
    moves: [
      { act: { do: 'drop', type: 'Abort', from: 'tm1', to: 'rm1' } },
      { until: { note: 'decidedAbort' } },
      { act: { do: 'crash', node: 'tm1' } },
      { act: { do: 'restart', node: 'tm1' } },
      { until: { note: 'aborted', node: 'rm1' } },
    ],
    look: { nodes: ['tm1', 'rm1'], tab: 'logs' },
    caption: {
      en: 'The log of tm1 has no word about T1. rm1, which had voted yes, asked, and was told the right thing by one that remembers nothing.',
      zh: 'tm1 的日志里没有 T1 的任何记录。投了赞成票的 rm1 去询问，什么都不记得的 tm1 照样答对了。',
    },
    claim: (world) =>
      !inLog(coordinatorIn(world), 1, 'any') &&
      rememberedOf(world, 1) === undefined &&
      coordinatorIn(world).health === 'up' &&
      onDisk(participantNamed(world, 'rm1'), 1, 'prepared') &&
      allStand(world, 1, 'abort') &&
      moneyIn(participantNamed(world, 'rm1'), 'a') === 100,
  },
};

const costs: TwoPhaseQuestion = {
  id: 'what-it-costs',
  grade: 'core',
  topic: 'variants',
  asks: {
    en: 'How many messages and forced writes does a commit with n participants cost, without presumption, with presumed abort and with presumed commit?',
    zh: 'n 个参与者提交一次，不作推定、推定中止、推定提交，各要多少条消息、多少次强制写盘？',
  },
  answer: {
    en: 'Without presumption 4n messages (prepare, vote, decision, [[acknowledgement]]) and 2n + 1 [[forced-write|forced writes]]: two at each participant, one at the [[coordinator]]. With [[presumed-abort]] a [[commit]] costs the same. With [[presumed-commit]] it is 3n messages and n + 2: nobody acknowledges, and the coordinator writes one record more, before it asks.',
    zh: '不作推定时要 4n 条消息（征票、投票、决定、[[acknowledgement|确认]]），[[forced-write|强制写盘]] 2n + 1 次：每个参与者两次，[[coordinator|协调者]]一次。[[presumed-abort|推定中止]]下，[[commit|提交]]的开销相同。[[presumed-commit|推定提交]]下是 3n 条消息、n + 2 次：不用确认，但协调者在征票之前多写一条记录。',
  },
  mentions: [
    {
      en: 'An abort with presumed abort: 3n messages at most, and each participant that voted yes has forced only that.',
      zh: '推定中止下的中止：至多 3n 条消息，投赞成票的参与者只强制写过那一票。',
    },
    {
      en: 'The client does not wait for all of it: it can be answered as soon as the commit is on disk, and the second phase goes on behind that.',
      zh: '客户端不必等全部做完：提交记录一写盘就能答复，第二阶段在其后继续。',
    },
    {
      en: 'A coordinator that shares a machine with a participant saves messages to itself.',
      zh: '协调者若和某个参与者在同一台机器上，可以省掉发给自己的消息。',
    },
    {
      en: 'Presumed commit pays off when most transactions change data at many places and commit.',
      zh: '大多数事务在多处改数据、并且会提交时，推定提交才划算。',
    },
  ],
  wrong: {
    says: {
      en: 'Presumed commit is always cheaper, since most transactions commit.',
      zh: '大多数事务都会提交，所以推定提交总是更省。',
    },
    why: {
      en: 'It forces one record more at the coordinator in every transaction. With a single participant no forced write is saved at all, and a transaction that only reads pays for that record and saves nothing.',
      zh: '每个事务里协调者都要多强制写一条记录。参与者只有一个时，写盘次数并没有减少；只读的事务白白多写这一条，什么也省不了。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { params: { presume: 'commit' } } },
    moves: [{ until: { note: 'committed', nth: 3 } }],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'counts' },
    caption: {
      en: 'With presumed commit and n = 3: five forced writes and nine messages of the protocol. tm1 has forgotten T1, and no acknowledgement is under way.',
      zh: '推定提交，n = 3：五次强制写盘，协议消息九条。tm1 已经忘掉 T1，没有任何确认在路上。',
    },
    claim: (world) =>
      ['collecting', 'commit'].every((type) =>
        onDisk(coordinatorIn(world), 1, type as 'collecting' | 'commit'),
      ) &&
      rememberedOf(world, 1) === undefined &&
      allStand(world, 1, 'commit') &&
      participantsIn(world).every(
        (node) => onDisk(node, 1, 'prepared') && !onDisk(node, 1, 'commit'),
      ) &&
      world.inFlight().every(({ message }) => message.type !== 'Ack'),
  },
};

const collecting: TwoPhaseQuestion = {
  id: 'why-a-collecting-record',
  grade: 'deep',
  topic: 'variants',
  asks: {
    en: 'Presumed commit needs a record before the votes are asked for; presumed abort does not. Why?',
    zh: '推定提交在征票之前要先写一条记录，推定中止却不用。为什么？',
  },
  answer: {
    en: 'Suppose the [[coordinator]] asks for votes and crashes. With no record it would remember nothing, be asked by a [[prepared]] participant, and presume a [[commit]] that nobody decided. So it first forces to disk whom it is about to ask. After [[recovery]] a transaction that has this record and no commit is aborted, and all in it are told.',
    zh: '设想[[coordinator|协调者]]征票之后宕机。如果没有记录，它什么也不记得；[[prepared|准备就绪]]的参与者来问，它就会推定为[[commit|提交]]，而根本没有谁作过这个决定。所以它先把要问的名单强制写盘。[[recovery|恢复]]之后，有这条记录而没有提交记录的事务就中止，并通知名单上的每一个。',
  },
  mentions: [
    {
      en: 'With presumed abort the same silence means the right thing: no decision was made, so abort.',
      zh: '推定中止下，同样的“没有记录”含义正好：没作过决定，就是中止。',
    },
    {
      en: 'The names are needed because those who are prepared must acknowledge the abort before it may be forgotten.',
      zh: '之所以要写名单，是因为准备就绪的参与者要先确认中止，协调者才能忘掉它。',
    },
    {
      en: 'The commit record still has to be forced: it is what takes back the collecting record.',
      zh: '提交记录仍然要强制写盘：由它来勾销前面的名单记录。',
    },
    {
      en: 'There are optimizations that write such a record for many transactions at once.',
      zh: '有些优化会让许多事务合用一条这样的记录。',
    },
  ],
  wrong: {
    says: {
      en: 'The record is needed so that the coordinator can ask for the votes again after a crash.',
      zh: '写这条记录，是为了宕机之后能重新征票。',
    },
    why: {
      en: 'It never asks again. The record marks as open what the presumption would otherwise take as committed.',
      zh: '它不会重新征票。这条记录的作用，是把本会被推定为已提交的事务标成未决。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { params: { presume: 'commit' } } },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'crash', node: 'tm1' } },
      { act: { do: 'restart', node: 'tm1' } },
      { until: { note: 'aborted', nth: 3 } },
    ],
    look: { nodes: ['tm1'], tab: 'logs', select: 'tm1' },
    caption: {
      en: 'tm1 found its collecting record and no commit, and has told everybody that T1 is aborted, although its presumption is commit.',
      zh: 'tm1 在日志里看到征票名单，没看到提交，于是通知大家 T1 已中止，尽管它的推定是提交。',
    },
    claim: (world) =>
      onDisk(coordinatorIn(world), 1, 'collecting') &&
      !inLog(coordinatorIn(world), 1, 'commit') &&
      rememberedOf(world, 1)?.role === 'aborting' &&
      participantsIn(world).every((node) => onDisk(node, 1, 'prepared')) &&
      allStand(world, 1, 'abort'),
  },
};

const forgotten: TwoPhaseQuestion = {
  id: 'asked-after-forgetting',
  grade: 'deep',
  topic: 'variants',
  asks: {
    en: 'A coordinator is asked about a transaction of which it knows nothing. What may it answer, and on what does that rest?',
    zh: '有参与者来问一个协调者一无所知的事务。它可以怎么回答？依据是什么？',
  },
  answer: {
    en: 'What its presumption says, and this is sound only if every transaction with the other outcome is still remembered by someone as long as anybody may ask. So with [[presumed-abort]] commits are kept until all have acknowledged, and with [[presumed-commit]] aborts are. The presumption belongs to the log format: it cannot be switched while transactions are open.',
    zh: '按推定来回答。前提是：结果与推定相反的事务，只要还可能有谁来问，就必须一直记着。所以[[presumed-abort|推定中止]]下，提交要记到收齐确认为止；[[presumed-commit|推定提交]]下，要这样记着的是中止。推定是日志格式的一部分：还有未了结的事务时，不能中途更换。',
  },
  mentions: [
    {
      en: 'Four cases are possible for nothing known: never begun, undecided at a crash, aborted and forgotten, committed and forgotten. The rules leave only those that the presumption covers.',
      zh: '“一无所知”有四种来历：从未开始、宕机时未决、中止后忘了、提交后忘了。规则保证只剩下与推定相符的那些。',
    },
    {
      en: 'Even with [[presumed-nothing]] there is a presumption for undecided ones after a crash: abort.',
      zh: '即使[[presumed-nothing|不推定]]，宕机时未决的事务也有一个隐含的推定：中止。',
    },
    {
      en: 'The coordinator’s numbers must never be used twice, or an old answer would meet a new transaction.',
      zh: '事务编号绝不能重用，否则旧的答复会落到新事务头上。',
    },
  ],
  wrong: {
    says: {
      en: 'It should answer that it does not know.',
      zh: '它应该回答“不知道”。',
    },
    why: {
      en: 'Then the participant would be blocked for good: nobody else will ever know better than the coordinator.',
      zh: '那参与者就会永远阻塞：再也不会有谁比协调者知道得更多。',
    },
  },
  show: {
    scene: {
      scenario: 'q-transfer',
      changes: { params: { presume: 'commit', cooperative: false } },
    },
    moves: [
      { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm2' } },
      { until: { note: 'forgotten' } },
      { until: { note: 'decisionAnswered', node: 'tm1', where: { presumed: true } } },
      { until: { note: 'committed', node: 'rm2' } },
    ],
    look: { nodes: ['tm1', 'rm2'], tab: 'state', select: 'tm1', fields: ['nextTx'] },
    caption: {
      en: 'tm1 had forgotten T1 when rm2 asked. “Unknown” means committed here, and rm2 has done as it was told.',
      zh: 'rm2 来问的时候，tm1 早已忘掉 T1。在这里，“不知道”就意味着已提交，rm2 照办了。',
    },
    claim: (world) =>
      rememberedOf(world, 1) === undefined &&
      answersIn(world)[0]?.outcome === 'commit' &&
      standOf(participantNamed(world, 'rm2'), 1) === 'commit' &&
      moneyIn(participantNamed(world, 'rm2'), 'a') === 120 &&
      isFree(participantNamed(world, 'rm2')),
  },
};

/** Forms of the protocol that write and send less. */
export const variants: readonly TwoPhaseQuestion[] = [
  readOnly,
  presumedAbort,
  costs,
  collecting,
  forgotten,
];
