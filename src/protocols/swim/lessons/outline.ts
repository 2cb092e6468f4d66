import type { Outline } from '../../../sdk/lesson.ts';

/** What there is to learn about SWIM. A test holds it to what is really there. */
export const outline: Outline = { chapters: [], topics: [], questions: [], challenges: [] };
