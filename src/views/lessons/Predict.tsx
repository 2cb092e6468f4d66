import { useId } from 'react';
import type { TourState } from '../../lessons/tour.ts';
import type { Stop } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Line } from './Prose.tsx';
import { type Mark, marksOf, verdictOf } from './standing.ts';

interface Props {
  readonly stop: Extract<Stop<ProtocolTypes>, { readonly kind: 'predict' }>;
  readonly state: TourState;
  readonly picked: number | null;
  onPick(choice: number): void;
  onAnswer(): void;
}

/** A question about what comes next; the run answers it. */
export function Predict(props: Props) {
  return props.state.phase === 'asked' ? <Question {...props} /> : <Answers {...props} />;
}

function Question({ stop, state, picked, onPick, onAnswer }: Props) {
  const { learn: say } = useLessonWords();
  const name = useId();
  return (
    <form
      className="choices"
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer();
      }}
    >
      <fieldset>
        <legend>{say.predict}</legend>
        {stop.choices.map((choice, i) => (
          <label key={choice.says.en} className="choice">
            <input type="radio" name={name} checked={i === picked} onChange={() => onPick(i)} />
            <span>
              <Line text={choice.says} names={state.names} />
            </span>
          </label>
        ))}
      </fieldset>
      {/* The button is at the foot of the lesson; this lets Enter press it from here. */}
      <input type="submit" hidden />
    </form>
  );
}

/** All answers once one was given, or none: marked when the run has come to it, with the reasons. */
function Answers({ stop, state }: Props) {
  const { learn: say } = useLessonWords();
  const { phase, chosen, names } = state;
  const there = phase === 'there';
  const marks = marksOf(stop.choices.length, state);
  const verdict = verdictOf(state);
  return (
    <>
      {there && (
        <p className="verdict" data-came data-verdict={verdict}>
          {say[verdict]}
        </p>
      )}
      <ul className="answers">
        {stop.choices.map((choice, i) => {
          const mark = there ? marks[i] : undefined;
          return (
            <li
              key={choice.says.en}
              className="answer"
              data-mark={mark}
              data-yours={i === chosen || undefined}
            >
              <Sign mark={mark} />
              <p>
                <Line text={choice.says} names={names} />
                {i === chosen && <span className="answer-tag">{say.yours}</span>}
                {(mark === 'right' || mark === 'came') && (
                  <span className="answer-tag">{say.came}</span>
                )}
              </p>
              {mark !== undefined && mark !== 'other' && (
                <p className="answer-why">
                  <Line text={choice.why} names={names} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Sign({ mark }: { readonly mark: Mark | undefined }) {
  return (
    <span className="answer-sign" aria-hidden="true">
      {(mark === 'right' || mark === 'came') && <Icon name="check" size={14} />}
      {mark === 'wrong' && <Icon name="broken" size={14} />}
    </span>
  );
}
