import { useState } from 'react';
import { type Choice, chosenOf } from '../../lessons/study.ts';
import type { Outline, Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../context.tsx';
import { Radios } from './Choosing.tsx';
import { Sheet } from './Sheet.tsx';

interface Props {
  /** What the questions are about. */
  readonly exhibit: string;
  readonly topics: Outline['topics'];
  readonly questions: readonly Question<ProtocolTypes>[];
  readonly choice: Pick<Choice, 'topic' | 'grade'>;
}

/** What goes onto paper, and the sheet itself. */
export function Paper({ exhibit, topics, questions, choice }: Props) {
  const { interview: say } = useLessonWords();
  const [which, setWhich] = useState<'all' | 'chosen'>('all');
  const [answers, setAnswers] = useState(true);
  return (
    <section className="paper" aria-labelledby="paper">
      <h2 id="paper">{say.paper}</h2>
      <Radios<'all' | 'chosen'>
        label={say.which}
        value={which}
        options={[
          ['all', say.printAll],
          ['chosen', say.printChosen],
        ]}
        onChange={setWhich}
      />
      <label className="paper-answers">
        <input
          type="checkbox"
          checked={answers}
          onChange={({ currentTarget }) => setAnswers(currentTarget.checked)}
        />
        {say.withAnswers}
      </label>
      <button type="button" className="button" onClick={() => print()}>
        {say.print}
      </button>
      <Sheet
        title={say.sheet(exhibit)}
        topics={topics}
        questions={which === 'all' ? questions : chosenOf(questions, choice)}
        answers={answers}
      />
    </section>
  );
}
