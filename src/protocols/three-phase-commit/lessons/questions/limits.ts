import type { Question } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import {
  coordinatorIn,
  isFree,
  isWhole,
  moneyAtFirst,
  moneyInAll,
  onDisk,
  onlyUp,
  participantsIn,
  recordsOn,
  rememberedIn,
  stands,
} from './claims.ts';

type ThreePhaseQuestion = Question<ThreePhaseTypes>;

const costs: ThreePhaseQuestion = {
  id: 'what-it-costs',
  grade: 'warmUp',
  topic: 'limits',
  asks: {
    en: 'What does three-phase commit cost, compared with two-phase commit, when nothing fails?',
    zh: '没有故障时，三阶段提交比两阶段提交多花多少？',
  },
  answer: {
    en: 'One more round trip before anybody may [[commit]], and two more messages for each [[participant]]: the [[pre-commit]] and its [[acknowledgement]]. Up to where everybody knows the [[decision]] that makes five messages each instead of three. The [[forced-write|forced writes]] stay the same, if pre-commit is not logged. The [[lock|locks]] are held for the extra round trip too.',
    zh: '[[commit|提交]]之前多一次往返，每个[[participant|参与者]]多两条消息：[[pre-commit|预提交]]和对它的[[acknowledgement|确认]]。到人人得知[[decision|决定]]为止，每个参与者是五条消息，而不是三条。预提交若不写日志，[[forced-write|强制写盘]]的次数不变。[[lock|锁]]也要多占一次往返的时间。',
  },
  mentions: [
    {
      en: 'Every transaction pays this, the crash it is for is rare.',
      zh: '每个事务都要付这份代价，而它防备的宕机却很少发生。',
    },
    {
      en: 'An abort costs nothing extra: there is no pre-commit for it.',
      zh: '中止没有额外开销：它不需要预提交。',
    },
    {
      en: 'Two-phase commit has acknowledgements as well, after the decision. There nobody’s locks wait for them.',
      zh: '两阶段提交在决定之后也有确认，但谁的锁都不必等它。',
    },
  ],
  wrong: {
    says: {
      en: 'Half as much again, since there are three phases instead of two.',
      zh: '多一半，因为阶段从两个变成三个。',
    },
    why: {
      en: 'Messages grow by two thirds, and forced writes not at all. In one data centre the disk is what is slow. Between distant places the round trip is, and there it hurts.',
      zh: '消息多了三分之二，强制写盘却一次没多。同一机房内，慢的是磁盘；跨地域时，慢的是往返，那才真的有感觉。',
    },
  },
  show: {
    scene: { scenario: 'all-yes' },
    moves: [{ until: { note: 'committed', nth: 3 } }],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'counts' },
    caption: {
      en: 'All have committed. The counts show two messages more for each participant; the logs hold nothing of the pre-commit.',
      zh: '大家都已提交。计数页上，每个参与者多了两条消息；日志里没有预提交的任何记录。',
    },
    claim: (world) =>
      participantsIn(world).every((node) => recordsOn(node) === 'update,prepared,commit') &&
      onDisk(coordinatorIn(world), 'commit') &&
      rememberedIn(world) === undefined,
  },
};

const partitioned: ThreePhaseQuestion = {
  id: 'what-a-partition-does',
  grade: 'core',
  topic: 'limits',
  asks: {
    en: 'What happens to three-phase commit in a network partition? And to two-phase commit?',
    zh: '网络分区时，三阶段提交会怎样？两阶段提交呢？',
  },
  answer: {
    en: 'Each side takes the other for dead and finishes alone. If the [[partition]] falls while the pre-commits are on their way, a side with a [[committable]] [[participant]] commits and one with only [[uncertain]] ones aborts. [[agreement|Agreement]] is lost. [[two-phase-commit|Two-phase commit]] would leave the cut-off side [[blocking|blocked]], and right.',
    zh: '两边都以为对方宕机，各自了结。如果[[partition|分区]]恰好发生在预提交还在路上的时候，有[[participant|参与者]][[committable|可提交]]的一边会提交，只有[[uncertain|不确定]]者的一边会中止，[[agreement|结果一致]]就被破坏了。换成[[two-phase-commit|两阶段提交]]，被隔开的一边会[[blocking|阻塞]]，但不会出错。',
  },
  mentions: [
    {
      en: 'The rules were not broken. What broke is the assumption that silence means a crash.',
      zh: '规则没有被违反，被违反的是“没有回音就是宕机”这个假定。',
    },
    {
      en: 'No protocol can be both: with partitions every correct one may block. Bernstein, Hadzilacos and Goodman prove that.',
      zh: '二者不可兼得：只要可能分区，任何正确的协议都可能阻塞。Bernstein、Hadzilacos 和 Goodman 证明了这一点。',
    },
    {
      en: 'Quorum forms (Skeen 1982; Keidar and Dolev’s E3PC) let only a [[majority]] decide, and block the rest.',
      zh: '采用法定人数的变体（Skeen 1982，Keidar 和 Dolev 的 E3PC）只让[[majority|多数派]]作决定，其余的阻塞。',
    },
  ],
  wrong: {
    says: {
      en: 'The smaller side notices that it is the smaller one and waits.',
      zh: '人少的一边会发现自己是少数，然后等待。',
    },
    why: {
      en: 'Nobody counts in this protocol. Of the crashes for which it was made, even a single survivor may finish.',
      zh: '这个协议里没有谁数人数。它本来就是为宕机设计的：哪怕只剩一个，也可以了结。',
    },
  },
  show: {
    scene: { scenario: 'partition' },
    moves: [
      { until: { note: 'committed', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'aborted', node: 'rm2' },
            { note: 'aborted', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'Nobody has crashed. tm1 and rm1 have committed, rm2 and rm3 have aborted, and each did what the rules say.',
      zh: '没有谁宕机。tm1 和 rm1 提交了，rm2 和 rm3 中止了，而且每一个都是照规则做的。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2', 'rm3') &&
      !isWhole(world) &&
      onDisk(coordinatorIn(world), 'commit') &&
      stands(world) === 'commit,abort,abort',
  },
};

const hardlyUsed: ThreePhaseQuestion = {
  id: 'why-hardly-anybody-uses-it',
  grade: 'core',
  topic: 'limits',
  asks: {
    en: 'Three-phase commit removes the great weakness of two-phase commit. Why does hardly anybody use it?',
    zh: '三阶段提交克服了两阶段提交的最大弱点，为什么几乎没有谁用？',
  },
  answer: {
    en: 'It trades a rare wait for a rare wrong result. Blocking shows itself and ends with the [[recovery]] of the [[coordinator]]. A split [[decision]] is silent, and healing the network does not mend it. Real networks lose and delay messages, so systems stay with [[two-phase-commit|two-phase commit]] and make its coordinator reliable by [[consensus]] instead.',
    zh: '它用罕见的错误结果，换掉了罕见的等待。阻塞看得见，[[coordinator|协调者]]一[[recovery|恢复]]就结束；[[decision|决定]]不一致却悄无声息，网络恢复了也不会自动修好。真实的网络会丢消息，也会延迟，所以实际系统仍用[[two-phase-commit|两阶段提交]]，改用[[consensus|共识]]让协调者可靠。',
  },
  mentions: [
    {
      en: 'It costs a round trip in every transaction, for the sake of the few that meet a crash.',
      zh: '为了少数碰上宕机的事务，每个事务都要多一次往返。',
    },
    {
      en: 'A coordinator that restarts within seconds, or fails over, makes blocking bearable.',
      zh: '协调者若能在几秒内重启或切换，阻塞就可以忍受。',
    },
    {
      en: 'The idea lives on: everybody has to know before anybody acts. Consensus does it with majorities.',
      zh: '它的思想流传了下来：人人都知道之后才能行动。共识协议用多数派做到这一点。',
    },
  ],
  wrong: {
    says: {
      en: 'Because three phases are too slow.',
      zh: '因为三个阶段太慢。',
    },
    why: {
      en: 'Speed is the smaller part. Many would pay a round trip for a protocol that never blocks and is never wrong. This one is not that.',
      zh: '速度是次要的。如果既不阻塞又绝不出错，很多系统愿意多花一次往返，可它做不到。',
    },
  },
  show: {
    scene: { scenario: 'partition' },
    moves: [{ until: { command: 'heal' } }],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'table' },
    caption: {
      en: 'The network is whole again. All are up, all have decided, nothing is under way any more, and 30 are missing. Nothing in this protocol will ever notice.',
      zh: '网络已经恢复。大家都在运行，都已决定，再没有什么在进行，账上却少了 30。这个协议里没有任何机制会发现。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2', 'rm3') &&
      isWhole(world) &&
      world.inFlight().length === 0 &&
      participantsIn(world).every(isFree) &&
      moneyInAll(world) === moneyAtFirst(world) - 30,
  },
};

const lostMessage: ThreePhaseQuestion = {
  id: 'one-lost-message',
  grade: 'deep',
  topic: 'limits',
  asks: {
    en: 'A single pre-commit is lost and nobody crashes. Is that already dangerous?',
    zh: '只丢了一条预提交，没有谁宕机。这已经有危险了吗？',
  },
  answer: {
    en: 'It puts a [[commit]] beside an [[uncertain]] participant that is up: the [[coordinator]] takes the silent one for dead and commits. Normally the commit message follows and all is well. But now the [[invariant]] is gone on which TR3 rests. If all who know of the commit fall silent before it arrives, the uncertain one aborts.',
    zh: '它会使[[commit|提交]]与一个仍在运行却[[uncertain|不确定]]的参与者并存：[[coordinator|协调者]]以为没有回音的已宕机，就提交了。一般随后提交通知就到，平安无事。但 TR3 所依靠的[[invariant|不变式]]已经不成立。假如知道提交的那些在通知送达之前全都没了声音，这个不确定的参与者就会中止。',
  },
  mentions: [
    {
      en: 'So a [[message-loss|lost message]] plus crashes is enough to break it. A partition is only the plainest case.',
      zh: '所以，[[message-loss|丢失消息]]再加上宕机，就足以出错；分区只是最明显的一种。',
    },
    {
      en: 'Sending again helps only as long as the sender lives.',
      zh: '重发只在发送者还活着时管用。',
    },
    {
      en: 'Two-phase commit survives any loss of messages. It only waits longer.',
      zh: '两阶段提交丢什么消息都不会出错，只是多等。',
    },
  ],
  wrong: {
    says: {
      en: 'No, the participant asks again and learns the outcome.',
      zh: '没有危险，参与者再问一次就知道结果了。',
    },
    why: {
      en: 'It does, if somebody who knows is there to be asked. When the time-out runs it cannot tell “nobody has committed” from “those who have are gone”.',
      zh: '前提是知道的人还在。超时之后，它分不清是“没有谁提交”，还是“提交了的都不在了”。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'drop', type: 'PreCommit', from: 'tm1', to: 'rm1' } },
      { until: { note: 'acksMissing', node: 'tm1' } },
      { until: { note: 'committed', node: 'rm3' } },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm3'], tab: 'logs' },
    caption: {
      en: 'rm3 has committed while rm1, which is up, is uncertain. This must never be. It ends well only because a message to rm1 is under way.',
      zh: 'rm3 已经提交，而正在运行的 rm1 还不确定。这本来绝不该发生。能平安收场，只因为给 rm1 的通知正在路上。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2', 'rm3') &&
      onDisk(coordinatorIn(world), 'commit') &&
      stands(world, 'rm1', 'rm3') === 'prepared,commit',
  },
};

const synchrony: ThreePhaseQuestion = {
  id: 'time-and-impossibility',
  grade: 'deep',
  topic: 'limits',
  asks: {
    en: 'Fischer, Lynch and Paterson proved that one crash can keep an asynchronous system from ever deciding. How can three-phase commit be non-blocking?',
    zh: 'Fischer、Lynch 和 Paterson 证明：在异步系统里，一次宕机就可能使大家永远作不出决定。三阶段提交怎么能非阻塞？',
  },
  answer: {
    en: 'Because it does not run in an asynchronous system. It assumes that every message arrives with [[bounded-delay]], so that a [[time-out]] proves a [[crash]]. Where that holds it is [[non-blocking]]. Where it does not, the protocol goes on deciding, and gives up [[agreement]]. [[consensus|Consensus]] protocols make the other choice: they give up progress until the network behaves again.',
    zh: '因为它的前提不是异步系统。它假定消息一定送到，而且是[[bounded-delay|有界延迟]]，这样[[time-out|超时]]就证明对方[[crash|宕机]]。假定成立，它就是[[non-blocking|非阻塞]]的；假定不成立，它照样作决定，牺牲的是[[agreement|结果一致]]。[[consensus|共识]]协议的选择正好相反：网络恢复正常之前，宁可停下来。',
  },
  mentions: [
    {
      en: 'A slow link or a long pause of one process breaks the assumption. It takes no failure at all.',
      zh: '链路慢一点，或者某个进程停顿久一点，假定就不成立了，根本不需要什么故障。',
    },
    {
      en: 'Longer time-outs make a wrong guess rarer and never impossible, and make every real crash last longer.',
      zh: '超时设长一些，误判会少一些，但不会绝迹，而真的宕机时就要等得更久。',
    },
    {
      en: 'Losing agreement cannot be undone. Losing progress can.',
      zh: '一致性丢了就补不回来，进展停了还能接着走。',
    },
  ],
  wrong: {
    says: {
      en: 'Time-outs get around the impossibility result.',
      zh: '用上超时，就绕过了不可能性结论。',
    },
    why: {
      en: 'A time-out is a guess. It gets around the result only if the guess is always right, and that is an assumption about the network.',
      zh: '超时只是猜测。只有每次都猜对才算绕得过去，而那是对网络的假定。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votesAsked' } },
      { act: { do: 'link', from: 'tm1', delay: { fixed: '800ms' } } },
      { until: { note: 'decidedCommit' } },
      { until: { note: 'aborted', nth: 3 } },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'No crash, no cut, no message lost: what tm1 sends is only slow. tm1 has told its client that T1 is committed, and all three participants have aborted.',
      zh: '没有宕机，没有断开，一条消息也没丢，只是 tm1 发出的消息太慢。tm1 已答复客户端 T1 提交了，三个参与者却都已中止。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2', 'rm3') &&
      isWhole(world) &&
      world.inFlight().every(({ lost }) => !lost) &&
      onDisk(coordinatorIn(world), 'commit') &&
      stands(world) === 'abort,abort,abort',
  },
};

const twoLeaders: ThreePhaseQuestion = {
  id: 'two-that-lead',
  grade: 'deep',
  topic: 'limits',
  asks: {
    en: 'What does Paxos Commit do better than three-phase commit?',
    zh: 'Paxos 提交比三阶段提交强在哪里？',
  },
  answer: {
    en: 'It stays correct when two nodes believe that they lead. In three-phase commit one that was only slow may go on beside its successor, and the two decide differently. In [[paxos-commit]] every [[vote]] is settled by [[consensus]]: a leader needs a majority of acceptors, and a later one finds what an earlier one has settled. It blocks only without a majority.',
    zh: '即使有两个节点都以为自己在主持，它也不会出错。在三阶段提交里，只是慢了一点的旧协调者可能与继任者同时主持，两边作出不同的决定。在 [[paxos-commit|Paxos 提交]]里，每一张[[vote|票]]都由[[consensus|共识]]定下来：领导者必须得到多数接受者的同意，后来的领导者会看到前任已经定下的结果。只有凑不成多数时它才阻塞。',
  },
  mentions: [
    {
      en: 'Gray and Lamport (2006) on the textbook form: it does not say what a process should do that hears from two which both claim to be the coordinator.',
      zh: 'Gray 和 Lamport（2006）对教科书版本的批评：一个进程若同时听到两个都自称协调者的消息，该怎么办，书上没有说。',
    },
    {
      en: 'To ignore the old leader, as is done here, protects the participants who know of the new one. It does not stop the old leader.',
      zh: '像这里这样不理会旧的主持者，只保护了已知道新主持者的参与者，旧的那个却停不下来。',
    },
    {
      en: 'Its fast form takes as many message delays as two-phase commit, with more messages.',
      zh: '它的快速形式，消息延迟的次数与两阶段提交一样，只是消息更多。',
    },
  ],
  wrong: {
    says: {
      en: 'Electing carefully makes sure that there is only one leader.',
      zh: '只要选举足够小心，就能保证只有一个主持者。',
    },
    why: {
      en: 'Making sure of that is as hard as the commit itself. Paxos does not try: it makes a second leader harmless.',
      zh: '保证这一点，和提交问题本身一样难。Paxos 并不追求唯一，它让第二个领导者无害。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'votedYes', nth: 3 } },
      { act: { do: 'pause', node: 'tm1' } },
      { until: { note: 'elected', node: 'rm1' } },
      { act: { do: 'resume', node: 'tm1' } },
      { until: { note: 'decidedCommit' } },
    ],
    look: { nodes: ['tm1', 'rm1', 'rm2', 'rm3'], tab: 'logs', select: 'tm1' },
    caption: {
      en: 'tm1 stood still for a while and went on as if nothing had happened. rm1 had been elected meanwhile, so both led. rm1 and the others have aborted, and tm1 has just decided to commit.',
      zh: 'tm1 停顿了一阵，然后若无其事地继续。此时 rm1 已经当选，两个都在主持。rm1 和另外两个已经中止，tm1 刚刚决定提交。',
    },
    claim: (world) =>
      onlyUp(world, 'tm1', 'rm1', 'rm2', 'rm3') &&
      isWhole(world) &&
      onDisk(coordinatorIn(world), 'commit') &&
      stands(world) === 'abort,abort,abort',
  },
};

/** What it costs, what it assumes, and what is done instead. */
export const limits: readonly ThreePhaseQuestion[] = [
  costs,
  partitioned,
  hardlyUsed,
  lostMessage,
  synchrony,
  twoLeaders,
];
