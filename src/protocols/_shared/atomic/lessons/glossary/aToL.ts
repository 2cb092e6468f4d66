import type { Gloss } from '../../../../../sdk/lesson.ts';

/** Terms of atomic commit from “abort” to “lock”. */
export const aToL: readonly Gloss[] = [
  {
    id: 'abort',
    name: { en: 'abort', zh: '中止' },
    means: {
      en: 'To end a [[transaction]] as if it had never been: all that it changed is undone, at everybody who took part.',
      zh: '结束[[transaction]]并当它从未发生过：它在每个参与方作出的改动全部撤销。',
    },
  },
  {
    id: 'acknowledgement',
    name: { en: 'acknowledgement', zh: '确认' },
    means: {
      en: 'A participant’s word that it has the [[decision]] on disk and will never ask for it. Once all have said so, the coordinator need not remember the transaction.',
      zh: '参与者回复说：[[decision]]已经写盘，以后不会再来问。全体都这样回复之后，协调者就不必再记着这个事务。',
    },
  },
  {
    id: 'agreement',
    name: { en: 'agreement', zh: '结果一致' },
    means: {
      en: 'All who reach a [[decision]] on a transaction reach the same one. Bernstein, Hadzilacos and Goodman call it AC1. It says nothing of when, and nothing of those who have not decided yet.',
      zh: '凡是对一个事务作出[[decision]]的，结果都相同。Bernstein、Hadzilacos 和 Goodman 称之为 AC1。它不管何时决定，也不管还没有决定的节点。',
    },
  },
  {
    id: 'atomic-commit',
    name: { en: 'atomic commit', zh: '原子提交' },
    means: {
      en: 'The problem of having several databases end one [[transaction]] alike, all by [[commit]] or all by [[abort]], although any of them may fail in between and messages may be lost.',
      zh: '让几个数据库以相同的方式结束同一个[[transaction]]：要么全体[[commit]]，要么全体[[abort]]。难处在于中途谁都可能出故障，消息也可能丢失。',
    },
  },
  {
    id: 'blocking',
    name: { en: 'blocking', zh: '阻塞' },
    means: {
      en: 'A participant is blocked if it can neither [[commit]] nor [[abort]] before some failed node comes back. Until then it keeps its [[lock|locks]], and others wait for those.',
      zh: '参与者在某个出故障的节点恢复之前，既不能[[commit]]也不能[[abort]]，就是被阻塞了。在此期间它不放开[[lock]]，别的事务也只能等着。',
    },
  },
  {
    id: 'buffered-write',
    name: { en: 'buffered write', zh: '缓冲写' },
    means: {
      en: 'A log record that stays in memory until something else forces the log to disk, or some time has passed. It costs next to nothing, and a [[crash]] may lose it.',
      zh: '日志记录先留在内存里，等别的记录强制写盘时一并写下，或者过一会儿再写。这几乎没有代价，但[[crash]]可能使它丢失。',
    },
  },
  {
    id: 'commit',
    name: { en: 'commit', zh: '提交' },
    means: {
      en: 'To end a [[transaction]] so that all it changed stands for good, at everybody who took part, and is there for others to see.',
      zh: '结束[[transaction]]并让它在每个参与方作出的改动永久生效，从此对别的事务可见。',
    },
  },
  {
    id: 'consensus',
    name: { en: 'consensus', zh: '共识' },
    means: {
      en: 'Several nodes choose one value and never two. A majority of them is enough for it, so a few that are down do not stop the others. [[atomic-commit|Atomic commit]] asks for more: a single no, from anybody, has to count.',
      zh: '几个节点选定一个值，绝不选出两个。只要有多数派就能办到，少数节点停机不会拦住其余节点。[[atomic-commit]]要求更高：任何一方的一张反对票都必须算数。',
    },
  },
  {
    id: 'coordinator',
    name: { en: 'coordinator', zh: '协调者' },
    means: {
      en: 'The node that has a [[transaction]] carried out, asks the [[participant|participants]] for their votes, takes the [[decision]] and tells them. Also called transaction manager, hence tm1.',
      zh: '负责执行[[transaction]]的节点：它向各[[participant]]征求投票，作出[[decision]]，再通知它们。又叫事务管理器（transaction manager），所以名为 tm1。',
    },
  },
  {
    id: 'crash',
    name: { en: 'crash', zh: '宕机' },
    means: {
      en: 'A node stops without a word and loses what it had in memory. What is on its disk is there when it comes back. The protocols here assume that nodes fail in no other way.',
      zh: '节点突然停下，来不及通知任何人，内存里的内容全部丢失；磁盘上的内容在它恢复时还在。这里的协议都假定节点只会以这种方式出故障。',
    },
  },
  {
    id: 'decision',
    name: { en: 'decision', zh: '决定' },
    means: {
      en: 'How a [[transaction]] ends: [[commit]] or [[abort]]. There is one for the whole transaction, and nobody ever takes it back.',
      zh: '[[transaction]]的结局：[[commit]]或者[[abort]]。整个事务只有一个决定，作出之后谁也不能收回。',
    },
  },
  {
    id: 'durability',
    name: { en: 'durability', zh: '持久性' },
    means: {
      en: 'What was once committed stays, whatever crashes afterwards. It is bought with [[forced-write|forced writes]].',
      zh: '一旦提交就永远有效，此后无论谁宕机都不会丢失。它是靠[[forced-write]]换来的。',
    },
  },
  {
    id: 'elected-coordinator',
    name: { en: 'elected coordinator', zh: '当选的协调者' },
    means: {
      en: 'A [[participant]] that the others take as their [[coordinator]] when the first one is gone, so that it brings the transaction to an end.',
      zh: '原来的[[coordinator]]失联之后，由其他节点选出来接替它、把事务了结的那个[[participant]]。',
    },
  },
  {
    id: 'forced-write',
    name: { en: 'forced write', zh: '强制写盘' },
    means: {
      en: 'A log record for which the node waits until it is on disk, before it sends anything that rests on it. This is slow, and so the number of forced writes is a measure of what a protocol costs.',
      zh: '节点必须等这条日志记录写到磁盘，才能发出依赖它的消息。写盘很慢，所以强制写盘的次数是衡量协议代价的一把尺子。',
    },
  },
  {
    id: 'invariant',
    name: { en: 'invariant', zh: '不变式' },
    means: {
      en: 'Something that must be true at every moment of every run. This page looks at it after each step.',
      zh: '在任何一次运行的任何时刻都必须成立的条件。本页面每一步之后都会检查。',
    },
  },
  {
    id: 'lock',
    name: { en: 'lock', zh: '锁' },
    means: {
      en: 'A mark on an account that says which [[transaction]] uses it. Whoever wants to use it in a way that does not go with that has to wait.',
      zh: '加在账户上的标记，说明哪个[[transaction]]正在使用它。别的事务若要作不相容的使用，就得等待。',
    },
  },
];
