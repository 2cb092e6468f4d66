import type { NodeId } from '../../core/ids.ts';
import { useDesk, usePaced, useTelling } from '../context.tsx';
import { textWidth } from '../stage/labels.ts';
import { nodeName } from '../stage/naming.ts';
import { namedNode } from './namedNode.ts';
import type { CrowdLayout } from './places.ts';

/** What it says is looked up again no more often than this, in milliseconds, while the run plays. */
const PACE = 200;
const [HIGH, PAD, GAP] = [24, 9, 8];
/** From the edge of the stage. */
const EDGE = 6;

interface Props {
  readonly id: NodeId;
  readonly layout: CrowdLayout;
  readonly chosen?: boolean;
  /** Whose sign is there already, and is not to be covered. */
  readonly other?: NodeId | null;
}

/** Who a mark is, and what is to be said of it, on a small sign above it. */
export function NodeLabel({ id, layout, chosen = false, other = null }: Props) {
  const { session } = useDesk();
  const telling = useTelling();
  usePaced(PACE);
  const slot = session.world().nodes[id];
  const [x, y] = [layout.x[id], layout.y[id]];
  if (!slot || slot.health === 'removed' || x === undefined || y === undefined) return null;
  const said = nodeName(namedNode(slot, session), telling);
  const rest = said.slice(slot.name.length);
  // The name is set in a heavier type.
  const width = textWidth(said) + slot.name.length + 2 * PAD;
  const left = Math.min(Math.max(x - width / 2, EDGE), layout.width - width - EDGE);
  const away = layout.radius + GAP;
  const below = y - away - HIGH < EDGE || (other !== null && covers(layout, id, other, width));
  const top = below ? y + away : y - away - HIGH;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a sign takes no focus; the node says all of it
    <g className="crowd-label" data-chosen={chosen || undefined} aria-hidden="true">
      {chosen && <circle className="node-selected" cx={x} cy={y} r={layout.radius + 4} />}
      <circle className="crowd-pointed" cx={x} cy={y} r={layout.radius + 2.5} />
      <rect x={left} y={top} width={width} height={HIGH} rx={4} />
      <text x={left + PAD} y={top + 16}>
        <tspan className="crowd-label-name">{slot.name}</tspan>
        {rest}
      </text>
    </g>
  );
}

/** Whether two signs above their nodes would lie on one another, as wide as the one of them. */
function covers({ x, y }: CrowdLayout, one: NodeId, other: NodeId, width: number): boolean {
  const [dx, dy] = [x, y].map((v) => Math.abs((v[one] ?? 0) - (v[other] ?? 0)));
  return (dx ?? 0) < width && (dy ?? 0) < HIGH + 2 * GAP;
}
