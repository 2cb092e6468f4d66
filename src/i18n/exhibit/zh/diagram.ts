import type { Wording } from '../../wording.ts';
import type { diagram as en } from '../en/diagram.ts';

export const diagram: Wording<typeof en> = {
  label: '时空图',
  zoomIn: '放大',
  zoomOut: '缩小',
  whole: '显示整个运行',
  shows: (from, to) => `显示 ${from} 到 ${to}`,
  options: '时空图显示什么',
  fold: '折叠重复的消息',
  foldMeans: '没有引起别的变化的连续消息，如心跳：×12',
  kinds: '消息',
  lanes: '泳道',
  laneHint: '拖动可移动；Alt+↑ ↓ 移动，Delete 隐藏',
  moved: (name, place, of) => `${name} 现在是第 ${place} 条，共 ${of} 条`,
  hidden: (name) => `${name} 已隐藏，可在“时空图显示什么”菜单中恢复`,
  height: '时空图的高度',
  moveUp: (name) => `上移 ${name}`,
  moveDown: (name) => `下移 ${name}`,
  sent: (when) => `${when} 发出`,
  arrived: (when, after) => `${when} 到达，历时 ${after}`,
  waited: (when) => `接收者被暂停，${when} 才处理`,
  lost: (when) => `${when} 丢失`,
  flying: '在途中',
  timer: (name, timer) => `${name}：定时器到时（${timer}）`,
  request: (name, request) => `${name} 收到请求：${request}`,
};
