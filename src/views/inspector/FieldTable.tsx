import { useId } from 'react';
import { useWords } from '../context.tsx';
import type { ShownField } from './changes.ts';
import './fields.css';

interface Props {
  readonly title: string;
  /** The title is a term of the field's own, and keeps its letters as they are. */
  readonly verbatim?: boolean;
  /** What the title means, at the other end of the line. */
  readonly meaning?: string;
  readonly fields: readonly Omit<ShownField, 'durable'>[];
}

export function FieldTable({ title, verbatim = false, meaning, fields }: Props) {
  const words = useWords().inspector;
  const heading = useId();
  return (
    <section>
      <h3 className="heading" id={heading}>
        <span className={verbatim ? 'heading-term' : undefined}>{title}</span>
        {meaning && <span className="heading-meaning">{meaning}</span>}
      </h3>
      {fields.length === 0 ? (
        <p className="aside">{words.noFields}</p>
      ) : (
        <table className="fields" aria-labelledby={heading}>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name}>
                <th scope="row">{field.name}</th>
                <td>
                  <Value value={field.value} was={field.was} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** What changed last stands beside what it was. */
function Value({ value, was }: Pick<ShownField, 'value' | 'was'>) {
  const words = useWords().inspector;
  if (was === null) return value;
  return (
    <>
      <span className="unseen">{words.was} </span>
      <del>{was}</del> <span className="unseen">{words.now} </span>
      <ins>{value}</ins>
    </>
  );
}
