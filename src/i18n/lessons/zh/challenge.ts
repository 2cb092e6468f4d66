import type { Wording } from '../../wording.ts';
import type { challenge as en } from '../en/challenge.ts';

export const challenge: Wording<typeof en> = {
  title: '挑战',
  about:
    '每个挑战都有一个目标，要靠制造故障、亲手操作来达成。运行过程中随时判定，也可以回到从前，换一种做法。',
  grades: { warmUp: '热身', core: '核心', deep: '深入' },
  metOf: (met, all) => `已达成 ${met} / ${all}`,
  acts: (n) => `${n} 步操作`,
  best: '最好成绩',
  ours: '我们的解法',
  score: (whose, acts) => `${whose}：${acts}`,
  met: '已达成',
  notMet: '尚未达成',
  among: (list) => `下列挑战之一：${list}`,

  tasks: '要做到的事',
  state: { done: '已完成', open: '尚未完成', kept: '目前保持', failed: '已经发生' },
  count: (now, of) => `${now} / ${of}`,
  told: {
    done: (task) => `已完成：${task}`,
    open: (task) => `不再成立：${task}`,
    kept: (task) => `重新保持：${task}`,
    failed: (task) => `没有守住：${task}`,
    count: (now, of, task) => `${now} / ${of}：${task}`,
  },

  hints: '提示',
  hint: (n, of) => `提示 ${n} / ${of}`,
  firstHint: '给我一个提示',
  nextHint: '再给一个提示',
  solution: '演示一种解法',

  all: '全部挑战',
  soFar: '目前',
  again: '重新开始',
  againHint: '换一次新的运行，之前的操作不再保留',
  none: '暂无',

  doneWith: (acts) => `目标达成，用了 ${acts}。`,
  hinted: (n) => `看过 ${n} 条提示。`,
  fewer: '比我们的解法还少。',
  same: '和我们的解法一样少。',
  more: (beat) => `我们的解法用了 ${beat}。`,
  next: (title) => `下一个：${title}`,

  shown: '一种解法',
  shownAbout: '下面用一次新的运行演示我们的解法，不计入你的成绩。',
  shownActs: '依次做了什么',
  shownNothing: '还没有动手：先等运行走到合适的时刻。',
  shownDone: '解法到此为止。运行停在目标达成的那一刻。',
  shownLost: '这次运行已经走上别的路，解法所等的事不会再发生。',
  shownRest: '直接看完',
  shownAgain: '再演示一遍',
  own: '我自己来',
};
