import type { ProtocolText } from '../../../sdk/text.ts';
import { listed } from '../../_shared/atomic/text/notesZh.ts';
import { t } from '../../_shared/atomic/text/parts.ts';
import { workZh } from '../../_shared/atomic/text/workZh.ts';
import type { ThreePhaseTypes } from '../types.ts';
import { notesZh } from './notesZh.ts';

const all = (numbers: readonly number[]): string => listed(numbers.map(t));

export const zh: ProtocolText<ThreePhaseTypes> = {
  ...workZh,
  name: '三阶段提交',
  summary:
    '在任何一方提交之前，先让各方都知道全体已赞成，这样没有协调者，余下的参与者也能了结事务。',
  roles: { ...workZh.roles, preCommitting: '预提交中', preCommitted: '已预提交' },
  messages: {
    ...workZh.messages,
    CanCommit: '协调者请求投票：无论发生什么，都能提交吗？',
    Vote: '参与者投赞成票或反对票。',
    PreCommit: '全体都已赞成，但谁也还不能提交。',
    PreCommitAck: '参与者已知道全体赞成。',
    DoCommit: '事务已提交。',
    Abort: '事务已中止。',
    Elected: '发送者认为收件者是还在运行的参与者中最靠前的，由它来了结。',
    StateRequest: '当选的参与者询问其他参与者的状态。',
    StateReport: '参与者报告自己的状态：已中止、不确定、可提交或已提交。',
    DecisionRequest: '宕机过的参与者询问事务的结果。',
    Uncertain: '被问到的一方同样不知道结果。',
  },
  timers: {
    ...workZh.timers,
    votes: '等待投票',
    acks: '等待确认',
    states: '等待报告',
    decision: '等待消息',
  },
  params: {
    ...workZh.params,
    voteTimeout: {
      label: '主持者的耐心',
      help: '协调者等待投票和确认的时间，也是当选的参与者等待报告的时间；等待一步的答复时，还要加上等锁的最长时间。超过它仍没有回音的，就被认为已宕机。',
    },
    decisionTimeout: {
      label: '赞成之后的耐心',
      help: '投了赞成票的参与者多久听不到消息，就认为主持者已宕机，另选一个。',
    },
  },
  variants: {
    voteNotForced: {
      title: '赞成票不写盘',
      meaning: '参与者没有把承诺强制写盘就投赞成票，宕机后忘了这个事务，别的参与者却提交了它。',
    },
    acksNotAwaited: {
      title: '不等确认',
      meaning: '协调者一发出 PreCommit 就提交，可能有人已经提交，而别人仍在不确定期，会去中止。',
    },
    timesOutAlone: {
      title: '各自作决定',
      meaning: '参与者听不到消息时不选举：知道全体赞成就提交，否则就中止，不管别人知道什么。',
    },
  },
  views: { locks: '账户', costs: '开销' },
  notes: notesZh,
  labels: {
    ...workZh.labels,
    committable: ({ tx }) => `${all(tx)}：全体已赞成`,
    terminating: ({ tx, left }) => `正在了结 ${t(tx)}：还差 ${left} 个答复`,
    asksAfterCrash: ({ tx }) => `${all(tx)}：宕机过，在询问`,
    messagesSent: () => '发送的消息',
    sentOfType: ({ type }) => type,
    recordsWritten: () => '日志记录',
    forcedWrites: () => '强制写盘',
    bufferedWrites: () => '只写缓冲',
  },
};
