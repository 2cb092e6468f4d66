import { chooseLocale, localeStore } from '../i18n/locale.ts';
import { loadWords, wordsOf } from '../i18n/words.ts';
import type { Locale } from '../sdk/text.ts';
import { recall, remember } from './storage.ts';

const KEY = 'language';

/** Sets the page's language: the one given, else the one chosen last, else the browser's. */
export async function keepLanguage(given: Locale | null = null): Promise<void> {
  localeStore.subscribe(mark);
  await speak(given ?? chooseLocale(recall(KEY), navigator.languages));
  mark();
}

async function speak(locale: Locale): Promise<void> {
  await loadWords(locale);
  localeStore.set(locale);
}

function mark(): void {
  const words = wordsOf(localeStore.get());
  document.documentElement.lang = words.lang;
  document.title = words.name;
}

export async function switchLanguage(): Promise<void> {
  const next = localeStore.get() === 'en' ? 'zh' : 'en';
  await speak(next);
  remember(KEY, next);
}
