import type { Chapter } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import { elections } from './elections.ts';
import { operation } from './operation.ts';
import { replication } from './replication.ts';
import { safety } from './safety.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<RaftTypes>[] = [elections, replication, safety, operation];
