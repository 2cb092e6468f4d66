import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, useLocale } from '../context.tsx';
import { Icon } from '../parts/Icon.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import type { SearchJob } from './searching.ts';
import { useSearching } from './useSearching.ts';

/** What is possible in the protocol, each with the way to an example once one is found; and what must come to be. */
export function Examples({ job }: { readonly job: SearchJob | null }) {
  const { session } = useDesk();
  const text = session.protocol.text[useLocale()].properties ?? {};
  const say = useExhibitWords().searching;
  const properties = session.protocol.properties ?? [];
  const [sometimes, eventually] = (['sometimes', 'eventually'] as const).map((kind) =>
    properties.filter((one) => one.kind === kind),
  );
  return (
    <>
      {sometimes && sometimes.length > 0 && (
        <section className="searching-part">
          <h3 className="heading">{say.sometimes}</h3>
          <p className="searching-note">{say.sometimesMeans}</p>
          <ul className="searching-list">
            {sometimes.map(({ name }) => (
              <Sometimes key={name} name={name} job={job} />
            ))}
          </ul>
        </section>
      )}
      {eventually && eventually.length > 0 && (
        <section className="searching-part">
          <h3 className="heading">{say.eventually}</h3>
          <p className="searching-note">
            {say.eventuallyMeans(formatCount(job?.look.rested ?? 0))}
          </p>
          <ul className="searching-list">
            {eventually.map(({ name }) => (
              <li key={name}>
                <span>
                  {text[name]?.title ?? name}
                  <span className="searching-note">{text[name]?.meaning}</span>
                </span>
                <span className="searching-found">
                  {job?.end?.broken?.property === name && say.fails}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Sometimes({ name, job }: { readonly name: string; readonly job: SearchJob | null }) {
  const { session } = useDesk();
  const searching = useSearching();
  const text = session.protocol.text[useLocale()].properties?.[name];
  const say = useExhibitWords().searching;
  const found = job?.examples.find(({ property }) => property === name);
  const title = text?.title ?? name;
  return (
    <li>
      <span>
        {title}
        {text && <span className="searching-note">{text.meaning}</span>}
      </span>
      <span className="searching-found">
        {found ? say.after(found.steps.length) : job && job.status !== 'running' && say.notYet}
        {found?.file && (
          <button
            type="button"
            className="button"
            aria-label={say.exampleOf(title)}
            onMouseDown={keepFocus}
            onClick={() => searching.openFound(found)}
          >
            <Icon name="play" size={14} />
            {say.example}
          </button>
        )}
      </span>
    </li>
  );
}
