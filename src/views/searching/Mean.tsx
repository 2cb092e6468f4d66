import { apartFrom } from '../../core/statistics.ts';
import { meanText } from '../../i18n/mean.ts';
import { formatDifference, type Unit } from '../../i18n/measure.ts';
import { useExhibitWords } from '../context.tsx';
import type { Summary } from './dots.ts';

interface Props {
  readonly summary: Summary | null;
  readonly unit: Unit;
}

/** The mean of many runs beside what theory says of it, and in words how far they lie apart. */
export function Mean({ summary, unit }: Props) {
  const say = useExhibitWords().searching;
  if (!summary) return null;
  const { mean, error, expected } = summary;
  const text = meanText(mean, error, unit);
  return (
    <p className="plot-means">
      <span>
        <Swatch className="plot-mean" /> {say.mean} <b>{text.mean}</b>
      </span>
      {expected !== null && (
        <span>
          <Swatch className="plot-expected" /> {say.theory} <b>{text.exact(expected)}</b>
        </span>
      )}
      {expected !== null && <Apart {...{ summary, unit, expected }} />}
    </p>
  );
}

function Apart({ summary, unit, expected }: { summary: Summary; unit: Unit; expected: number }) {
  const say = useExhibitWords().searching;
  const { by, chance } = apartFrom(summary, expected);
  const far = formatDifference(Math.abs(by), unit);
  const apart = unit === 'share' ? say.points(far) : far;
  return (
    <span data-apart={chance === false || undefined}>
      {chance ? say.agrees : by > 0 ? say.above(apart) : say.below(apart)}
      {chance === false && ` ${say.notChance}`}
    </span>
  );
}

/** The line that stands for it in the drawing. */
const Swatch = ({ className }: { readonly className: string }) => (
  <svg className="plot-swatch" width="6" height="12" aria-hidden="true">
    <path className={className} d="M3 0V12" />
  </svg>
);
