import type { Sentence } from '../../../sdk/text.ts';
import { workAdviceZh } from '../../_shared/atomic/text/adviceZh.ts';
import type { Advice } from '../advice.ts';

/** 为什么这样设置不妥：会看到什么、差多少、文献在哪里说过。 */
export const adviceZh: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  ...workAdviceZh,
  silenceTooShort: ({ answer, timeout }, fmt) =>
    `一次答复连同往返和写盘最多要 ${fmt.span(answer)}，而主持者 ${fmt.span(timeout)} 收不到就认为对方已宕机。于是协调者会中止好好的事务，当选的参与者会在不知道别人状态的情况下作决定：可能有的提交，有的中止。`,
  electsTooSoon: ({ silence, timeout }, fmt) =>
    `主持者要等待答复，还要把决定写盘，可能 ${fmt.span(silence)} 没有消息，而参与者 ${fmt.span(timeout)} 之后就认为它已宕机。它还在运行，别人却另选了一个，可能一个提交，另一个中止。`,
  lossBreaks: () =>
    '三阶段提交把沉默当作宕机，所以要求每条消息都能到达（Bernstein、Hadzilacos 与 Goodman 1987，7.5 节）。消息一旦会丢失，就可能有的提交，有的中止。',
};
