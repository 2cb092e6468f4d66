import type { Wording } from '../../words.ts';
import type { why as en } from '../en/why.ts';

export const why: Wording<typeof en> = {};
