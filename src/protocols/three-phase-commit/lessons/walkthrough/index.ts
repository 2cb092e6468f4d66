import type { Chapter } from '../../../../sdk/lesson.ts';
import type { ThreePhaseTypes } from '../../types.ts';
import { limits } from './limits.ts';
import { whyThree } from './whyThree.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<ThreePhaseTypes>[] = [whyThree, limits];
