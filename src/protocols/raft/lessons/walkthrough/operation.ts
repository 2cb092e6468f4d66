import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** Crashes and recovery, members that come and go, snapshots. */
export const operation: Chapter<RaftTypes> = {
  id: 'operation',
  stops: [],
};
