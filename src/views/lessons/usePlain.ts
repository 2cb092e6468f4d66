import { plainText } from '../../lessons/prose.ts';
import type { Prose } from '../../sdk/lesson.ts';
import { useLocale } from '../context.tsx';
import { useGlossary } from './glossary.tsx';

type Names = Readonly<Record<string, string>>;

/** Says a text in one line, where nothing in it can be opened; `names`: how nodes are called that have been given a name. */
export function usePlain(): (text: Prose, names?: Names) => string {
  const locale = useLocale();
  const { glosses } = useGlossary();
  return (text, names) =>
    plainText(text[locale], (id) => glosses.get(id)?.name[locale] ?? id, names);
}
