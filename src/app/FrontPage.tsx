import { type ReactNode, useEffect, useState } from 'react';
import { exhibits } from '../catalogue.ts';
import { type Desk, DeskProvider, useDesk, useLocale, useWords } from '../views/context.tsx';
import { Narration } from '../views/stage/Narration.tsx';
import { Stage } from '../views/stage/Stage.tsx';
import { useKeys } from '../views/tools/useKeys.ts';
import { PlayButton } from '../views/transport/PlayButton.tsx';
import { ExhibitCard } from './ExhibitCard.tsx';
import { openFrontCluster } from './frontCluster.ts';
import { Header } from './Header.tsx';
import './frontPage.css';

/** A living cluster to break at once, and the way to all exhibits. */
export function FrontPage() {
  const { front, tagline } = useWords();
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
          <FrontCluster />
        </section>
        <section className="exhibits" aria-labelledby="exhibits">
          <h2 id="exhibits" className="exhibits-title">
            {front.exhibits}
          </h2>
          {exhibits.map((exhibit) => (
            <ExhibitCard key={exhibit.id} exhibit={exhibit} />
          ))}
        </section>
      </main>
    </div>
  );
}

function FrontCluster() {
  const { front } = useWords();
  const [desk, setDesk] = useState<Desk | null>(null);
  useEffect(() => {
    let opened: Desk | null = null;
    let wanted = true;
    void openFrontCluster().then((fresh) => {
      if (!wanted) return fresh.session.dispose();
      opened = fresh;
      setDesk(fresh);
    });
    return () => {
      wanted = false;
      opened?.session.dispose();
    };
  }, []);
  return (
    <div className="hero-stage">
      {desk ? (
        <DeskProvider desk={desk}>
          <Alive>
            <Narration />
            <PlayButton />
          </Alive>
        </DeskProvider>
      ) : (
        <p className="hero-starting" role="status">
          {front.starting}
        </p>
      )}
    </div>
  );
}

/** The cluster starts by itself, unless the person has asked for little motion: then it waits to be played. */
function Alive({ children }: { children: ReactNode }) {
  const { session } = useDesk();
  const locale = useLocale();
  useKeys();
  useEffect(() => {
    if (!matchMedia('(prefers-reduced-motion: reduce)').matches) session.play();
  }, [session]);
  return (
    <div className="hero-live" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      <Stage foot={96} head={0}>
        {children}
      </Stage>
    </div>
  );
}
