import type { Chapter } from '../../../../sdk/lesson.ts';
import type { SwimTypes } from '../../types.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<SwimTypes>[] = [];
