import {
  type ComponentType,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { NodeId } from '../../core/ids.ts';
import { applyTool, onMessage } from '../actions.ts';
import { useDesk, useMedia, useReducedMotion, useTelling, useUi } from '../context.tsx';
import { pointIn } from '../parts/pointer.ts';
import { Dial } from '../stage/Dial.tsx';
import type { Point, StageLayout } from '../stage/layout.ts';
import { select } from '../ui.ts';
import type { Stop } from './Crowd.tsx';
import { CrowdNode } from './CrowdNode.tsx';
import { CrowdStroke, useStroke } from './CrowdStroke.tsx';
import { CrowdDrawing } from './drawing.ts';
import { NodeLabel } from './NodeLabel.tsx';
import { type CrowdLayout, nearest } from './places.ts';

/** A smaller circle is drawn without graduations. */
const GRADUATED = 90;

interface Props {
  readonly layout: CrowdLayout;
  readonly Over: ComponentType<{ readonly layout: StageLayout }> | undefined;
  readonly found: readonly NodeId[] | null;
  readonly stop: Stop;
  readonly onStop: (stop: Stop) => void;
}

/** The canvases of a crowd, and over them the few things that have a name: what is pointed at, focused, selected. */
export function CrowdScene({ layout, Over, found, stop, onStop }: Props) {
  const telling = useTelling();
  const tool = useUi((state) => state.tool);
  const selection = useUi((state) => state.selection);
  const lighting = useUi((state) => state.lit !== null);
  const canvases = useRef<HTMLDivElement>(null);
  const svg = useRef<SVGSVGElement>(null);
  const drawing = useDrawing(canvases, layout, found);
  const [over, setOver] = useState<NodeId | null>(null);
  const [focused, setFocused] = useState<NodeId | null>(null);
  const stroke = useStroke(svg, layout, (point) => nodeAt(point, layout, drawing.current, 14));
  const hands = useCrowdHands(svg, layout, drawing, setOver);
  const chosen = selection?.kind === 'node' ? selection.id : null;
  const parting = tool === 'partition';
  return (
    <>
      <div className="crowd-canvases" ref={canvases} aria-hidden="true">
        <canvas />
        <canvas />
        <canvas />
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the node that has the focus is pressed by keys */}
      {/* biome-ignore lint/a11y/useSemanticElements: there are no fieldsets in SVG */}
      <svg
        ref={svg}
        className="scene crowd-scene"
        role="group"
        aria-label={telling.words.stage.label}
        width={layout.width}
        height={layout.height}
        data-tool={tool}
        data-over={over !== null || undefined}
        data-lighting={lighting || undefined}
        onClick={parting ? undefined : hands.press}
        onPointerLeave={hands.leave}
        onPointerDown={parting ? stroke.begin : hands.touch}
        onPointerMove={parting ? stroke.draw : hands.point}
        onPointerUp={parting ? stroke.end : undefined}
        onPointerCancel={stroke.drop}
      >
        {layout.circles.map(({ x, y, r }) =>
          r < GRADUATED ? (
            <g key={`${x} ${y}`} className="dial">
              <circle cx={x} cy={y} r={r} />
            </g>
          ) : (
            <Dial key={`${x} ${y}`} ring={{ x, y, r: r - 4, outer: r }} />
          ),
        )}
        {Over && <Over layout={asStage(layout)} />}
        <CrowdNode
          layout={layout}
          stop={stop}
          selected={chosen}
          onStop={onStop}
          onFocused={setFocused}
        />
        {chosen !== null && <NodeLabel id={chosen} layout={layout} chosen />}
        {focused !== null && focused !== chosen && (
          <NodeLabel id={focused} layout={layout} other={chosen} />
        )}
        {over !== null && over !== chosen && over !== focused && (
          <NodeLabel id={over} layout={layout} other={focused ?? chosen} />
        )}
        {stroke.stroke && <CrowdStroke stroke={stroke.stroke} />}
      </svg>
    </>
  );
}

type DrawingRef = { readonly current: CrowdDrawing | null };

/** Makes the drawing, and keeps it in step with places, theme, motion and what is looked for. */
function useDrawing(
  canvases: { readonly current: HTMLElement | null },
  layout: CrowdLayout,
  found: readonly NodeId[] | null,
): DrawingRef {
  const { session, ui } = useDesk();
  const drawing = useRef<CrowdDrawing | null>(null);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  const reduced = useReducedMotion();
  useLayoutEffect(() => {
    const [ground, nodes, flights] = canvases.current?.querySelectorAll('canvas') ?? [];
    if (!ground || !nodes || !flights) return;
    const made = new CrowdDrawing(session, ui, { ground, nodes, flights });
    drawing.current = made;
    const themes = new MutationObserver(() => made.recolour());
    themes.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-presenting'],
    });
    return () => {
      themes.disconnect();
      made.dispose();
      drawing.current = null;
    };
  }, [session, ui, canvases]);
  useLayoutEffect(() => drawing.current?.still(reduced), [reduced]);
  useLayoutEffect(() => drawing.current?.find(found && new Set(found)), [found]);
  useLayoutEffect(() => drawing.current?.place(layout), [layout]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: says when the colours have changed
  useEffect(() => drawing.current?.recolour(), [dark, forced]);
  return drawing;
}

/** As the parts of the small stage know it. */
const asStage = ({ width, height, circles, radius, at }: CrowdLayout): StageLayout => {
  const { x, y, r } = circles[0] ?? { x: width / 2, y: height / 2, r: 0 };
  const ring = { x, y, r, outer: r };
  return { width, height, ring, nodeRadius: radius, narrow: false, at };
};

const nodeAt = (
  { x, y }: Point,
  layout: CrowdLayout,
  drawing: CrowdDrawing | null,
  reach: number,
): NodeId | null => nearest(layout, { x, y }, reach, (id) => drawing?.there(id) ?? false);

/** From its middle, a mark is pressed and pointed at within this; with a finger within that. */
const REACH = { mouse: 12, finger: 24 };
/** A message lies over the nodes, but whoever means a node hits it better. */
const BESIDE = { mouse: 7, finger: 14 };

/** Pointing at nodes and messages, and pressing them. */
function useCrowdHands(
  svg: { readonly current: SVGSVGElement | null },
  layout: CrowdLayout,
  drawing: DrawingRef,
  setOver: (id: NodeId | null) => void,
) {
  const desk = useDesk();
  const hand = useRef<keyof typeof REACH>('mouse');
  /** What is nearest: a node that is hit, a message, a node close by. */
  const thingAt = (event: { readonly clientX: number; readonly clientY: number }) => {
    if (!svg.current) return {};
    const point = pointIn(svg.current, event);
    const dropping = desk.ui.getState().tool === 'drop';
    const hit = nodeAt(point, layout, drawing.current, layout.radius + 1);
    const flight =
      hit === null || dropping
        ? drawing.current?.flightAt(point.x, point.y, BESIDE[hand.current])
        : null;
    if (flight) return { flight };
    const node = hit ?? nodeAt(point, layout, drawing.current, REACH[hand.current]);
    return node === null ? {} : { node };
  };
  return {
    touch(event: PointerEvent<SVGSVGElement>) {
      hand.current = event.pointerType === 'touch' ? 'finger' : 'mouse';
    },
    point(event: PointerEvent<SVGSVGElement>) {
      if (event.pointerType === 'touch') return;
      const { node, flight } = thingAt(event);
      setOver(node ?? null);
      const hover = flight?.id ?? null;
      if (desk.ui.getState().hover !== hover) desk.ui.setState({ hover });
    },
    leave() {
      setOver(null);
      if (desk.ui.getState().hover !== null) desk.ui.setState({ hover: null });
    },
    press(event: { readonly clientX: number; readonly clientY: number }) {
      const { node, flight } = thingAt(event);
      if (flight && desk.ui.getState().tool === 'drop') onMessage(desk, 'drop', flight.id);
      else if (flight) select(desk.ui, { kind: 'message', id: flight.id });
      else if (node !== undefined) applyTool(desk, node);
      else select(desk.ui, null);
    },
  };
}
