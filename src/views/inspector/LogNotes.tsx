import { useExhibitWords, useTelling } from '../context.tsx';
import { labelText } from '../stage/naming.ts';
import type { Clause, LogWindow } from './logWindow.ts';

/** What no cell has room for: what the logs say about the cluster itself, and what is about to become of them. */
export function LogNotes({ shown }: { shown: LogWindow }) {
  const telling = useTelling();
  const say = useExhibitWords().inspector;
  const { clauses, underWay } = shown;
  return (
    <>
      {underWay.length > 0 && (
        <section aria-label={say.underWay}>
          <h3 className="heading">{say.underWay}</h3>
          <ul className="log-notes">
            {underWay.map(({ node, label, progress }) => (
              <li key={`${node} ${label.key} ${JSON.stringify(label.params)}`}>
                <span className="log-note-of">{telling.fmt.node(node)}</span>
                <span>
                  {labelText(label, telling)}
                  {progress && (
                    <progress aria-hidden="true" value={progress[0]} max={progress[1]} />
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {clauses.length > 0 && (
        <section aria-label={say.clauses}>
          <h3 className="heading">{say.clauses}</h3>
          <ul className="log-notes">
            {clauses.map((clause) => (
              <ClauseLine key={`${clause.index} ${JSON.stringify(clause.says)}`} clause={clause} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function ClauseLine({ clause: { index, says, inForce, firm } }: { clause: Clause }) {
  const telling = useTelling();
  const say = useExhibitWords().inspector;
  return (
    <li data-force={inForce.length > 0 || undefined}>
      <span className="log-note-of">
        <span aria-hidden="true">{index ?? say.earlier}</span>
        <span className="unseen">{index === null ? say.earlierMeans : say.entry(index)}</span>
      </span>
      <span>
        {labelText(says, telling)}
        <span className="log-note-force">
          {inForce.length === 0 ? say.inForceNowhere : say.inForceAt(telling.fmt.nodes(inForce))}
          {!firm && <i>{say.mayBeLost}</i>}
        </span>
      </span>
    </li>
  );
}
