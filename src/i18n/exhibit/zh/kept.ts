import type { Wording } from '../../wording.ts';
import type { kept as en } from '../en/kept.ts';

export const kept: Wording<typeof en> = {
  title: '你的运行',
  about: '保存在此浏览器中。',
  unnamed: (title, first) => (first === null ? title : `${title}：${first}`),
  commands: (n) => `${n} 条命令`,
  branches: (n) => `${n} 个分支`,
  events: (n) => `${n} 个事件`,
  seed: (seed) => `种子 ${seed}`,
  ownScenario: '自带场景',
  broken: '当前版本无法打开它，但仍可存为文件。',
  rename: (name) => `重命名“${name}”`,
  nameOf: (name) => `“${name}”的名称`,
  save: (name) => `把“${name}”存为文件`,
  remove: (name) => `删除“${name}”`,
  removed: (name) => `已删除“${name}”。`,
  undo: '撤销',
  showAll: (n) => `显示全部 ${n} 个`,
  showFewer: '收起',

  name: '名称',
  nameNote: '保存在此浏览器中，并以此名称列在首页。',
  named: '已用此名称保存。',

  trouble: {
    notKept: '此浏览器不为本页保存数据：关闭标签页后这次运行会丢失。若要保留，请存为文件。',
    keptFull: '此浏览器已没有空间保存这次运行。请在首页删除一些，或把它存为文件。',
    keptTooLong: '运行太长，之后的部分不再自动保存。若要保留，请存为文件。',
  },
};
