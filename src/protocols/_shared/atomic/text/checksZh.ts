import type { NodeId } from '../../../../core/ids.ts';
import type { Formatter } from '../../../../sdk/text.ts';
import { signed, t, type WorkText } from './parts.ts';

type Detail = Readonly<Record<string, unknown>>;

const node = (detail: Detail, name: string, fmt: Formatter): string =>
  fmt.node(detail[name] as NodeId);
const tx = (detail: Detail): string => t(detail.tx as number);
const ended = (outcome: unknown): string => (outcome === 'commit' ? '提交' : '中止');

function madeOrLost(detail: Detail, fmt: Formatter): string {
  const sum = detail.sum as number;
  const start = `${tx(detail)} 结束后，钱凭空${sum > 0 ? '多' : '少'}了 ${Math.abs(sum)}`;
  const [done, missing] = [detail.done ?? null, detail.missing ?? null];
  if (done === null || missing === null) return `${start}：它的改动合计为 ${signed(sum)}。`;
  return `${start}：它在 ${node(detail, 'done', fmt)} 生效，在 ${node(detail, 'missing', fmt)} 却没有。`;
}

export const invariantsZh: WorkText['invariants'] = {
  agreement: {
    title: '结果一致（AC1）',
    meaning: '凡是对一个事务作出决定的，决定都相同。',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} ${ended(detail.outcome)}了 ${tx(detail)}，而此前 ${node(detail, 'first', fmt)} 已把它${ended(detail.was)}。`,
  },
  noReversal: {
    title: '决定不可逆（AC2）',
    meaning: '谁也不会改变自己已经作出的决定。',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} ${ended(detail.outcome)}了 ${tx(detail)}，尽管此前已把它${ended(detail.was)}。`,
  },
  commitNeedsYes: {
    title: '提交须全体赞成（AC3）',
    meaning: '只有全体参与者都投了赞成票，事务才会提交。',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} 提交了 ${tx(detail)}，而 ${node(detail, 'missing', fmt)} 并没有投赞成票。`,
  },
  abortNeedsReason: {
    title: '中止须有原因（AC4）',
    meaning: '如果全体都投了赞成票，而且没有故障，事务就会提交。',
    broken: (detail, fmt) =>
      `${node(detail, 'node', fmt)} 中止了 ${tx(detail)}，尽管全体都投了赞成票。`,
  },
  conservation: {
    title: '资金守恒',
    meaning: '已提交的事务在各处都结束之后，从一些账户取出的恰好等于存入另一些账户的。',
    broken: madeOrLost,
  },
};

/** 搜索要找到的情形，以及一切静止后应当成立的事。 */
export const propertiesZh: WorkText['properties'] = {
  someCommit: { title: '有事务提交', meaning: '有参与者提交了事务。' },
  someAbort: { title: '有事务中止', meaning: '有参与者中止了事务。' },
  someUncertain: {
    title: '参与者进入不确定期',
    meaning: '有参与者投了赞成票，却听不到结果，只好去问。',
  },
  someWaits: { title: '等待锁', meaning: '有事务在等别的事务锁住的账户。' },
  allDecide: {
    title: '全体得知结果（AC5）',
    meaning: '一切静止后，每个运行着的参与者都知道自己的各个事务如何结束。',
  },
  locksFree: {
    title: '锁全部放开',
    meaning: '一切静止后，运行着的参与者都没有账户仍被锁住。',
  },
  allAnswered: {
    title: '都得到答复',
    meaning: '一切静止后，运行着的协调者对交给它的事务都已作出决定。',
  },
};
