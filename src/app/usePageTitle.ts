import { useEffect } from 'react';
import { useLocale, useWords } from '../views/context.tsx';

/** Calls the page in the browser's tab after what it shows: "Leader crash · Raft · Orrery". */
export function usePageTitle(...parts: readonly string[]): void {
  const locale = useLocale();
  const { name } = useWords();
  const title = [...parts, name].join(' · ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another language calls the page by its bare name first
  useEffect(() => {
    document.title = title;
  }, [title, locale]);
}
