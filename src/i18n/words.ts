import type { Locale } from '../sdk/text.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** The shape of a dictionary without its literal texts: a sentence stays a sentence, a function keeps its arguments. */
type Wording<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Wording<T[K]> };

/** Every word of the interface. English sets the keys; a language that lacks one does not compile. */
export type Words = Wording<typeof en>;

const dictionaries: { readonly [L in Locale]: Words } = { en, zh };

export const wordsOf = (locale: Locale): Words => dictionaries[locale];
