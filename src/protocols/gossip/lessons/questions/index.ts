import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';

export const questions: readonly Question<GossipTypes>[] = [];
