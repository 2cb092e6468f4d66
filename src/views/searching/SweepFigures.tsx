import { useMemo, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { meanText } from '../../i18n/mean.ts';
import { formatMeasure } from '../../i18n/measure.ts';
import { useDesk, useExhibitWords } from '../context.tsx';
import { PlotFigure } from '../plot/PlotFigure.tsx';
import { WideTable } from './WideTable.tsx';
import '../plot/plot.css';
import { copyText, download, fileName } from '../share/handing.ts';
import type { Summary } from './dots.ts';
import type { SeedFigure, SweepJob } from './searching.ts';
import { alongOf, pointsOf, type SweepPoint, tableText } from './sweep.ts';
import { marksOf, sweepPlot } from './sweepPlot.ts';
import { useFigureText, useSearching } from './useSearching.ts';
import { useSettingLabel, useValueText } from './useVaried.ts';

interface Props {
  readonly job: SweepJob;
}

/** Each figure along the setting, drawn and as a table. */
export function SweepFigures({ job }: Props) {
  const { figures } = useSearching();
  const { values, runs } = job;
  const points = useMemo(() => pointsOf({ values, runs }), [values, runs]);
  const along = useMemo(() => figures.map((_, at) => alongOf(points, at)), [figures, points]);
  return (
    <section className="plots">
      {figures.map((figure, at) => {
        const summaries = along[at] ?? [];
        if (summaries.every((one) => one === null)) return null;
        return <SweepFigure key={figure.name} {...{ job, figure, points, summaries }} />;
      })}
      <CopyTable job={job} points={points} />
    </section>
  );
}

interface FigureProps extends Props {
  readonly figure: SeedFigure;
  readonly points: readonly SweepPoint[];
  /** What came of each value; null where no run has the figure. */
  readonly summaries: readonly (Summary | null)[];
}

function SweepFigure(props: FigureProps) {
  const { job, figure, summaries } = props;
  const { values, wish } = job;
  const say = useExhibitWords().searching;
  const { title } = useFigureText()(figure);
  const setting = useSettingLabel(wish.path);
  const valueText = useValueText(wish.path);
  const plot = useMemo(() => {
    const names = {
      ...{ id: `sweep ${figure.name}`, caption: say.sweepTable(title, setting) },
      ...{ figure: title, setting, mean: say.mean, expected: say.expected },
      ...{ median: say.middle, half: say.half },
    };
    return sweepPlot(summaries, figure.unit, marksOf({ values, wish }, valueText), names);
  }, [summaries, figure, values, wish, title, setting, valueText, say]);
  return <PlotFigure plot={plot} values={() => <SweepTable {...props} />} />;
}

function SweepTable({ job, figure, points, summaries }: FigureProps) {
  const say = useExhibitWords().searching;
  const { title } = useFigureText()(figure);
  const setting = useSettingLabel(job.wish.path);
  const valueText = useValueText(job.wish.path);
  const told = summaries.some((one) => one !== null && one.expected !== null);
  const heads = [setting, say.mean, say.middle, say.half, ...(told ? [say.theory] : []), say.never];
  return (
    <WideTable label={say.sweepTable(title, setting)}>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.map(({ value, runs }, at) => {
          const said = valueText(value);
          return (
            <tr key={said}>
              <th scope="row">{said}</th>
              <Cells summary={summaries[at] ?? null} {...{ figure, told }} />
              <td>{formatCount(summaries[at]?.never ?? runs.length)}</td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}

interface CellsProps {
  readonly summary: Summary | null;
  readonly figure: SeedFigure;
  readonly told: boolean;
}

function Cells({ summary, figure: { unit }, told }: CellsProps) {
  if (!summary) return <td colSpan={told ? 4 : 3}>–</td>;
  const { mean, error, median, lower, upper, expected } = summary;
  const text = meanText(mean, error, unit);
  return (
    <>
      <td>{text.mean}</td>
      <td>{formatMeasure(median, unit)}</td>
      <td>{`${formatMeasure(lower, unit)}–${formatMeasure(upper, unit)}`}</td>
      {told && <td>{expected === null ? '–' : text.exact(expected)}</td>}
    </>
  );
}

/** All figures as one table for other programs; as a file where the browser does not let us copy. */
function CopyTable({ job, points }: Props & { readonly points: readonly SweepPoint[] }) {
  const { session } = useDesk();
  const { figures } = useSearching();
  const { searching: say, share } = useExhibitWords();
  const text = useFigureText();
  const setting = useSettingLabel(job.wish.path);
  const valueText = useValueText(job.wish.path);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    const titles = figures.map((figure) => text(figure).title);
    const table = tableText(points, titles, setting, valueText);
    const done = await copyText(table);
    setCopied(done);
    if (!done) download(fileName(session, '-sweep.tsv'), [table], 'text/tab-separated-values');
  };
  return (
    <p className="sweep-copy">
      <button type="button" className="button" onClick={() => void copy()}>
        {say.copyTable}
      </button>
      <span className="searching-note" role="status">
        {copied && share.copied}
      </span>
    </p>
  );
}
