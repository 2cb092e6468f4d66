import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Gloss } from '../../sdk/lesson.ts';

interface Glossary {
  readonly glosses: ReadonlyMap<string, Gloss>;
  /** The address of one on the page that lists all of them. */
  address(id: string): string;
}

const GlossaryContext = createContext<Glossary>({ glosses: new Map(), address: () => '' });

interface Props {
  readonly exhibit: string;
  readonly glossary: readonly Gloss[];
  readonly children: ReactNode;
}

/** Makes the words that an exhibit explains known to all texts inside. */
export function GlossaryProvider({ exhibit, glossary, children }: Props) {
  const value = useMemo(
    () => ({
      glosses: new Map(glossary.map((gloss) => [gloss.id, gloss])),
      address: (id: string) => `#/${exhibit}/glossary/${id}`,
    }),
    [exhibit, glossary],
  );
  return <GlossaryContext value={value}>{children}</GlossaryContext>;
}

export const useGlossary = (): Glossary => useContext(GlossaryContext);
