import type { Challenge } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { allEnd, isUp, outcomeAt, timersKept } from './watching.ts';

/** What the protocol is made for: nodes die, and those who are left finish. */

const nobodyBlocks: Challenge<ThreePhaseTypes> = {
  id: 'nobody-blocks',
  grade: 'warmUp',
  title: { en: 'The coordinator dies and nobody blocks', zh: '协调者宕机，谁也不阻塞' },
  text: {
    en: 'Let all three [[participant|participants]] vote yes and end T1 with an [[abort]] all the same, while tm1 is down and has decided nothing. In two-phase commit this is where everybody would be [[blocking|blocked]].',
    zh: '让三个[[participant]]都投赞成票，T1 却在各处[[abort]]，而 tm1 停着，什么也没有决定。换作两阶段提交，这正是大家都被[[blocking|阻塞]]的时候。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'rm1, rm2 and rm3 vote yes.', zh: 'rm1、rm2、rm3 都投赞成票。' },
      cue: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'votedYes', node })) },
    },
    allEnd('aborted', { en: 'All three abort T1.', zh: '三方都中止 T1。' }),
    {
      kind: 'holds',
      says: {
        en: 'tm1 is down then, and has no decision on its disk.',
        zh: '这时 tm1 停着，磁盘上没有决定。',
      },
      holds: (world) => !isUp(world, 'tm1') && outcomeAt(world, 'tm1') === null,
    },
    timersKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'They abort if nobody among them is [[committable]]. What makes somebody committable, and when does it leave tm1?',
      zh: '如果没有谁[[committable]]，它们就会中止。怎样才算可提交？那条消息什么时候从 tm1 发出？',
    },
    {
      en: 'Crash tm1 after the last participant has voted and before the last vote has arrived.',
      zh: '等最后一个参与者投完票、这张票还没有送到时，让 tm1 宕机。',
    },
  ],
  solution: [
    { until: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'votedYes', node })) } },
    { act: { do: 'crash', node: 'tm1' } },
    { until: { all: ['rm1', 'rm2', 'rm3'].map((node) => ({ note: 'aborted', node })) } },
  ],
  after: {
    en: 'It took two time-outs and a few messages, and nobody needed tm1. That the three may abort without it rests on a promise of tm1: it never commits while one of them is [[uncertain]].',
    zh: '等过超时，来回几条消息，谁也不需要 tm1。三方之所以敢撇开它中止，靠的是 tm1 的一个承诺：只要它们当中还有谁[[uncertain]]，它绝不提交。',
  },
};

const oneAfterAnother: Challenge<ThreePhaseTypes> = {
  id: 'one-after-another',
  grade: 'core',
  title: { en: 'One after another', zh: '一个接一个' },
  text: {
    en: 'Let rm3 [[commit]] T1 all alone, after the three others have died in the lead. tm1 leads first. When it is gone, rm1 is the [[elected-coordinator|elected coordinator]], and after rm1 it is rm2. Let each of the two die as soon as it is elected.',
    zh: '让 rm3 独自[[commit]] T1，而另外三个节点都在主持时先后宕机。起初由 tm1 主持。它没了，rm1 是[[elected-coordinator]]；rm1 之后轮到 rm2。让这两个一当选就宕机。',
  },
  scene: { scenario: 'one-transfer' },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'rm1 is elected.', zh: 'rm1 当选。' },
      cue: { note: 'elected', node: 'rm1' },
    },
    {
      kind: 'happens',
      says: { en: 'rm2 is elected.', zh: 'rm2 当选。' },
      cue: { note: 'elected', node: 'rm2' },
    },
    {
      kind: 'happens',
      says: {
        en: 'rm3 commits by its own decision.',
        zh: 'rm3 自己作出决定并提交。',
      },
      cue: { note: 'committed', node: 'rm3', where: { from: 'rm3' } },
    },
    {
      kind: 'holds',
      says: {
        en: 'Nobody else is up then, and nobody else has decided.',
        zh: '这时别的节点都停着，也都没有决定。',
      },
      holds: (world) =>
        ['tm1', 'rm1', 'rm2'].every(
          (name) => !isUp(world, name) && outcomeAt(world, name) === null,
        ),
    },
    timersKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'rm3 can only commit alone if it is [[committable]] by then. From whom does it hear that everybody has voted yes?',
      zh: 'rm3 要能独自提交，那时必须已经[[committable]]。它从谁那里得知大家都投了赞成票？',
    },
    {
      en: 'Let tm1 send its `PreCommit` messages and crash it. Then wait: rm1 takes over when its patience is at an end. It needs answers before it can decide.',
      zh: '等 tm1 发出 `PreCommit`，再让它宕机。然后等着：rm1 失去耐心之后会接手，而它要先收到答复才能作决定。',
    },
    {
      en: 'Crash rm1 at the moment at which it is elected. rm2 and rm3 wait once more. Do the same with rm2.',
      zh: 'rm1 一当选就让它宕机。rm2 和 rm3 再等一轮。对 rm2 也照此办理。',
    },
  ],
  solution: [
    { until: { note: 'preCommitSent' } },
    { act: { do: 'crash', node: 'tm1' } },
    { until: { note: 'elected', node: 'rm1' } },
    { act: { do: 'crash', node: 'rm1' } },
    { until: { note: 'elected', node: 'rm2' } },
    { act: { do: 'crash', node: 'rm2' } },
    { until: { note: 'committed', node: 'rm3' } },
  ],
  after: {
    en: 'Three of four are down, and the last one decides. When the others come back they find their yes in the log, ask, and are told by rm3. A protocol with majorities would have stopped at the second crash.',
    zh: '四个节点停了三个，最后一个照样作出决定。其余的恢复后，在日志里看到自己的赞成票，会来问，rm3 会告诉它们。换作靠多数派的协议，第二个宕机时就停了。',
  },
};

export const crashes = [nobodyBlocks, oneAfterAnother] as const;
