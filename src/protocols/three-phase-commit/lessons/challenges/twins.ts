import type { Challenge } from '../../../../sdk/lesson.ts';
import { settingsKept, without } from '../../../_shared/atomic/lessons/bounds.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { acksInTime, timersKept } from './watching.ts';

/** Each guard, and what happens without it. */

const networkWhole = without(
  {
    en: 'No link is cut or changed, and no node is paused.',
    zh: '链路不断开、不改动，节点不暂停。',
  },
  ...['partition', 'cut', 'link', 'pause'],
);

const timesOutAlone: Challenge<ThreePhaseTypes> = {
  id: 'break-times-out-alone',
  grade: 'warmUp',
  title: { en: 'Break the twin in which each decides alone', zh: '攻破各自决定的孪生协议' },
  text: {
    en: 'Break [[agreement]] in this [[weakened-twin]], where nobody is elected. A participant whose patience is over goes by what it knows itself: it commits if it is [[committable]] and aborts if it is [[uncertain]]. Messages may be lost as if tm1 had died while it was sending them.',
    zh: '这个[[weakened-twin]]没有选举，请打破它的[[agreement]]。参与者等到超时，只凭自己所知行事：[[committable]]就提交，[[uncertain]]就中止。可以丢掉消息，就当是 tm1 在发送途中宕机。',
  },
  scene: { scenario: 'one-transfer', changes: { variant: 'timesOutAlone' } },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Two nodes decide T1 differently.', zh: '两个节点对 T1 的决定不同。' },
      cue: { violation: 'agreement' },
    },
    acksInTime,
    networkWhole,
    timersKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'One participant has to know more than another when tm1 is gone.',
      zh: 'tm1 没了的时候，要让一个参与者知道得比另一个多。',
    },
    {
      en: 'Lose the `PreCommit` for one of them, and crash tm1 before it loses patience.',
      zh: '丢掉给其中一方的 `PreCommit`，并在 tm1 失去耐心之前让它宕机。',
    },
  ],
  solution: [
    { act: { do: 'drop', type: 'PreCommit', from: 'tm1', to: 'rm3' } },
    { until: { note: 'preCommitted', node: 'rm1' } },
    { act: { do: 'crash', node: 'tm1' } },
    { until: { violation: 'agreement' } },
  ],
  after: {
    en: 'This is how three-phase commit is often told: in the first state a time-out means abort, in the second it means commit. It works as long as all are in the same state. A crash while messages are being sent leaves them in different ones, so they have to talk before they act. That is the [[termination-protocol|termination protocol]].',
    zh: '许多介绍就是这样讲三阶段提交的：处在前一个状态，超时就中止；处在后一个状态，超时就提交。只要大家状态相同，这样做没有问题。可是在发送途中宕机，会让大家停在不同的状态，所以行动之前必须先互相通气，这就是[[termination-protocol]]。',
  },
};

const acksNotAwaited: Challenge<ThreePhaseTypes> = {
  id: 'break-acks-not-awaited',
  grade: 'core',
  title: { en: 'Break the twin that does not wait', zh: '攻破不等确认的孪生协议' },
  text: {
    en: 'Let rm1 [[commit]] and the other two abort. In this [[weakened-twin]] tm1 sends `PreCommit` and commits at once, without waiting for an [[acknowledgement]]. Messages may be lost as if tm1 had died while it was sending them.',
    zh: '让 rm1 [[commit]]，另外两方中止。在这个[[weakened-twin]]里，tm1 发出 `PreCommit` 就立即提交，不等[[acknowledgement]]。可以丢掉消息，就当是 tm1 在发送途中宕机。',
  },
  scene: { scenario: 'one-transfer', changes: { variant: 'acksNotAwaited' } },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'rm1 commits T1.', zh: 'rm1 提交 T1。' },
      cue: { note: 'committed', node: 'rm1' },
    },
    {
      kind: 'happens',
      says: { en: 'rm2 and rm3 abort it.', zh: 'rm2 和 rm3 中止 T1。' },
      cue: { all: ['rm2', 'rm3'].map((node) => ({ note: 'aborted', node })) },
    },
    acksInTime,
    networkWhole,
    timersKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'rm2 and rm3 abort if they are [[uncertain]] and nobody whom they ask knows more. So rm1 must not be able to tell them.',
      zh: '如果 rm2 和 rm3 都[[uncertain]]，问到的各方也不知道更多，它们就会中止。所以不能让 rm1 有机会告诉它们。',
    },
    {
      en: 'They must hear neither `PreCommit` nor `DoCommit` from tm1. Four messages are to be lost.',
      zh: '它们既不能收到 tm1 的 `PreCommit`，也不能收到 `DoCommit`。一共要丢掉四条消息。',
    },
    {
      en: 'Drop those four, and crash rm1 as soon as it has committed. rm2 is elected in the end, and finds only uncertain ones.',
      zh: '丢掉这四条，rm1 一提交就让它宕机。最后当选的是 rm2，它只见到不确定的。',
    },
  ],
  solution: [
    ...['PreCommit', 'DoCommit'].flatMap((type) =>
      ['rm2', 'rm3'].map((to) => ({ act: { do: 'drop', type, from: 'tm1', to } as const })),
    ),
    { until: { note: 'committed', node: 'rm1' } },
    { act: { do: 'crash', node: 'rm1' } },
    { until: { all: ['rm2', 'rm3'].map((node) => ({ note: 'aborted', node })) } },
  ],
  after: {
    en: 'The pre-commit was sent, and that is worth nothing. What counts is that it was heard, and an acknowledgement is how tm1 gets to know. Without the wait this is two-phase commit with more messages, and with a rule for the rest that does not fit it.',
    zh: '预提交是发出去了，可是发出去不算数。算数的是对方收到了，而 tm1 要靠确认才知道。去掉这段等待，剩下的就是消息更多的两阶段提交，再配上一条与它不相称的规则。',
  },
};

export const twins = [timesOutAlone, acksNotAwaited] as const;
