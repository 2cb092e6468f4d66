import { useStore } from 'zustand';
import type { Tour } from '../../lessons/tour.ts';
import type { Stop } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../context.tsx';
import { ChallengePart } from './ChallengePart.tsx';
import { Countdown } from './Countdown.tsx';
import { Line, Prose } from './Prose.tsx';
import type { SlideShow } from './slideShow.ts';
import { useTour } from './tour.tsx';
import { useLit } from './useLit.ts';
import './slide.css';

interface Props {
  readonly show: SlideShow;
}

/** A stop as a room reads it: its text large, and nothing that only a hand at the desk needs. */
export default function Slide({ show }: Props) {
  const tour = useTour();
  const { slides, learn } = useLessonWords();
  const { stop: index, phase, names, ended } = useStore(tour.store);
  const until = useStore(show.store, (state) => state.until);
  const { stop, chapter } = tour;
  useLit();
  if (ended) {
    return (
      <aside className="lesson slide" aria-label={learn.ended}>
        <h2>{learn.ended}</h2>
      </aside>
    );
  }
  // What was asked or announced gives way to what has come of it: a room reads one text.
  const said = phase === 'there' && 'after' in stop ? stop.after : null;
  return (
    <aside className="lesson slide" aria-label={slides.slide(index + 1, chapter.stops.length)}>
      <p className="slide-place" aria-hidden="true">
        {index + 1} / {chapter.stops.length}
      </p>
      <h2>
        <Line text={stop.title} names={names} />
      </h2>
      {!said && <Prose text={stop.text} names={names} />}
      {stop.kind === 'predict' && <Answers tour={tour} stop={stop} />}
      {stop.kind === 'challenge' && tour.attempt && (
        <ChallengePart stop={stop} attempt={tour.attempt} />
      )}
      {until !== null && <Countdown until={until} />}
      <div className="slide-after" role="status">
        {said && <Prose text={said} names={names} />}
      </div>
    </aside>
  );
}

interface AnswersProps {
  readonly tour: Tour;
  readonly stop: Extract<Stop<ProtocolTypes>, { readonly kind: 'predict' }>;
}

/** The answers by letter, so that a class can call them; marked once the run has said which it is. */
function Answers({ tour, stop }: AnswersProps) {
  const { slides } = useLessonWords();
  const { outcome, names } = useStore(tour.store);
  return (
    <ol className="slide-answers">
      {stop.choices.map((choice, i) => (
        <li key={choice.says.en} data-said={outcome === null ? undefined : i === outcome}>
          <Line text={choice.says} names={names} />
          {i === outcome && <strong> {slides.so}</strong>}
        </li>
      ))}
    </ol>
  );
}
