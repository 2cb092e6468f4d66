import type { Question } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { basics } from './basics.ts';
import { limits } from './limits.ts';
import { termination } from './termination.ts';

/** What interviewers ask about three-phase commit, topic by topic, each from easy to hard. */
export const questions: readonly Question<ThreePhaseTypes>[] = [
  ...basics,
  ...termination,
  ...limits,
];
