import type { Question } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

export const safety: readonly Question<RaftTypes>[] = [];
