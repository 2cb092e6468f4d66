import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** Why nothing committed is ever lost: votes, terms, and the commit rule of figure 8. */
export const safety: Chapter<RaftTypes> = {
  id: 'safety',
  stops: [],
};
