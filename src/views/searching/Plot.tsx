import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../i18n/format.ts';
import { formatMeasure } from '../../i18n/measure.ts';
import { useExhibitWords } from '../context.tsx';
import { useSize } from '../stage/useSize.ts';
import { takeKey } from '../tools/chords.ts';
import {
  crossesPath,
  crossSize,
  type DotPlot,
  dotPlot,
  dotsPath,
  nearest,
  summaryOf,
} from './dots.ts';
import { plotKeys } from './keys.ts';
import { Mean } from './Mean.tsx';
import type { SeedFigure, SeedRun } from './searching.ts';
import { useFailureText, useFigureText } from './useSearching.ts';

/** How high the dots may stand, and the room below them for the axis. */
const HEIGHT = 96;
const AXIS = 20;
/** How far from a dot a pointer may be and still mean it, in pixels. */
const REACH: Readonly<Record<string, number>> & { readonly mouse: number } = {
  mouse: 12,
  touch: 32,
};

interface Props {
  readonly runs: readonly SeedRun[];
  /** Which of the figures it shows. */
  readonly index: number;
  readonly figure: SeedFigure;
  /** The run that is pointed at in any plot; the one that lies on the desk. */
  readonly pointed: number | null;
  readonly present: number | null;
  /** It is the one from which the present run was opened: the focus comes back to it. */
  readonly returned: boolean;
  readonly onPoint: (run: number | null) => void;
  readonly onOpen: (run: number) => void;
}

/** Many runs over one of their figures. One stop of the tab key: arrows go from run to run, Enter opens one. */
export function Plot(props: Props) {
  const { runs, index, figure, pointed, returned } = props;
  const say = useExhibitWords().searching;
  const text = useFigureText()(figure);
  const valueText = useRunText(figure, index);
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const width = size?.width ?? 0;
  const plot = useMemo(
    () => dotPlot(runs, index, figure.unit, { width, height: HEIGHT }),
    [runs, index, figure, width],
  );
  const at = pointed ?? props.present ?? plot.dots[0]?.run ?? 0;
  const summary = useMemo(() => summaryOf(runs, index), [runs, index]);
  const hands = usePlotHands(plot, at, props);
  useEffect(() => {
    if (!returned) return;
    box.current?.focus({ preventScroll: true });
    box.current?.closest('figure')?.scrollIntoView({ block: 'nearest' });
  }, [returned]);
  const run = runs[at];
  return (
    <figure className="plot">
      <figcaption>
        <h3 title={text.meaning}>{text.title}</h3>
        <Caption {...props} touched={hands.touched} />
        <Mean summary={summary} unit={figure.unit} />
      </figcaption>
      <div
        ref={box}
        className="plot-box"
        role="slider"
        tabIndex={0}
        aria-label={say.plot(text.title)}
        aria-description={say.nothing}
        aria-valuemin={1}
        aria-valuemax={runs.length}
        aria-valuenow={plot.dots.findIndex((dot) => dot.run === at) + 1}
        aria-valuetext={run && valueText(run)}
        data-pointed={pointed !== null || undefined}
        {...hands.on}
      >
        {width > 0 && <Drawing {...props} plot={plot} />}
      </div>
    </figure>
  );
}

/** A run in words: its seed, its figure, and what went wrong. */
function useRunText(figure: SeedFigure, index: number): (run: SeedRun) => string {
  const say = useExhibitWords().searching;
  const failed = useFailureText();
  return ({ seed, figures, failure }) => {
    const said = say.at(seed, figureText(figures[index] ?? null, figure.unit, say.never));
    return failure ? `${said}; ${failed(failure)}` : said;
  };
}

export const figureText = (
  value: number | null,
  unit: SeedFigure['unit'],
  never: string,
): string => (value === null ? never : formatMeasure(value, unit));

/** The run that is pointed at; otherwise what all of them come to. */
function Caption({
  runs,
  index,
  figure,
  pointed,
  touched,
  onOpen,
}: Props & { readonly touched: boolean }) {
  const say = useExhibitWords().searching;
  const runText = useRunText(figure, index);
  const run = pointed === null ? undefined : runs[pointed];
  if (run && pointed !== null) {
    return (
      <p className="plot-caption" data-failed={run.failure !== null || undefined}>
        {runText(run)}
        {touched && (
          <button type="button" className="button" onClick={() => onOpen(pointed)}>
            {say.open}
          </button>
        )}
      </p>
    );
  }
  const summary = summaryOf(runs, index);
  const value = (number: number) => formatMeasure(number, figure.unit);
  return (
    <p className="plot-caption">
      {summary && `${say.median(value(summary.median))} · ${say.within(value(summary.ninth))}`}
      {summary && summary.never > 0 && ` · ${say.neverIn(formatCount(summary.never))}`}
      {!summary && say.never}
    </p>
  );
}

/** What pointers and keys do on a plot. A finger first points; a button then opens. */
function usePlotHands(plot: DotPlot, at: number, { onPoint, onOpen }: Props) {
  const [touched, setTouched] = useState(false);
  const dotAt = ({ currentTarget, clientX, clientY, pointerType }: PointerEvent<HTMLElement>) => {
    const box = currentTarget.getBoundingClientRect();
    const reach = REACH[pointerType] ?? REACH.mouse;
    return nearest(plot, clientX - box.left, clientY - box.top, reach)?.run ?? null;
  };
  const rank = plot.dots.findIndex(({ run }) => run === at);
  const to = (place: number) => {
    const last = plot.dots.length - 1;
    const dot = plot.dots[Math.max(0, Math.min(last, place))];
    if (dot) onPoint(dot.run);
  };
  const leap = Math.max(1, Math.round(plot.dots.length / 10));
  const on = {
    onPointerMove(event: PointerEvent<HTMLElement>) {
      setTouched(event.pointerType === 'touch');
      onPoint(dotAt(event));
    },
    onPointerLeave: ({ pointerType }: PointerEvent) => pointerType === 'mouse' && onPoint(null),
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const run = dotAt(event);
      setTouched(event.pointerType === 'touch');
      onPoint(run);
      if (run !== null && event.pointerType !== 'touch' && event.button === 0) onOpen(run);
    },
    onKeyDown: (event: KeyboardEvent) =>
      takeKey(event, plotKeys, {
        onward: () => to(rank + 1),
        backward: () => to(rank - 1),
        leapOn: () => to(rank + leap),
        leapBack: () => to(rank - leap),
        least: () => to(0),
        most: () => to(plot.dots.length - 1),
        openRun: () => plot.dots.length > 0 && onOpen(at),
      }),
    onBlur: () => onPoint(null),
  };
  return { on, touched };
}

function Drawing({ plot, runs, pointed, present }: Props & { readonly plot: DotPlot }) {
  const say = useExhibitWords().searching;
  const { width, height, size, dots, ticks, never } = plot;
  const [well, failed] = useMemo(() => {
    const bad = dots.filter(({ run }) => runs[run]?.failure !== null);
    return [dots.filter(({ run }) => runs[run]?.failure === null), bad];
  }, [dots, runs]);
  const cross = crossSize(failed.length, size);
  const ringed = (run: number | null) => dots.find((dot) => dot.run === run);
  return (
    <svg width={width} height={height + AXIS} aria-hidden="true">
      <path className="plot-axis" d={`M0 ${height + 0.5}H${width}`} />
      {ticks.map(({ x, label }) => (
        <g key={x} transform={`translate(${x} ${height})`}>
          <path className="plot-axis" d="M0 0v4" />
          <text className="plot-tick" y={16} textAnchor={anchorOf(x, width)}>
            {label}
          </text>
        </g>
      ))}
      {never && (
        <text className="plot-tick" x={width} y={height + 16} textAnchor="end">
          {say.never}
        </text>
      )}
      {plot.mean !== null && <path className="plot-mean" d={`M${plot.mean} 0V${height}`} />}
      <path className="plot-dots" d={dotsPath(well)} style={{ strokeWidth: size * 0.86 }} />
      <path
        className="plot-failed"
        d={crossesPath(failed, cross)}
        style={{ strokeWidth: Math.min(2, Math.max(1, cross * 0.4)) }}
      />
      {plot.expected !== null && (
        <path className="plot-expected" d={`M${plot.expected} 0V${height}`} />
      )}
      <Ring className="plot-present" dot={ringed(present)} size={size} />
      <Ring className="plot-pointed" dot={ringed(pointed)} size={size} />
    </svg>
  );
}

/** At the edges there is no room on one side. */
function anchorOf(x: number, width: number): 'start' | 'middle' | 'end' {
  if (x < 16) return 'start';
  return x > width - 16 ? 'end' : 'middle';
}

interface RingProps {
  readonly className: string;
  readonly dot: { readonly x: number; readonly y: number } | undefined;
  readonly size: number;
}

const Ring = ({ className, dot, size }: RingProps) =>
  dot ? <circle className={className} cx={dot.x} cy={dot.y} r={size / 2 + 3} /> : null;
