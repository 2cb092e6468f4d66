import { outline } from './outline.ts';

/** What the exhibit of gossip teaches: the outline at once, each part when it is asked for. */
export const teaching = {
  outline,
  chapters: () => import('./walkthrough/index.ts'),
  questions: () => import('./questions/index.ts'),
  challenges: () => import('./challenges/index.ts'),
  glossary: () => import('./glossary.ts'),
  scenes: () => import('./scenes/index.ts'),
};
