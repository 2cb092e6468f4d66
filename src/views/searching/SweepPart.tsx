import { useStore } from 'zustand';
import { formatCount } from '../../i18n/format.ts';
import { useExhibitWords } from '../context.tsx';
import { Progress } from './Progress.tsx';
import { SweepFigures } from './SweepFigures.tsx';
import { SweepForm } from './SweepForm.tsx';
import type { SweepJob } from './searching.ts';
import { pointsOf } from './sweep.ts';
import { timeLeft } from './timeLeft.ts';
import { useSearching } from './useSearching.ts';
import { useValueText } from './useVaried.ts';

/** One setting takes one value after the other, each under the same seeds: how the figures depend on it. */
export function SweepPart() {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const job = useStore(searching.jobs, ({ sweep }) => sweep);
  return (
    <>
      {!job && <p className="aside">{say.sweepMeans}</p>}
      <SweepForm running={job?.status === 'running'} />
      {job && job.settings !== searching.settings && <p className="searching-note">{say.others}</p>}
      {job && <Standing job={job} />}
      {job && job.runs.length > 0 && <SweepFigures job={job} />}
    </>
  );
}

/** How far the runs have come, and at which values some went wrong. */
function Standing({ job }: { readonly job: SweepJob }) {
  const { status, runs, wish, values, problem, spent } = job;
  const say = useExhibitWords().searching;
  const text = useValueText(wish.path);
  const part = runs.length / (wish.count * values.length);
  const ran = say.ran(formatCount(runs.length));
  const wrong = pointsOf(job).filter(({ failed }) => failed > 0);
  const failed = wrong.reduce((sum, point) => sum + point.failed, 0);
  return (
    <>
      {status === 'running' && (
        <>
          <Progress label={say.percent(Math.floor(part * 100))} part={part} />
          <p className="searching-note">
            {runs.length === 0 ? say.starting : `${ran}${timeLeft(spent, part, say.left)}`}
          </p>
        </>
      )}
      <div role="status">
        {status !== 'running' && (
          <section
            className="searching-outcome"
            data-kind={failed > 0 || problem ? 'broken' : 'bounded'}
          >
            <p className="searching-verdict">
              {problem
                ? say.brokeDown
                : failed > 0
                  ? say.failing(ran, formatCount(failed))
                  : say.none(ran)}
            </p>
            {problem && <p className="mono">{problem}</p>}
          </section>
        )}
      </div>
      {wrong.length > 0 && (
        <p className="searching-note">
          {wrong
            .map((point) => say.wrongAt(text(point.value), formatCount(point.failed)))
            .join(say.comma)}
        </p>
      )}
    </>
  );
}
