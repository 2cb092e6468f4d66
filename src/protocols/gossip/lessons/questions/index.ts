import type { Question } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';
import { network } from './network.ts';
import { practice } from './practice.ts';
import { repair } from './repair.ts';
import { speed } from './speed.ts';
import { stopping } from './stopping.ts';

/** What interviewers ask about gossip, topic by topic, each from easy to hard. */
export const questions: readonly Question<GossipTypes>[] = [
  ...speed,
  ...stopping,
  ...repair,
  ...network,
  ...practice,
];
