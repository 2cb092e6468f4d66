import type { Sentence } from '../../../sdk/text.ts';
import type { Advice } from '../advice.ts';

/** 设置为何不妥：会看到什么，差多少，文献在哪里这样说。 */
export const adviceZh: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  answersTooLate: ({ round, timeout }, fmt) =>
    `一次探测和回答最多要 ${fmt.span(round)}，而 ${fmt.span(timeout)} 之后就去托别人：好好的成员看上去也像没有回答。`,
  noTimeForOthers: ({ needed, left }, fmt) =>
    `托别人去试再等到回音最多要 ${fmt.span(needed)}，而超时之后一个周期只剩 ${fmt.span(left)}：回音来不及避免怀疑。`,
  heavyLoss: ({ percent }) =>
    `丢失的消息太多，没有谁宕机也有 ${percent}% 的探测以怀疑告终（论文第 3.1 节）。`,
  allLost: () => '没有消息能到达，每个节点都会把其他节点当成死了。',
  nobodyAsked: () => '不托别人去试，丢一条消息或者坏一条链路就足以引起怀疑。',
  noSuspicion: () =>
    '一个周期内没有回答的成员立刻被宣告死亡，只能事后反驳，前提是它听说了这件事（论文第 4.2 节）。',
  suspicionTooShort: ({ suspicion, interval }, fmt) =>
    `怀疑只持续 ${fmt.span(suspicion)}，而消息传到那个成员、反驳再传回来，要按 ${fmt.span(interval)} 一个周期来走：好好的成员会被宣告死亡。`,
  nobodyConfirms: () => '倍数或者组太小，不会再等别人也来怀疑：每次怀疑都和不启用时一样短。',
  awarenessUnused: () => '没有启用本地健康度，这一项不起作用。',
  maxMultUnused: () => '没有启用多方怀疑，这一项不起作用。',
  reconnectAlone: () =>
    '有的节点忘了所有成员后回来，而别人仍当它活着，它就不会像死者那样被试探。最好让成员也时常全量交换。',
};
