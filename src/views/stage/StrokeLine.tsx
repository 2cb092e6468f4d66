import type { Telling } from '../../i18n/sentences.ts';
import type { Stroke } from './hands.ts';

/** The line under the hand, and the groups that it would make. */
export function StrokeLine({ stroke, telling }: { stroke: Stroke; telling: Telling }) {
  const { from, to, groups } = stroke;
  const rightward = to.x > from.x;
  const names = (ids: readonly number[]) =>
    ids.map((id) => telling.fmt.node(id as never)).join(' ');
  return (
    <g className="stroke-line" data-parts={groups !== null}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {groups && (
        <text x={to.x} y={to.y - 14} textAnchor={rightward ? 'end' : 'start'}>
          {groups.map(names).join('  |  ')}
        </text>
      )}
    </g>
  );
}
