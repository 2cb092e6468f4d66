import { must } from '../core/assert.ts';
import type { Locale } from '../sdk/text.ts';
import type { en } from './en.ts';
import type { en as exhibitEn } from './exhibit/en/index.ts';
import type { en as lessonsEn } from './lessons/en/index.ts';
import type { Wording } from './wording.ts';

/** The words of every page. English sets the keys; a language that lacks one does not compile. */
export type Words = Wording<typeof en>;
/** What only an exhibit's page says. */
export type ExhibitWords = Wording<typeof exhibitEn>;
/** What only pages that teach say. */
export type LessonWords = Wording<typeof lessonsEn>;

/** A dictionary of which a visitor loads one language, and none before it is needed. */
class Book<W> {
  private readonly languages: { readonly [L in Locale]: () => Promise<W> };
  private readonly loaded: Partial<Record<Locale, W>> = {};

  constructor(languages: { readonly [L in Locale]: () => Promise<W> }) {
    this.languages = languages;
  }

  get isOpen(): boolean {
    return Object.keys(this.loaded).length > 0;
  }

  async load(locale: Locale): Promise<void> {
    this.loaded[locale] ??= await this.languages[locale]();
  }

  of(locale: Locale): W {
    return must(this.loaded[locale], `${locale} is loaded`);
  }
}

const pages = new Book<Words>({
  en: async () => (await import('./en.ts')).en,
  zh: async () => (await import('./zh.ts')).zh,
});
const exhibit = new Book<ExhibitWords>({
  en: async () => (await import('./exhibit/en/index.ts')).en,
  zh: async () => (await import('./exhibit/zh/index.ts')).zh,
});

const lessons = new Book<LessonWords>({
  en: async () => (await import('./lessons/en/index.ts')).en,
  zh: async () => (await import('./lessons/zh/index.ts')).zh,
});

/** Makes a language ready for use, with the words of an exhibit and of lessons if any have been opened. */
export async function loadWords(locale: Locale): Promise<void> {
  const others = [exhibit, lessons].filter(({ isOpen }) => isOpen);
  await Promise.all([pages, ...others].map((book) => book.load(locale)));
}

/** Makes the words of an exhibit's page ready for use. */
export const loadExhibitWords = (locale: Locale): Promise<void> => exhibit.load(locale);

/** Makes the words of pages that teach ready for use. */
export const loadLessonWords = (locale: Locale): Promise<void> => lessons.load(locale);

/** The words of a language that has been loaded. */
export const wordsOf = (locale: Locale): Words => pages.of(locale);

/** The words of an exhibit's page, in a language that has been loaded. */
export const exhibitWordsOf = (locale: Locale): ExhibitWords => exhibit.of(locale);

/** The words of pages that teach, in a language that has been loaded. */
export const lessonWordsOf = (locale: Locale): LessonWords => lessons.of(locale);
