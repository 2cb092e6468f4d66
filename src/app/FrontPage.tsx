import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { localeStore } from '../i18n/locale.ts';
import { loadStoryWords } from '../i18n/words.ts';
import type { SavedSession } from '../playback/session.ts';
import type { Locale } from '../sdk/text.ts';
import { DeskProvider, useLocale, useWords } from '../views/context.tsx';
import { Stage } from '../views/stage/Stage.tsx';
import { PlayButton } from '../views/transport/PlayButton.tsx';
import { type FrontDesk, openFrontCluster } from './frontCluster.ts';
import { Header } from './Header.tsx';
import { usePageTitle } from './usePageTitle.ts';
import './frontPage.css';

/** A living cluster to break at once, and below it the ways to everything else. */
export function FrontPage() {
  const { front, tagline } = useWords();
  const desk = useFrontDesk(useLocale());
  const settled = useSettled(desk !== null);
  usePageTitle(tagline);
  return (
    <div className="front">
      <Header />
      <main>
        <section className="hero">
          <div className="hero-words">
            <h1>{front.lead}</h1>
            <p className="hero-tagline">{tagline}</p>
            <p className="hero-invite">
              {front.invite} <span>{front.inviteAgain}</span>
            </p>
          </div>
          <FrontCluster desk={desk} settled={settled} />
        </section>
        <Suspense>{settled && <Ways />}</Suspense>
      </main>
    </div>
  );
}

interface ClusterProps {
  readonly desk: FrontDesk | null;
  readonly settled: boolean;
}

function FrontCluster({ desk, settled }: ClusterProps) {
  const { front } = useWords();
  return (
    <div className="hero-stage">
      {desk ? (
        <DeskProvider desk={desk}>
          <Alive desk={desk} settled={settled} />
        </DeskProvider>
      ) : (
        <p className="hero-starting" role="status">
          {front.starting}
        </p>
      )}
    </div>
  );
}

/** The cluster in a language; when that changes, the same run goes on in the other one. */
function useFrontDesk(locale: Locale): FrontDesk | null {
  const [desk, setDesk] = useState<FrontDesk | null>(null);
  const last = useRef<SavedSession | null>(null);
  useEffect(() => {
    let opened: FrontDesk | null = null;
    let wanted = true;
    void openFrontCluster(locale, last.current).then((fresh) => {
      if (!wanted) return fresh.session.dispose();
      opened = fresh;
      setDesk(fresh);
    });
    return () => {
      wanted = false;
      last.current = opened?.session.save() ?? last.current;
      opened?.session.dispose();
    };
  }, [locale]);
  return desk;
}

/** The cluster starts by itself, unless the person has asked for little motion: then it waits to be played. */
function Alive({ desk, settled }: { readonly desk: FrontDesk; readonly settled: boolean }) {
  const { session } = desk;
  const told = useStory(desk, settled);
  useEffect(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) session.play();
  }, [session]);
  return (
    <div className="hero-live">
      <Stage foot={96} head={0}>
        <PlayButton />
        {told && (
          <Suspense>
            <Narration />
          </Suspense>
        )}
      </Stage>
    </div>
  );
}

/** Whether the cluster can tell its story yet, in the language of the moment: it learns that when all else is there. */
function useStory(desk: FrontDesk, settled: boolean): boolean {
  const [knows, setKnows] = useState<FrontDesk | null>(null);
  useEffect(() => {
    if (!settled) return;
    const words = loadStoryWords(localeStore.get());
    void Promise.all([words, desk.learnStory()]).then(() => setKnows(desk));
  }, [desk, settled]);
  return knows === desk;
}

const Ways = lazy(async () => (await import('./later.ts')).ways());
/** The story can wait for the cluster; keys stay the browser's here, where there is a page to scroll. */
const Narration = lazy(async () => (await import('./later.ts')).narration());
/** Long enough for the stage to be there, short enough for nobody to wait. */
const SETTLING = 250;

/** Whether the cluster has been there for a moment; what can wait is loaded then. */
function useSettled(alive: boolean): boolean {
  const [settled, settle] = useState(false);
  useEffect(() => {
    if (!alive) return;
    const timer = setTimeout(() => settle(true), SETTLING);
    return () => clearTimeout(timer);
  }, [alive]);
  return settled;
}
