import type { TraceColumns } from '../../playback/types.ts';
import type { Point, StageLayout } from './layout.ts';

/** The messages from one node to another, as one arrow with all their numbers. */
export interface Arrow {
  readonly from: Point;
  readonly to: Point;
  /** Where the numbers stand, and half of their width. */
  readonly label: Point;
  readonly half: number;
  /** In degrees. */
  readonly angle: number;
  readonly numbers: string;
}

/** Clear of what is drawn around a node. */
const CLEAR = 10;
/** How far an arrow stands beside the line between its nodes, so that there is room for one that comes back. */
const ASIDE = 5;
/**
 * Where on the way the numbers may stand, and how much farther aside, best first: not in the middle, where the arrows of
 * a ring cross; and clear of the nodes.
 */
const LABELS = [0.36, 0.5, 0.64, 0.24];
const LABELS_ASIDE = [0, 10, 20];
const LABEL_CLEAR = 12;
export const LABEL_HEIGHT = 18;

const round = (value: number): number => Math.round(value * 10) / 10;

/** Messages, in the order of their numbers, as arrows between their nodes; none for a node that is not on the stage. */
export function arrowsOf(
  columns: TraceColumns,
  flights: Iterable<number>,
  { at, nodeRadius }: Pick<StageLayout, 'at' | 'nodeRadius'>,
): Arrow[] {
  const ways = new Map<string, { from: Point; to: Point; numbers: number[] }>();
  let number = 0;
  for (const flight of flights) {
    number++;
    const [sender, receiver] = [columns.node(flight), columns.peer(flight)];
    const from = sender === null ? undefined : at.get(sender);
    const to = receiver === null ? undefined : at.get(receiver);
    if (!from || !to || from === to) continue;
    const key = `${sender} ${receiver}`;
    const way = ways.get(key) ?? { from, to, numbers: [] };
    way.numbers.push(number);
    ways.set(key, way);
  }
  const arrows: Arrow[] = [];
  for (const { from, to, numbers } of ways.values())
    arrows.push(arrow(from, to, nodeRadius + CLEAR, numbers.join(' · '), arrows, [...at.values()]));
  return arrows;
}

/** `others`: those whose numbers have their places already; `nodes`: where nodes stand, which lie above the numbers. */
function arrow(
  a: Point,
  b: Point,
  clear: number,
  numbers: string,
  others: readonly Arrow[],
  nodes: readonly Point[],
): Arrow {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = Math.max(Math.hypot(dx, dy), 1);
  const [ux, uy] = [dx / length, dy / length];
  const along = (way: number, aside = ASIDE): Point => ({
    x: round(a.x + ux * way + uy * aside),
    y: round(a.y + uy * way - ux * aside),
  });
  const rim = Math.min(clear, length / 2);
  const half = 5 + numbers.length * 3.5;
  const spots = LABELS_ASIDE.flatMap((more) =>
    LABELS.map((part) =>
      along(Math.max(length * part, Math.min(rim + LABEL_CLEAR, length / 2)), ASIDE + more),
    ),
  );
  const open = (spot: Point) =>
    nodes.every((node) => Math.hypot(spot.x - node.x, spot.y - node.y) >= clear + LABEL_CLEAR / 2);
  const alone = (spot: Point) => others.every((other) => apart(spot, half, other));
  const free = spots.find((spot) => alone(spot) && open(spot)) ?? spots.find(alone);
  return {
    from: along(rim),
    to: along(length - rim),
    label: free ?? (spots[0] as Point),
    half,
    angle: round((Math.atan2(dy, dx) * 180) / Math.PI),
    numbers,
  };
}

const apart = (spot: Point, half: number, { label, half: other }: Arrow): boolean =>
  Math.abs(spot.x - label.x) >= half + other || Math.abs(spot.y - label.y) >= LABEL_HEIGHT;
