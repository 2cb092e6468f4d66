import type { ProtocolText } from '../../../sdk/text.ts';
import { t } from '../../_shared/atomic/text/parts.ts';
import { workZh } from '../../_shared/atomic/text/workZh.ts';
import type { TwoPhaseTypes } from '../types.ts';

export const zh: ProtocolText<TwoPhaseTypes> = {
  ...workZh,
  name: '两阶段提交',
  summary: '协调者先问事务的全体参与者能否提交，然后要么全体提交，要么全体中止。',
  messages: {
    ...workZh.messages,
    Prepare: '协调者请求投票：无论发生什么，都能提交吗？',
    Vote: '参与者投赞成票、反对票，或者表明自己只读过数据。',
    Commit: '事务已提交。',
    Abort: '事务已中止。',
    Ack: '参与者已得知决定，不会再来问。',
    DecisionRequest: '投了赞成票的参与者询问事务的结果。',
    Uncertain: '被问到的一方同样不知道结果。',
  },
  timers: {
    ...workZh.timers,
    votes: '等待投票',
    resend: '重发决定',
    decision: '等待决定',
  },
  params: {
    presume: {
      label: '推定',
      help: '协调者对一个事务一无所知，意味着什么。推定得越多，需要强制写盘的记录和需要确认的消息就越少。',
      options: {
        nothing: '不推定：每个决定都要写盘并得到确认',
        abort: '推定中止：中止不必强制写盘，也不必确认',
        commit: '推定提交：提交不必确认，但要先写下问了谁',
      },
    },
    cooperative: {
      label: '参与者互相询问',
      help: '投了赞成票而得不到消息的参与者，除协调者外也问其他参与者；只要其中有谁知道结果，或者还没有投票，等待就能结束。',
    },
    readOnlyVotes: {
      label: '只读票',
      help: '没有改动任何数据的参与者在投票时说明这一点，放开自己的锁，不再参加第二阶段。',
    },
    ...workZh.params,
    resendDelay: {
      label: '重发决定的间隔',
      help: '协调者等待确认多久之后，把决定再发给还没有确认的参与者。',
    },
  },
  variants: {
    voteNotForced: {
      title: '赞成票不写盘',
      meaning: '参与者没有把承诺强制写盘就投赞成票，宕机后忘了这个事务，别的参与者却提交了它。',
    },
    decisionNotForced: {
      title: '决定不写盘',
      meaning: '协调者的决定还没有写盘就告诉别人，宕机后它可能告诉其余参与者相反的结果。',
    },
    timesOutAlone: {
      title: '赞成之后没有耐心',
      meaning: '投了赞成票的参与者等不到消息就自行中止，而别的参与者可能已经提交。',
    },
  },
  views: { locks: '账户', costs: '开销' },
  notes: {
    ...workZh.notes,
    votedReadOnly: ({ participant, tx }, fmt) =>
      `${fmt.node(participant)} 没有为 ${t(tx)} 改动任何数据，提交或中止对它都一样：它投只读票，放开锁，就此退出。`,
    nothingToDecide: ({ coordinator, tx }, fmt) =>
      `${t(tx)} 的参与者都只读过数据，没有什么要提交或撤销，于是 ${fmt.node(coordinator)} 省去第二阶段。`,
    acknowledged: ({ participant, tx, coordinator }, fmt) =>
      `${fmt.node(participant)} 向 ${fmt.node(coordinator)} 确认自己知道 ${t(tx)} 的结果：等全体都确认了，就不必再为他们记着它。`,
    resent: ({ coordinator, tx, outcome, to }, fmt) =>
      `${fmt.nodes(to)} 还没有确认 ${t(tx)} ${outcome === 'commit' ? '已提交' : '已中止'}，于是 ${fmt.node(coordinator)} 再说一遍。还不知道结果的参与者一直守着锁。`,
    forgotten: ({ coordinator, tx, outcome }, fmt) =>
      `${fmt.node(coordinator)} 忘掉${outcome === 'commit' ? '已提交' : '已中止'}的 ${t(tx)}：以后即使有人问起，不记得它也能答对。`,
  },
  labels: {
    ...workZh.labels,
    messagesSent: () => '发送的消息',
    sentOfType: ({ type }) => type,
    recordsWritten: () => '日志记录',
    forcedWrites: () => '强制写盘',
    bufferedWrites: () => '只写缓冲',
  },
};
