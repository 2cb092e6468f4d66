import { Popover } from 'radix-ui';
import type { RefObject } from 'react';
import type { Gloss } from '../../sdk/lesson.ts';
import { useLessonWords, useLocale } from '../context.tsx';
import { useGlossary } from './glossary.tsx';
import { usePlain } from './usePlain.ts';

interface Props {
  readonly gloss: Gloss;
  /** The word at which it opens. */
  readonly word: RefObject<HTMLButtonElement | null>;
  onClose(): void;
}

/** What a word means, beside it. */
export default function GlossCard({ gloss: { id, name, means }, word, onClose }: Props) {
  const locale = useLocale();
  const { glossary: say } = useLessonWords();
  const { address } = useGlossary();
  const plain = usePlain();
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor virtualRef={word as RefObject<HTMLButtonElement>} />
      <Popover.Portal>
        <Popover.Content
          className="gloss-card"
          aria-label={name[locale]}
          collisionPadding={12}
          sideOffset={6}
          // The word itself opens and closes it.
          onInteractOutside={(event) =>
            word.current?.contains(event.target as Node) && event.preventDefault()
          }
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            word.current?.focus();
          }}
        >
          <h3>
            {name[locale]}
            {locale === 'zh' && name.en !== name.zh && <span lang="en">{name.en}</span>}
          </h3>
          <p>{plain(means)}</p>
          <a href={address(id)}>{say.all}</a>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
