import { must } from '../core/assert.ts';
import type { Locale } from '../sdk/text.ts';
import type { en } from './en.ts';
import type { en as exhibitEn } from './exhibit/en/index.ts';
import type { en as lessonsEn } from './lessons/en/index.ts';
import type { en as storyEn } from './story/en.ts';
import type { Wording } from './wording.ts';

/** What a page needs at once. English sets the keys; a language that lacks one does not compile. */
export type FirstWords = Wording<typeof en>;
/** With what a run is told in sentences. */
export type StoryWords = Wording<typeof storyEn>;
/** The words of every page; those of stories are among them once they have been loaded. */
export type Words = FirstWords & StoryWords;
/** What only an exhibit's page says. */
export type ExhibitWords = Wording<typeof exhibitEn>;
/** What only pages that teach say. */
export type LessonWords = Wording<typeof lessonsEn>;

/** A dictionary of which a visitor loads one language, and none before it is needed. */
class Book<W> {
  private readonly languages: { readonly [L in Locale]: () => Promise<W> };
  private readonly loaded: Partial<Record<Locale, W>> = {};
  /** Someone needs it, in some language. */
  private wanted = false;

  constructor(languages: { readonly [L in Locale]: () => Promise<W> }) {
    this.languages = languages;
  }

  lacks(locale: Locale): boolean {
    return this.wanted && !this.loaded[locale];
  }

  async load(locale: Locale): Promise<void> {
    this.wanted = true;
    this.loaded[locale] ??= await this.languages[locale]();
  }

  of(locale: Locale): W {
    return must(this.loaded[locale], `${locale} is loaded`);
  }
}

const pages = new Book<Words>({
  // Copies, since those of stories are added to them.
  en: async () => ({ ...(await import('./en.ts')).en }) as Words,
  zh: async () => ({ ...(await import('./zh.ts')).zh }) as Words,
});
const stories = new Book<StoryWords>({
  en: async () => learned('en', (await import('./story/en.ts')).en),
  zh: async () => learned('zh', (await import('./story/zh.ts')).zh),
});

/** Words that come later, among those that were there first. */
async function learned(locale: Locale, words: StoryWords): Promise<StoryWords> {
  await pages.load(locale);
  return Object.assign(pages.of(locale), words);
}

const exhibit = new Book<ExhibitWords>({
  en: async () => (await import('./exhibit/en/index.ts')).en,
  zh: async () => (await import('./exhibit/zh/index.ts')).zh,
});

const lessons = new Book<LessonWords>({
  en: async () => (await import('./lessons/en/index.ts')).en,
  zh: async () => (await import('./lessons/zh/index.ts')).zh,
});

/** Makes a language ready for use, with the words of stories, of an exhibit and of lessons if any are needed. */
export async function loadWords(locale: Locale): Promise<void> {
  await pages.load(locale);
  // More may come to be needed while some are loaded.
  const lacking = () => [stories, exhibit, lessons].filter((book) => book.lacks(locale));
  for (let books = lacking(); books.length > 0; books = lacking())
    await Promise.all(books.map((book) => book.load(locale)));
}

/** Makes ready for use with what a run is told in sentences. */
export const loadStoryWords = (locale: Locale): Promise<void> => stories.load(locale);

/** Makes the words of an exhibit's page ready for use. */
export async function loadExhibitWords(locale: Locale): Promise<void> {
  await Promise.all([exhibit.load(locale), stories.load(locale)]);
}

/** Makes the words of pages that teach ready for use. */
export const loadLessonWords = (locale: Locale): Promise<void> => lessons.load(locale);

/** The words of a language that has been loaded. */
export const wordsOf = (locale: Locale): Words => pages.of(locale);

/** The words of an exhibit's page, in a language that has been loaded. */
export const exhibitWordsOf = (locale: Locale): ExhibitWords => exhibit.of(locale);

/** The words of pages that teach, in a language that has been loaded. */
export const lessonWordsOf = (locale: Locale): LessonWords => lessons.of(locale);
