import type { Challenge } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { apart } from './apart.ts';
import { twins } from './twins.ts';

/** Goals to be reached by faults and hands alone, from easy to hard. */
export const challenges: readonly Challenge<SwimTypes>[] = [...apart, ...twins];
