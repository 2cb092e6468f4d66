import type { Wording } from '../../wording.ts';
import type { share as en } from '../en/share.ts';

const version = (made: string | null) => (made === null ? '' : `它由 Orrery ${made} 生成。`);

export const share: Wording<typeof en> = {
  key: '分享：链接、文件、导出',
  open: '分享',
  title: '分享这次运行',

  link: '链接',
  linkLabel: '指向此次运行此刻的链接',
  copy: '复制',
  copied: '已复制。',
  selected: '浏览器不允许自动复制。文字已选中，请用键盘复制。',
  tooLong: '这次运行太长，放不进链接：有些程序会把它截断。请改存为文件。',
  carries: (parts) => `它包含${parts}。`,
  scenario: '场景',
  settings: (n) => `${n} 项改动的设置`,
  commands: (n) => `${n} 条命令`,
  branch: (name) => `分支“${name}”`,
  moment: (when) => `时刻 ${when}`,
  otherBranches: '其他分支不在链接里；文件会带上全部分支。',
  digest: '指纹',
  madeBy: (made) => `由 Orrery ${made} 运行`,
  fromDisk: '此页面是从磁盘打开的，链接只在这台电脑上有效。要把运行交给别人，请存为文件。',
  qr: {
    name: '二维码',
    label: '指向这次运行的二维码',
    drawing: '正在绘制二维码…',
    large: '全屏显示',
    close: '关闭',
    svg: '二维码（SVG）',
    png: '二维码（PNG）',
    long: (n) => `${n} 个字符使二维码过密，许多相机读不出来。请全屏显示，或直接分享链接。`,
    tooLong: (n) => `${n} 个字符，二维码放不下。请分享链接或文件。`,
  },

  file: '文件',
  save: '把运行存为文件',
  openFile: '打开文件…',
  openHint: '运行、场景、轨迹或客户端历史文件。也可以拖到页面任意位置。',

  export: '导出',
  trace: '轨迹（JSON Lines）',
  traceMeans: '此分支的全部事件，格式与命令行的输出相同。',
  writing: (percent) => `正在写出轨迹：${percent} %`,
  stop: '停止',
  stretch: '选取一段',
  from: '从',
  to: '到',
  unit: '秒',
  mermaid: 'Mermaid 时序图',
  shiviz: 'ShiViz 日志',
  saveFile: '保存',
  copyOf: (what) => `复制${what}`,
  saveOf: (what) => `保存${what}`,
  events: (n) => `${n} 个事件`,
  notStretch: '应为两个以秒计的时刻，前一个在先。',
  longDiagram: (most) => `超过 ${most} 个字符，Mermaid 默认拒绝绘制。请取短一些的一段。`,

  drop: '拖放到这里即可打开',

  reading: '正在读取文件……',
  replaying: '正在打开运行',
  replayed: (events, all) =>
    all === null ? `已运行 ${events} 个事件` : `${events} / ${all} 个事件`,

  came: {
    link: '这次运行来自一个链接。',
    file: '这次运行来自一个文件。',
    earlier: '这次运行来自别处。',
    search: '这次运行由搜索找到。',
    beside: '这次运行原先与另一次并排。',
  },
  back: '回到这里保存的运行',
  unread: {
    link: '无法读取此链接。现在显示的是场景的起点。',
    file: '无法读取此文件。',
    earlier: '无法读取此运行。',
  },
  differs: {
    link: (made) => `此链接已不再得到当初的那次运行。${version(made)}现在看到的是它如今的结果。`,
    file: (made) => `此文件已不再得到当初的那次运行。${version(made)}现在看到的是它如今的结果。`,
  },
  notBeside: '未能在旁边并排另一次运行。',
  stopped: '打开已停止。现在显示的是场景的起点。',
  failed: '无法打开这次运行。现在显示的是场景的起点。',
  dismiss: '知道了',
};
