import { Suspense } from 'react';
import { useLessonWords } from '../../views/context.tsx';
import KeptRuns from '../kept/KeptRuns.tsx';
import { useToday } from '../lessons/today.ts';
import { Doors } from './Doors.tsx';
import { ExhibitCard } from './ExhibitCard.tsx';
import { useOutlines } from './useOutlines.ts';
import './ways.css';

/** The front page below its cluster: the ways in, what is kept here, and all exhibits. */
export default function Ways() {
  const { ways: say } = useLessonWords();
  const taught = useOutlines();
  const [{ now }] = useToday();
  if (!taught) return null;
  return (
    <>
      <Doors taught={taught} now={now} />
      <Suspense>
        <KeptRuns />
      </Suspense>
      <section className="exhibits" aria-labelledby="exhibits">
        <h2 id="exhibits" className="exhibits-title">
          {say.exhibits}
        </h2>
        {taught.map((one) => (
          <ExhibitCard key={one.exhibit.id} taught={one} now={now} />
        ))}
      </section>
    </>
  );
}
