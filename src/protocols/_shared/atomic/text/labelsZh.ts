import { listed } from './notesZh.ts';
import { inShort, signed, t, type WorkText } from './parts.ts';

const all = (numbers: readonly number[]): string => listed(numbers.map(t));

/** 舞台、日志和表格里的短语。 */
export const labelsZh: WorkText['labels'] = {
  balance: ({ total }) => `Σ ${total}`,
  atWork: ({ tx }) => inShort(tx),
  uncertain: ({ tx }) => `${all(tx)}：已赞成，等结果`,
  blocked: ({ tx }) => `${all(tx)}：阻塞`,
  waitsForLock: ({ tx, account, holders }) =>
    holders.length === 0 ? `${t(tx)} 等 ${account}` : `${t(tx)} 等 ${all(holders)}（${account}）`,
  votesIn: ({ tx, yes, of }) => `${t(tx)}：${yes} / ${of} 票`,
  acksLeft: ({ tx, left }) => `${t(tx)}：还差 ${left} 个确认`,

  recordUpdate: ({ tx, account, amount }) => `${t(tx)} 使账户 ${account} 变动 ${signed(amount)}`,
  recordPrepared: ({ tx, coordinator }, fmt) =>
    `${t(tx)} 在这里已准备就绪，由 ${fmt.node(coordinator)} 决定`,
  recordCollecting: ({ tx, participants }, fmt) =>
    `就 ${t(tx)} 向 ${fmt.nodes(participants)} 征求投票`,
  recordDecision: ({ tx, outcome }) =>
    outcome === 'commit' ? `${t(tx)} 已提交` : `${t(tx)} 已中止`,
  recordEnd: ({ tx }) => `全体都已确认 ${t(tx)} 的结果`,
  recordNumbers: ({ upTo }) => `事务编号已预留到 ${upTo}`,

  accounts: () => '账户与锁',
  account: () => '账户',
  balanceColumn: () => '余额',
  heldBy: () => '持有锁',
  lockWaiters: () => '等待',
  noAccounts: () => '没有参与者在运行。',
  lockShared: ({ tx }) => `${t(tx)}（读）`,
  lockExclusive: ({ tx }) => `${t(tx)}（写）`,
  waitShared: ({ tx }) => `${t(tx)}（要读）`,
  waitExclusive: ({ tx }) => `${t(tx)}（要写）`,

  transactions: () => '事务',
  transaction: () => '事务',
  tableNode: ({ node }, fmt) => fmt.node(node),
  noTransactions: () => '还没有事务开始。',
  stateWorking: () => '执行中',
  statePrepared: () => '已赞成',
  stateBlocked: () => '阻塞',
  statePreCommitted: () => '已预提交',
  stateCommitted: () => '已提交',
  stateAborted: () => '已中止',
  stateCollecting: () => '收集投票',
  statePreCommitting: () => '预提交中',
  stateCommitting: () => '提交中',
  stateAborting: () => '中止中',
  stateBuffered: ({ outcome }) => (outcome === 'commit' ? '✓ 未写盘' : '✕ 未写盘'),
};
