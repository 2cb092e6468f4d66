import type { Wording } from '../../wording.ts';
import type { embed as en } from '../en/embed.ts';

export const embed: Wording<typeof en> = {
  open: '在浑天仪中打开这次运行（新标签页）',
  openPlain: '在浑天仪中打开这个场景（新标签页）',

  wrong: '此嵌入框的地址里有无法识别的参数。',
  wrongParameter: (name, found, expected) => `${name}：得到“${found}”，应为${expected}。`,
  expected: {
    size: ' 0.5 到 3 之间的数',
    speed: ' 1/1000 到 100 之间的数，例如 1/20 或 0.05',
    autoplay: '空值、1 或 0',
    story: ' 1 或 0',
    lang: ' en 或 zh',
    theme: ' auto、day 或 night',
  },

  title: '嵌入',
  means: '放进你自己网页的一个框：舞台、时间和经过，从此刻开始。',
  frame: '尺寸',
  width: '宽',
  height: '高',
  column: '全宽 × 480',
  free: '自定义',
  notFrame: '应为 160 到 4096 像素；宽度也可以是所在栏的一部分，例如 100%。',
  size: '大小',
  speed: '速度',
  autoplay: '进入视野时自动播放',
  story: '显示经过',
  lang: '语言',
  theme: '主题',
  reader: '随读者',
  themes: { day: '日间', night: '夜间' },
  frameTitle: (name, exhibit, scenario) => `${name}：${exhibit}，${scenario}`,
  code: '贴进网页的 HTML',
  copyCode: '复制 HTML',
  try: '试一试',
  fromDisk: '此页面是从磁盘打开的，嵌入框只在这台电脑上有效。要嵌入别处，请从服务器打开浑天仪。',
  tooLong: '这次运行太长，放不进地址。嵌入框只会从头显示它的场景。',
};
