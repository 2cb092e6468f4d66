import { useDesk, useScreen, useUi } from '../context.tsx';
import type { Lit } from '../ui.ts';
import { type Arrow, arrowsOf } from './arrows.ts';
import type { StageLayout } from './layout.ts';
import './light.css';

/** The messages of an answer, also those of the past, as arrows with the numbers that the answer gives them. */
export function Light({ layout }: { layout: StageLayout }) {
  const branch = useScreen((screen) => screen.branch);
  const lit = useUi((state) => state.lit);
  if (lit === null || lit.branch !== branch || lit.cone !== null) return null;
  return <Arrows layout={layout} lit={lit} />;
}

function Arrows({ layout, lit }: { layout: StageLayout; lit: Lit }) {
  const { session } = useDesk();
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines takes no focus; the panel says all of it
    <g className="light" aria-hidden="true">
      {arrowsOf(session.columns(), lit.flights, layout).map((arrow) => (
        <ArrowView key={arrow.numbers} arrow={arrow} />
      ))}
    </g>
  );
}

function ArrowView({ arrow: { from, to, label, angle, numbers } }: { arrow: Arrow }) {
  const half = 5 + numbers.length * 3.5;
  return (
    <>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <path d="M-9-4L0 0L-9 4" transform={`translate(${to.x} ${to.y}) rotate(${angle})`} />
      <rect x={label.x - half} y={label.y - 9} width={half * 2} height={18} rx={9} />
      <text x={label.x} y={label.y + 4}>
        {numbers}
      </text>
    </>
  );
}
