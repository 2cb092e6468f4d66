import type { Question } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { detectors } from './detectors.ts';
import { practice } from './practice.ts';
import { probing } from './probing.ts';
import { spreading } from './spreading.ts';
import { suspicion } from './suspicion.ts';

/** What interviewers ask about SWIM, topic by topic, each from easy to hard. */
export const questions: readonly Question<SwimTypes>[] = [
  ...detectors,
  ...probing,
  ...suspicion,
  ...spreading,
  ...practice,
];
