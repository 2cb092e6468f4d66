import { useEffect, useId, useState } from 'react';
import { useStore } from 'zustand';
import type { Exhibit } from '../../catalogue.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import type { Listed } from '../exhibit.ts';
import { progressOf } from '../lessons/progress.ts';
import { learnedOf } from './standing.ts';
import type { Taught } from './useOutlines.ts';

interface Props {
  readonly taught: Taught;
  readonly now: number;
}

/** An exhibit: what is in it, how much of that a person has done, and its first scenarios. */
export function ExhibitCard({ taught, now }: Props) {
  const locale = useLocale();
  const { ways: say } = useLessonWords();
  const { exhibit } = taught;
  const title = exhibit.title[locale];
  const named = useId();
  return (
    <article className="exhibit-card" aria-labelledby={named}>
      <header>
        <h3 id={named}>
          <a href={`#/${exhibit.id}`}>{title}</a>
        </h3>
        <p>{exhibit.summary[locale]}</p>
        <a className="button" href={`#/${exhibit.id}`}>
          {say.open(title)}
        </a>
        <Parts taught={taught} now={now} />
      </header>
      <Scenarios exhibit={exhibit} />
    </article>
  );
}

/** What there is to learn, and what of it is done. */
function Parts({ taught: { exhibit, outline }, now }: Props) {
  const { ways: say } = useLessonWords();
  const kept = useStore(progressOf(exhibit.id));
  const { chapters, known, due, met } = learnedOf(outline, kept, now);
  const done = (n: number, words: (n: string) => string) => (n > 0 ? [words(String(n))] : []);
  const parts = [
    {
      to: 'learn',
      all: outline.chapters.length,
      words: say.chapters,
      done: done(chapters, say.read),
    },
    {
      to: 'interview',
      all: outline.questions.length,
      words: say.questions,
      done: [...done(known, say.known), ...done(due, say.due)],
    },
    {
      to: 'challenges',
      all: outline.challenges.length,
      words: say.goals,
      done: done(met, say.met),
    },
  ].filter(({ all }) => all > 0);
  return (
    <ul className="exhibit-parts" aria-label={say.parts}>
      {parts.map(({ to, all, words, done: told }) => (
        <li key={to}>
          <a href={`#/${exhibit.id}/${to}`}>{words(String(all))}</a>
          {told.length > 0 && <span>{told.join(' · ')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** So many scenarios are shown at first: a row. */
const FEW = 3;

function Scenarios({ exhibit }: { readonly exhibit: Exhibit }) {
  const locale = useLocale();
  const { ways: say } = useLessonWords();
  const heads = useHeads(exhibit);
  const [all, showAll] = useState(false);
  return (
    <div className="exhibit-scenarios">
      <ul>
        {(all ? heads : heads.slice(0, FEW)).map((head) => (
          <li key={head.id}>
            <a className="scenario-card" href={`#/${exhibit.id}/${head.id}`}>
              <strong>{head.title[locale]}</strong>
              <span>{head.watch[locale]}</span>
            </a>
          </li>
        ))}
      </ul>
      {heads.length > FEW && (
        <button type="button" className="button" aria-expanded={all} onClick={() => showAll(!all)}>
          {all ? say.fewer : say.all(String(heads.length))}
        </button>
      )}
    </div>
  );
}

function useHeads(exhibit: Exhibit): readonly Listed[] {
  const [heads, setHeads] = useState<readonly Listed[]>([]);
  useEffect(() => {
    let wanted = true;
    void exhibit.scenarios().then((scenarios) => {
      if (wanted) setHeads(scenarios as readonly Listed[]);
    });
    return () => {
      wanted = false;
    };
  }, [exhibit]);
  return heads;
}
