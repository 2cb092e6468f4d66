import { type ReactNode, useId, useState } from 'react';
import { useExhibitWords } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import type { ShownField } from './changes.ts';
import { usePointed } from './usePointed.ts';
import './fields.css';

type Row = Omit<ShownField, 'durable'>;

interface Props<F extends Row> {
  readonly title: string;
  /** The title is a name of the field's own, and keeps its letters as they are. */
  readonly verbatim?: boolean;
  /** What the title means, at the other end of the line. */
  readonly meaning?: string;
  readonly fields: readonly F[];
  /** Fields of which a lesson speaks, by name. */
  readonly pointed?: ReadonlySet<string> | null;
  /** What opens under a row. */
  readonly more?: (field: F) => ReactNode;
}

export function FieldTable<F extends Row>(props: Props<F>) {
  const { title, verbatim = false, meaning, fields, pointed, more } = props;
  const words = useExhibitWords().inspector;
  const heading = useId();
  return (
    <section>
      <h3 className="heading" id={heading}>
        <span className={verbatim ? 'heading-verbatim' : undefined}>{title}</span>
        {meaning && <span className="heading-meaning">{meaning}</span>}
      </h3>
      {fields.length === 0 ? (
        <p className="aside">{words.noFields}</p>
      ) : (
        <table className="fields" aria-labelledby={heading}>
          <tbody>
            {fields.map((field) =>
              more ? (
                <OpeningRow
                  key={field.name}
                  field={field}
                  pointed={pointed?.has(field.name) ?? false}
                  more={more}
                />
              ) : (
                <tr key={field.name}>
                  <th scope="row">{field.name}</th>
                  <td>
                    <Value value={field.value} was={field.was} />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </section>
  );
}

interface OpeningProps<F> {
  readonly field: F;
  readonly pointed: boolean;
  readonly more: (field: F) => ReactNode;
}

/** A row whose name opens what there is to say about it. */
function OpeningRow<F extends Row>({ field, pointed, more }: OpeningProps<F>) {
  const { moments, inspector } = useExhibitWords();
  const [open, setOpen] = useState(false);
  const below = useId();
  const row = usePointed<HTMLTableRowElement>(pointed);
  return (
    <>
      <tr ref={row} data-open={open || undefined} data-pointed={pointed || undefined}>
        <th scope="row">
          <button
            type="button"
            className="field-name"
            aria-expanded={open}
            aria-controls={open ? below : undefined}
            title={moments.historyOf(field.name)}
            onMouseDown={keepFocus}
            onClick={() => setOpen(!open)}
          >
            {field.name}
          </button>
          {pointed && <span className="unseen">{inspector.pointed}</span>}
        </th>
        <td>
          <Value value={field.value} was={field.was} />
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={2} className="field-more" id={below}>
            {more(field)}
          </td>
        </tr>
      )}
    </>
  );
}

/** What changed last stands beside what it was. */
function Value({ value, was }: Pick<ShownField, 'value' | 'was'>) {
  const words = useExhibitWords().inspector;
  if (was === null) return value;
  return (
    <>
      <span className="unseen">{words.was} </span>
      <del>{was}</del> <span className="unseen">{words.now} </span>
      <ins>{value}</ins>
    </>
  );
}
