import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  allStand,
  coordinatorIn,
  inLog,
  moneyAtFirst,
  moneyIn,
  moneyInAll,
  onDisk,
  participantNamed,
  participantsIn,
  rememberedOf,
  standOf,
} from './claims.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

const forcedWhen: TwoPhaseQuestion = {
  id: 'what-is-forced',
  grade: 'core',
  topic: 'logs',
  asks: {
    en: 'Which log records must be on disk before which message leaves, and why?',
    zh: '哪些日志记录必须先写盘，哪些消息才能发出？为什么？',
  },
  answer: {
    en: 'The participant’s [[prepared]] record before its yes, the coordinator’s commit record before it tells anybody, and the participant’s own commit record before its [[acknowledgement]]. Each message lets others rely on something. A [[forced-write]] makes sure that a [[crash]] cannot take that back.',
    zh: '参与者的[[prepared|准备就绪]]记录要先于赞成票；协调者的提交记录要先于对任何人的通知；参与者自己的提交记录要先于[[acknowledgement|确认]]。每条消息都让别人有所依靠，[[forced-write|强制写盘]]保证[[crash|宕机]]之后这个依靠还在。',
  },
  mentions: [
    {
      en: 'Writing first and sending then is what [[write-ahead-log]] means here.',
      zh: '先写后发，就是[[write-ahead-log|预写日志]]在这里的含义。',
    },
    {
      en: 'The acknowledgement allows the coordinator to forget, so the participant must not have to ask again.',
      zh: '确认让协调者可以忘掉这个事务，所以发出确认的参与者必须再也不用来问。',
    },
    {
      en: 'Without any presumption that is two forced writes at each participant and one at the coordinator.',
      zh: '不作任何推定时，每个参与者强制写盘两次，协调者一次。',
    },
    {
      en: 'Each of them stands in the way of the transaction’s end, which is why people work at having fewer.',
      zh: '每一次都拖长事务的时间，所以人们设法减少它们。',
    },
  ],
  wrong: {
    says: {
      en: 'The disk can be written in the background, as long as the order in the log is right.',
      zh: '只要日志里的顺序对，写盘可以放到后台慢慢做。',
    },
    why: {
      en: 'Order alone helps when all is lost together. Here others have already acted on the message, and they do not crash along.',
      zh: '如果大家一起丢失，顺序对就够了。可别人已经根据消息行动，并不会跟着一起宕机。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { disk: { write: { fixed: '20ms' } } } },
    moves: [{ until: { note: 'votedYes', node: 'rm1' } }],
    look: { nodes: ['rm1'], tab: 'logs' },
    caption: {
      en: 'With a slow disk one can see it: rm1 has made up its mind, the record is on its way to the disk, and the yes has not left yet.',
      zh: '磁盘一慢就看得出来：rm1 已经拿定主意，记录正在写盘，赞成票还没有发出。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm1');
      return (
        standOf(node, 1) === 'prepared' &&
        inLog(node, 1, 'prepared') &&
        !onDisk(node, 1, 'prepared') &&
        node.unwritten.length > 0 &&
        world.inFlight().every(({ from, message }) => from !== node.id || message.type !== 'Vote')
      );
    },
  },
};

const updatesBuffered: TwoPhaseQuestion = {
  id: 'why-updates-may-wait',
  grade: 'core',
  topic: 'logs',
  asks: {
    en: 'Why does a participant not force the record of each change to disk at once?',
    zh: '参与者为什么不把每次改动的记录都立刻强制写盘？',
  },
  answer: {
    en: 'Because nobody relies on it yet. The [[prepared]] record comes after the changes in the same [[write-ahead-log|log]], so forcing it takes them along. If the participant crashes before, its changes are gone, which is the same as an [[abort]], and that it may do on its own until it votes.',
    zh: '因为还没有谁依靠它。[[prepared|准备就绪]]记录在同一份[[write-ahead-log|日志]]里排在改动之后，强制写它就会把改动一并带到盘上。如果在那之前宕机，改动丢失，等于[[abort|中止]]；而投票之前它本来就可以自行中止。',
  },
  mentions: [
    {
      en: 'A [[buffered-write]] costs nearly nothing; the disk is waited for once, at the vote.',
      zh: '[[buffered-write|缓冲写]]几乎不花时间；只在投票时等一次磁盘。',
    },
    {
      en: 'A participant that has forgotten a transaction votes no, and must notice also that it has forgotten a part of one.',
      zh: '忘掉了事务的参与者投反对票；只忘掉其中一部分，也必须察觉得到。',
    },
    {
      en: 'Several transactions can share one forced write: group commit.',
      zh: '几个事务可以合用一次强制写盘，这叫组提交。',
    },
  ],
  wrong: {
    says: {
      en: 'Then a crash loses updates, so the log is not reliable.',
      zh: '那宕机就会丢更新，日志就不可靠了。',
    },
    why: {
      en: 'It loses only updates for which nobody has voted yes. No one has been told that they would last.',
      zh: '丢的只是还没投赞成票的更新，没有谁听说过它们会留下来。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'executed', node: 'rm2' } },
      { act: { do: 'crash', node: 'rm2' } },
      { act: { do: 'restart', node: 'rm2' } },
      { until: { note: 'votedNo', node: 'rm2' } },
      {
        until: {
          all: [
            { note: 'aborted', node: 'rm1' },
            { note: 'aborted', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['rm2', 'tm1'], tab: 'logs' },
    caption: {
      en: 'The crash took the change with it, and nothing of T1 is in the log of rm2. Asked for its vote it said no, and all have aborted: nothing is half done.',
      zh: '改动随宕机丢失，rm2 的日志里没有 T1 的任何记录。征票时它投了反对票，于是全体中止，没有留下半截事务。',
    },
    claim: (world) =>
      participantNamed(world, 'rm2').health === 'up' &&
      !inLog(participantNamed(world, 'rm2'), 1, 'any') &&
      ['rm1', 'rm3'].every((name) => standOf(participantNamed(world, name), 1) === 'abort') &&
      onDisk(coordinatorIn(world), 1, 'abort') &&
      participantsIn(world).every((node) => moneyIn(node, 'a') === 100),
  },
};

const endRecord: TwoPhaseQuestion = {
  id: 'why-the-end-may-wait',
  grade: 'core',
  topic: 'logs',
  asks: {
    en: 'The coordinator writes an end record when all have acknowledged. Why is it enough to buffer it?',
    zh: '收齐确认之后，协调者写一条结束记录。为什么只写缓冲就够了？',
  },
  answer: {
    en: 'If a [[crash]] loses it, the coordinator finds a [[decision]] without an end and tells it once more. The [[participant|participants]] know it already, change nothing and send their [[acknowledgement]] again. A lost end record costs some messages. It cannot cost [[agreement]].',
    zh: '万一[[crash|宕机]]把它丢了，协调者在日志里看到的是有[[decision|决定]]而没有结束，便再通知一遍。[[participant|参与者]]早已知道，什么也不改，只是再发一次[[acknowledgement|确认]]。丢了结束记录只是多发几条消息，损害不了[[agreement|一致]]。',
  },
  mentions: [
    {
      en: 'The end record says only: nobody will ask any more, this may be forgotten and the log cut off.',
      zh: '结束记录只说明：不会再有谁来问，可以忘掉它，日志也可以截断。',
    },
    {
      en: 'The rule behind it: force what others rely on, buffer what only saves work.',
      zh: '背后的规则是：别人要依靠的就强制写盘，只为省事的就写缓冲。',
    },
    {
      en: 'That works because hearing a decision twice is harmless.',
      zh: '这样做可行，是因为把决定听两遍没有害处。',
    },
  ],
  wrong: {
    says: {
      en: 'All records of a commit protocol must be forced, or it is not safe.',
      zh: '提交协议的每条记录都必须强制写盘，否则不安全。',
    },
    why: {
      en: 'Ask of each record what happens when it is missing after a crash. For this one the answer is: the same once more.',
      zh: '对每条记录都该问一句：宕机后少了它会怎样？对这一条，答案是把同样的事再做一遍。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'buffered', node: 'tm1', where: { record: 'end' } } },
      { act: { do: 'crash', node: 'tm1' } },
      { act: { do: 'restart', node: 'tm1' } },
      { until: { note: 'acknowledged', nth: 3 } },
    ],
    look: { nodes: ['tm1'], tab: 'logs', select: 'tm1' },
    caption: {
      en: 'tm1 lost its end record and has told everybody once more. All three have acknowledged again, and each has committed only once.',
      zh: 'tm1 丢了结束记录，又通知了一遍。三个参与者都再次确认，而每个只提交了一次。',
    },
    claim: (world) =>
      !onDisk(coordinatorIn(world), 1, 'end') &&
      rememberedOf(world, 1)?.role === 'committing' &&
      rememberedOf(world, 1)?.request === null &&
      allStand(world, 1, 'commit') &&
      moneyIn(participantNamed(world, 'rm1'), 'a') === 70 &&
      moneyInAll(world) === moneyAtFirst(world),
  },
};

const recovery: TwoPhaseQuestion = {
  id: 'what-recovery-does',
  grade: 'core',
  topic: 'logs',
  asks: {
    en: 'A node comes back after a crash. What does it do about each transaction in its log?',
    zh: '节点宕机后重启，对日志里的每个事务分别怎么办？',
  },
  answer: {
    en: 'A participant redoes what its log says is committed, undoes what has neither a [[prepared]] record nor a decision, and for what is prepared without a decision takes its locks again and asks. A coordinator tells a [[decision]] that has no end once more. What it had not decided it aborts.',
    zh: '参与者重做日志里已提交的；既没有[[prepared|准备就绪]]记录也没有决定的，一律撤销；准备就绪却没有决定的，重新加锁，再去询问。协调者把有[[decision|决定]]而无结束的再通知一遍；还没有决定的，就中止。',
  },
  mentions: [
    {
      en: 'Before it serves anybody it must have the locks of prepared transactions back.',
      zh: '对外服务之前，必须先恢复准备就绪的事务所持的锁。',
    },
    {
      en: '[[recovery|Recovery]] can itself be cut off by a crash, so each of its steps must bear being done twice.',
      zh: '[[recovery|恢复]]本身也可能被宕机打断，所以每一步都要经得起重做。',
    },
    {
      en: 'Only the prepared ones need somebody else; all others a node settles by its own log.',
      zh: '只有准备就绪的事务要求助于别人，其余的凭自己的日志就能了结。',
    },
  ],
  wrong: {
    says: {
      en: 'After a crash everything that was not committed is rolled back.',
      zh: '重启后，没有提交的一律回滚。',
    },
    why: {
      en: 'So it is on a single node. Here a prepared transaction may be committed elsewhere, and rolling it back would break the promise of its yes.',
      zh: '单机是这样。可这里准备就绪的事务在别处可能已经提交，回滚就违背了赞成票的承诺。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', node: 'rm1' } },
      { act: { do: 'crash', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'committed', node: 'rm2' },
            { note: 'committed', node: 'rm3' },
          ],
        },
      },
      { act: { do: 'restart', node: 'rm1' } },
      { until: { note: 'committed', node: 'rm1' } },
    ],
    look: { nodes: ['rm1'], tab: 'logs', select: 'rm1' },
    caption: {
      en: 'rm1 was down while the others committed. Its log said prepared, so it asked, was told, and has its part as if it had never been away.',
      zh: '别人提交的时候 rm1 不在。日志里写着准备就绪，它便去询问，得到答复，完成了自己的部分，就像从没离开过。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm1');
      return (
        node.health === 'up' &&
        onDisk(node, 1, 'prepared') &&
        allStand(world, 1, 'commit') &&
        moneyIn(node, 'a') === 70 &&
        moneyInAll(world) === moneyAtFirst(world)
      );
    },
  },
};

const voteNotForced: TwoPhaseQuestion = {
  id: 'yes-not-on-disk',
  grade: 'deep',
  topic: 'logs',
  asks: {
    en: 'To be faster, a participant sends its yes and lets the disk follow. Construct the run in which that loses money.',
    zh: '为了快一点，参与者先发赞成票，写盘随后再说。请构造一个因此丢钱的过程。',
  },
  answer: {
    en: 'It votes yes and crashes before the disk has the [[prepared]] record. The [[coordinator]] has all votes and commits; the others follow. Back again, the participant finds nothing in its [[write-ahead-log|log]] and its account unchanged. When it is told to commit, there is nothing left to commit: half of the transaction is missing.',
    zh: '它投了赞成票，[[prepared|准备就绪]]记录还没写盘就宕机。[[coordinator|协调者]]收齐赞成票，决定提交，其他参与者照办。它重启后，[[write-ahead-log|日志]]里什么也没有，账户还是原样。再通知它提交，已经没有东西可提交：事务缺了一半。',
  },
  mentions: [
    {
      en: 'It is not only the record that is missing but also the changes, which were to go to disk with it.',
      zh: '丢的不只是记录，还有本该随它一起写盘的改动。',
    },
    {
      en: 'No later message can mend it: the coordinator does not know what was to be done there.',
      zh: '之后再发什么消息也补不回来：协调者并不知道那里具体要改什么。',
    },
    {
      en: 'A disk that reports a write as done while it is still in its cache does the same.',
      zh: '磁盘把还在缓存里的写入报告为完成，后果一样。',
    },
    {
      en: 'What can be saved is waiting, by sharing one forced write among several votes.',
      zh: '能省的是等待：让几张票合用一次强制写盘。',
    },
  ],
  wrong: {
    says: {
      en: 'The participant asks the coordinator after its restart and gets everything back.',
      zh: '参与者重启后去问协调者，就全找回来了。',
    },
    why: {
      en: 'It does not know that there is anything to ask about. And the coordinator could tell it the outcome, not the changes.',
      zh: '它根本不知道有事要问。况且协调者能告诉它的是结果，不是改动。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { variant: 'voteNotForced' } },
    moves: [
      { until: { note: 'votedYes', node: 'rm1' } },
      { act: { do: 'crash', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'committed', node: 'rm2' },
            { note: 'committed', node: 'rm3' },
          ],
        },
      },
      { act: { do: 'restart', node: 'rm1' } },
      { until: { note: 'acknowledged', node: 'rm1' } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'state', select: 'rm1', fields: ['balances'] },
    caption: {
      en: 'In this [[weakened-twin]] rm2 and rm3 have been paid and rm1, which was to pay, remembers nothing. There is more money than before.',
      zh: '在这个[[weakened-twin|弱化的孪生协议]]里，rm2 和 rm3 收到了钱，该付钱的 rm1 却什么也不记得。钱凭空变多了。',
    },
    claim: (world) =>
      !inLog(participantNamed(world, 'rm1'), 1, 'any') &&
      ['rm2', 'rm3'].every((name) => onDisk(participantNamed(world, name), 1, 'commit')) &&
      moneyIn(participantNamed(world, 'rm1'), 'a') === 100 &&
      moneyInAll(world) > moneyAtFirst(world),
  },
};

/** What is written down when, and what a crash makes of it. */
export const logs: readonly TwoPhaseQuestion[] = [
  forcedWhen,
  updatesBuffered,
  endRecord,
  recovery,
  voteNotForced,
];
