import type { Teaching } from '../../catalogue.ts';
import { type Challenge, GRADES } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { type Lessons, useTeaching } from './useTeaching.ts';

export type AnyChallenge = Challenge<ProtocolTypes>;

/** The challenges of an exhibit, from the lighter ones to those that are hard. */
export const useChallenges = (exhibit: string): Lessons<readonly AnyChallenge[]> | null =>
  useTeaching(exhibit, load);

const load = async (teaching: Teaching): Promise<readonly AnyChallenge[]> =>
  byGrade((await teaching.challenges()).challenges);

export const byGrade = (challenges: readonly AnyChallenge[]): readonly AnyChallenge[] =>
  GRADES.flatMap((grade) => challenges.filter((one) => one.grade === grade));
