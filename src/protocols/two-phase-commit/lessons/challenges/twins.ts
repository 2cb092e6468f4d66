import type { Challenge } from '../../../../sdk/lesson.ts';
import { settingsKept } from '../../../_shared/atomic/lessons/bounds.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { disksKept } from './watching.ts';

const voteNotForced: Challenge<TwoPhaseTypes> = {
  id: 'break-vote-not-forced',
  grade: 'core',
  title: { en: 'Make money vanish', zh: '让钱消失' },
  text: {
    en: 'A [[weakened-twin]] of the protocol runs here: a participant votes yes while its record `prepared` is only [[buffered-write|buffered]]. Make that felt. T1 is to be committed, and yet the accounts are not to come to what they were before.',
    zh: '这里运行的是一个[[weakened-twin]]：参与者投赞成票时，`prepared` 记录还只是[[buffered-write|缓冲]]在内存里。请让后果显出来：T1 提交了，可是各账户加起来不再是原来的数。',
  },
  scene: { scenario: 'one-transfer', changes: { variant: 'voteNotForced' } },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Money is made or lost.', zh: '钱凭空多出或消失。' },
      cue: { violation: 'conservation' },
    },
    disksKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'What is only in memory is lost in a [[crash]]. When is there something to lose that somebody else already relies on?',
      zh: '只在内存里的东西，[[crash]]就没了。什么时候丢掉它，别人却已经依赖它？',
    },
    {
      en: 'Crash one participant when its yes has left. It has to come back, so that nobody waits for it any more.',
      zh: '某个参与者的赞成票一发出，就让它宕机。再让它恢复，别人才不会一直等它。',
    },
  ],
  solution: [
    { until: { send: 'Vote', node: 'rm2' } },
    { act: { do: 'crash', node: 'rm2' } },
    { act: { do: 'restart', node: 'rm2' } },
    { until: { violation: 'conservation' } },
  ],
  after: {
    en: 'The participant has come back with an empty [[write-ahead-log|log]] and with a clear conscience: it acknowledges the commit of a transaction of which it has never heard. Nobody notices anything, except whoever adds up the accounts. The [[forced-write|forced write]] before the yes is what makes a yes worth anything.',
    zh: '这个参与者恢复时[[write-ahead-log|日志]]是空的，于是坦然确认了一个自己从没听说过的事务。谁也不会发现，除非有人把账户加起来。赞成票之前的那次[[forced-write]]，才让赞成票有了分量。',
  },
};

const timesOutAlone: Challenge<TwoPhaseTypes> = {
  id: 'break-times-out-alone',
  grade: 'core',
  title: { en: 'Impatience', zh: '没有耐心' },
  text: {
    en: 'In this [[weakened-twin|twin]] a participant that has voted yes waits for the [[decision]] only so long, and then it aborts by itself. It sounds sensible, as nobody is ever blocked. Break [[agreement]]: one has committed T1 and another has aborted it.',
    zh: '在这个[[weakened-twin|孪生协议]]里，投了赞成票的参与者等[[decision]]只等一阵，时间到了就自行中止。听上去合情合理，再也没有谁会阻塞。请破坏[[agreement]]：一方提交了 T1，另一方却中止了它。',
  },
  scene: { scenario: 'one-transfer', changes: { variant: 'timesOutAlone' } },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Two nodes end T1 differently.', zh: '两个节点对 T1 的处理相反。' },
      cue: { violation: 'agreement' },
    },
    disksKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'Somebody must hear the decision in time, and somebody else must not.',
      zh: '要有一方及时得知决定，另一方得不到。',
    },
    {
      en: 'One lost message is not enough, since tm1 says it again. Cut the link from tm1 to rm3 once the votes are in, and wait.',
      zh: '只丢一条消息不够，tm1 会重发。选票到齐之后，切断从 tm1 到 rm3 的链路，然后等待。',
    },
  ],
  solution: [
    { until: { note: 'decidedCommit' } },
    { act: { do: 'cut', from: 'tm1', to: 'rm3' } },
    { until: { violation: 'agreement' } },
  ],
  after: {
    en: 'A [[time-out]] says that one has heard nothing. It does not say that there was nothing to hear. A participant that is [[uncertain]] may not act on it, and that is exactly why it can be blocked. Systems that let an operator do so call it a [[heuristic-decision]], and keep a record for whoever has to clear up.',
    zh: '[[time-out]]说明的是自己没有听到，而不是没有消息。[[uncertain]]的参与者不能凭它行事，也正因如此才会被阻塞。有的系统允许运维人员这样做，称之为[[heuristic-decision]]，并记下一笔，留给事后收拾的人。',
  },
};

const decisionNotForced: Challenge<TwoPhaseTypes> = {
  id: 'break-decision-not-forced',
  grade: 'deep',
  title: { en: 'Two answers from one coordinator', zh: '一个协调者，两个答复' },
  text: {
    en: 'In this [[weakened-twin|twin]] tm1 tells its [[decision]] before it is on disk. Have it tell one participant “committed” and another “aborted”. It is not enough to crash it: those who have heard talk to those who have not.',
    zh: '在这个[[weakened-twin|孪生协议]]里，tm1 的[[decision]]还没写盘就告诉别人。请让它对一方说“已提交”，对另一方说“已中止”。光让它宕机还不够：得知结果的参与者会转告没得知的。',
  },
  scene: { scenario: 'one-transfer', changes: { variant: 'decisionNotForced' } },
  tasks: [
    {
      kind: 'happens',
      says: { en: 'Two nodes end T1 differently.', zh: '两个节点对 T1 的处理相反。' },
      cue: { violation: 'agreement' },
    },
    {
      kind: 'happens',
      says: {
        en: 'tm1 itself tells somebody that T1 is aborted.',
        zh: 'tm1 亲口告诉某一方 T1 已中止。',
      },
      cue: { send: 'Abort', node: 'tm1', where: { tx: 1 } },
    },
    disksKept,
    settingsKept,
  ],
  hints: [
    {
      en: 'One participant has to hear `Commit`, the others not yet. Then tm1 has to forget, which it does in a [[crash]] as long as its record is still dashed.',
      zh: '要有一方听到 `Commit`，其余的还没有。然后 tm1 得忘掉这件事：趁它的记录还是虚线，[[crash]]一次就忘了。',
    },
    {
      en: 'What must not happen in between: that the one who knows is asked. Keep it away from the others.',
      zh: '这期间，不能让知道结果的那一方被问到。把它和其他节点隔开。',
    },
    {
      en: 'Lose the `Commit` to rm2 and to rm3. When rm1 has committed, crash tm1 and draw a [[partition]] with rm1 alone on one side. Restart tm1, and wait until the other two ask.',
      zh: '让发给 rm2 和 rm3 的 `Commit` 丢失。rm1 提交之后，让 tm1 宕机，并画一个[[partition]]，让 rm1 单独在一侧。重启 tm1，等另外两方来问。',
    },
  ],
  solution: [
    { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm2' } },
    { act: { do: 'drop', type: 'Commit', from: 'tm1', to: 'rm3' } },
    { until: { note: 'committed', node: 'rm1' } },
    { act: { do: 'crash', node: 'tm1' } },
    { act: { do: 'partition', groups: [['rm1'], ['tm1', 'rm2', 'rm3']] } },
    { act: { do: 'restart', node: 'tm1' } },
    { until: { violation: 'agreement' } },
  ],
  after: {
    en: 'tm1 did nothing that it could have known to be wrong: it found no decision, and said abort, as it must. The rule “what is not in my log has not been committed” holds only if the log is written before anybody is told. That one [[forced-write|forced write]] is the [[commit]]; the messages only carry it around.',
    zh: 'tm1 没有做错任何它能知道的事：日志里找不到决定，就答复中止，本该如此。“日志里没有的就没有提交”这条规则要成立，前提是先写日志、后通知。那一次[[forced-write]]就是[[commit]]本身，消息不过是把它传开。',
  },
};

export const twins: readonly Challenge<TwoPhaseTypes>[] = [
  voteNotForced,
  timesOutAlone,
  decisionNotForced,
];
