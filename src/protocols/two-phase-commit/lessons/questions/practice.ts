import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  answersIn,
  holds,
  moneyIn,
  participantNamed,
  participantsIn,
  rememberedOf,
  standOf,
  waitsFor,
} from './claims.ts';
import { commitPoint, heuristics, replicated, threePhases } from './practiceFurther.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

const whenNot: TwoPhaseQuestion = {
  id: 'when-not-to-use-it',
  grade: 'warmUp',
  topic: 'practice',
  asks: {
    en: 'When would you rather not use two-phase commit?',
    zh: '什么情况下你不会用两阶段提交？',
  },
  answer: {
    en: 'When the parts belong to different owners, are far apart or often away, or when the work takes long. A [[transaction]] needs all its [[participant|participants]] at the same time, so its availability is the product of theirs, and everybody holds [[lock|locks]] for strangers. If half a result may be seen for a while and can be put right, a [[saga]] or a queue fits better.',
    zh: '参与的各方分属不同的团队或公司、相距很远、经常不在线，或者操作要很久。一个[[transaction|事务]]要全体[[participant|参与者]]同时在场，可用性是各方可用性的乘积，而且人人都在替陌生人守着[[lock|锁]]。如果暂时让人看到一半结果也没关系，事后能补救，[[saga|Saga]] 或消息队列更合适。',
  },
  mentions: [
    {
      en: 'Ten participants that are each there 99.9 percent of the time are all there 99 percent of it.',
      zh: '十个参与者，各有 99.9% 的时间在线，同时在线的时间只有约 99%。',
    },
    {
      en: 'Best of all is to need none: keep together in one database what changes together.',
      zh: '最好是根本用不着它：会一起改动的数据放进同一个数据库。',
    },
    {
      en: 'It fits well inside one system, where one team runs all nodes and transactions are short.',
      zh: '在同一个系统内部，节点由一个团队运维、事务又短，它就很合适。',
    },
    {
      en: 'Never keep a transaction open while a person thinks or a foreign service answers.',
      zh: '绝不要在等人操作、等外部服务答复的时候还开着事务。',
    },
  ],
  wrong: {
    says: {
      en: 'Never: it does not scale, nobody uses it any more.',
      zh: '什么时候都不用：它不能扩展，早就没人用了。',
    },
    why: {
      en: 'Most distributed databases use it inside, between their shards. What is avoided is to span it across services.',
      zh: '多数分布式数据库内部，分片之间用的就是它。人们避免的是让它横跨多个服务。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'crash', node: 'rm3' } },
      { until: { note: 'decidedAbort', where: { why: 'noAnswer' } } },
      {
        until: {
          all: [
            { note: 'aborted', node: 'rm1' },
            { note: 'aborted', node: 'rm2' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'story' },
    caption: {
      en: 'Only rm3 is away. rm1 and rm2 have done their work, waited for it, and undone it: the client was told that nothing happened.',
      zh: '只有 rm3 不在。rm1 和 rm2 做完了自己的部分，等了一阵，又撤销了：客户端得到的答复是什么也没发生。',
    },
    claim: (world) =>
      participantNamed(world, 'rm3').health === 'crashed' &&
      answersIn(world)[0]?.outcome === 'abort' &&
      ['rm1', 'rm2'].every((name) => standOf(participantNamed(world, name), 1) === 'abort') &&
      participantsIn(world).every((node) => moneyIn(node, 'a') === 100),
  },
};

const deadlock: TwoPhaseQuestion = {
  id: 'deadlock-across-nodes',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Can transactions deadlock across participants, and who notices?',
    zh: '事务会不会跨参与者死锁？谁能发现？',
  },
  answer: {
    en: 'Yes. T1 holds a [[lock]] at one participant and wants one at another, where T2 holds it and wants the first. Each participant sees one transaction waiting for another, which is no [[deadlock]] yet; the cycle exists only across them. So one uses a [[time-out]]: who waits too long is aborted, which is allowed since it has not voted.',
    zh: '会。T1 在一个参与者处持有[[lock|锁]]，又想要另一个参与者处的锁；那里的锁由 T2 持有，而 T2 正想要前一把。每个参与者只看到一个事务在等另一个，这还不算[[deadlock|死锁]]；环只存在于它们之间。所以用[[time-out|超时]]：等得太久的就中止。它还没有投票，可以这样做。',
  },
  mentions: [
    {
      en: 'Other ways: put all wait-for graphs together at one node, or order transactions by age and let only one direction wait (wound-wait, wait-die).',
      zh: '别的办法：把各处的等待图汇总到一个节点；或者按事务的年龄排序，只允许一个方向等待（wound-wait、wait-die）。',
    },
    {
      en: 'A time-out also hits transactions that merely wait for a slow one.',
      zh: '超时也会误伤：有的事务只是在等一个慢事务。',
    },
    {
      en: 'Draw it at random, or both give up at the same moment.',
      zh: '超时要随机，否则双方会同时放弃。',
    },
    {
      en: 'Best is to take locks in one global order, where the application can.',
      zh: '应用若能做到，最好全局按同一顺序加锁。',
    },
  ],
  wrong: {
    says: {
      en: 'The database detects deadlocks, so there is nothing to do.',
      zh: '数据库会检测死锁，用不着管。',
    },
    why: {
      en: 'Each database detects the cycles inside itself. This one runs through two, and neither sees more than one edge of it.',
      zh: '每个数据库只能检测自己内部的环。这个环横跨两个数据库，每个只看得到一条边。',
    },
  },
  show: {
    scene: { scenario: 'q-crossing' },
    moves: [
      { until: { note: 'lockWaits', nth: 2 } },
      { until: { note: 'lockTimedOut', names: { place: 'participant' } } },
      { until: { note: 'lockGranted' } },
    ],
    look: { nodes: ['rm1', 'rm2'], tab: 'table' },
    caption: {
      en: 'T1 and T2 each held what the other wanted. At {place} the wait was over first; that transaction is aborted, and the other one has both locks.',
      zh: 'T1 和 T2 各自拿着对方要的锁。{place} 先等到超时，那个事务中止了，另一个拿到了两把锁。',
    },
    claim(world) {
      const [one, two] = ['rm1', 'rm2'].map((name) => participantNamed(world, name));
      if (!one || !two) return false;
      return [1, 2].some(
        (tx) =>
          holds(one, 'a', tx) &&
          holds(two, 'a', tx) &&
          rememberedOf(world, 3 - tx) === undefined &&
          answersIn(world).some((answer) => answer.tx === 3 - tx && answer.outcome === 'abort'),
      );
    },
  },
};

const throughput: TwoPhaseQuestion = {
  id: 'why-throughput-suffers',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Two-phase commit adds only two round trips of latency. Why can throughput suffer so much more?',
    zh: '两阶段提交的延迟不过多两次往返，为什么吞吐量的损失可能大得多？',
  },
  answer: {
    en: 'Because [[lock|locks]] are held all that time. On an account that all want, [[transaction|transactions]] go one after another, and each keeps it for its work, the votes, the forced writes and the way of the [[decision]]. So the number of transactions per second there is one divided by that span, however many machines there are.',
    zh: '因为这段时间一直占着[[lock|锁]]。对大家都要用的账户，[[transaction|事务]]只能一个接一个；每个都要从操作一直占到投票、写盘、[[decision|决定]]送达为止。所以那里每秒能做的事务数，就是一秒除以这段时间，机器再多也没用。',
  },
  mentions: [
    {
      en: 'Touch the hot data last: then it is locked for the shortest time.',
      zh: '热点数据放到最后再碰，锁的时间最短。',
    },
    {
      en: 'A participant between its yes and the decision cannot be hurried by anything that it does itself.',
      zh: '参与者投了赞成票之后、决定到来之前，自己做什么都快不起来。',
    },
    {
      en: 'Transactions on other data are not slowed by this at all.',
      zh: '用别的数据的事务，则完全不受影响。',
    },
    {
      en: 'A slow or dead coordinator turns the queue into a standstill.',
      zh: '协调者一慢或者一宕机，排队就变成停摆。',
    },
  ],
  wrong: {
    says: {
      en: 'The coordinator is the bottleneck, so one needs more coordinators.',
      zh: '瓶颈在协调者，多加几个就好了。',
    },
    why: {
      en: 'It has little to do for each transaction, and any number of them can share the work. They still queue for the same lock.',
      zh: '每个事务要协调者做的事很少，而且可以由许多协调者分担。可排队等的仍是同一把锁。',
    },
  },
  show: {
    scene: { scenario: 'q-hot' },
    moves: [
      { until: { note: 'lockWaits', node: 'rm1', nth: 3 } },
      { until: { note: 'decidedCommit' } },
    ],
    look: { nodes: ['rm1'], tab: 'table', select: 'rm1' },
    caption: {
      en: 'T1 is decided, but rm1 has not heard it yet. Three transactions wait for its lock and have done nothing so far.',
      zh: 'T1 已有决定，rm1 却还没有听到。三个事务在等它的锁，到现在什么也没做成。',
    },
    claim(world) {
      const node = participantNamed(world, 'rm1');
      return (
        standOf(node, 1) === 'prepared' &&
        holds(node, 'a', 1) &&
        [2, 3, 4].every((tx) => waitsFor(node, 'a', tx) && rememberedOf(world, tx)?.step === 0)
      );
    },
  },
};

const sagas: TwoPhaseQuestion = {
  id: 'saga-instead',
  grade: 'core',
  topic: 'practice',
  asks: {
    en: 'Two-phase commit, TCC, saga, transactional outbox: how do they differ?',
    zh: '两阶段提交、TCC、Saga、事务性发件箱，区别在哪里？',
  },
  answer: {
    en: 'Two-phase commit keeps the [[transaction]] one: nobody sees half of it, at the price of [[lock|locks]] until the [[decision]]. A [[saga]] commits each step at once and compensates if a later one fails, so others can see states in between. TCC reserves first and then confirms or cancels, which is two-phase commit built into the business. An outbox couples one local commit with a message that is sent for certain.',
    zh: '两阶段提交让[[transaction|事务]]保持为一个整体：谁也看不到一半，代价是[[lock|锁]]要守到[[decision|决定]]为止。[[saga|Saga]] 每一步立即提交，后面失败就做补偿，所以别人会看到中间状态。TCC 先预留，再确认或取消，等于在业务层实现两阶段提交。发件箱则把一次本地提交和一条必定发出的消息绑在一起。',
  },
  mentions: [
    {
      en: 'A compensation is a new transaction. It cannot make unseen what others have read, and it must not fail for good.',
      zh: '补偿是一个新的事务：别人读到的东西收不回来，而且补偿不能一直失败。',
    },
    {
      en: 'TCC needs idempotent calls, and a cancel that comes before its try, or without one, has to be dealt with.',
      zh: 'TCC 的调用要幂等，还得处理空回滚和悬挂：取消先于预留到达，或者根本没有预留。',
    },
    {
      en: 'An outbox delivers at least once, so the receiver has to recognize repetitions.',
      zh: '发件箱至少投递一次，所以接收方要认得出重复。',
    },
    {
      en: 'What a saga gives up is [[isolation]]. Its steps still all take effect in the end or are made good.',
      zh: 'Saga 放弃的是[[isolation|隔离性]]；它的各步最终还是要么全部生效，要么得到补偿。',
    },
  ],
  wrong: {
    says: {
      en: 'A saga is two-phase commit without blocking.',
      zh: 'Saga 就是不会阻塞的两阶段提交。',
    },
    why: {
      en: 'It is another contract. Between its steps the money has left one account and not reached the other, and everybody may look.',
      zh: '它给的是另一种承诺。在各步之间，钱已经离开一个账户、还没到另一个，而谁都可以看到。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm2' } },
      { until: { note: 'committed', node: 'rm1' } },
      {
        act: {
          do: 'request',
          node: 'tm1',
          request: {
            op: 'read',
            accounts: [
              { at: 'rm1', account: 'a' },
              { at: 'rm2', account: 'a' },
            ],
          },
        },
      },
      { until: { note: 'lockWaits', node: 'rm2' } },
    ],
    look: { nodes: ['rm1', 'rm2'], tab: 'table' },
    caption: {
      en: 'T2 has seen at rm1 that 30 are gone. At rm2, which does not know yet, it must wait: it will see all of T1 and not a half of it.',
      zh: 'T2 在 rm1 处看到已经付出 30。rm2 还不知道决定，T2 在那里只能等：它看到的会是完整的 T1，而不是一半。',
    },
    claim(world) {
      const [one, two] = ['rm1', 'rm2'].map((name) => participantNamed(world, name));
      if (!one || !two) return false;
      return (
        standOf(one, 1) === 'commit' &&
        holds(one, 'a', 2) &&
        standOf(two, 1) === 'prepared' &&
        waitsFor(two, 'a', 2) &&
        rememberedOf(world, 2)?.total === moneyIn(one, 'a')
      );
    },
  },
};

/** In production, and beside other ways. */
export const practice: readonly TwoPhaseQuestion[] = [
  whenNot,
  deadlock,
  throughput,
  sagas,
  commitPoint,
  heuristics,
  replicated,
  threePhases,
];
