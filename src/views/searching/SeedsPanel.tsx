import { useId, useState } from 'react';
import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { Panel } from '../inspector/Panel.tsx';
import { failureGroups } from './failures.ts';
import { NumberField } from './NumberField.tsx';
import { Plot } from './Plot.tsx';
import { Progress } from './Progress.tsx';
import { RunsTable } from './RunsTable.tsx';
import { StartButton } from './StartButton.tsx';
import { Subject } from './Subject.tsx';
import { SweepPart } from './SweepPart.tsx';
import { SwitchField } from './SwitchField.tsx';
import type { SeedFigure, SeedsJob } from './searching.ts';
import { timeLeft } from './timeLeft.ts';
import { useFailureText, useSearching, useTitles } from './useSearching.ts';
import '../settings/settings.css';
import './searching.css';
import './seeds.css';

const MOST_SEEDS = 10_000;
/** So many runs that went wrong in one way are named one by one; the others stand in the plots. */
const NAMED = 5;

/** Runs the scenario under many seeds and shows what became of them, each run as a dot that opens. */
export function SeedsPanel() {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const varied = useStore(searching.jobs, ({ varied }) => varied);
  return (
    <Panel className="searching" title={say.seeds}>
      <Subject />
      <Mode varied={varied} onChange={(next) => searching.jobs.setState({ varied: next })} />
      {varied ? <SweepPart /> : <SeedsPart />}
    </Panel>
  );
}

interface ModeProps {
  readonly varied: boolean;
  readonly onChange: (varied: boolean) => void;
}

/** Whether the settings stay as they are, or one of them is varied. */
function Mode({ varied, onChange }: ModeProps) {
  const say = useExhibitWords().searching;
  const name = useId();
  return (
    <fieldset className="searching-mode">
      <legend className="unseen">{say.mode}</legend>
      {[false, true].map((one) => (
        <label key={String(one)}>
          <input type="radio" name={name} checked={varied === one} onChange={() => onChange(one)} />
          <span>{one ? say.vary : say.asItIs}</span>
        </label>
      ))}
    </fieldset>
  );
}

function SeedsPart() {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const job = useStore(searching.jobs, ({ seeds }) => seeds);
  return (
    <>
      {!job && <p className="aside">{say.seedsMeans}</p>}
      <Wishes job={job} />
      {job && job.settings !== searching.settings && <p className="searching-note">{say.others}</p>}
      {job && <Standing job={job} />}
      {job && job.runs.length > 0 && <Plots job={job} />}
      {job && job.runs.length > 0 && <RunsTable runs={job.runs} />}
    </>
  );
}

/** Which seeds, and how. */
function Wishes({ job }: { readonly job: SeedsJob | null }) {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const [wish, setWish] = useState(() => searching.jobs.getState().wishes.seeds);
  const running = job !== null && (job.status === 'running' || job.making !== null);
  return (
    <form
      className="searching-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!running) searching.runSeeds(wish);
      }}
      noValidate
    >
      <div className="searching-fields">
        <NumberField
          label={say.count}
          value={wish.count}
          min={1}
          max={MOST_SEEDS}
          step={100}
          fixed={running}
          onChange={(count) => setWish((now) => ({ ...now, count }))}
        />
        <NumberField
          label={say.from}
          value={wish.from}
          min={0}
          max={Number.MAX_SAFE_INTEGER - MOST_SEEDS}
          fixed={running}
          onChange={(from) => setWish((now) => ({ ...now, from }))}
        />
      </div>
      <SwitchField
        label={say.withFaults}
        note={!job || wish.faults ? say.withFaultsMeans : null}
        on={wish.faults}
        fixed={running}
        onChange={(faults) => setWish((now) => ({ ...now, faults }))}
      />
      <StartButton
        running={running}
        label={say.run(formatCount(wish.count))}
        onStop={() => searching.stop('seeds')}
      />
    </form>
  );
}

/** How far they have come, and what went wrong in any of them. */
function Standing({ job }: { readonly job: SeedsJob }) {
  const { status, runs, wish, problem, making } = job;
  const say = useExhibitWords().searching;
  const failed = runs.filter(({ failure }) => failure !== null);
  const part = runs.length / wish.count;
  const ran = say.ran(formatCount(runs.length));
  return (
    <>
      {status === 'running' && (
        <>
          <Progress label={say.percent(Math.floor(part * 100))} part={part} />
          <p className="searching-note">
            {runs.length === 0 ? say.starting : `${ran}${timeLeft(job.spent, part, say.left)}`}
          </p>
        </>
      )}
      <div role="status">
        {status !== 'running' && (
          <section
            className="searching-outcome"
            data-kind={failed.length > 0 || problem ? 'broken' : 'bounded'}
          >
            <p className="searching-verdict">
              {problem
                ? say.brokeDown
                : failed.length > 0
                  ? say.failing(ran, formatCount(failed.length))
                  : say.none(ran)}
            </p>
            {problem && <p className="mono">{problem}</p>}
          </section>
        )}
        {making && (
          <p className="searching-note">{say.making(making.seed, formatCount(making.runs))}</p>
        )}
      </div>
      <Failures job={job} />
    </>
  );
}

/** What went wrong, each with how often it did, and the way to the first of them. */
function Failures({ job: { runs } }: { readonly job: SeedsJob }) {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const text = useFailureText();
  const title = useTitles();
  const groups = failureGroups(runs);
  if (groups.length === 0) return null;
  return (
    <ul className="searching-failed">
      {groups.map(({ kind, invariant, runs: failed }) => (
        <li key={`${kind} ${invariant}`}>
          <b>{kind === 'invariant' ? title(invariant ?? '') : say.wrong[kind]}</b>{' '}
          {say.ran(formatCount(failed.length))}
          <span className="searching-seeds">
            {failed.slice(0, NAMED).map((run) => (
              <button
                key={run.seed}
                type="button"
                aria-label={say.openSeed(run.seed, run.failure ? text(run.failure) : '')}
                onClick={() => searching.openRun(run, null)}
              >
                {say.seed(run.seed)}
              </button>
            ))}
            {failed.length > NAMED && '…'}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** One plot for each figure that any run has. */
function Plots({ job }: { readonly job: SeedsJob }) {
  const { session } = useDesk();
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const [pointed, point] = useState<number | null>(
    () => searching.jobs.getState().place?.run ?? null,
  );
  const [place] = useState(() => searching.jobs.getState().place);
  const { runs, wish } = job;
  const same = !wish.faults && job.settings === searching.settings;
  const present = same ? runs.findIndex(({ seed }) => seed === session.scenario.seed) : -1;
  const open = (figure: number, unit: SeedFigure['unit']) => (at: number) => {
    const run = runs[at];
    if (!run) return;
    searching.jobs.setState({ place: { figure, run: at } });
    searching.openRun(run, unit === 'time' ? (run.figures[figure] ?? null) : null);
  };
  return (
    <section className="plots">
      <p className="searching-note">{say.plotHow}</p>
      {searching.figures.map(
        (figure, index) =>
          runs.some(({ figures }) => (figures[index] ?? null) !== null) && (
            <Plot
              key={figure.name}
              runs={runs}
              index={index}
              figure={figure}
              pointed={pointed}
              present={present < 0 ? null : present}
              returned={place?.figure === index}
              onPoint={point}
              onOpen={open(index, figure.unit)}
            />
          ),
      )}
    </section>
  );
}
