import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';

/** How entries get onto a majority, and what it means that one is committed. */
export const replication: Chapter<RaftTypes> = {
  id: 'replication',
  stops: [],
};
