import { useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { meanText } from '../../i18n/mean.ts';
import { formatMeasure } from '../../i18n/measure.ts';
import { useExhibitWords } from '../context.tsx';
import { summaryOf } from './dots.ts';
import { figureText } from './Plot.tsx';
import type { SeedRun } from './searching.ts';
import { useFailureText, useFigureText, useSearching } from './useSearching.ts';
import { WideTable } from './WideTable.tsx';

/** So many rows at a time. */
const ROWS = 50;

interface Props {
  readonly runs: readonly SeedRun[];
}

/** What the plots show, in words and numbers: each figure in a few, and each run with all of its own. */
export function RunsTable({ runs }: Props) {
  const say = useExhibitWords().searching;
  const [open, setOpen] = useState(false);
  return (
    <details
      className="searching-table"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{say.table}</summary>
      {open && <FigureTable runs={runs} />}
      {open && <EachRun runs={runs} />}
    </details>
  );
}

function FigureTable({ runs }: Props) {
  const { figures } = useSearching();
  const say = useExhibitWords().searching;
  const text = useFigureText();
  return (
    <WideTable label={say.tableOf}>
      <thead>
        <tr>
          {[say.figure, say.least, say.middle, say.most, say.mean, say.theory, say.never].map(
            (head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>
        {figures.map((figure, index) => {
          const summary = summaryOf(runs, index);
          if (!summary) return null;
          const value = (number: number) => formatMeasure(number, figure.unit);
          return (
            <tr key={figure.name}>
              <th scope="row">{text(figure).title}</th>
              <td>{value(summary.least)}</td>
              <td>{value(summary.median)}</td>
              <td>{value(summary.most)}</td>
              <td>{meanText(summary.mean, summary.error, figure.unit).mean}</td>
              <td>{summary.expected === null ? '–' : value(summary.expected)}</td>
              <td>{formatCount(summary.never)}</td>
            </tr>
          );
        })}
      </tbody>
    </WideTable>
  );
}

function EachRun({ runs }: Props) {
  const searching = useSearching();
  const say = useExhibitWords().searching;
  const text = useFigureText();
  const failed = useFailureText();
  const [rows, setRows] = useState(ROWS);
  const shown = searching.figures.flatMap((figure, index) =>
    summaryOf(runs, index) ? [{ ...figure, index }] : [],
  );
  const left = runs.length - rows;
  return (
    <>
      <WideTable label={say.ran(formatCount(runs.length))}>
        <thead>
          <tr>
            <th scope="col">{say.theSeed}</th>
            {shown.map((figure) => (
              <th key={figure.name} scope="col">
                {text(figure).title}
              </th>
            ))}
            <th scope="col">{say.result}</th>
          </tr>
        </thead>
        <tbody>
          {runs.slice(0, rows).map((run) => (
            <tr key={run.seed} data-failed={run.failure !== null || undefined}>
              <th scope="row">
                <button
                  type="button"
                  aria-label={say.openSeed(run.seed, run.failure ? failed(run.failure) : say.well)}
                  onClick={() => searching.openRun(run, null)}
                >
                  {run.seed}
                </button>
              </th>
              {shown.map(({ name, unit, index }) => (
                <td key={name}>{figureText(run.figures[index] ?? null, unit, say.never)}</td>
              ))}
              <td>{run.failure ? failed(run.failure) : say.well}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
      {left > 0 && (
        <button type="button" className="button" onClick={() => setRows(rows + ROWS)}>
          {say.moreRows(formatCount(Math.min(left, ROWS)))}
        </button>
      )}
    </>
  );
}
