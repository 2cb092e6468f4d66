import type { Challenge } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { crashes } from './crashes.ts';
import { silence } from './silence.ts';
import { twins } from './twins.ts';

const [nobodyBlocks, oneAfterAnother] = crashes;
const [timesOutAlone, acksNotAwaited] = twins;
const [tear, nap] = silence;

/** Goals to be reached by hand, from easy to hard. */
export const challenges: readonly Challenge<ThreePhaseTypes>[] = [
  nobodyBlocks,
  timesOutAlone,
  oneAfterAnother,
  tear,
  acksNotAwaited,
  nap,
];
