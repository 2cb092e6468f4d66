import type { Wording } from '../../words.ts';
import type { story as en } from '../en/story.ts';

export const story: Wording<typeof en> = {};
