import type { Wording } from '../../words.ts';
import type { chart as en } from '../en/chart.ts';

export const chart: Wording<typeof en> = {};
