import type { Wording } from '../../words.ts';
import type { settings as en } from '../en/settings.ts';

export const settings: Wording<typeof en> = {};
