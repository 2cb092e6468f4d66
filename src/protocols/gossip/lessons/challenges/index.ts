import type { Challenge } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';

export const challenges: readonly Challenge<GossipTypes>[] = [];
