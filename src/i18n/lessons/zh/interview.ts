import type { Wording } from '../../wording.ts';
import type { interview as en } from '../en/interview.ts';

export const interview: Wording<typeof en> = {
  title: '面试',
};
