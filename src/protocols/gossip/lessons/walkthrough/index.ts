import type { Chapter } from '../../../../sdk/lesson.ts';
import type { GossipTypes } from '../../types.ts';

/** The walkthrough: each chapter can be read alone. */
export const chapters: readonly Chapter<GossipTypes>[] = [];
