import { must } from '../core/assert.ts';
import type { Locale } from '../sdk/text.ts';
import type { en } from './en.ts';

/** The shape of a dictionary without its literal texts: a sentence stays a sentence, a function keeps its arguments. */
type Wording<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Wording<T[K]> };

/** Every word of the interface. English sets the keys; a language that lacks one does not compile. */
export type Words = Wording<typeof en>;

const loaders: { readonly [L in Locale]: () => Promise<Words> } = {
  en: async () => (await import('./en.ts')).en,
  zh: async () => (await import('./zh.ts')).zh,
};
const loaded: Partial<Record<Locale, Words>> = {};

/** Makes a language ready for use: a visitor waits for one language only. */
export async function loadWords(locale: Locale): Promise<void> {
  loaded[locale] ??= await loaders[locale]();
}

/** The words of a language that has been loaded. */
export const wordsOf = (locale: Locale): Words => must(loaded[locale], `${locale} is loaded`);
