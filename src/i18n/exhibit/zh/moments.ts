import type { Wording } from '../../words.ts';
import type { moments as en } from '../en/moments.ts';

export const moments: Wording<typeof en> = {};
