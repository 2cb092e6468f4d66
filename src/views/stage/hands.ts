import { type PointerEvent, type RefObject, useCallback, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { act, applyTool } from '../actions.ts';
import { useDesk } from '../context.tsx';
import { pointIn } from '../parts/pointer.ts';
import { moveNode, takeTool } from '../ui.ts';
import type { Point, StageLayout } from './layout.ts';
import { groupsByLine, type Segment } from './partition.ts';
import type { NodeModel } from './project.ts';

/** A hand that trembles less than this has clicked. */
const STILL = 5;

/**
 * Pressing a node uses the tool in hand; dragging it with the select tool moves it. Both begin the same way, so one
 * handler tells them apart.
 */
export function useNodeHands(svg: RefObject<SVGSVGElement | null>) {
  const desk = useDesk();
  const press = useCallback((node: NodeModel) => applyTool(desk, node.id), [desk]);

  const grab = useCallback(
    (node: NodeModel, event: PointerEvent<SVGGElement>) => {
      const stage = svg.current;
      if (!stage || event.button !== 0 || desk.ui.getState().tool === 'partition') return;
      const element = event.currentTarget;
      const [startX, startY] = [event.clientX, event.clientY];
      let dragging = false;
      element.setPointerCapture(event.pointerId);
      const follow = (move: globalThis.PointerEvent) => {
        const far = Math.hypot(move.clientX - startX, move.clientY - startY) > STILL;
        if (!dragging && (!far || desk.ui.getState().tool !== 'select')) return;
        dragging = true;
        const box = stage.getBoundingClientRect();
        moveNode(desk.ui, node.id, {
          x: (move.clientX - box.left) / box.width,
          y: (move.clientY - box.top) / box.height,
        });
      };
      const release = (end: globalThis.PointerEvent) => {
        element.removeEventListener('pointermove', follow);
        element.removeEventListener('pointerup', release);
        element.removeEventListener('pointercancel', release);
        if (!dragging && end.type === 'pointerup') applyTool(desk, node.id);
      };
      element.addEventListener('pointermove', follow);
      element.addEventListener('pointerup', release);
      element.addEventListener('pointercancel', release);
    },
    [desk, svg],
  );
  return { press, grab };
}

export interface Stroke extends Segment {
  readonly groups: readonly [readonly NodeId[], readonly NodeId[]] | null;
}

/**
 * The partition tool: drawing a line, of which it is known while it is drawn what it would part; or pressing the nodes of
 * one side, one after the other.
 */
export function usePartitionHand(svg: RefObject<SVGSVGElement | null>, layout: StageLayout) {
  const desk = useDesk();
  const [stroke, setStroke] = useState<Stroke | null>(null);
  const start = useRef<Point | null>(null);
  const pressed = useRef<NodeId | null>(null);

  const begin = (event: PointerEvent<SVGSVGElement>) => {
    if (!svg.current || event.button !== 0) return;
    start.current = pointIn(svg.current, event);
    const node = (event.target as Element).closest<SVGElement>('[data-node]')?.dataset.node;
    pressed.current = node === undefined ? null : (Number(node) as NodeId);
    svg.current.setPointerCapture(event.pointerId);
  };
  const draw = (event: PointerEvent<SVGSVGElement>) => {
    if (!svg.current || !start.current) return;
    const line = { from: start.current, to: pointIn(svg.current, event) };
    if (!stroke && Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y) < STILL) return;
    setStroke({ ...line, groups: groupsByLine(line, layout.at) });
  };
  const end = () => {
    if (stroke?.groups) {
      act(desk, { do: 'partition', groups: stroke.groups });
      takeTool(desk.ui, 'select');
    } else if (!stroke && pressed.current !== null) applyTool(desk, pressed.current);
    drop();
  };
  const drop = () => {
    start.current = null;
    setStroke(null);
  };
  return { stroke, begin, draw, end, drop };
}
