import type { Sentence } from '../../../../sdk/text.ts';
import type { WorkAdvice } from '../advice.ts';

/** 为什么这样设置对哪种提交协议都不妥：会看到什么、差多少。 */
export const workAdviceZh: { readonly [K in keyof WorkAdvice]: Sentence<WorkAdvice[K]> } = {
  allLost: () => '所有消息都会丢失，一步也执行不了，每个事务都会中止。',
  lossAborts: ({ participants, messages, percent }) =>
    `作出决定之前，什么消息都不会重发。一个在 ${participants} 个参与者处各有一步的事务，到那时为止要发 ${messages} 条消息；其中有 ${percent} % 的可能至少丢失一条，事务就中止。`,
  idleTooShort: ({ participants, rest, timeout }, fmt) =>
    `一个在 ${participants} 个参与者处各有一步的事务，从第一步完成到请求投票最多要 ${fmt.span(rest)}，而参与者 ${fmt.span(timeout)} 听不到消息就放弃：好好的事务也会中止。`,
  idleBelowLock: ({ wait, timeout }, fmt) =>
    `如果有一步要等锁，已经完成自己那一步的参与者可能 ${fmt.span(wait)} 听不到消息；它们 ${fmt.span(timeout)} 之后就放弃，尽管那把锁也许还等得到。`,
  lockTooShort: ({ participants, held, timeout }, fmt) =>
    `一个在 ${participants} 个参与者处各有一步的事务，即使一切正常，也可能把账户锁住 ${fmt.span(held)}，而有的事务只等 ${fmt.span(timeout)}：并没有死锁，它们也会中止。`,
  locksNear: ({ spread, freed }, fmt) =>
    `各次等待最多相差 ${fmt.span(spread)}，而一个被放弃的事务最多要 ${fmt.span(freed)} 才放开它在别处的锁。两个互相等待的事务，本来中止一个就够了，这样可能两个都中止。`,
  flushTooSoon: ({ delay, rest }, fmt) =>
    `最多要过 ${fmt.span(rest)} 才请求投票，这时第一处改动才会随赞成票一起强制写盘；而 ${fmt.span(delay)} 之后它就已经单独写了一次：多写一次盘，却没有谁依赖它。`,
  oneAccount: () => '每个参与者只有一个账户，所以要在那里作改动的事务同一时刻只能有一个在进行。',
  noMoney: () => '所有账户都是空的，余额又不得小于零：每次转账都会得到反对票。',
};
