import type { Challenge } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { doubts } from './doubts.ts';
import { inACircle } from './inACircle.ts';
import { twins } from './twins.ts';

/** Goals to be reached by faults and hands alone, from easy to hard. */
export const challenges: readonly Challenge<TwoPhaseTypes>[] = [...doubts, inACircle, ...twins];
