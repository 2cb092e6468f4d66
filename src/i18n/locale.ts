import { LOCALES, type Locale } from '../sdk/text.ts';

/** The language in use. Whoever shows text listens; whoever keeps or detects it (the app) sets it. */
export interface LocaleStore {
  get(): Locale;
  set(locale: Locale): void;
  subscribe(listener: () => void): () => void;
}

export function createLocaleStore(initial: Locale): LocaleStore {
  let locale = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => locale,
    set(next) {
      if (next === locale) return;
      locale = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What was kept from last time, else the first language of the browser that we speak, else English. */
export function chooseLocale(kept: string | null, preferred: readonly string[]): Locale {
  for (const tag of [kept, ...preferred]) {
    const language = tag?.toLowerCase().split('-')[0];
    const found = LOCALES.find((locale) => locale === language);
    if (found) return found;
  }
  return 'en';
}

/** The page has one language at a time. */
export const localeStore = createLocaleStore('en');
