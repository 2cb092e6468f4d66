import type { Gloss } from '../../../sdk/lesson.ts';
import { aToL } from './glossary/aToL.ts';
import { mToZ } from './glossary/mToZ.ts';

/** The terms that the lessons use, in alphabetical order of their ids. */
export const glossary: readonly Gloss[] = [...aToL, ...mToZ];
