import { Popover } from 'radix-ui';
import { useLessonWords, useLocale } from '../context.tsx';
import { useGlossary } from './glossary.tsx';
import { usePlain } from './usePlain.ts';

interface Props {
  /** The id of what is explained. */
  readonly id: string;
  /** As it is said in the sentence; null: by its name. */
  readonly shown: string | null;
}

/**
 * A word that the glossary explains, where it appears in a text: what it means opens there. In Chinese the English one is
 * beside it, for that is what papers and programs call it.
 */
export function GlossLink({ id, shown }: Props) {
  const locale = useLocale();
  const { glossary: say } = useLessonWords();
  const { glosses, address } = useGlossary();
  const plain = usePlain();
  const gloss = glosses.get(id);
  if (!gloss) return shown ?? id;
  const { en, zh } = gloss.name;
  const said = shown ?? gloss.name[locale];
  return (
    <Popover.Root>
      <Popover.Trigger className="gloss">{said}</Popover.Trigger>
      {/* Not in the button, which no line can break. */}
      {locale === 'zh' && en !== said && (
        <span className="gloss-english" lang="en">
          {en}
        </span>
      )}
      <Popover.Portal>
        <Popover.Content className="gloss-card" collisionPadding={12} sideOffset={6}>
          <h3>
            {gloss.name[locale]}
            {locale === 'zh' && en !== zh && <span lang="en">{en}</span>}
          </h3>
          <p>{plain(gloss.means)}</p>
          <a href={address(id)}>{say.all}</a>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
