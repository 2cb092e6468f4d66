import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';

export const questions: readonly Question<SwimTypes>[] = [];
