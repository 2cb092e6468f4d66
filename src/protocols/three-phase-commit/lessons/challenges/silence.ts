import type { Challenge } from '../../../../sdk/lesson.ts';
import { settingsKept, without } from '../../../_shared/atomic/lessons/bounds.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { outcomeAt, timersKept } from './watching.ts';

/** What the protocol is not made for: nodes that are silent and not dead. */

const tear: Challenge<ThreePhaseTypes> = {
  id: 'tear-the-network',
  grade: 'core',
  title: { en: 'Tear the network', zh: '撕开网络' },
  text: {
    en: 'Make money out of nothing, with a [[partition]] and no crash. T1 takes 30 from rm1 and gives 20 of it to rm2 and 10 to rm3. Now rm1 is to keep its 30 while somebody else gets its share all the same.',
    zh: '不靠宕机，只用一次[[partition]]，凭空造出钱来。T1 从 rm1 取出 30，其中 20 给 rm2，10 给 rm3。现在要让 rm1 的 30 原封不动，而另外至少一方照样收到自己那份。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Money is not conserved.', zh: '钱不守恒。' },
      cue: { violation: 'conservation' },
    },
    {
      kind: 'holds',
      says: { en: 'rm1 has aborted T1.', zh: 'rm1 中止了 T1。' },
      holds: (world) => outcomeAt(world, 'rm1') === 'abort',
    },
    without(
      {
        en: 'No node is crashed or paused, and no message is dropped or held back by hand.',
        zh: '不让节点宕机或暂停，不手动丢弃或扣住消息。',
      },
      ...['crash', 'pause', 'drop', 'hold', 'byHand', 'link'],
    ),
    timersKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'One side has to commit and the other to abort. The side that commits has somebody on it who knows that all have voted yes. On which side is rm1 to be?',
      zh: '要一侧提交、另一侧中止。提交的那侧要有谁知道大家都投了赞成票。rm1 应该在哪一侧？',
    },
    {
      en: 'rm1 must be [[uncertain]], and so must everybody whom it can reach. So its `PreCommit` must not arrive.',
      zh: 'rm1 必须[[uncertain]]，它联系得上的也都得不确定。所以不能让它收到 `PreCommit`。',
    },
    {
      en: 'While the `PreCommit` messages are on their way, divide the network: tm1 and rm2 on one side, rm1 and rm3 on the other. Then wait.',
      zh: '趁 `PreCommit` 在路上，把网络分成两侧：tm1 和 rm2 一侧，rm1 和 rm3 另一侧。然后等着。',
    },
  ],
  solution: [
    { until: { note: 'preCommitSent' } },
    {
      act: {
        do: 'partition',
        groups: [
          ['tm1', 'rm2'],
          ['rm1', 'rm3'],
        ],
      },
    },
    { until: { violation: 'conservation' } },
  ],
  after: {
    en: 'Where the tear goes decides whether the money is made or lost. Neither side could have noticed: seen from each of them, the other two had died. Two-phase commit would have let one side wait, and the sum would be right.',
    zh: '裂口从哪里过，决定了钱是多出来还是少掉。两侧都无从察觉：在各自看来，只是另外两个节点死了。两阶段提交会让一侧等着，钱数就不会错。',
  },
};

const nap: Challenge<ThreePhaseTypes> = {
  id: 'a-nap',
  grade: 'deep',
  title: { en: 'A nap', zh: '打个盹' },
  text: {
    en: 'Break [[agreement]] with no other means than a node that does nothing for a while, as happens to a program whose machine is busy with something else. The network is perfect: no link is cut, and every message arrives. No node [[crash|crashes]] either.',
    zh: '打破[[agreement]]，唯一的手段是让一个节点停顿一会儿；机器忙别的事时，程序就会这样。网络完好：没有断开的链路，每条消息都会送到。也没有节点[[crash]]。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Two nodes decide T1 differently.', zh: '两个节点对 T1 的决定不同。' },
      cue: { violation: 'agreement' },
    },
    without(
      {
        en: 'No node crashes, and no link is cut or changed.',
        zh: '没有节点宕机，链路不断开、不改动。',
      },
      ...['crash', 'partition', 'cut', 'link'],
    ),
    without(
      {
        en: 'No message, timer, clock or disk is touched by hand.',
        zh: '不手动干预任何消息、计时器、时钟和磁盘。',
      },
      ...['drop', 'hold', 'deliverNow', 'duplicate', 'byHand', 'fire', 'nudge', 'clock', 'disk'],
    ),
    settingsKept,
  ],
  hints: [
    {
      en: 'Whoever sleeps for longer than the others are patient is taken for dead. What would it have to do when it wakes up, so that it contradicts what they have done meanwhile?',
      zh: '睡得比别人的耐心还久，就会被当成死了。它醒来之后要做什么，才会与别人这期间所做的相反？',
    },
    {
      en: 'Without tm1, and without anybody who is [[committable]], the three abort. tm1 should wake up and commit.',
      zh: '没有 tm1，也没有谁[[committable]]，三方就会中止。要让 tm1 醒来之后提交。',
    },
    {
      en: 'Pause tm1 when all have voted and the votes are on their way. When the three have aborted, let it go on: it finds all the votes waiting.',
      zh: '三方都已投票、票在路上时，暂停 tm1。等三方都中止了，再让它继续：它会发现票都在等着它。',
    },
  ],
  solution: [
    { until: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'votedYes', node })) } },
    { act: { do: 'pause', node: 'tm1' } },
    { until: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'aborted', node })) } },
    { act: { do: 'resume', node: 'tm1' } },
    { until: { violation: 'agreement' } },
  ],
  after: {
    en: 'When tm1 wakes up it does not know that it was dead. It sends `PreCommit` to participants for whom T1 is over, hears nothing, takes all three to be down, and commits. The protocol stands on [[bounded-delay|bounded delay]], for messages and for nodes alike. A pause for garbage collection is enough to end it.',
    zh: 'tm1 醒来时并不知道自己“死”过。它向参与者发 `PreCommit`，可是对它们来说 T1 早已了结；它听不到答复，以为三方都宕机了，于是提交。这个协议立足于[[bounded-delay]]，消息如此，节点也如此。一次垃圾回收的停顿，就足以让它失效。',
  },
};

export const silence = [tear, nap] as const;
