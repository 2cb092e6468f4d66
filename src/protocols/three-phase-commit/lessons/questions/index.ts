import type { Question } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';

/** What interviewers ask about three-phase commit, topic by topic. */
export const questions: readonly Question<ThreePhaseTypes>[] = [];
