import { must } from '../../core/assert.ts';
import { formatTime } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, useLocale } from '../context.tsx';
import type { Searching, SeedFailure, SeedFigure } from './searching.ts';

export const useSearching = (): Searching =>
  must(useDesk().searching, 'the panel stands where one can search');

/** What an invariant or another property is called. */
export function useTitles(): (name: string) => string {
  const { session } = useDesk();
  const text = session.protocol.text[useLocale()];
  return (name) => text.invariants[name]?.title ?? text.properties?.[name]?.title ?? name;
}

/** What a figure of many runs is called and means. */
export function useFigureText(): (figure: SeedFigure) => {
  readonly title: string;
  readonly meaning: string;
} {
  const locale = useLocale();
  const { figures } = useExhibitWords().searching;
  return ({ name, text }) =>
    text?.[locale] ?? figures[name as keyof typeof figures] ?? { title: name, meaning: '' };
}

/** What went wrong in a run. */
export function useFailureText(): (failure: SeedFailure) => string {
  const { failure: say } = useExhibitWords().searching;
  const title = useTitles();
  return (failure) => {
    switch (failure.kind) {
      case 'invariant':
        return say.invariant(title(failure.name), formatTime(failure.at));
      case 'history':
        return say.history(failure.key);
      case 'progress':
        return say.progress;
    }
  };
}
