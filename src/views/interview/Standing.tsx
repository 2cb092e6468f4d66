import {
  chosenOf,
  daysTo,
  type Marks,
  openOf,
  type Sitting,
  type Today,
  tallyOf,
} from '../../lessons/study.ts';
import type { Question } from '../../sdk/lesson.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import { useLessonWords } from '../context.tsx';

interface StandProps {
  readonly questions: readonly Question<ProtocolTypes>[];
  readonly sitting: Sitting;
  readonly marks: Marks;
}

/** How many of the chosen questions are known, due and new; before an interview, how many are left. */
export function Tally({ questions, sitting, marks, now }: StandProps & { readonly now: number }) {
  const { interview: say } = useLessonWords();
  const tally = tallyOf(chosenOf(questions, sitting), marks, now);
  const left = openOf(questions, sitting, marks, now).length;
  const rows = [
    [say.known, tally.known],
    [say.dueToday, tally.due + tally.notYet],
    [say.fresh, tally.new],
  ] as const;
  return (
    <section className="tally" aria-label={say.tally}>
      <dl>
        {rows.map(([label, count]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {sitting.cram && <p className="tally-left">{say.left(left)}</p>}
    </section>
  );
}

/** In place of a question, where there is none to ask. */
export function Nothing({
  questions,
  sitting,
  marks,
  today,
}: StandProps & { readonly today: Today }) {
  const { interview: say } = useLessonWords();
  const chosen = chosenOf(questions, sitting);
  const dues = chosen.flatMap(({ id }) => marks[id]?.due ?? []);
  return (
    <article className="question">
      <h2 className="question-asks" tabIndex={-1}>
        {chosen.length === 0 ? say.none : sitting.cram ? say.allKnown : say.nothing}
      </h2>
      {dues.length > 0 && <p>{say.next(daysTo(Math.min(...dues), today))}</p>}
    </article>
  );
}
