import type { Chapter } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';
import { probing } from './probing.ts';
import { slowness } from './slowness.ts';
import { suspecting } from './suspecting.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<SwimTypes>[] = [probing, suspecting, slowness];
