import type { Chapter } from '../../../../sdk/lesson.ts';
import type { TwoPhaseTypes } from '../../types.ts';
import { allOrNothing } from './allOrNothing.ts';
import { costs } from './costs.ts';
import { failures } from './failures.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<TwoPhaseTypes>[] = [allOrNothing, failures, costs];
