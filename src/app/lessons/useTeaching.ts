import { useEffect, useState } from 'react';
import { exhibitOf, exhibits, type Teaching } from '../../catalogue.ts';
import { localeStore } from '../../i18n/locale.ts';
import { loadExhibitWords, loadLessonWords } from '../../i18n/words.ts';
import type { Stock } from '../../lessons/scene.ts';
import type { WrittenProtocol } from '../../sdk/forms.ts';
import type { Gloss, Outline } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';

/** What every page that teaches needs of its exhibit. */
export interface Taught {
  readonly protocol: WrittenProtocol<ProtocolTypes>;
  readonly stock: Stock;
  readonly outline: Outline;
  readonly glossary: readonly Gloss[];
}

export type Lessons<X> =
  | { readonly found: 'noExhibit'; readonly expected: readonly string[] }
  | { readonly found: 'lessons'; readonly taught: Taught; readonly part: X };

/**
 * Loads what an exhibit teaches; `load` picks the part that a page shows and must be the same function each time. Null while
 * that is loaded.
 */
export function useTeaching<X>(
  id: string,
  load: (teaching: Teaching) => Promise<X>,
): Lessons<X> | null {
  const [lessons, setLessons] = useState<Lessons<X> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    let wanted = true;
    loadLessons(id, load).then(
      (loaded) => wanted && setLessons(loaded),
      (error: unknown) => wanted && setFailure(error),
    );
    return () => {
      wanted = false;
    };
  }, [id, load]);
  // What cannot be loaded is for the boundary to show.
  if (failure) throw failure;
  return lessons;
}

async function loadLessons<X>(
  id: string,
  load: (teaching: Teaching) => Promise<X>,
): Promise<Lessons<X>> {
  const locale = localeStore.get();
  const words = Promise.all([loadExhibitWords(locale), loadLessonWords(locale)]);
  const exhibit = exhibitOf(id);
  if (!exhibit) {
    await words;
    return { found: 'noExhibit', expected: exhibits.map((one) => one.id) };
  }
  const teaching = await exhibit.teaching();
  const [{ protocol, scenarios }, { scenes }, { glossary }, part] = await Promise.all([
    exhibit.load(),
    teaching.scenes(),
    teaching.glossary(),
    load(teaching),
    words,
  ]);
  const stock = { protocol, files: [...scenarios, ...scenes], aside: scenes };
  return {
    found: 'lessons',
    taught: { protocol, stock, outline: teaching.outline, glossary },
    part,
  };
}
