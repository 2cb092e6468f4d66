import { type Challenge, tally } from '../../../../sdk/lesson.ts';
import { settingsKept, without } from '../../../_shared/atomic/lessons/bounds.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { type Bank, hasCommitted, isInDoubt, participantsOf, secondsOf } from './watching.ts';

const NAMES = ['rm1', 'rm2', 'rm3'] as const;

const threeYesAndNo: Challenge<TwoPhaseTypes> = {
  id: 'three-yes-and-no',
  grade: 'warmUp',
  title: { en: 'Three times yes, and still no', zh: '三张赞成票，结果却是中止' },
  text: {
    en: 'T1 is about to begin. All three [[participant|participants]] are to [[vote]] yes, and no node is to fail; and yet T1 is to [[abort]]. Whoever manages that knows why three participants who have all voted yes must not conclude that the answer is yes.',
    zh: 'T1 即将开始。三个[[participant]]都要[[vote|投]]赞成票，也没有节点出故障，可是 T1 要以[[abort]]告终。做到了，你就明白为什么三个都投了赞成票的参与者，不能由此断定结果就是提交。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'All three vote yes on T1.', zh: '三方都对 T1 投赞成票。' },
      cue: { all: NAMES.map((node) => ({ note: 'votedYes' as const, node, where: { tx: 1 } })) },
    },
    {
      kind: 'happens',
      says: { en: 'tm1 decides to abort T1.', zh: 'tm1 决定中止 T1。' },
      cue: { note: 'decidedAbort', where: { tx: 1 } },
    },
    without(
      { en: 'No node crashes, stops or is removed.', zh: '没有节点宕机、暂停或移除。' },
      ...['crash', 'restart', 'pause', 'remove'],
    ),
    settingsKept,
  ],
  hints: [
    {
      en: 'tm1 does not count votes that were given. What does it count?',
      zh: 'tm1 数的不是投出了几张票。它数的是什么？',
    },
    {
      en: 'It counts votes that have arrived, and it does not wait for them for ever. Lose one on its way, or hold it back.',
      zh: '它数的是收到了几张，而且不会一直等。让其中一张在路上丢失，或者把它扣住。',
    },
  ],
  solution: [
    { act: { do: 'drop', type: 'Vote', from: 'rm1', to: 'tm1' } },
    { until: { note: 'decidedAbort' } },
  ],
  after: {
    en: 'Seen from the participants this run looks like the one in which T1 commits: each has said yes and waits. Only tm1 knows the difference. That is why a participant that is [[uncertain]] learns nothing from the yes of the others.',
    zh: '从参与者的角度看，这次运行与 T1 提交的那次毫无分别：大家都投了赞成票，都在等。差别只有 tm1 知道。所以[[uncertain]]的参与者，从别人的赞成票里什么也推不出来。',
  },
};

const blockEverybody: Challenge<TwoPhaseTypes> = {
  id: 'block-everybody',
  grade: 'warmUp',
  title: { en: 'Block everybody', zh: '让全体阻塞' },
  text: {
    en: 'T1 is about to begin. Bring all three participants to where each is [[uncertain]] at once, and stays so for two seconds. All messages that are sent get through. This is [[blocking]], the well-known weakness of the protocol.',
    zh: 'T1 即将开始。请让三个参与者同时处于[[uncertain]]状态，并持续两秒。凡是发出的消息都能送到。这就是[[blocking]]，这个协议众所周知的弱点。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    tally({
      says: {
        en: 'All three have voted yes on T1 and know nothing for two seconds.',
        zh: '三方都对 T1 投了赞成票，并且有两秒钟不知道结果。',
      },
      of: 2,
      memory: () => ({ since: null as number | null }),
      look: (memory, world: Bank) =>
        secondsOf(
          memory,
          participantsOf(world).every((one) => isInDoubt(one)),
          world,
        ),
    }),
    without(
      {
        en: 'Network, messages, timers and clocks are left alone.',
        zh: '不碰网络、消息、计时器和时钟。',
      },
      ...['drop', 'hold', 'byHand', 'cut', 'partition', 'link', 'fire', 'nudge', 'clock', 'disk'],
    ),
    settingsKept,
  ],
  hints: [
    {
      en: 'From its yes until it is told, each of them is uncertain. Who tells them?',
      zh: '从投出赞成票到得到通知，各方都不确定。通知它们的是谁？',
    },
    {
      en: 'Wait until all three votes are on their way, and crash tm1 before it has a decision on its disk.',
      zh: '等三张票都已在路上，赶在 tm1 的决定写盘之前让它宕机。',
    },
  ],
  solution: [
    { until: { send: 'Vote', node: 'rm3' } },
    { act: { do: 'crash', node: 'tm1' } },
    { until: { without: { note: 'committed' }, lasting: '2500ms' } },
  ],
  after: {
    en: 'One crash at the right moment, and three healthy databases stand still. The moment is short, a round of messages and a disk. But a system that commits a thousand times a second is in that moment all the time.',
    zh: '一次恰逢其时的宕机，就让三个好端端的数据库停在那里。这个时机很短，不过一个来回的消息加一次写盘。可是一个每秒提交上千次的系统，时时刻刻都处在这样的时机里。',
  },
};

const oneOfThemKnows: Challenge<TwoPhaseTypes> = {
  id: 'one-of-them-knows',
  grade: 'core',
  title: { en: 'One of them knows', zh: '有一方知道' },
  text: {
    en: 'T1 is to be committed by all three participants, while the [[coordinator]] lies dead. At least one of them has to hear the [[decision]] from another participant: [[cooperative-termination|cooperative termination]] has to do its work.',
    zh: '要在[[coordinator]]停机的情况下，让三个参与者都提交 T1。其中至少一方，要从另一个参与者那里得知[[decision]]：该[[cooperative-termination]]出力了。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    {
      kind: 'happens',
      says: {
        en: 'A participant hears from another one that T1 is committed.',
        zh: '有参与者从另一个参与者那里得知 T1 已提交。',
      },
      cue: { any: NAMES.map((from) => ({ note: 'committed' as const, where: { from, tx: 1 } })) },
    },
    {
      kind: 'holds',
      says: {
        en: 'tm1 is down, and all three have committed T1.',
        zh: 'tm1 停着，三方都已提交 T1。',
      },
      holds: (world) =>
        world.nodes.some(({ kind, health }) => kind === 'coordinator' && health === 'crashed') &&
        participantsOf(world).every((one) => hasCommitted(one)),
    },
    settingsKept,
  ],
  hints: [
    {
      en: 'tm1 tells all three at once. Somebody must miss that message.',
      zh: 'tm1 同时通知三方。总得有谁错过这条消息。',
    },
    {
      en: 'If tm1 lives on, it repeats the decision by itself. It has to crash before it does, but not before its decision is on disk and one `Commit` has arrived.',
      zh: '如果 tm1 继续运行，会自己重发决定。所以它得在重发之前宕机，但要等决定写盘、至少一条 `Commit` 送到之后。',
    },
    {
      en: 'Lose the `Commit` to rm2 and the one to rm3. Crash tm1 when rm1 has committed, and wait until the others ask.',
      zh: '让发给 rm2 和 rm3 的 `Commit` 丢失。rm1 一提交就让 tm1 宕机，然后等另外两方来问。',
    },
  ],
  solution: [
    { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm2' } },
    { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm3' } },
    { until: { note: 'committed', node: 'rm1' } },
    { act: { do: 'crash', node: 'tm1' } },
    { until: { note: 'committed', node: 'rm2' } },
    { until: { note: 'committed', node: 'rm3' } },
  ],
  after: {
    en: 'A decision may be passed on by anybody who knows it, since there is only one and nobody takes it back. So what blocks is not the loss of the coordinator. It is the loss of everybody who knows.',
    zh: '决定只有一个，谁也不会收回，所以凡是知道的都可以转告。可见造成阻塞的不是失去协调者，而是失去了所有知道结果的节点。',
  },
};

export const doubts: readonly Challenge<TwoPhaseTypes>[] = [
  threeYesAndNo,
  blockEverybody,
  oneOfThemKnows,
];
