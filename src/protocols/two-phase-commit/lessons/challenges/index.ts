import type { Challenge } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
export const challenges: readonly Challenge<TwoPhaseTypes>[] = [];
