import { chooseLocale, localeStore } from '../i18n/locale.ts';
import { wordsOf } from '../i18n/words.ts';
import { recall, remember } from './storage.ts';

const KEY = 'language';

/** Sets the page's language: the one chosen last, else the browser's; and keeps it from then on. */
export function keepLanguage(): void {
  localeStore.set(chooseLocale(recall(KEY), navigator.languages));
  mark();
  localeStore.subscribe(mark);
}

function mark(): void {
  const words = wordsOf(localeStore.get());
  document.documentElement.lang = words.lang;
  document.title = words.name;
}

export function switchLanguage(): void {
  const next = localeStore.get() === 'en' ? 'zh' : 'en';
  remember(KEY, next);
  localeStore.set(next);
}
