import type { Wording } from '../../words.ts';
import type { byHand as en } from '../en/byHand.ts';

export const byHand: Wording<typeof en> = {};
