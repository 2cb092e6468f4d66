import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { useStore } from 'zustand';
import { must } from '../core/assert.ts';
import { createFormatter } from '../i18n/format.ts';
import { localeStore } from '../i18n/locale.ts';
import type { Telling } from '../i18n/sentences.ts';
import {
  type ExhibitWords,
  exhibitWordsOf,
  type LessonWords,
  lessonWordsOf,
  type Words,
  wordsOf,
} from '../i18n/words.ts';
import type { Screen, Session } from '../playback/types.ts';
import type { Advisor } from '../sdk/advice.ts';
import type { Changes, Problem } from '../sdk/changes.ts';
import type { ParamSpec } from '../sdk/params.ts';
import type { Scenario } from '../sdk/scenario.ts';
import type { Locale } from '../sdk/text.ts';
import type { ProtocolTypes } from '../sdk/types.ts';
import type { Kin } from './compare/kin.ts';
import type { Searching } from './searching/searching.ts';
import type { Sharing } from './share/sharing.ts';
import type { Ui, UiStore } from './ui.ts';

/** The run that is looked at, and the hands that look at it. */
export interface Desk {
  readonly session: Session;
  readonly ui: UiStore;
  /** A message as files print it: nodes by name. */
  print(message: ProtocolTypes['message']): Readonly<Record<string, unknown>>;
  /** The scenario as its file has it; the session's differs from it by `changes`. */
  readonly origin: Scenario<ProtocolTypes>;
  readonly changes: Changes;
  /** The run is somebody's who meant it so: its settings are not for changing, and no other run can be put in its place. */
  readonly fixed: boolean;
  /** What is known of settings that will not serve. */
  readonly advisor: Advisor<ProtocolTypes> | null;
  /** Puts a run with other settings in place of this one; null if that is done. */
  restart(changes: Changes): Problem | null;
  /** Opens a second run of the scenario with other settings. Whoever asked for it disposes of it. */
  openBeside(changes: Changes): Session | Problem;
  /** Exhibits that can play the scenario, too. */
  readonly kin: readonly Kin[];
  /** Puts a run that was opened beside this one in its place, as it stands. */
  adopt(session: Session, changes: Changes): void;
  /** How the run leaves the page, and others come; null where it does not. */
  readonly sharing: Sharing | null;
  /** What can be asked beyond the run; null where nothing can. */
  readonly searching: Searching | null;
}

const DeskContext = createContext<Desk | null>(null);

export function DeskProvider({ desk, children }: { desk: Desk; children: ReactNode }) {
  return <DeskContext value={desk}>{children}</DeskContext>;
}

export const useDesk = (): Desk => must(useContext(DeskContext), 'views stand inside a desk');

export const useLocale = (): Locale => useSyncExternalStore(localeStore.subscribe, localeStore.get);

export const useWords = (): Words => wordsOf(useLocale());

/** What only an exhibit's page says; not for what also stands on the front page. */
export const useExhibitWords = (): ExhibitWords => exhibitWordsOf(useLocale());

/** What only pages that teach say. */
export const useLessonWords = (): LessonWords => lessonWordsOf(useLocale());

/** Everything that puts this run into words, in the language of the moment. */
export const useTelling = (): Telling => useTellingOf(useDesk().session);

/** The same for any run. */
export function useTellingOf(session: Session): Telling {
  const locale = useLocale();
  const names = session.names();
  const count = names.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of names only ever grows
  return useMemo(
    () => ({
      words: wordsOf(locale),
      text: session.protocol.text[locale],
      fmt: createFormatter(locale, names),
      params: session.protocol.params as Readonly<Record<string, ParamSpec>>,
    }),
    [session, locale, count],
  );
}

/** A part of the screen's state; `pick` must return the same thing for the same state. */
export function useScreen<X>(pick: (screen: Screen) => X): X {
  const { session } = useDesk();
  return useSyncExternalStore(session.subscribe, () => pick(session.screen()));
}

/** Changes with the world at the playhead, and not while time only passes between two events. */
export const momentOf = ({ branch, seq }: Screen): string => `${branch}:${seq}`;

export const useMoment = (): string => useScreen(momentOf);

export function useUi<X>(pick: (ui: Ui) => X): X {
  return useStore(useDesk().ui, pick);
}

/**
 * Renders again when the screen has changed: at once while paused, and while playing no more often than every `pause`
 * milliseconds, since nobody reads tables sixty times a second.
 */
export function usePaced(pause: number): void {
  const { session } = useDesk();
  const [, render] = useState(0);
  useEffect(() => {
    let last = -Infinity;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const show = () => {
      timer = null;
      last = performance.now();
      render((n) => n + 1);
    };
    const changed = () => {
      const wait = session.screen().status === 'playing' ? last + pause - performance.now() : 0;
      if (wait <= 0) {
        if (timer !== null) clearTimeout(timer);
        show();
      } else timer ??= setTimeout(show, wait);
    };
    const leave = session.subscribe(changed);
    return () => {
      leave();
      if (timer !== null) clearTimeout(timer);
    };
  }, [session, pause]);
}

/** Whether a media query holds, now and whenever that changes. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  return useSyncExternalStore(
    useCallback(
      (listener) => {
        list.addEventListener('change', listener);
        return () => list.removeEventListener('change', listener);
      },
      [list],
    ),
    () => list.matches,
  );
}

/** Around what moves for everyone: a film is not only for whoever makes it. */
export const Moving = createContext(false);

export function useReducedMotion(): boolean {
  const reduced = useMedia('(prefers-reduced-motion: reduce)');
  return !useContext(Moving) && reduced;
}
