import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { must } from '../../core/assert.ts';
import { Tour } from '../../lessons/tour.ts';
import type { Chapter, Outline } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { type Desk, DeskProvider, useLessonWords, useLocale } from '../../views/context.tsx';
import { LessonPanel } from '../../views/lessons/LessonPanel.tsx';
import { SlideShow } from '../../views/lessons/slideShow.ts';
import { WalkProvider } from '../../views/lessons/tour.tsx';
import { usePlain } from '../../views/lessons/usePlain.ts';
import { SlidesContext } from '../../views/present/slides.ts';
import { carried, type Ui, type UiStore } from '../../views/ui.ts';
import { useVisit } from '../address.ts';
import { ModeNav } from '../ModeNav.tsx';
import { Loading } from '../Notices.tsx';
import { showAddress } from '../ownAddress.ts';
import { usePageTitle } from '../usePageTitle.ts';
import { Workbench } from '../Workbench.tsx';
import { LearnCrumb } from './LearnCrumb.tsx';
import { lessonDesk } from './lessonDesk.ts';
import { progressOf } from './progress.ts';
import type { Taught } from './useTeaching.ts';
import { withStep } from './walked.ts';

const Slide = lazy(() => import('../../views/lessons/Slide.tsx'));

interface Props {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly chapter: Chapter<ProtocolTypes>;
  /** The chapter after it. */
  readonly next: Chapter<ProtocolTypes> | null;
  /** The number of the stop that the address asks for. */
  readonly stop: number;
}

/** A chapter of the walkthrough beside its run. */
export function ChapterPage({ exhibit, taught, chapter, next, stop }: Props) {
  const walked = useWalked(taught, chapter, stop);
  const { stops } = useStore(progressOf(exhibit));
  const done = useMemo(() => new Set(stops[chapter.id]), [stops, chapter]);
  useVisited(walked?.tour ?? null, stop);
  if (!walked) return <Loading />;
  const { tour, desk, run, held } = walked;
  return (
    <WalkProvider walk={{ tour, done, held }}>
      <Shown exhibit={exhibit} tour={tour} ui={desk.ui}>
        {(show) => (
          // A run that begins anew is another run: nothing on the page may hold on to the old one.
          <DeskProvider key={run} desk={desk}>
            <Walking exhibit={exhibit} taught={taught} next={next} tour={tour} show={show} />
          </DeskProvider>
        )}
      </Shown>
    </WalkProvider>
  );
}

interface ShownProps {
  readonly exhibit: string;
  readonly tour: Tour;
  readonly ui: UiStore;
  readonly children: (show: SlideShow | null) => ReactNode;
}

/** Before a class the stops are slides; the show goes on when another run is laid. */
function Shown({ exhibit, tour, ui, children }: ShownProps) {
  const presenting = useStore(ui, (state) => state.presenting !== null);
  const [show, setShow] = useState<SlideShow | null>(null);
  useEffect(() => {
    if (!presenting) return;
    const opened = new SlideShow(tour, exhibit);
    setShow(opened);
    return () => {
      opened.dispose();
      setShow(null);
    };
  }, [presenting, tour, exhibit]);
  return <SlidesContext value={show}>{children(show)}</SlidesContext>;
}

interface Walked {
  readonly tour: Tour;
  readonly desk: Desk;
  readonly run: number;
  readonly held: { current: string | null };
}

/** The walk, and the desk on which its run of the moment lies. */
function useWalked(
  { stock }: Taught,
  chapter: Chapter<ProtocolTypes>,
  stop: number,
): Walked | null {
  const [walked, setWalked] = useState<Walked | null>(null);
  const first = useRef(stop);
  const held = useRef<string | null>(null);
  useEffect(() => {
    let desk: Desk | null = null;
    const tour = new Tour(stock, chapter, (scene) => {
      const last = desk;
      held.current = heldNow();
      const fresh = lessonDesk(stock, scene, last ? openAfter(last.ui.getState()) : {});
      desk = fresh;
      setWalked((before) => ({ tour, desk: fresh, held, run: (before?.run ?? 0) + 1 }));
      last?.session.dispose();
      return fresh.session;
    });
    tour.go(first.current);
    return () => {
      tour.dispose();
      desk?.session.dispose();
    };
  }, [stock, chapter]);
  return walked;
}

/** What has the focus; where that is about to go, the new stop is what one wants to come to. */
function heldNow(): string | null {
  const { activeElement, body } = document;
  if (activeElement === null || activeElement === body) return null;
  return activeElement.closest<HTMLElement>('[data-held]')?.dataset.held ?? 'heading';
}

/** What a person has open stays open; what was selected and lit was the old run's. */
const openAfter = ({ tab, presenting, oneWay, story }: Ui): Partial<Ui> => ({
  tab,
  oneWay,
  story: { nodes: new Set(), kinds: story.kinds },
  presenting: presenting && carried(presenting),
});

/** Another address of this chapter leads to another stop of it. */
function useVisited(tour: Tour | null, stop: number): void {
  const visit = useVisit();
  const last = useRef(visit);
  useEffect(() => {
    if (visit === last.current) return;
    last.current = visit;
    const { stop: at, ended } = tour?.store.getState() ?? {};
    if (at !== stop || ended) tour?.go(stop);
  }, [visit, tour, stop]);
}

interface WalkingProps {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly next: Chapter<ProtocolTypes> | null;
  readonly tour: Tour;
  readonly show: SlideShow | null;
}

function Walking({ exhibit, taught, next, tour, show }: WalkingProps) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const sayPlainly = usePlain();
  const { outline, protocol } = taught;
  const told = toldOf(outline, tour.chapter.id);
  const { stop: at, names } = useStore(tour.store);
  const plain = sayPlainly(must(tour.chapter.stops[at], 'a stop').title, names);
  const all = `#/${exhibit}/learn`;
  useShownStop(exhibit, tour);
  useProgressKept(exhibit, tour);
  usePageTitle(plain, told.title[locale], protocol.text[locale].name);
  const crumb = (
    <>
      <LearnCrumb
        exhibit={exhibit}
        name={protocol.text[locale].name}
        outline={outline}
        chapter={tour.chapter.id}
      />
      <ModeNav exhibit={exhibit} mode="learn" />
    </>
  );
  const ways = {
    about: told.about,
    next: next && {
      title: toldOf(outline, next.id).title,
      href: `${all}/${next.id}`,
    },
    interview: `#/${exhibit}/interview${aboutIt(outline, tour.chapter.id)}`,
    challenges: `#/${exhibit}/challenges`,
    all,
  };
  return (
    <Workbench
      title={say.stopName(told.title[locale], plain)}
      crumb={crumb}
      lesson={
        show ? (
          <Suspense fallback={<aside className="lesson" />}>
            <Slide show={show} />
          </Suspense>
        ) : (
          <LessonPanel title={told.title} overview={all} ways={ways} />
        )
      }
    />
  );
}

/** To the questions on the same topic, if there is one. */
const aboutIt = ({ topics }: Outline, chapter: string): string =>
  topics.some(({ id }) => id === chapter) ? `?topic=${chapter}` : '';

const toldOf = ({ chapters }: Outline, id: string) =>
  must(
    chapters.find((one) => one.id === id),
    `the outline has the chapter ${id}`,
  );

/** Lets the address say at which stop one is, without going anywhere. */
function useShownStop(exhibit: string, tour: Tour): void {
  useEffect(() => {
    const show = () => showAddress(`#/${exhibit}/learn/${tour.chapter.id}/${tour.stop.id}`, null);
    show();
    return tour.store.subscribe((now, before) => now.stop !== before.stop && show());
  }, [exhibit, tour]);
}

function useProgressKept(exhibit: string, tour: Tour): void {
  useEffect(() => {
    const kept = progressOf(exhibit);
    const keep = () =>
      kept.setState(
        (now) => withStep(now, tour.chapter.id, tour.stop, tour.store.getState()),
        true,
      );
    keep();
    return tour.store.subscribe(keep);
  }, [exhibit, tour]);
}
