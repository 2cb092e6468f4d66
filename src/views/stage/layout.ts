import type { NodeId } from '../../core/ids.ts';
import type { Place } from '../../sdk/views.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Placed {
  readonly id: NodeId;
  readonly place: Place;
}

/** Where everything stands on a stage of a given size, in pixels. */
export interface StageLayout {
  readonly width: number;
  readonly height: number;
  /** The circle that ring nodes stand on, and the graduated one around it. */
  readonly ring: Point & { readonly r: number; readonly outer: number };
  readonly nodeRadius: number;
  /** Too narrow for rows of cells beside the nodes: they go below. */
  readonly narrow: boolean;
  readonly at: ReadonlyMap<NodeId, Point>;
}

export interface StageRoom {
  readonly width: number;
  readonly height: number;
  /** Room at the bottom that the ring leaves free, for the narration. */
  readonly foot: number;
  /** Room at the left for the tools. */
  readonly head: number;
  /** Places that a person chose by dragging, as parts of the stage's size. */
  readonly moved?: ReadonlyMap<NodeId, Point>;
}

const NARROW = 560;
/** From the nodes' circle to the graduated one, beside the nodes' own radius. */
const COLLAR = 24;
/** The same where nodes are as small as they may be: any farther in, they would touch. */
const CROWDED_COLLAR = 4;
const SMALLEST = 16;
/** Length of the longest graduation. */
const TICKS = 12;
/** Around the graduated circle. */
const AIR = 6;
/** From a node's rim to the stage's edge: room for the ring of its timer and the one around what is chosen. */
const RIM = 16;
/** The same below, where its caption stands. */
const FEET = 24;
/** Half as wide as captions are. */
const CAPTION = 40;
/** From the graduated circle to a column of its own, with room for cells between. */
const ASIDE = 64;

export function layoutStage(nodes: readonly Placed[], room: StageRoom): StageLayout {
  const { width, height, foot } = room;
  const narrow = width < NARROW;
  const ringNodes = nodes.filter((node) => node.place === 'ring');
  const hub = nodes.some((node) => node.place === 'hub');
  const left = nodes.filter((node) => node.place === 'left' || node.place === 'hub');
  const right = nodes.filter((node) => node.place === 'right');

  // On a narrow stage columns stand in the corners that a circle leaves free.
  const column = narrow ? 0 : 104;
  const from = (narrow ? 0 : room.head) + (left.length > 0 ? column : 0);
  const to = width - (right.length > 0 ? column : 0);
  const usableHeight = Math.max(160, height - foot);
  const outer = Math.max(80, Math.min((to - from) / 2, usableHeight / 2) - TICKS - AIR);
  const nodeRadius = radiusOfNodes(outer, ringNodes.length);
  const ring = {
    x: clamp((from + to) / 2, outer + TICKS, Math.max(outer + TICKS, width - outer - TICKS)),
    y: usableHeight / 2,
    r: Math.max(30, outer - nodeRadius - (nodeRadius > SMALLEST ? COLLAR : CROWDED_COLLAR)),
    outer,
  };

  const at = new Map<NodeId, Point>();
  // Two of them stand on either side of the way to a hub.
  const first = hub ? (narrow ? 0.625 : 0.75) + 0.5 / ringNodes.length : 0;
  ringNodes.forEach((node, i) => {
    at.set(node.id, onCircle(ring, ring.r, first + i / ringNodes.length));
  });
  const side = { narrow, nodeRadius, height: usableHeight };
  const aside = ring.outer + ASIDE + nodeRadius;
  const reach = Math.max(nodeRadius + RIM, CAPTION);
  const [nearest, farthest] = [(narrow ? 0 : room.head) + reach, width - reach];
  placeColumn(left, narrow ? nearest : Math.max(nearest, ring.x - aside), side, at);
  placeColumn(right, narrow ? farthest : Math.min(farthest, ring.x + aside), side, at);
  for (const [id, part] of room.moved ?? []) {
    if (!at.has(id)) continue;
    at.set(id, {
      x: clamp(part.x * width, reach, width - reach),
      y: clamp(part.y * height, nodeRadius + RIM, height - nodeRadius - FEET),
    });
  }
  return { width, height, ring, nodeRadius, narrow, at };
}

/** As large as is pleasant, as small as it takes for neighbours to keep a node's width between them. */
function radiusOfNodes(outer: number, count: number): number {
  const room = (2 * Math.PI * (outer - 50)) / Math.max(count, 3);
  const most = Math.max(34, outer * 0.06);
  return Math.round(clamp(Math.min(room * 0.24, outer * 0.2), SMALLEST, most));
}

function placeColumn(
  nodes: readonly Placed[],
  x: number,
  { narrow, nodeRadius, height }: { narrow: boolean; nodeRadius: number; height: number },
  at: Map<NodeId, Point>,
): void {
  const gap = nodeRadius * 2 + 30;
  nodes.forEach((node, i) => {
    const y = narrow
      ? height - nodeRadius - FEET - i * gap
      : height / 2 + (i - (nodes.length - 1) / 2) * gap;
    at.set(node.id, { x, y });
  });
}

/** A point on a circle; turns count from the top, clockwise. */
export function onCircle(centre: Point, radius: number, turn: number): Point {
  const angle = (turn - 0.25) * 2 * Math.PI;
  return { x: centre.x + radius * Math.cos(angle), y: centre.y + radius * Math.sin(angle) };
}

export const clamp = (value: number, min: number, max: number): number =>
  Math.min(Math.max(value, min), max);
