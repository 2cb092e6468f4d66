import { isAtEdge, type PlotLayout } from './layout.ts';
import { type ShownBand, type ShownPlot, type ShownSeries, valueAt } from './model.ts';

/** What was measured is firm; of what theory says, each has dashes of its own. */
const DASHES = ['7 4', '2 3', '9 3 2 3', '4 2 1 2'];

const dashesOf = ({ theory, dashes }: ShownSeries): string | undefined =>
  theory ? DASHES[dashes % DASHES.length] : undefined;

interface Props {
  readonly plot: ShownPlot;
  readonly layout: PlotLayout;
  /** Where one looks. */
  readonly at: number | null;
}

export function Drawing({ plot, layout, at }: Props) {
  const { width, height, left, right, top, bottom, across, up, lines } = layout;
  return (
    <svg width={width} height={height} aria-hidden="true">
      {up.map((mark) => (
        <g key={mark.at}>
          <path className="curve-grid" d={`M${left} ${mark.at}H${right}`} />
          <text className="curve-mark" x={left - 5} y={mark.at} dy="0.35em" textAnchor="end">
            {mark.label}
          </text>
        </g>
      ))}
      <path className="curve-axis" d={`M${left} ${bottom + 0.5}H${right}`} />
      {across.map((mark) => (
        <g key={mark.at}>
          <path className="curve-axis" d={`M${mark.at} ${bottom}v4`} />
          <text
            className="curve-mark"
            x={mark.at}
            y={bottom + 16}
            textAnchor={anchorOf(mark.at, layout)}
          >
            {mark.label}
          </text>
        </g>
      ))}
      {plot.band && <path className="curve-band" d={bandPath(plot.band, layout)} />}
      <text className="curve-title" x={0} y={10}>
        {plot.y.label}
      </text>
      <text className="curve-title" x={right} y={bottom + 30} textAnchor="end">
        {plot.x.label}
      </text>
      {at !== null && <path className="curve-here" d={`M${layout.x(at)} ${top}V${bottom}`} />}
      {lines.map(({ series, path, letter }) => (
        <g key={`${series.label} ${series.letter}`} className="curve-line" data-tone={series.tone}>
          <path
            d={path}
            // A line of one point is a dot.
            data-shape={series.points.length === 1 ? 'dots' : series.shape}
            strokeDasharray={dashesOf(series)}
          />
          <text x={letter.x} y={letter.y} dy="0.35em">
            {series.letter}
          </text>
        </g>
      ))}
      {at !== null &&
        plot.series.map((series) => {
          const value = valueAt(plot, series, at);
          return (
            value !== null && (
              <circle
                key={`${series.label} ${series.letter}`}
                className="curve-read"
                cx={layout.x(at)}
                cy={layout.y(value)}
                r={3.5}
              />
            )
          );
        })}
    </svg>
  );
}

/** Along its upper edge and back along the lower one. */
function bandPath({ points }: ShownBand, { x, y }: PlotLayout): string {
  const upper = points.map(([at, , high]) => `${x(at)} ${y(high)}`);
  const lower = points.toReversed().map(([at, low]) => `${x(at)} ${y(low)}`);
  return `M${[...upper, ...lower].join('L')}Z`;
}

/** At the right edge there is no room on one side. */
const anchorOf = (at: number, { right }: PlotLayout): 'middle' | 'end' =>
  isAtEdge(at, right) ? 'end' : 'middle';

/** A piece of a line, for the legend. */
export const Sample = ({ series }: { series: ShownSeries }) => (
  <svg width={26} height={10} aria-hidden="true">
    <g className="curve-line" data-tone={series.tone}>
      <path
        d={series.shape === 'dots' ? 'M5 5h0M13 5h0M21 5h0' : 'M0 5H26'}
        data-shape={series.shape}
        strokeDasharray={dashesOf(series)}
      />
    </g>
  </svg>
);
