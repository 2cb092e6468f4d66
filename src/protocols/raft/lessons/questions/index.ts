import type { Question } from '../../../../sdk/lesson.ts';
import type { RaftTypes } from '../../types.ts';
import { clients } from './clients.ts';
import { elections } from './elections.ts';
import { operation } from './operation.ts';
import { replication } from './replication.ts';
import { safety } from './safety.ts';

/** What interviewers ask about Raft, topic by topic, each from easy to hard. */
export const questions: readonly Question<RaftTypes>[] = [
  ...elections,
  ...replication,
  ...safety,
  ...clients,
  ...operation,
];
