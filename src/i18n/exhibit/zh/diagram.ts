import type { Wording } from '../../words.ts';
import type { diagram as en } from '../en/diagram.ts';

export const diagram: Wording<typeof en> = {};
