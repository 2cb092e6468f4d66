import type { Sentence } from '../../../sdk/text.ts';
import type { Advice } from '../advice.ts';

/** 为什么这样设置不妥：会看到什么、差多少、论文在哪里说过。 */
export const adviceZh: { readonly [K in keyof Advice]: Sentence<Advice[K]> } = {
  roundTooLong: ({ round, timeout }, fmt) =>
    `请求投票并收齐答复最多要 ${fmt.span(round)}，而有的选举 ${fmt.span(timeout)} 就超时：选票还没到，候选人又重新参选，可能永远选不出领导者（论文 5.6 节）。`,
  roundTight: ({ round, timeout }, fmt) =>
    `请求投票并收齐答复最多要 ${fmt.span(round)}，而最短的选举超时只有 ${fmt.span(timeout)}。它应当是前者的十倍左右（论文 5.6 节），否则一条消息慢了就会引发选举。`,
  timeoutsEqual: ({ timeout }, fmt) =>
    `所有服务器都恰好等待 ${fmt.span(timeout)}，于是同时参选、各投自己一票，谁也选不上。论文的实验中，完全不随机时一次选举要 10 s 以上（9.3 节）。`,
  timeoutsNear: ({ spread, round }, fmt) =>
    `各服务器的超时最多相差 ${fmt.span(spread)}，小于一次选举可能要用的 ${fmt.span(round)}，容易多人同时参选、瓜分选票。论文的实验中，50 ms 的随机范围把最坏情况从 10 s 以上降到 513 ms（9.3 节）。`,
  heartbeatTooSlow: ({ silence, timeout }, fmt) =>
    `领导者一切正常，跟随者也可能 ${fmt.span(silence)} 听不到它，而有的只等 ${fmt.span(timeout)}：领导者会无缘无故被推翻。`,
  heartbeatTight: ({ silence, timeout }, fmt) =>
    `只要丢一次心跳，跟随者就可能 ${fmt.span(silence)} 听不到领导者，而有的只等 ${fmt.span(timeout)}：丢一条消息就会引发选举。`,
  oneServer: () =>
    '只有一台服务器时，它自己就是多数派：不必与谁达成一致，但它一宕机就什么也做不了。',
  twoServers: () => '两台的多数派就是两台，任何一台宕机就什么也做不了，比只用一台更容易停摆。',
  evenServers: ({ servers, majority, failures }) =>
    `${servers} 台服务器的多数派是 ${majority} 台，能容忍 ${failures} 台故障；${servers - 1} 台也一样。多出的一台只让每次决定要等更多答复。`,
  allLost: () => '所有消息都会丢失，谁也不可能当选。',
  heavyLoss: ({ beats, percent }) =>
    `最短的选举超时内有 ${beats} 次心跳，它们有 ${percent} % 的可能全部丢失：领导者明明正常，跟随者也会参选。`,
  preVoteAlone: () =>
    '只开预投票时，一个能发送却收不到消息的领导者会让别人无法另选，什么也提交不了。多数派检查会让它退位。',
  noopOff: () =>
    '新领导者只按自己任期的条目计数，所以在有客户端请求之前，旧任期留下的条目一直无法提交（论文 5.4.2 节、第 8 节）。',
  retryTooSoon: ({ retry, answer }, fmt) =>
    `一次答复最多要 ${fmt.span(answer)}，客户端却在 ${fmt.span(retry)} 之后就重试：许多请求会发送两次，不过每次操作仍只生效一次。`,
  leaseIgnoresDrift: () =>
    '租约按领导者自己的时钟持续整个选举超时。如果它的时钟比某个跟随者走得慢，租约结束之前就可能选出另一位领导者，于是读到旧值（博士论文 6.4.1 节）。',
  leaseTooShort: ({ lease, renewed }, fmt) =>
    `租约只有 ${fmt.span(lease)}，而下一轮心跳要到 ${fmt.span(renewed)} 才能续上：其间的读取要自己等一轮心跳。`,
  driftUnused: () => '只有凭租约读取时才用得到。',
  snapshotsConstant: ({ entries }) =>
    `每 ${entries} 条日志就写一次快照，落后这么多的跟随者收到的是整个存储，而不是缺少的几条。阈值最好让日志比快照更大（博士论文 5.1.3 节）。`,
  chunkUnused: () => '只有压缩日志时才用得到：请设置快照阈值。',
  inflightUnused: () => '只有使用流水线时才用得到。',
  pipelineOfOne: () => '在途消息只有一条时，流水线与逐条等待答复没有区别。',
  pipelineOvertaken: ({ jitter }, fmt) =>
    `消息延迟最多相差 ${fmt.span(jitter)}，后发的可能先到；来得太早的接不上日志，会被拒绝。像 TCP 那样保持顺序的链路更适合流水线（博士论文 10.2.1 节）。`,
};
