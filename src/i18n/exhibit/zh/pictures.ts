import type { Wording } from '../../wording.ts';
import type { pictures as en } from '../en/pictures.ts';

export const pictures: Wording<typeof en> = {
  title: '图片',
  means: '此刻所见：舞台，以及当前缩放下的时空图。',
  subjects: { stage: '舞台', diagram: '时空图' },
  theme: '主题',
  themes: { day: '日间', night: '夜间' },
  size: 'PNG 尺寸',
  caption: '下方注明刚发生的事、场景、时刻和种子',
  copy: '复制',
  copyOf: (what) => `复制${what}`,
  saveAs: (what, format) => `将${what}存为 ${format}`,
  saved: (size) => `已保存：${size} 像素。`,
  savedSvg: '已保存，内含西文字体；中文用看图者系统的字体。',
  copied: (size) => `已复制：${size} 像素。`,
  notCopied: '浏览器不允许复制，已改为保存。',
  tooLarge: '浏览器画不下这么多像素，请选小一些的尺寸。',
  digest: (digest) => `指纹 ${digest}`,
  between: '；',
  named: (what, run, when) => `${what}：${run}，${when}`,
};
