import type { Challenge } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { silence } from './silence.ts';
import { twins } from './twins.ts';
import { versions } from './versions.ts';

/** Goals to be reached by faults and hands alone, from easy to hard. */
export const challenges: readonly Challenge<GossipTypes>[] = [...silence, ...versions, ...twins];
