import type { Wording } from '../../wording.ts';
import type { ways as en } from '../en/ways.ts';

export const ways: Wording<typeof en> = {
  title: '从哪里开始',
  minutes: {
    title: '有五分钟',
    begin: (chapter, about) => `从“${chapter}”开始。${about}`,
    goOn: (chapter, about) => `接着学“${chapter}”。${about}`,
    again: '已经全部学完，随时可以重看任何一节。',
    go: '学习',
  },
  lecture: {
    title: '要讲一堂课',
    about: (stops) =>
      `讲解的 ${stops} 站就是幻灯片，集群在上面真的运转，另有讲者备注。按 F 键开始演示。`,
    go: '演示',
  },
  interview: {
    title: '周四有面试',
    about: (questions) => `${questions} 道面试中真会问的题。先想，再看答案，再看它运行起来。`,
    due: (n) => `有 ${n} 道题该复习了。`,
    known: (n, all) => `${all} 道题已掌握 ${n} 道，今天没有要复习的。`,
    go: '练习',
  },
  challenges: {
    title: '来个挑战',
    about: (n) => `${n} 个目标，靠制造故障来达成。`,
    left: (n) => `还有 ${n} 个目标。`,
    all: '目标全部达成。能用更少的操作再做一次吗？',
    go: '试一个',
  },
  exhibits: '展品',
  open: (title) => `打开“${title}”`,
  explore: '探索',
  parts: '内容',
  chapters: (n) => `${n} 章`,
  questions: (n) => `${n} 道题`,
  goals: (n) => `${n} 个挑战`,
  read: (n) => `已学 ${n} 章`,
  known: (n) => `已掌握 ${n} 道`,
  due: (n) => `${n} 道待复习`,
  met: (n) => `已达成 ${n} 个`,
  all: (n) => `全部 ${n} 个场景`,
  fewer: '收起',
};
