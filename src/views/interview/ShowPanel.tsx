import { type ReactNode, useEffect, useRef } from 'react';
import type { ShownAnswer } from '../../lessons/answer.ts';
import type { Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useDesk, useLessonWords, useScreen } from '../context.tsx';
import { Line, Prose } from '../lessons/Prose.tsx';
import { useLook } from '../lessons/useLook.ts';
import './show.css';

interface Props {
  readonly question: Question<ProtocolTypes>;
  readonly showing: ShownAnswer;
  /** The address of the page of questions. */
  readonly practice: string;
}

/** Beside a run that shows an answer: the question, the answer, and what one sees. */
export function ShowPanel({ question, showing, practice }: Props) {
  const { interview: say } = useLessonWords();
  const { moment, cast } = showing;
  const { asks, answer, show } = question;
  const here = useScreen(() => moment.here);
  const heading = useRef<HTMLHeadingElement>(null);
  // One came here to read this; the page stays where it is.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside className="lesson show" aria-label={say.shown}>
      <div className="show-body">
        <a className="show-back" href={practice}>
          {say.practice}
        </a>
        <h2 ref={heading} tabIndex={-1}>
          <Line text={asks} />
        </h2>
        <section className="show-seen">
          <h3>{say.seen}</h3>
          <Prose text={show.caption} names={cast.all()} />
        </section>
        <section className="show-answer">
          <h3>{say.answer}</h3>
          <Prose text={answer} />
        </section>
      </div>
      <Ways moment={moment} here={here} />
      {here && <Lit question={question} showing={showing} />}
    </aside>
  );
}

/** Lights what the caption speaks of, as often as one comes there. */
function Lit({ question, showing }: Pick<Props, 'question' | 'showing'>): ReactNode {
  useLook(useDesk(), question.show.look, showing.found, showing.cast);
  return null;
}

interface WaysProps {
  readonly moment: ShownAnswer['moment'];
  readonly here: boolean;
}

/** On from the moment, to it once more, and back to it. */
function Ways({ moment, here }: WaysProps) {
  const { interview: say } = useLessonWords();
  const { session } = useDesk();
  const playing = useScreen(({ status }) => status === 'playing');
  return (
    <div className="show-ways">
      <p role="status">{here ? say.here : say.away}</p>
      <button
        type="button"
        className="button"
        onClick={() => (playing ? session.pause() : session.play())}
      >
        {playing ? say.pause : say.playOn}
      </button>
      <button
        type="button"
        className="button"
        aria-disabled={here}
        onClick={() => moment.comeBack()}
      >
        {say.comeBack}
      </button>
      <button type="button" className="button" onClick={() => moment.onceMore()}>
        {say.onceMore}
      </button>
    </div>
  );
}
