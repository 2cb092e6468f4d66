import type { Wording } from '../../wording.ts';
import type { slides as en } from '../en/slides.ts';

export const slides: Wording<typeof en> = {
  chapterAmong: (list) => `下列章节之一：${list}`,
  slide: (n, all) => `第 ${n} 页，共 ${all} 页`,
  left: (seconds) => `还有 ${seconds} 秒可以思考`,
  so: '✓ 正是如此',
  title: '讲者备注',
  waiting: '正在等待演示窗口，请不要关闭它。',
  gone: '演示窗口已经关闭。',
  say: '可以怎么讲',
  seen: '学生看到的内容',
  answer: '答案',
  next: '下一步',
  back: '上一页',
  restart: '从头开始',
  nextIs: '下一页',
  last: '这是最后一页。',
  thinking: '按“下一步”先给学生思考时间，再按一次揭晓答案。',
  running: '正在播放；按“下一步”直接看结果。',
  elapsed: '打开备注以来的时间',
};
