import { type Code, healthIn, toneIn } from './marks.ts';

/** A mark as it stands on the stage, beside what it means. */
export function MarkSign({ code }: { readonly code: Code }) {
  const health = healthIn(code);
  const tone = toneIn(code);
  return (
    <svg
      className="crowd-mark"
      data-tone={tone}
      data-health={health}
      viewBox="-7 -7 14 14"
      width={14}
      height={14}
      aria-hidden="true"
    >
      <path d={health === 'crashed' ? CROSS : health === 'paused' ? PAUSED : SHAPES[tone]} />
    </svg>
  );
}

const circle = (r: number): string => `M${r} 0A${r} ${r} 0 1 1-${r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
const CROSS = 'M-4-4L4 4M4-4L-4 4';
const PAUSED = `${circle(5)}M-1.7-2.3V2.3M1.7-2.3V2.3`;
/** As `paint.ts` draws them. */
const SHAPES = {
  neutral: circle(4.4),
  muted: circle(3.3),
  primary: circle(5),
  good: 'M0-6L5.5 0L0 6L-5.5 0Z',
  contend: 'M0-6L5.7 4H-5.7Z',
  client: 'M-4.3-4.3H4.3V4.3H-4.3Z',
  bad: 'M0 6L5.7-4H-5.7Z',
} as const;
