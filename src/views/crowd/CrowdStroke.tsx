import { type PointerEvent, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { formatCount } from '../../i18n/format.ts';
import { act, applyTool } from '../actions.ts';
import { useDesk } from '../context.tsx';
import { pointIn } from '../parts/pointer.ts';
import type { Stroke } from '../stage/hands.ts';
import type { Point } from '../stage/layout.ts';
import { groupsByLine } from '../stage/partition.ts';
import { takeTool } from '../ui.ts';
import type { CrowdLayout } from './places.ts';

/** A hand that trembles less than this has pressed a node. */
const STILL = 5;

/** The partition tool: drawing a line, or pressing the nodes of one side, one after the other. */
export function useStroke(
  svg: { readonly current: SVGSVGElement | null },
  layout: CrowdLayout,
  nodeAt: (point: Point) => NodeId | null,
) {
  const desk = useDesk();
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const start = useRef<Point | null>(null);
  const drop = () => {
    start.current = null;
    setStroke(null);
  };
  return {
    stroke,
    drop,
    begin(event: PointerEvent<SVGSVGElement>) {
      if (!svg.current || event.button !== 0) return;
      start.current = pointIn(svg.current, event);
      svg.current.setPointerCapture(event.pointerId);
    },
    draw(event: PointerEvent<SVGSVGElement>) {
      if (!svg.current || !start.current) return;
      const line = { from: start.current, to: pointIn(svg.current, event) };
      if (!stroke && Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) < STILL) return;
      const here = desk.session.world().nodes.filter(({ health }) => health !== 'removed');
      const places = new Map(here.map(({ id }) => [id, layout.at.get(id) as Point]));
      setStroke({ ...line, groups: groupsByLine(line, places) });
    },
    end() {
      const pressed = start.current && !stroke ? nodeAt(start.current) : null;
      if (stroke?.groups) {
        act(desk, { do: 'partition', groups: stroke.groups });
        takeTool(desk.ui, 'select');
      } else if (pressed !== null) applyTool(desk, pressed);
      drop();
    },
  };
}

/** The line under the hand, and how many it would leave on either side. */
export function CrowdStroke({ stroke: { from, to, groups } }: { stroke: Stroke }) {
  const rightward = to.x > from.x;
  return (
    <g className="stroke-line" data-parts={groups !== null}>
      <line x1={from.x} y1={from.y} x2={to.x} y2={to.y} />
      {groups && (
        <text x={to.x} y={to.y - 14} textAnchor={rightward ? 'end' : 'start'}>
          {groups.map((group) => formatCount(group.length)).join('  |  ')}
        </text>
      )}
    </g>
  );
}
