import type { Wording } from '../../words.ts';
import type { checks as en } from '../en/checks.ts';

export const checks: Wording<typeof en> = {};
