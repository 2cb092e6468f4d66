import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { Term } from '../../sdk/lesson.ts';

interface Glossary {
  readonly terms: ReadonlyMap<string, Term>;
  /** The address of a term on the page that lists all of them. */
  address(term: string): string;
}

const GlossaryContext = createContext<Glossary>({ terms: new Map(), address: () => '' });

interface Props {
  readonly exhibit: string;
  readonly glossary: readonly Term[];
  readonly children: ReactNode;
}

/** Makes an exhibit's terms known to all texts inside. */
export function GlossaryProvider({ exhibit, glossary, children }: Props) {
  const value = useMemo(
    () => ({
      terms: new Map(glossary.map((term) => [term.id, term])),
      address: (term: string) => `#/${exhibit}/glossary/${term}`,
    }),
    [exhibit, glossary],
  );
  return <GlossaryContext value={value}>{children}</GlossaryContext>;
}

export const useGlossary = (): Glossary => useContext(GlossaryContext);
