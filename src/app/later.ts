import { localeStore } from '../i18n/locale.ts';
import { loadExhibitWords, loadLessonWords } from '../i18n/words.ts';
import type { Locale } from '../sdk/text.ts';

/*
 * What can wait until the page stands, reached through this one file: the names of all that it needs are then not part of
 * what has to be there first.
 */

/** Loads words in the page's language, and in the next one if that changes meanwhile. */
async function inItsLanguage(load: (locale: Locale) => Promise<void>): Promise<void> {
  let locale: Locale;
  do {
    locale = localeStore.get();
    await load(locale);
  } while (locale !== localeStore.get());
}

/** What of the page stands in a frame of another one. */
export const framed = async () => (await import('./embed/EmbedPage.tsx')).embedPage();

/** The front page below its cluster. */
export async function ways() {
  const [page] = await Promise.all([import('./ways/Ways.tsx'), inItsLanguage(loadLessonWords)]);
  return page;
}

/** What tells the story of the front page's cluster. */
export async function narration() {
  const { Narration } = await import('../views/stage/Narration.tsx');
  return { default: Narration };
}

export async function dropping() {
  const [page] = await Promise.all([import('./Dropping.tsx'), inItsLanguage(loadExhibitWords)]);
  return page;
}

export async function historySheet() {
  const [page] = await Promise.all([import('./HistorySheet.tsx'), inItsLanguage(loadExhibitWords)]);
  return page;
}
