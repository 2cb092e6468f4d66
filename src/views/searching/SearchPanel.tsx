import { useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format.ts';
import type { ExhibitWords } from '../../i18n/words.ts';
import type { Locale } from '../../sdk/text.ts';
import { useExhibitWords, useLocale } from '../context.tsx';
import { ActionButton } from '../inspector/ActionButton.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { Examples } from './Examples.tsx';
import { NumberField } from './NumberField.tsx';
import { Progress } from './Progress.tsx';
import { StartButton } from './StartButton.tsx';
import { Subject } from './Subject.tsx';
import { SwitchField } from './SwitchField.tsx';
import type { Found, Searching, SearchJob, SearchWish } from './searching.ts';
import { useSearching, useTitles } from './useSearching.ts';
import { chanceText, verdictOf } from './verdict.ts';
import { Way } from './Way.tsx';
import '../settings/settings.css';
import './searching.css';

type Count = Exclude<keyof SearchWish, 'limits' | 'timely' | 'torn'>;

interface Bound {
  readonly id: Count;
  readonly max: number;
  readonly step?: number;
}

/** The bounds of a search in their order. */
const mayHappen = ({ crashes }: SearchWish, { partitions }: Searching): readonly Bound[] => [
  { id: 'crashes', max: 9 },
  { id: 'restarts', max: crashes },
  { id: 'drops', max: 9 },
  { id: 'duplicates', max: 9 },
  { id: 'partitions', max: partitions },
  { id: 'requests', max: 20 },
];
/** Memory is bounded with the states, at some 100 bytes each. */
const UNTIL: readonly Bound[] = [
  { id: 'messages', max: 50 },
  { id: 'depth', max: 1000 },
  { id: 'states', max: 2_000_000, step: 50_000 },
];

/** Asks for a way to break an invariant, through every order of events, and shows what has come of it. */
export function SearchPanel() {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const job = useStore(searching.jobs, ({ search }) => search);
  return (
    <Panel className="searching" title={say.search}>
      {!job && <p className="aside">{say.searchMeans}</p>}
      <Subject />
      {searching.tooMany ? (
        <p className="searching-note" role="status">
          {say.tooMany(formatCount(searching.tooMany.nodes), formatCount(searching.tooMany.most))}
        </p>
      ) : (
        <Wishes job={job} />
      )}
      {job && job.settings !== searching.settings && <p className="searching-note">{say.others}</p>}
      {job && <Figures job={job} />}
      <div role="status">{job && <Outcome job={job} />}</div>
      <Examples job={job} />
    </Panel>
  );
}

/** What may happen, how far it goes, and the way to begin and to end it. */
function Wishes({ job }: { readonly job: SearchJob | null }) {
  const searching = useSearching();
  const locale = useLocale();
  const say = useExhibitWords().searching;
  const [wish, setWish] = useState(() => searching.jobs.getState().wishes.search);
  const running = job?.status === 'running';
  const field = ({ id, max, step }: Bound) => (
    <NumberField
      key={id}
      label={say.bounds[id]}
      meaning={id === 'partitions' ? say.partitionsMeans : undefined}
      value={wish[id]}
      min={id === 'depth' || id === 'states' || id === 'messages' ? 1 : 0}
      max={max}
      {...(step !== undefined && { step })}
      fixed={running}
      onChange={(value) => setWish((now) => withBound(now, id, value))}
    />
  );
  return (
    <form
      className="searching-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!running) searching.search(wish);
      }}
      noValidate
    >
      <StartButton
        running={running}
        label={job ? say.again : say.start}
        onStop={() => searching.stop('search')}
      />
      <details className="searching-bounds">
        <summary>
          {say.bounds.title}{' '}
          <span className="searching-note">{boundsText(wish, searching, say, locale)}</span>
        </summary>
        <fieldset className="searching-fields">
          <legend>{say.mayHappen}</legend>
          {mayHappen(wish, searching).map(field)}
          <SwitchField
            label={say.timely}
            note={say.timelyMeans}
            on={wish.timely}
            fixed={running}
            onChange={(timely) => setWish((now) => ({ ...now, timely }))}
          />
          <SwitchField
            label={say.torn}
            note={say.tornMeans}
            on={wish.torn}
            fixed={running}
            onChange={(torn) => setWish((now) => ({ ...now, torn }))}
          />
        </fieldset>
        <fieldset className="searching-fields">
          <legend>{say.until}</legend>
          {searching.bounds.map(({ name, text }) => (
            <NumberField
              key={name}
              label={text[locale].title}
              meaning={text[locale].meaning}
              value={wish.limits[name] ?? 0}
              min={0}
              max={50}
              fixed={running}
              onChange={(value) =>
                setWish((now) => ({ ...now, limits: { ...now.limits, [name]: value } }))
              }
            />
          ))}
          {UNTIL.map(field)}
        </fieldset>
      </details>
    </form>
  );
}

/** Who lets all come back that crash goes on to do so when more or fewer crash. */
function withBound(wish: SearchWish, id: Count, value: number): SearchWish {
  const { crashes, restarts } = wish;
  if (id !== 'crashes') return { ...wish, [id]: value };
  const all = restarts === crashes;
  return { ...wish, crashes: value, restarts: all ? value : Math.min(restarts, value) };
}

/** The bounds in one line. */
function boundsText(
  wish: SearchWish,
  searching: Searching,
  { bounds: say, timely, torn }: ExhibitWords['searching'],
  locale: Locale,
): string {
  const named = [
    ...mayHappen(wish, searching).map(({ id }) => [say[id], wish[id]] as const),
    ...searching.bounds.map(
      ({ name, text }) => [text[locale].title, wish.limits[name] ?? 0] as const,
    ),
    ...UNTIL.map(({ id }) => [say[id], wish[id]] as const),
  ];
  const said = named.map(([name, most]) => `${name} ${formatCount(most)}`);
  // Each stays in one line.
  return [...said, ...(wish.timely ? [timely] : []), ...(wish.torn ? [torn] : [])]
    .map((one) => one.replaceAll(' ', '\u00a0'))
    .join(' · ');
}

/** How far the search has come, as an instrument shows it. */
function Figures({ job }: { readonly job: SearchJob }) {
  const say = useExhibitWords().searching;
  const { look, spent, status, wish } = job;
  if (status === 'failed') return null;
  const rate = spent > 0 ? (look.states / spent) * 1000 : 0;
  const percent = Math.floor((look.states / wish.states) * 100);
  const figures = [
    [say.states, look.states],
    [say.rate, rate],
    [say.frontier, look.frontier],
    [say.depth, look.depth],
  ] as const;
  return (
    <>
      {status === 'running' && (
        <Progress label={say.ofStates(percent)} part={look.states / wish.states} />
      )}
      <dl className="searching-figures">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{formatCount(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What the search has come to; nothing while it goes on. */
function Outcome({ job }: { readonly job: SearchJob }) {
  const searching = useSearching();
  const locale = useLocale();
  const say = useExhibitWords().searching;
  const title = useTitles();
  const verdict = verdictOf(job, say, title, searching.bounds, locale);
  if (!verdict) return null;
  return (
    <section className="searching-outcome" data-kind={verdict.kind}>
      <p className="searching-verdict">{verdict.said}</p>
      {verdict.means && <p>{verdict.means}</p>}
      {job.end?.broken && <Broken found={job.end.broken} />}
      {job.end && <p className="searching-note">{say.collision(chanceText(job.end.collision))}</p>}
    </section>
  );
}

/** The way to what broke, and the way to see it. */
function Broken({ found }: { readonly found: Found }) {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  return (
    <>
      {found.file ? (
        <ActionButton icon="play" onClick={() => searching.openFound(found)}>
          {say.open}
        </ActionButton>
      ) : (
        <p>{say.noFile}</p>
      )}
      <Way steps={found.steps} />
    </>
  );
}
