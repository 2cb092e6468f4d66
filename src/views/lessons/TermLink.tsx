import { Popover } from 'radix-ui';
import { plainText } from '../../lessons/prose.ts';
import { useLessonWords, useLocale } from '../context.tsx';
import { useGlossary } from './terms.tsx';

interface Props {
  readonly term: string;
  /** As it is said in the sentence; null: by its name. */
  readonly shown: string | null;
}

/**
 * A term where it appears in a text: what it means opens where it stands. In Chinese the English term is beside it, for that
 * is what papers and programs call it.
 */
export function TermLink({ term: id, shown }: Props) {
  const locale = useLocale();
  const { terms: say } = useLessonWords();
  const { terms, address } = useGlossary();
  const term = terms.get(id);
  if (!term) return shown ?? id;
  const { en } = term.name;
  const beside = locale === 'zh' && en !== (shown ?? term.name.zh) ? en : null;
  return (
    <Popover.Root>
      <Popover.Trigger className="term">{shown ?? term.name[locale]}</Popover.Trigger>
      {/* Not in the button, which no line can break. */}
      {beside && (
        <span className="term-english" lang="en">
          {beside}
        </span>
      )}
      <Popover.Portal>
        <Popover.Content className="term-card" collisionPadding={12} sideOffset={6}>
          <h3>
            {term.name[locale]}
            {locale === 'zh' && en !== term.name.zh && <span lang="en">{en}</span>}
          </h3>
          <p>{plainText(term.means[locale], (other) => terms.get(other)?.name[locale] ?? other)}</p>
          <a href={address(id)}>{say.all}</a>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
