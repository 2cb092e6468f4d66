import type { Wording } from '../../wording.ts';
import type { challenge as en } from '../en/challenge.ts';

export const challenge: Wording<typeof en> = {
  title: '挑战',
};
