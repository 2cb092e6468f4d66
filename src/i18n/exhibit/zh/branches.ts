import type { Wording } from '../../words.ts';
import type { branches as en } from '../en/branches.ts';

export const branches: Wording<typeof en> = {};
