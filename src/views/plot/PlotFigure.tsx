import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import { formatMeasure } from '../../i18n/measure.ts';
import { useExhibitWords, useWords } from '../context.tsx';
import { Folded } from '../pages/Folded.tsx';
import { pointIn } from '../parts/pointer.ts';
import { useSize } from '../stage/useSize.ts';
import { takeKey } from '../tools/chords.ts';
import { curveKeys } from './keys.ts';
import { layoutPlot } from './layout.ts';
import { axisText, type ShownBand, type ShownPlot, stopsOf, valueAt } from './model.ts';
import { Drawing, Sample } from './PlotDrawing.tsx';

const HEIGHT = 224;
/** So many places to which keys go, and so many rows of values. */
const STOPS = 150;
const ROWS = 40;

interface Props {
  readonly plot: ShownPlot;
  /** What is told of its values in a table; left out: each series at each place. */
  readonly values?: () => ReactNode;
}

/** A plot; one stop of the tab key, and arrows read the values along its axis. */
export function PlotFigure({ plot, values = () => <Values plot={plot} /> }: Props) {
  const { caption, series, x } = plot;
  const words = useExhibitWords().pages.plot;
  const box = useRef<HTMLDivElement>(null);
  const width = useSize(box)?.width ?? 0;
  const layout = useMemo(() => layoutPlot(plot, width, HEIGHT), [plot, width]);
  const stops = useMemo(() => stopsOf(plot, STOPS), [plot]);
  const [under, setUnder] = useState<number | null>(null);
  const [at, setAt] = useState<number | null>(null);
  const read = useReading(plot);
  const here = at === null ? stops.length - 1 : nearest(stops, at);
  const shown = under ?? at;
  const onKeyDown = (event: KeyboardEvent) => {
    const go = (to: number) => setAt(stops[Math.max(0, Math.min(stops.length - 1, to))] ?? null);
    const leap = Math.max(1, Math.round(stops.length / 10));
    takeKey(event, curveKeys, {
      along: (chord) => go(here + (/Right|Up/.test(chord) ? 1 : -1)),
      leapAlong: (chord) => go(here + (chord === 'PageUp' ? leap : -leap)),
      endsOfAxis: (chord) => go(chord === 'Home' ? 0 : stops.length - 1),
    });
  };
  return (
    <figure className="curve">
      <figcaption className="page-caption">{caption}</figcaption>
      {series.length === 0 ? (
        <p className="aside">{plot.empty}</p>
      ) : (
        <>
          <div
            ref={box}
            className="curve-box"
            role="slider"
            tabIndex={0}
            aria-label={`${caption}: ${plot.y.label}, ${x.label}`}
            aria-description={words.nothing}
            aria-valuemin={1}
            aria-valuemax={stops.length}
            aria-valuenow={here + 1}
            aria-valuetext={read(stops[here] ?? 0)}
            onKeyDown={onKeyDown}
            onFocus={() => setAt(stops[here] ?? null)}
            onBlur={() => setAt(null)}
            onPointerMove={(event) =>
              setUnder(
                placeAt(plot, stops, layout.at(pointIn(event.currentTarget, event.nativeEvent).x)),
              )
            }
            onPointerLeave={() => setUnder(null)}
          >
            {width > 0 && <Drawing plot={plot} layout={layout} at={shown} />}
          </div>
          <Legend plot={plot} at={shown} last={stops.at(-1) ?? 0} />
          <Folded name={`plot ${plot.id} values`} title={words.values}>
            {values}
          </Folded>
        </>
      )}
    </figure>
  );
}

/** Where an axis has names for its places there is nothing between them. */
const placeAt = ({ x }: ShownPlot, stops: readonly number[], at: number): number =>
  x.marks ? (stops[nearest(stops, at)] ?? at) : at;

function nearest(stops: readonly number[], x: number): number {
  let found = 0;
  for (const [i, stop] of stops.entries()) {
    if (Math.abs(stop - x) < Math.abs((stops[found] ?? 0) - x)) found = i;
  }
  return found;
}

/** All that lies at a place of the axis, in words. */
function useReading(plot: ShownPlot): (at: number) => string {
  const { plot: words } = useExhibitWords().pages;
  const { listing } = useWords();
  return (at) =>
    [
      `${plot.x.label} ${axisText(plot.x, at)}`,
      ...plot.series.flatMap((series) => {
        const value = valueAt(plot, series, at);
        const label = series.theory ? words.theoryOf(series.label) : series.label;
        return value === null ? [] : [`${label} ${formatMeasure(value, plot.y.unit)}`];
      }),
      ...(plot.band ? [`${plot.band.label} ${bandText(plot, plot.band, at)}`] : []),
    ].join(listing);
}

interface LegendProps {
  readonly plot: ShownPlot;
  /** Where one looks, and where something was measured last. */
  readonly at: number | null;
  readonly last: number;
}

/** The lines, what each is, and what each has where one looks; otherwise what was measured last, and theory says of then. */
function Legend({ plot, at, last }: LegendProps) {
  const words = useExhibitWords().pages.plot;
  const text = (value: number | null) => (value === null ? '–' : formatMeasure(value, plot.y.unit));
  return (
    <>
      <p className="curve-at">{`${plot.x.label} ${axisText(plot.x, at ?? last)}`}</p>
      <ul className="curve-legend">
        {plot.series.map((series) => (
          <li key={`${series.label} ${series.letter}`}>
            <Sample series={series} />
            {series.letter && <span className="mono curve-letter">{series.letter}</span>}
            <span className="curve-name">
              {series.label}
              {series.theory && <span className="unseen"> {words.theory}</span>}
            </span>
            <span className="mono curve-value">
              {at === null && !series.theory
                ? text(series.points.at(-1)?.[1] ?? null)
                : text(valueAt(plot, series, at ?? last))}
            </span>
          </li>
        ))}
        {plot.band && <BandEntry plot={plot} band={plot.band} at={at ?? last} />}
      </ul>
    </>
  );
}

function BandEntry({ plot, band, at }: { plot: ShownPlot; band: ShownBand; at: number }) {
  return (
    <li>
      <svg width={26} height={10} aria-hidden="true">
        <path className="curve-band" d="M0 0H26V10H0Z" />
      </svg>
      <span className="curve-name">{band.label}</span>
      <span className="mono curve-value">{bandText(plot, band, at)}</span>
    </li>
  );
}

/** Between what most of what was measured lies at a place. */
function bandText({ y }: ShownPlot, { points }: ShownBand, at: number): string {
  const found = points.find(([x]) => x === at);
  return found ? `${formatMeasure(found[1], y.unit)}–${formatMeasure(found[2], y.unit)}` : '–';
}

function Values({ plot }: { plot: ShownPlot }) {
  const words = useExhibitWords().pages.plot;
  const { x, y, series } = plot;
  return (
    <div className="curve-values">
      <table className="page-table" aria-label={`${plot.caption}: ${words.values}`}>
        <thead>
          <tr>
            <th scope="col">{x.label}</th>
            {series.map(({ label, letter, theory }) => (
              <th key={`${label} ${letter}`} scope="col">
                {theory ? words.theoryOf(label) : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stopsOf(plot, ROWS).map((at) => (
            <tr key={at}>
              <th scope="row" className="mono">
                {axisText(x, at)}
              </th>
              {series.map((one) => {
                const value = valueAt(plot, one, at);
                return (
                  <td key={`${one.label} ${one.letter}`}>
                    {value === null ? (
                      <>
                        <span aria-hidden="true">–</span>
                        <span className="unseen">{words.none}</span>
                      </>
                    ) : (
                      formatMeasure(value, y.unit)
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
