import type { Wording } from '../../wording.ts';
import type { present as en } from '../en/present.ts';

export const present: Wording<typeof en> = {
  title: '演示',
  playing: '正在播放',
  paused: '已暂停',
  key: '全屏演示，或退出演示',
  isOn: '正在演示。按 f 退出，按 ? 查看按键。',
  next: '播放到下一个关键时刻；再按一次直接到达',
  faster: '加快',
  slower: '减慢',
  side: '在舞台旁显示检视栏',
  diagram: '在舞台下显示时空图',
  fill: '全屏',
  leave: '退出演示',
  isDark: '屏幕已变黑，按任意键恢复。',
  lighten: '恢复屏幕',
  does: {
    next: '播放到下一个关键时刻；再按一次直接到达',
    previous: '上一个关键时刻',
    dark: '黑屏；按任意键恢复',
    startOver: '回到运行的开头',
    goOn: '从这里播放',
    slower: '减慢',
    faster: '加快',
    diagram: '在舞台下显示时空图',
    side: '在舞台旁显示检视栏：日志、经过、状态',
    theme: '日间或夜间',
    leave: '先放下手中的工具，再退出',
  },
};
