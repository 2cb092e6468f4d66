import { useDesk, useScreen, useUi } from '../context.tsx';
import type { Lit } from '../ui.ts';
import { type Arrow, arrowsOf, LABEL_HEIGHT } from './arrows.ts';
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
  const arrows = arrowsOf(session.columns(), lit.flights, layout);
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of lines takes no focus; the panel says all of it
    <g className="light" aria-hidden="true">
      {arrows.map((arrow) => (
        <Shaft key={arrow.numbers} arrow={arrow} />
      ))}
      {arrows.map((arrow) => (
        <Numbers key={arrow.numbers} arrow={arrow} />
      ))}
    </g>
  );
}

function Shaft({ arrow: { from, to, angle } }: { arrow: Arrow }) {
  return (
    <>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      <path d="M-9-4L0 0L-9 4" transform={`translate(${to.x} ${to.y}) rotate(${angle})`} />
    </>
  );
}

/** Over all arrows, so that none strikes them out. */
function Numbers({ arrow: { label, half, numbers } }: { arrow: Arrow }) {
  const [wide, high] = [half * 2, LABEL_HEIGHT];
  return (
    <>
      <rect x={label.x - half} y={label.y - high / 2} width={wide} height={high} rx={high / 2} />
      <text x={label.x} y={label.y + 4}>
        {numbers}
      </text>
    </>
  );
}
