import { useId } from 'react';
import { type Choice, GRADES } from '../../lessons/study.ts';
import type { Outline } from '../../sdk/lesson.ts';
import { useLessonWords, useLocale } from '../context.tsx';

interface Props {
  readonly topics: Outline['topics'];
  readonly choice: Choice;
  onChoose(choice: Partial<Choice>): void;
}

/** Which questions are asked, and how. */
export function Choosing({ topics, choice, onChoose }: Props) {
  const locale = useLocale();
  const { interview: say } = useLessonWords();
  const note = useId();
  return (
    <section className="choosing" aria-label={say.choice}>
      <Radios
        label={say.topic}
        value={choice.topic}
        options={[
          [null, say.mixed],
          ...topics.map(({ id, title }) => [id, title[locale]] as const),
        ]}
        onChange={(topic) => onChoose({ topic })}
      />
      <Radios
        label={say.grade}
        value={choice.grade}
        options={[
          [null, say.everyGrade],
          ...GRADES.map((grade) => [grade, say.grades[grade]] as const),
        ]}
        onChange={(grade) => onChoose({ grade })}
      />
      <div className="choosing-cram">
        <label>
          <input
            type="checkbox"
            checked={choice.cram}
            aria-describedby={note}
            onChange={({ currentTarget }) => onChoose({ cram: currentTarget.checked })}
          />
          {say.cram}
        </label>
        <p id={note}>{say.cramNote}</p>
      </div>
    </section>
  );
}

interface RadiosProps<X extends string | null> {
  readonly label: string;
  readonly value: X;
  readonly options: readonly (readonly [value: X, name: string])[];
  onChange(value: X): void;
}

/** One of a few, all of which are seen. */
export function Radios<X extends string | null>({
  label,
  value,
  options,
  onChange,
}: RadiosProps<X>) {
  const name = useId();
  return (
    <fieldset className="radios">
      <legend>{label}</legend>
      <div className="radios-options">
        {options.map(([one, title]) => (
          <label key={one}>
            <input
              type="radio"
              name={name}
              checked={one === value}
              onChange={() => onChange(one)}
            />
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
