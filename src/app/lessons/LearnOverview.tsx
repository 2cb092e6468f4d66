import { useStore } from 'zustand';
import { plainText } from '../../lessons/prose.ts';
import type { Chapter, Outline } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { useGlossary } from '../../views/lessons/glossary.tsx';
import { Header } from '../Header.tsx';
import { ModeNav } from '../ModeNav.tsx';
import { usePageTitle } from '../usePageTitle.ts';
import { type Progress, progressOf } from './progress.ts';
import { Ring } from './Ring.tsx';
import type { Taught } from './useTeaching.ts';
import { chapterStanding, lastPlace } from './walked.ts';
import './learn.css';

interface Props {
  readonly exhibit: string;
  readonly taught: Taught;
  readonly chapters: readonly Chapter<ProtocolTypes>[];
}

/** What there is to learn, what of it was done, and where one goes on. */
export function LearnOverview({ exhibit, taught, chapters }: Props) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const kept = useStore(progressOf(exhibit));
  const { outline, protocol, glossary } = taught;
  const { name } = protocol.text[locale];
  usePageTitle(say.title, name);
  const { right, all } = kept.predicted;
  return (
    <div className="learn">
      <Header crumb={<ModeNav exhibit={exhibit} mode="learn" />} />
      <main>
        <h1>
          {name} · {say.title}
        </h1>
        <p className="learn-about">{say.about}</p>
        <Last exhibit={exhibit} outline={outline} chapters={chapters} last={kept.last} />
        <section aria-labelledby="chapters">
          <h2 id="chapters">{say.chapters}</h2>
          <ol className="learn-chapters">
            {outline.chapters.map((chapter) => (
              <ChapterCard key={chapter.id} exhibit={exhibit} chapter={chapter} kept={kept} />
            ))}
          </ol>
          {all > 0 && (
            <p className="learn-predicted">{say.predicted(String(right), String(all))}</p>
          )}
        </section>
        <section aria-labelledby="beyond">
          <h2 id="beyond">{say.beyond}</h2>
          <ul className="learn-beyond">
            <Beyond
              href={`#/${exhibit}/glossary`}
              title={say.glossary}
              about={say.glossaryAbout(String(glossary.length))}
            />
            <Beyond
              href={`#/${exhibit}/interview`}
              title={say.interview}
              about={say.interviewAbout}
            />
            <Beyond
              href={`#/${exhibit}/challenges`}
              title={say.challenges}
              about={say.challengesAbout}
            />
          </ul>
        </section>
      </main>
    </div>
  );
}

interface LastProps {
  readonly exhibit: string;
  readonly outline: Outline;
  readonly chapters: Props['chapters'];
  readonly last: string | null;
}

/** The way back to where one was. */
function Last({ exhibit, outline, chapters, last }: LastProps) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const { glosses } = useGlossary();
  const place = lastPlace(chapters, last);
  if (!place) return null;
  const { chapter, stop } = place;
  const told = outline.chapters.find(({ id }) => id === chapter.id);
  const title = plainText(stop.title[locale], (term) => glosses.get(term)?.name[locale] ?? term);
  return (
    <p className="learn-last">
      <a className="button learn-primary" href={`#/${exhibit}/learn/${chapter.id}/${stop.id}`}>
        {say.goOn}
      </a>
      <span>{told ? say.stopName(told.title[locale], title) : title}</span>
    </p>
  );
}

interface CardProps {
  readonly exhibit: string;
  readonly chapter: Outline['chapters'][number];
  readonly kept: Progress;
}

function ChapterCard({ exhibit, chapter, kept }: CardProps) {
  const locale = useLocale();
  const { learn: say } = useLessonWords();
  const { id, minutes, stops } = chapter;
  const title = chapter.title[locale];
  const { done, of, resume } = chapterStanding(chapter, kept);
  const what = resume !== null ? say.resume : done === 0 ? say.begin : say.repeat;
  const standing = done === of ? say.allSeen : say.seen(String(done), String(of));
  return (
    <li className="learn-chapter">
      <Ring done={done} of={of} />
      <div>
        <h3>{title}</h3>
        <p>{chapter.about[locale]}</p>
        <p className="learn-facts">
          {say.minutes(String(minutes))}
          {' · '}
          {say.stops(String(stops.length))}
          {done > 0 && ` · ${standing}`}
        </p>
      </div>
      <a
        className="button"
        href={`#/${exhibit}/learn/${id}${resume === null ? '' : `/${resume}`}`}
        aria-label={say.ofChapter(what, title)}
      >
        {what}
      </a>
    </li>
  );
}

function Beyond(props: { readonly href: string; readonly title: string; readonly about: string }) {
  return (
    <li>
      <a href={props.href}>{props.title}</a>
      <span>{props.about}</span>
    </li>
  );
}
