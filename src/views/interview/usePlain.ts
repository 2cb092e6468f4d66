import { plainText } from '../../lessons/prose.ts';
import type { Prose } from '../../sdk/lesson.ts';
import { useLocale } from '../context.tsx';
import { useGlossary } from '../lessons/terms.tsx';

/** Says a text in one line, where nothing in it can be opened. */
export function usePlain(): (text: Prose) => string {
  const locale = useLocale();
  const { terms } = useGlossary();
  return (text) => plainText(text[locale], (id) => terms.get(id)?.name[locale] ?? id);
}
