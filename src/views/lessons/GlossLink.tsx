import { lazy, Suspense, useRef, useState } from 'react';
import { useLocale } from '../context.tsx';
import { useGlossary } from './glossary.tsx';

/** With what places a card beside a word: loaded when the first one is opened. */
const GlossCard = lazy(() => import('./GlossCard.tsx'));

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
  const { glosses } = useGlossary();
  const [open, setOpen] = useState(false);
  const word = useRef<HTMLButtonElement>(null);
  const gloss = glosses.get(id);
  if (!gloss) return shown ?? id;
  const { en } = gloss.name;
  const said = shown ?? gloss.name[locale];
  return (
    <>
      <button
        ref={word}
        type="button"
        className="gloss"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {said}
      </button>
      {/* Not in the button, which no line can break. */}
      {locale === 'zh' && en !== said && (
        <span className="gloss-english" lang="en">
          {en}
        </span>
      )}
      <Suspense>
        {open && <GlossCard gloss={gloss} word={word} onClose={() => setOpen(false)} />}
      </Suspense>
    </>
  );
}
