import type { Chapter } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { repairing } from './repairing.ts';
import { spreading } from './spreading.ts';
import { stopping } from './stopping.ts';
import { travelling } from './travelling.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<GossipTypes>[] = [
  spreading,
  stopping,
  repairing,
  travelling,
];
