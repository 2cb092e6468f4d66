import type { Gloss } from '../../../../../sdk/lesson.ts';
import { aToL } from './aToL.ts';
import { mToZ } from './mToZ.ts';

/** What commit protocols have in common. An exhibit takes the terms that its texts lead to. */
const common: readonly Gloss[] = [...aToL, ...mToZ];

/** An exhibit's glossary: all common terms but those left out, and its own, in order of their ids. */
export const glossaryWith = (own: readonly Gloss[], leftOut: readonly string[] = []): Gloss[] =>
  [...common.filter(({ id }) => !leftOut.includes(id)), ...own].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );
