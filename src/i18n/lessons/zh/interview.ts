import type { Wording } from '../../wording.ts';
import type { interview as en } from '../en/interview.ts';

const inDays = (n: number) => (n === 1 ? '明天' : `${n} 天后`);

export const interview: Wording<typeof en> = {
  title: '面试',
  lead: (n) => `${n} 道题，都是面试官真会问的。先自己想，再看答案，对自己说实话。`,

  choice: '选题',
  topic: '主题',
  mixed: '全部混合',
  grade: '难度',
  everyGrade: '全部',
  grades: { warmUp: '热身', core: '核心', deep: '深入' },
  cram: '周四就要面试了',
  cramNote: '不等间隔，把还不会的题反复问到会为止。',

  tally: '这些题你掌握得如何',
  known: '已会',
  dueToday: '今天该复习',
  fresh: '新题',
  left: (n) => `还剩 ${n} 道题`,

  question: '题目',
  inRow: (n) => (n === 1 ? '答出过一次' : `连续答出 ${n} 次`),
  reveal: '看答案',
  answer: '答案',
  mentions: '好的回答会提到',
  mentionsNote: '想到的打个勾。',
  wrong: '常见的错误回答',
  why: '错在哪里',
  showMe: '演示给我看',
  knew: '我会',
  notYet: '还不会',
  judged: '刚才答出来了吗？',
  knownNow: (days) => `记为已会，${inDays(days)}再问。`,
  notYetNow: '记为还不会，过一会儿再问。',
  knownLeft: (n) => `记为已会，还剩 ${n} 道题。`,

  none: '没有这样的题',
  nothing: '暂时没有该答的题',
  allKnown: '这些题你都会了',
  next: (days) => `下一道题${inDays(days)}再来。下面的题随时可以打开。`,

  list: '全部题目',
  standing: { new: '新题', notYet: '还不会', due: '该复习', known: '已会' },
  forget: '清除掌握记录',
  forgotten: '所有题目重新算作新题。',
  undo: '撤销',

  paper: '打印',
  which: '打印哪些题',
  printAll: '全部',
  printChosen: '上面选中的',
  withAnswers: '附答案',
  print: '打印',
  sheet: (exhibit) => `${exhibit} 面试题`,

  shown: '看答案如何发生',
  seen: '你看到的是',
  playOn: '继续播放',
  pause: '暂停',
  onceMore: '从稍早处再看一遍',
  comeBack: '回到这一刻',
  here: '现在正是这一刻。',
  away: '随意操作，随时可以回到那一刻。',
  practice: '回到练习',
  topicAmong: (list) => `下列主题之一：${list}`,
  among: (list) => `本展品的题目之一：${list}`,
};
