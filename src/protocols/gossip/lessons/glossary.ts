import type { Gloss } from '../../../sdk/lesson.ts';

/** The terms that the lessons use, in alphabetical order of their ids. */
export const glossary: readonly Gloss[] = [];
