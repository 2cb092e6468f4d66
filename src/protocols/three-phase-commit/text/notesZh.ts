import type { ProtocolText } from '../../../sdk/text.ts';
import { t } from '../../_shared/atomic/text/parts.ts';
import { workZh } from '../../_shared/atomic/text/workZh.ts';
import type { Standing } from '../messages.ts';
import type { TerminationRule } from '../story.ts';
import type { ThreePhaseTypes } from '../types.ts';

const STANDS: { readonly [S in Standing]: string } = {
  aborted: '已中止',
  uncertain: '投了赞成票，别的一概不知',
  committable: '知道全体都投了赞成票',
  committed: '已提交',
};

const BY_RULE: { readonly [R in TerminationRule]: (tx: string) => string } = {
  TR1: (tx) => `已有参与者中止了 ${tx}，所以中止（TR1）`,
  TR2: (tx) => `已有参与者提交了 ${tx}，所以提交（TR2）`,
  TR3: (tx) =>
    `余下的参与者都不知道全体投了赞成票；只要其余的确已宕机，就不可能有谁已经提交，于是中止 ${tx}（TR3）`,
  TR4: (tx) => `有参与者知道全体都投了赞成票，所以先让余下的都知道，然后提交 ${tx}（TR4）`,
};

export const notesZh: ProtocolText<ThreePhaseTypes>['notes'] = {
  ...workZh.notes,
  forced: (note, fmt) => {
    const [who, tx] = [fmt.node(note.node), t(note.tx)];
    if (note.record !== 'commit' && note.record !== 'abort') return workZh.notes.forced(note, fmt);
    const decision = `${tx} ${note.record === 'commit' ? '已提交' : '已中止'}`;
    return note.byCoordinator
      ? `${who} 把决定（${decision}）强制写盘，然后才告诉别人，这样宕机之后说法也不会变。`
      : `${who} 把“${decision}”强制写盘。此后谁来问它，都能得到这个答复，宕机之后也一样。`;
  },
  decidedCommit: ({ coordinator, tx }, fmt) =>
    `${fmt.node(coordinator)} 决定提交 ${t(tx)}：全体都投了赞成票，而且它认定还在运行的参与者都已知道这一点。`,
  committed: ({ participant, tx, from }, fmt) =>
    from === participant
      ? `当选的 ${fmt.node(participant)} 提交 ${t(tx)} 并通知其他参与者：改动就此生效，锁也放开。`
      : workZh.notes.committed({ participant, tx, from }, fmt),
  aborted: ({ participant, tx, from }, fmt) =>
    from === participant
      ? `当选的 ${fmt.node(participant)} 中止 ${t(tx)} 并通知其他参与者：改动全部撤销，锁也放开。`
      : workZh.notes.aborted({ participant, tx, from }, fmt),
  decisionAsked: ({ participant, tx, asked, again }, fmt) =>
    again
      ? `${fmt.node(participant)} 仍不知道自己宕机期间 ${t(tx)} 的结果，只好守着锁，再问一次 ${fmt.nodes(asked)}。`
      : `${fmt.node(participant)} 在日志里看到自己对 ${t(tx)} 的赞成票。宕机期间别的参与者可能已作出决定，所以它去问 ${fmt.nodes(asked)}，自己不作决定。`,
  decisionAnswered: (note, fmt) =>
    note.presumed && note.outcome === 'abort'
      ? `${fmt.node(note.node)} 在日志里找不到自己对 ${t(note.tx)} 的赞成票，而没有这一票谁也不该提交：它告诉 ${fmt.node(note.asker)} ${t(note.tx)} 已中止。`
      : workZh.notes.decisionAnswered(note, fmt),

  preCommitSent: ({ coordinator, tx, participants }, fmt) =>
    `${t(tx)} 得到全体赞成。在任何一方提交之前，${fmt.node(coordinator)} 先让 ${fmt.nodes(participants)} 知道这一点：这样就不会有人已经提交，而别人还在不确定期。`,
  preCommitted: ({ participant, tx, from }, fmt) =>
    from === participant
      ? `${fmt.node(participant)} 从各方的报告得知，${t(tx)} 已得到全体赞成。`
      : `${fmt.node(participant)} 从 ${fmt.node(from)} 得知 ${t(tx)} 已得到全体赞成。它还不能提交，因为别的参与者可能还不知道。`,
  acksMissing: ({ node, tx, who }, fmt) =>
    `${fmt.nodes(who)} 没有及时确认 ${t(tx)} 可以提交，${fmt.node(node)} 认为对方已宕机，不再等待。宕机的一方不会另作决定，恢复之后会来问。`,
  leaderSuspected: ({ participant, tx, suspect, leader }, fmt) => {
    const start = `${fmt.node(participant)} 太久没有 ${t(tx)} 的消息，认为 ${fmt.node(suspect)} 已宕机`;
    return leader === participant
      ? `${start}。余下的参与者中它自己排在最前，由它来了结 ${t(tx)}。`
      : `${start}。余下的参与者中 ${fmt.node(leader)} 排在最前，由 ${fmt.node(leader)} 来了结 ${t(tx)}。`;
  },
  elected: ({ participant, tx, asked }, fmt) =>
    asked.length === 0
      ? `${fmt.node(participant)} 当选，由它了结 ${t(tx)}；已经没有别的参与者可问。`
      : `${fmt.node(participant)} 当选，由它了结 ${t(tx)}，于是询问 ${fmt.nodes(asked)} 处于什么状态。`,
  stateReported: ({ participant, tx, to, standing }, fmt) =>
    `${fmt.node(participant)} 向 ${fmt.node(to)} 报告自己在 ${t(tx)} 中的状态：${STANDS[standing]}。`,
  terminated: ({ participant, tx, rule, silent }, fmt) => {
    const start =
      silent.length === 0
        ? `${fmt.node(participant)} 收齐了余下各方的报告`
        : `${fmt.nodes(silent)} 没有回音，${fmt.node(participant)} 认为对方已宕机`;
    return `${start}：${BY_RULE[rule](t(tx))}。`;
  },
  decidedAlone: ({ participant, tx, outcome }, fmt) =>
    outcome === 'commit'
      ? `${fmt.node(participant)} 等不到消息，自行提交 ${t(tx)}，因为它知道全体投了赞成票；别的参与者知道什么，它没有去问。`
      : `${fmt.node(participant)} 等不到消息，自行中止 ${t(tx)}，因为它不知道全体是否赞成；别的参与者知道什么，它没有去问。`,
  totalFailure: ({ participant, tx }, fmt) =>
    `参加 ${t(tx)} 的各方全都宕机过，磁盘上谁也没有决定，所以没有谁提交过：${fmt.node(participant)} 中止它。`,
  oldLeaderIgnored: ({ participant, tx, from, leader }, fmt) =>
    `${fmt.node(participant)} 不理会 ${fmt.node(from)} 对 ${t(tx)} 的要求：它已认为 ${fmt.node(from)} 宕机，现在由 ${fmt.node(leader)} 主持。`,
};
