import type { Question } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

export const replication: readonly Question<RaftTypes>[] = [];
