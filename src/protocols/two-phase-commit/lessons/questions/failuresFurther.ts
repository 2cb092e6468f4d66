import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import {
  coordinatorIn,
  hasAsked,
  holds,
  inLog,
  onDisk,
  participantNamed,
  standOf,
} from './claims.ts';

type TwoPhaseQuestion = Question<TwoPhaseTypes>;

export const abortAlone: TwoPhaseQuestion = {
  id: 'aborting-after-a-yes',
  grade: 'deep',
  topic: 'failures',
  asks: {
    en: 'A prepared participant has waited long enough. Why may it not just abort?',
    zh: '准备就绪的参与者等了很久。为什么不能干脆中止？',
  },
  answer: {
    en: 'Because its yes may have been the last one that was needed. The [[coordinator]] may have committed since, and another participant may have followed and shown the result to others. One that aborts now breaks [[agreement]], and nothing can mend that: both decisions are out.',
    zh: '因为它的赞成票也许正好凑齐了全票。[[coordinator|协调者]]可能已经决定提交，别的参与者可能已经照办，结果也可能已被别人看到。这时中止就破坏了[[agreement|一致]]，而且无法弥补：两种决定都已生效。',
  },
  mentions: [
    {
      en: 'From where it stands, “the coordinator died before deciding” and “the commit was lost” look alike.',
      zh: '从它的角度看，“协调者没来得及决定”和“提交的消息丢了”没有区别。',
    },
    {
      en: 'Committing alone would be just as wrong.',
      zh: '擅自提交同样是错的。',
    },
    {
      en: 'A longer time-out makes the error rarer and not impossible.',
      zh: '把超时调长，只会让错误更少见，不会让它不可能。',
    },
    {
      en: 'It may before its yes, which is why the vote marks the border.',
      zh: '投票之前可以中止，所以投票就是分界线。',
    },
  ],
  wrong: {
    says: {
      en: 'Aborting is always safe, since it changes nothing.',
      zh: '中止总是安全的，反正什么也没改。',
    },
    why: {
      en: 'It is safe for the node alone. The transaction is one thing on all nodes, and half of it is now in force.',
      zh: '对单个节点来说是安全的。可事务在所有节点上是一个整体，现在只有一半生效。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer', changes: { variant: 'timesOutAlone' } },
    moves: [
      ...['rm2', 'rm3'].map((to) => ({
        act: { do: 'drop', type: 'Commit', from: 'tm1', to } as const,
      })),
      { until: { note: 'committed', node: 'rm1' } },
      { act: { do: 'crash', node: 'tm1' } },
      { until: { note: 'gaveUp', where: { why: 'alone' }, nth: 2 } },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'logs' },
    caption: {
      en: 'In this [[weakened-twin]] rm2 and rm3 lost patience and aborted. rm1 has committed, as tm1 had told it. The [[invariant]] of agreement is broken, and the money that rm1 paid is nowhere.',
      zh: '在这个[[weakened-twin|弱化的孪生协议]]里，rm2 和 rm3 失去耐心，自行中止了。rm1 则按 tm1 的通知提交了。一致性这条[[invariant|不变式]]被破坏，rm1 付出的钱不知去向。',
    },
    claim: (world) =>
      coordinatorIn(world).health === 'crashed' &&
      onDisk(participantNamed(world, 'rm1'), 1, 'commit') &&
      ['rm2', 'rm3'].every((name) => {
        const node = participantNamed(world, name);
        return onDisk(node, 1, 'prepared') && inLog(node, 1, 'abort');
      }),
  },
};

export const partitioned: TwoPhaseQuestion = {
  id: 'which-side-goes-on',
  grade: 'deep',
  topic: 'failures',
  asks: {
    en: 'A partition separates two of three participants from the coordinator in the second phase. May the larger side decide?',
    zh: '第二阶段发生分区，三个参与者中有两个与协调者断开。人多的一边可以作决定吗？',
  },
  answer: {
    en: 'No. In two-phase commit a majority counts for nothing: the [[decision]] is made by the [[coordinator]], and only its side knows it. The [[participant|participants]] on the other side are [[uncertain]] and wait until the [[partition]] heals. On its own side all goes on, and that is exactly why the others may not guess.',
    zh: '不可以。两阶段提交里多数派没有意义：[[decision|决定]]由[[coordinator|协调者]]作出，只有它那一边知道。另一边的[[participant|参与者]]处于[[uncertain|不确定]]状态，只能等[[partition|分区]]恢复。协调者那一边照常进行，正因如此，另一边才不能猜。',
  },
  mentions: [
    {
      en: 'A majority can decide only if decisions need a majority. That is [[consensus]], which another protocol has to bring in.',
      zh: '只有决定本来就需要多数派，多数派才能作主。那是[[consensus|共识]]，要靠别的协议引入。',
    },
    {
      en: 'Every atomic commit protocol has runs in which some are blocked while the network is cut.',
      zh: '网络断开时，任何原子提交协议都有让一部分节点阻塞的情形。',
    },
    {
      en: 'Had the cut come before their yes, the two could have aborted by themselves.',
      zh: '如果断开发生在投赞成票之前，这两个本可以自行中止。',
    },
  ],
  wrong: {
    says: {
      en: 'The side with the majority elects a new coordinator and decides.',
      zh: '人多的一边选出新的协调者来决定就行了。',
    },
    why: {
      en: 'The old one is not dead, only out of sight. It has decided already, and a new one would have to guess what.',
      zh: '原来的协调者并没有死，只是看不见。它已经作了决定，新的协调者只能瞎猜。',
    },
  },
  show: {
    scene: { scenario: 'q-transfer' },
    moves: [
      { until: { note: 'decidedCommit' } },
      {
        act: {
          do: 'partition',
          groups: [
            ['tm1', 'rm1'],
            ['rm2', 'rm3'],
          ],
        },
      },
      { until: { note: 'committed', node: 'rm1' } },
      {
        until: {
          all: [
            { note: 'decisionAnswered', node: 'rm2' },
            { note: 'decisionAnswered', node: 'rm3' },
          ],
        },
      },
    ],
    look: { nodes: ['rm1', 'rm2', 'rm3'], tab: 'table' },
    caption: {
      en: 'rm2 and rm3 have asked each other and know nothing. On the other side tm1 and rm1 have committed long ago.',
      zh: 'rm2 和 rm3 互相问过，谁也不知道。另一边的 tm1 和 rm1 早已提交。',
    },
    claim(world) {
      const [one, two, three] = ['rm1', 'rm2', 'rm3'].map((name) => participantNamed(world, name));
      if (!one || !two || !three) return false;
      return (
        world.isCut(one.id, two.id) &&
        world.isCut(coordinatorIn(world).id, three.id) &&
        !world.isCut(two.id, three.id) &&
        onDisk(coordinatorIn(world), 1, 'commit') &&
        standOf(one, 1) === 'commit' &&
        [two, three].every((node) => hasAsked(node, 1) && holds(node, 'a', 1))
      );
    },
  },
};
