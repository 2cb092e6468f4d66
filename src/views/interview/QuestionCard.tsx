import { useId } from 'react';
import type { Mark, Sitting } from '../../lessons/study.ts';
import type { Question, Prose as Text } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../context.tsx';
import { Line, Prose } from '../lessons/Prose.tsx';

interface Props {
  readonly question: Question<ProtocolTypes>;
  /** What its topic is called. */
  readonly topic: string;
  readonly mark: Mark | undefined;
  readonly sitting: Pick<Sitting, 'revealed' | 'ticked'>;
  /** The address at which its answer is shown. */
  readonly shown: string;
  onReveal(): void;
  onTick(number: number): void;
  onJudge(known: boolean): void;
}

/** A question: one thinks, looks at the answer, and says whether one knew it. */
export function QuestionCard(props: Props) {
  const { question, topic, mark, sitting, onReveal } = props;
  const { interview: say } = useLessonWords();
  const stands = mark && (mark.row > 0 ? say.inRow(mark.row) : say.standing.notYet);
  const facts = [topic, say.grades[question.grade], stands];
  return (
    <article className="question" aria-label={say.question}>
      <p className="question-facts">{facts.filter(Boolean).join(' · ')}</p>
      <h2 className="question-asks" tabIndex={-1}>
        <Line text={question.asks} />
      </h2>
      {sitting.revealed ? (
        <Answer {...props} />
      ) : (
        <button type="button" className="button chief" onClick={onReveal}>
          {say.reveal}
        </button>
      )}
    </article>
  );
}

function Answer({ question, sitting, shown, onTick, onJudge }: Props) {
  const { interview: say } = useLessonWords();
  const { answer, mentions, wrong } = question;
  return (
    <>
      <section className="question-answer">
        <h3 tabIndex={-1}>{say.answer}</h3>
        <Prose text={answer} />
        <a className="button" href={shown}>
          {say.showMe}
        </a>
      </section>
      <section className="question-mentions">
        <h3>{say.mentions}</h3>
        <p className="question-note">{say.mentionsNote}</p>
        <ul>
          {mentions.map((text, i) => (
            <Mention
              key={text.en}
              text={text}
              ticked={sitting.ticked.includes(i)}
              onTick={() => onTick(i)}
            />
          ))}
        </ul>
      </section>
      <section className="question-wrong">
        <h3>{say.wrong}</h3>
        <blockquote>
          <Prose text={wrong.says} />
        </blockquote>
        <h4>{say.why}</h4>
        <Prose text={wrong.why} />
      </section>
      <fieldset className="question-judging">
        <legend>{say.judged}</legend>
        <button type="button" className="button chief" onClick={() => onJudge(true)}>
          {say.knew}
        </button>
        <button type="button" className="button" onClick={() => onJudge(false)}>
          {say.notYet}
        </button>
      </fieldset>
    </>
  );
}

interface MentionProps {
  readonly text: Text;
  readonly ticked: boolean;
  onTick(): void;
}

/** Beside its text, and not around it: words in it can be opened. */
function Mention({ text, ticked, onTick }: MentionProps) {
  const id = useId();
  return (
    <li>
      <input type="checkbox" checked={ticked} aria-labelledby={id} onChange={onTick} />
      <span id={id}>
        <Line text={text} />
      </span>
    </li>
  );
}
