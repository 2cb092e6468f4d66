import type { Challenge } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** Goals to be reached by faults and hands alone, from easy to hard. */
export const challenges: readonly Challenge<RaftTypes>[] = [];
