import type { SwimText } from './parts.ts';

export const paramsZh: SwimText['params'] = {
  probeInterval: {
    label: '协议周期',
    help: '节点每隔多久探测一个成员。一个周期之内，要么直接或经别人得到回答，要么就怀疑那个成员。',
  },
  probeTimeout: {
    label: '探测超时',
    help: '等待直接回答多久之后请别人也去试。它要比大多数往返时间长，又要给别人留出在周期内回答的时间。',
  },
  indirectChecks: {
    label: '托几个成员去试',
    help: '对方没有回答时，请几个成员代为探测。他们与它之间的链路也许是通的。',
  },
  suspicion: {
    label: '先怀疑',
    help: '没有回答的成员先被怀疑一段时间，可以反驳。关闭后立刻宣告死亡，也就是论文第 3 节的基本协议。',
  },
  suspicionMult: {
    label: '怀疑倍数',
    help: '怀疑持续多久：这么多个协议周期，再乘以组大小的常用对数（不足 1 时按 1 算）。',
  },
  retransmitMult: {
    label: '重传倍数',
    help: '每个节点把一条消息传几次：组大小加一有几位数，就传几倍于此的次数。',
  },
  maxPiggyback: {
    label: '每条消息捎带几条',
    help: '一条消息最多捎带几条成员的消息，传得最少的先走。',
  },
  lhaProbe: {
    label: 'Lifeguard：本地健康度',
    help: '节点得到的回答少，就认为慢的是自己：探测得更少，也等得更久。受托去试的节点如果也没有得到回答，会说一声。',
  },
  awarenessMax: {
    label: '最慢几倍',
    help: '启用本地健康度时，周期和超时最多变成原来的几倍。',
  },
  lhaSuspicion: {
    label: 'Lifeguard：多方怀疑',
    help: '怀疑开始时等得很久；独立怀疑同一个成员的节点越多，等待就越短。',
  },
  suspicionMaxMult: {
    label: '最长怀疑',
    help: '启用多方怀疑时，最初的等待是最短等待的几倍。',
  },
  buddySystem: {
    label: 'Lifeguard：伙伴机制',
    help: '谁探测一个被怀疑的成员，就一定告诉它它正被怀疑，不管这条消息已经传过几次。',
  },
  pushPullInterval: {
    label: '全量交换间隔',
    help: '节点每隔多久与一个随机成员交换全部看法，让流言漏掉的也能补上；0 表示从不。',
  },
  reconnectInterval: {
    label: '试探死者间隔',
    help: '节点每隔多久试一次已死的成员是否其实还会回答；0 表示从不。没有它，分区太久的两半再也合不到一起。',
  },
};
