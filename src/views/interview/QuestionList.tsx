import { type Marks, type Standing, standingOf } from '../../lessons/study.ts';
import type { Outline, Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords, useLocale } from '../context.tsx';
import { usePlain } from '../lessons/usePlain.ts';
import { Icon } from '../parts/Icon.tsx';

interface Props {
  readonly topics: Outline['topics'];
  readonly questions: readonly Question<ProtocolTypes>[];
  readonly marks: Marks;
  readonly now: number;
  /** The one that is being asked. */
  readonly asked: string | null;
  onOpen(id: string): void;
}

/** All questions, topic by topic, and how one stands with each. */
export function QuestionList({ topics, questions, marks, now, asked, onOpen }: Props) {
  const locale = useLocale();
  return topics.map(({ id, title }) => (
    <section key={id} className="question-list" aria-labelledby={`topic-${id}`}>
      <h3 id={`topic-${id}`}>{title[locale]}</h3>
      <ul>
        {questions
          .filter(({ topic }) => topic === id)
          .map((question) => (
            <li key={question.id}>
              <QuestionRow
                question={question}
                standing={standingOf(marks[question.id], now)}
                current={question.id === asked}
                onOpen={() => onOpen(question.id)}
              />
            </li>
          ))}
      </ul>
    </section>
  ));
}

interface RowProps {
  readonly question: Question<ProtocolTypes>;
  readonly standing: Standing;
  readonly current: boolean;
  onOpen(): void;
}

function QuestionRow({ question, standing, current, onOpen }: RowProps) {
  const { interview: say } = useLessonWords();
  const plain = usePlain();
  return (
    <button
      type="button"
      className="question-row"
      data-standing={standing}
      aria-current={current || undefined}
      onClick={onOpen}
    >
      <span className="question-row-asks">{plain(question.asks)}</span>{' '}
      <span className="question-row-grade">{say.grades[question.grade]}</span>{' '}
      <span className="question-row-standing">
        {standing === 'known' && <Icon name="check" size={14} />}
        {say.standing[standing]}
      </span>
    </button>
  );
}
