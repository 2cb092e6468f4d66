import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Localized } from '../../sdk/text.ts';
import { useLessonWords, useLocale } from '../context.tsx';
import { Closing, type Ways } from './Closing.tsx';
import { LessonFoot } from './LessonFoot.tsx';
import { Line } from './Prose.tsx';
import { StopBody } from './StopBody.tsx';
import { StopList } from './StopList.tsx';
import { Strayed } from './Strayed.tsx';
import { onwardOf } from './standing.ts';
import { useTour, useWalk } from './tour.tsx';
import { useLessonKeys } from './useLessonKeys.ts';
import { useLit } from './useLit.ts';
import { useSaid } from './useSaid.ts';
import './lesson.css';

interface Props {
  readonly title: Localized<string>;
  /** The address of the page with all chapters. */
  readonly overview: string;
  /** Where one goes from the end of the chapter. */
  readonly ways: Ways;
}

/** A chapter beside its run: the text of a stop, what is asked there, and the way on. */
export function LessonPanel({ title, overview, ways }: Props) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const tour = useTour();
  const state = useStore(tour.store);
  const { stop } = tour;
  const { stops } = tour.chapter;
  const panel = useRef<HTMLElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [picked, pick] = usePicked(state.stop, state.phase === 'asked');
  const onward = onwardOf(stop, state, picked !== null, state.stop === stops.length - 1);
  const led = useRef(-1);
  const goOn = useCallback(() => {
    led.current = tour.store.getState().stop;
    // What had the focus may go with what is asked.
    if (body.current?.contains(document.activeElement)) controlOf(panel.current, 'next')?.focus();
    if (picked !== null && stop.kind === 'predict') tour.answer(picked);
    else tour.next();
  }, [tour, stop, picked]);
  const goBack = useCallback(() => tour.back(), [tour]);
  useLessonKeys({ next: goOn, back: goBack });
  useHeldFocus(panel);
  useTopOf(body, state.stop, state.ended);
  useCame(body, state.phase === 'there' && led.current === state.stop);
  useLit();
  const said = useSaid();
  return (
    <aside ref={panel} className="lesson walk" aria-label={say.panel}>
      <header className="walk-head">
        <p className="walk-where">
          <a href={overview} title={say.all}>
            {title[locale]}
          </a>
          <span>{say.place(String(state.stop + 1), String(stops.length))}</span>
        </p>
        <StopList />
        <Strayed />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keys for that need a place to go */}
      <section ref={body} className="walk-body" aria-label={say.text} tabIndex={0}>
        {state.ended ? (
          <Closing ways={ways} />
        ) : (
          <>
            <h2 className="walk-title" tabIndex={-1} data-held="heading">
              <Line text={stop.title} names={state.names} />
            </h2>
            <StopBody key={state.stop} picked={picked} onPick={pick} onAnswer={goOn} />
          </>
        )}
      </section>
      <LessonFoot
        onward={state.ended ? null : onward}
        next={ways.next}
        onNext={goOn}
        onBack={goBack}
      />
      <p className="unseen" role="status">
        {said}
      </p>
    </aside>
  );
}

/** The answer that is chosen but not given yet; another stop has none. */
function usePicked(stop: number, asked: boolean): [number | null, (choice: number) => void] {
  const [picked, setPicked] = useState<{ stop: number; choice: number } | null>(null);
  const choice = asked && picked?.stop === stop ? picked.choice : null;
  return [choice, (next) => setPicked({ stop, choice: next })];
}

const controlOf = (panel: HTMLElement | null, held: string) =>
  panel?.querySelector<HTMLElement>(`[data-held="${held}"]:not(:disabled)`);

/** A run that was laid anew has taken the panel with it: what had the focus has it again. */
function useHeldFocus(panel: RefObject<HTMLElement | null>): void {
  const { held } = useWalk();
  useLayoutEffect(() => {
    const control = held.current;
    held.current = null;
    if (control === null) return;
    const found = controlOf(panel.current, control) ?? controlOf(panel.current, 'heading');
    found?.focus({ preventScroll: true });
  }, [panel, held]);
}

/** Another stop is read from its top. */
function useTopOf(body: RefObject<HTMLElement | null>, stop: number, ended: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stop is what calls for scrolling
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [body, stop, ended]);
}

/** Who has asked to see it is shown what has come; who has only let it play may still be reading what stands above. */
function useCame(body: RefObject<HTMLElement | null>, asked: boolean): void {
  useEffect(() => {
    const came = asked ? body.current?.querySelector<HTMLElement>('[data-came]') : null;
    if (came && body.current) body.current.scrollTop = came.offsetTop - ABOVE;
  }, [body, asked]);
}

/** What stays to be seen of the text above, in pixels. */
const ABOVE = 40;
