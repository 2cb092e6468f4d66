import type { Wording } from '../../wording.ts';
import type { learn as en } from '../en/learn.ts';

export const learn: Wording<typeof en> = {
  title: '学习',
};
