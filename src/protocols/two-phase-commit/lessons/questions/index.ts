import type { Question } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { basics } from './basics.ts';
import { failures } from './failures.ts';
import { logs } from './logs.ts';
import { practice } from './practice.ts';
import { variants } from './variants.ts';

/** What interviewers ask about two-phase commit, topic by topic, each from easy to hard. */
export const questions: readonly Question<TwoPhaseTypes>[] = [
  ...basics,
  ...logs,
  ...failures,
  ...variants,
  ...practice,
];
