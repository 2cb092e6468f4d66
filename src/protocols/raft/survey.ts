import type { Survey } from '../../sdk/survey.ts';
import { surveyEn } from './text/surveyEn.ts';
import { surveyZh } from './text/surveyZh.ts';
import type { RaftTypes } from './types.ts';

/** What elections come to in many runs: how long a cluster waits for its first leader, and how often it votes. */
export const survey: Survey<RaftTypes> = {
  figures: [
    { name: 'firstLeader', unit: 'time', of: (course) => course.first('role', 'leader') },
    { name: 'elections', unit: 'count', of: (course) => course.count('role', 'candidate') },
  ],
  text: { en: surveyEn, zh: surveyZh },
};
