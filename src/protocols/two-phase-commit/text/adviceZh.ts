import type { Sentence } from '../../../sdk/text.ts';
import { workAdviceZh } from '../../_shared/atomic/text/adviceZh.ts';
import type { Advice } from '../advice.ts';

/** 为什么这样设置不妥：会看到什么、差多少、文献在哪里说过。 */
export const adviceZh: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  ...workAdviceZh,
  votesTooLate: ({ round, timeout }, fmt) =>
    `请求投票、把票强制写盘、收齐答复最多要 ${fmt.span(round)}，而协调者只等 ${fmt.span(timeout)}：好好的事务也会中止。`,
  asksTooSoon: ({ silence, timeout, cooperative }, fmt) =>
    `即使协调者一切正常，决定也可能 ${fmt.span(silence)} 才到，而投了赞成票的参与者 ${fmt.span(timeout)} 之后就去问。${
      cooperative ? '还没有投票的参与者一被问到，就放弃这个事务。' : '这样的询问只是多发消息。'
    }`,
  resentTooSoon: ({ delay, acknowledged }, fmt) =>
    `一个决定在两端写盘并得到确认，最多要 ${fmt.span(acknowledged)}，而 ${fmt.span(delay)} 之后就重发：许多决定会发两遍。`,
  cooperationOff: () =>
    '投了赞成票而得不到消息的参与者只问协调者。协调者宕机期间它一直阻塞，哪怕别的参与者知道结果，或者还没有投票（Bernstein、Hadzilacos 与 Goodman 1987，7.4 节）。',
  readOnlyOff: () =>
    '只读过数据的参与者也要把票强制写盘，一直锁到作出决定，还得有人通知它，尽管结果与它无关（Mohan、Lindsay 与 Obermarck 1986）。',
};
