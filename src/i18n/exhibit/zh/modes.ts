import type { Wording } from '../../wording.ts';
import type { modes as en } from '../en/modes.ts';

export const modes: Wording<typeof en> = {
  label: '使用方式',
  explore: '探索',
  learn: '学习',
  interview: '面试',
  challenges: '挑战',
};
