import type { Challenge } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import { beginning } from './beginning.ts';
import { deep } from './deep.ts';
import { keeping } from './keeping.ts';
import { twins } from './twins.ts';

/** Goals to be reached by faults and hands alone, from easy to hard. */
export const challenges: readonly Challenge<RaftTypes>[] = [
  ...beginning,
  ...keeping,
  ...twins,
  ...deep,
];
