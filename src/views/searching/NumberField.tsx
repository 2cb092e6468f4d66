import { useId, useState } from 'react';
import { useExhibitWords } from '../context.tsx';
import { type Fault, faultText, wholeFrom } from '../settings/typing.ts';
import type { NumberForm } from './numberForms.ts';

interface Props {
  readonly label: string;
  /** What it means, where the label does not say all. */
  readonly meaning?: string | undefined;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** How far an arrow key goes. */
  readonly step?: number;
  /** How it is typed; without one, as a whole number. */
  readonly form?: NumberForm | null;
  /** As it is while something goes on with it. The focus stays where it is. */
  readonly fixed: boolean;
  readonly onChange: (value: number) => void;
}

/** A number between two bounds. What is typed counts as soon as it is one; until then what is wrong with it is said. */
export function NumberField(props: Props) {
  const { label, meaning, value, min, max, step, form = null, fixed, onChange } = props;
  const words = useExhibitWords();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const take = (text: string) => {
    const read = form ? form.read(text, min, max) : wholeFrom(text, min, max);
    setTyped(text);
    setFault(read.fine ? null : read.fault);
    if (read.fine) onChange(read.value);
  };
  return (
    <div className="number-field">
      <label htmlFor={id} title={meaning}>
        {label}
      </label>
      <input
        id={id}
        className="box"
        {...(form
          ? ({ type: 'text', inputMode: 'decimal' } as const)
          : ({ type: 'number', inputMode: 'numeric', min, max, step } as const))}
        autoComplete="off"
        readOnly={fixed}
        value={typed ?? (form ? form.show(value) : value)}
        aria-describedby={`${id}-note`}
        aria-invalid={fault !== null || undefined}
        onChange={({ target }) => take(target.value)}
        onBlur={() => fault === null && setTyped(null)}
      />
      <span id={`${id}-note`}>
        {meaning && <span className="unseen">{meaning}</span>}
        {fault && (
          <span role="alert" className="setting-fault">
            {faultText(fault, words.settings)}
          </span>
        )}
      </span>
    </div>
  );
}
