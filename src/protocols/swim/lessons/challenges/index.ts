import type { Challenge } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';

export const challenges: readonly Challenge<SwimTypes>[] = [];
