import { plainText } from '../../lessons/prose.ts';
import type { Gloss } from '../../sdk/lesson.ts';
import type { Locale } from '../../sdk/text.ts';

/** Terms as a list in a language has them, by their names there. */
export function inOrder(terms: readonly Gloss[], locale: Locale): readonly Gloss[] {
  const { compare } = new Intl.Collator(locale === 'zh' ? 'zh-CN' : locale, { numeric: true });
  return [...terms].sort((a, b) => compare(a.name[locale], b.name[locale]));
}

/**
 * The terms in which something that was typed is found: in either name, or in what they mean. Those that are called so
 * come first.
 */
export function searchTerms(
  terms: readonly Gloss[],
  typed: string,
  locale: Locale,
): readonly Gloss[] {
  const sought = typed.trim().toLowerCase();
  if (sought === '') return terms;
  const has = (text: string) => text.toLowerCase().includes(sought);
  const called = terms.filter(({ id, name }) => has(id) || has(name.en) || has(name.zh));
  const told = terms.filter(
    (term) => !called.includes(term) && has(plainText(term.means[locale], nameIn(terms, locale))),
  );
  return [...called, ...told];
}

const nameIn = (terms: readonly Gloss[], locale: Locale) => (id: string) =>
  terms.find((term) => term.id === id)?.name[locale] ?? id;
