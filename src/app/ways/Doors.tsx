import { useStore } from 'zustand';
import { useLessonWords, useLocale } from '../../views/context.tsx';
import { type Progress, progressOf } from '../lessons/progress.ts';
import { learnedOf } from './standing.ts';
import type { Taught } from './useOutlines.ts';

interface Props {
  readonly taught: readonly Taught[];
  readonly now: number;
}

/** The ways in, by how much time one has and what for. They lead into the exhibit that one has begun, else into the first. */
export function Doors({ taught, now }: Props) {
  const begun = ({ exhibit, outline }: Taught) =>
    learnedOf(outline, progressOf(exhibit.id).getState(), now).begun;
  const chosen = taught.find(begun) ?? taught[0];
  return chosen && <DoorsInto taught={chosen} now={now} many={taught.length > 1} />;
}

interface IntoProps {
  readonly taught: Taught;
  readonly now: number;
  /** There are other exhibits, and it must be said which this is. */
  readonly many: boolean;
}

function DoorsInto({ taught, now, many }: IntoProps) {
  const locale = useLocale();
  const { ways: say } = useLessonWords();
  const { exhibit, outline } = taught;
  const kept: Progress = useStore(progressOf(exhibit.id));
  const { onward, known, due, met } = learnedOf(outline, kept, now);
  const at = `#/${exhibit.id}`;
  const { minutes, lecture, interview, challenges } = say;
  const stops = outline.chapters.flatMap((chapter) => chapter.stops).length;
  const [questions, goals] = [outline.questions.length, outline.challenges.length];
  return (
    <section className="ways" aria-labelledby="ways">
      <h2 id="ways" className="exhibits-title">
        {say.title}
        {many && <span className="ways-exhibit">{exhibit.title[locale]}</span>}
      </h2>
      <ul>
        {stops > 0 && (
          <Door
            href={
              onward
                ? [at, 'learn', onward.chapter.id, ...(onward.stop ? [onward.stop] : [])].join('/')
                : `${at}/learn`
            }
            title={minutes.title}
            go={minutes.go}
          >
            {onward === null
              ? minutes.again
              : (onward.stop === null ? minutes.begin : minutes.goOn)(
                  onward.chapter.title[locale],
                  onward.chapter.about[locale],
                )}
          </Door>
        )}
        {stops > 0 && (
          <Door href={`${at}/learn`} title={lecture.title} go={lecture.go}>
            {lecture.about(String(stops))}
          </Door>
        )}
        {questions > 0 && (
          <Door href={`${at}/interview`} title={interview.title} go={interview.go}>
            {due > 0
              ? interview.due(String(due))
              : known > 0
                ? interview.known(String(known), String(questions))
                : interview.about(String(questions))}
          </Door>
        )}
        {goals > 0 && (
          <Door href={`${at}/challenges`} title={challenges.title} go={challenges.go}>
            {met === 0
              ? challenges.about(String(goals))
              : met < goals
                ? challenges.left(String(goals - met))
                : challenges.all}
          </Door>
        )}
      </ul>
    </section>
  );
}

interface DoorProps {
  readonly href: string;
  readonly title: string;
  /** Where it leads, in a word. */
  readonly go: string;
  readonly children: string;
}

function Door({ href, title, go, children }: DoorProps) {
  return (
    <li>
      <a className="door" href={href}>
        <strong>{title}</strong>
        <span>{children}</span>
        <span className="door-go">{go}</span>
      </a>
    </li>
  );
}
