import type { NodeId } from '../../core/ids.ts';
import type { Point } from './layout.ts';

export interface Segment {
  readonly from: Point;
  readonly to: Point;
}

/** Groups of nodes that cannot reach one another, each in order of ids, and straight lines that part them. */
export interface Division {
  readonly groups: readonly (readonly NodeId[])[];
  readonly lines: readonly Segment[];
  /** Whether the lines part all the nodes, and not those of the ring alone. */
  readonly exact: boolean;
}

/** Shorter strokes are taken for a slip of the hand. */
const SHORTEST = 24;

/**
 * The nodes on either side of a line drawn across the stage, prolonged at both ends; null where all stand on one side
 * or the stroke is too short to mean anything.
 */
export function groupsByLine(
  stroke: Segment,
  nodes: ReadonlyMap<NodeId, Point>,
): readonly [readonly NodeId[], readonly NodeId[]] | null {
  const dx = stroke.to.x - stroke.from.x;
  const dy = stroke.to.y - stroke.from.y;
  if (dx * dx + dy * dy < SHORTEST * SHORTEST) return null;
  const sides: [NodeId[], NodeId[]] = [[], []];
  for (const [id, point] of nodes) {
    const cross = dx * (point.y - stroke.from.y) - dy * (point.x - stroke.from.x);
    sides[cross < 0 ? 0 : 1].push(id);
  }
  return sides[0].length > 0 && sides[1].length > 0 ? sides : null;
}

/** The groups within which nodes reach one another, in at least one direction, perhaps through others. */
export function groupsOf(
  ids: readonly NodeId[],
  isCut: (from: NodeId, to: NodeId) => boolean,
): NodeId[][] {
  const groups: NodeId[][] = [];
  const seen = new Set<NodeId>();
  for (const start of ids) {
    if (seen.has(start)) continue;
    const group = [start];
    seen.add(start);
    for (const member of group) {
      for (const other of ids) {
        if (seen.has(other) || (isCut(member, other) && isCut(other, member))) continue;
        seen.add(other);
        group.push(other);
      }
    }
    groups.push(group.sort((a, b) => a - b));
  }
  return groups;
}

/**
 * How the network has fallen apart, for drawing; null while it is whole. A node off the ring (a client) may reach
 * everyone while the ring is parted: then only the ring is spoken of.
 */
export function divide(
  nodes: ReadonlyMap<NodeId, Point>,
  ring: ReadonlyMap<NodeId, Point>,
  isCut: (from: NodeId, to: NodeId) => boolean,
  reach: { readonly centre: Point; readonly radius: number; readonly nodeRadius: number },
): Division | null {
  const all = groupsOf([...nodes.keys()], isCut);
  const groups = all.length > 1 ? all : groupsOf([...ring.keys()], isCut);
  if (groups.length < 2) return null;
  const scope = all.length > 1 ? nodes : ring;
  // Two groups have one line between them; of more, each has its own against the rest.
  const parted = groups.length === 2 ? groups.slice(0, 1) : groups;
  const exact = parted.map((group) => lineAround(group, scope, reach.nodeRadius * 2 + 8));
  // A client may stand among those that it cannot reach: then the line parts the ring alone. There it may touch a rim
  // where many nodes leave it no room.
  const lines = exact.map((line, i) => line ?? lineAround(parted[i] ?? [], ring, reach.nodeRadius));
  return {
    groups,
    lines: lines.flatMap((line) => (line ? [withinCircle(line, reach.centre, reach.radius)] : [])),
    exact: exact.every((line) => line !== null),
  };
}

function lineAround(
  group: readonly NodeId[],
  nodes: ReadonlyMap<NodeId, Point>,
  room: number,
): Line | null {
  const sides: [Point[], Point[]] = [[], []];
  for (const [id, point] of nodes) sides[group.includes(id) ? 0 : 1].push(point);
  return sides[0].length > 0 && sides[1].length > 0 ? lineBetween(...sides, room) : null;
}

/** A line as a point on it and its direction. */
interface Line {
  readonly through: Point;
  readonly turn: number;
}

const DIRECTIONS = 180;
/** The straight line with most room to both sets of points, at least so much; found by trying every other degree. */
function lineBetween(some: readonly Point[], others: readonly Point[], room: number): Line | null {
  let best: { gap: number; line: Line } | null = null;
  for (let i = 0; i < DIRECTIONS; i++) {
    const turn = (i * 2 * Math.PI) / DIRECTIONS;
    const [nx, ny] = [Math.cos(turn), Math.sin(turn)];
    const along = (point: Point) => point.x * nx + point.y * ny;
    const near = Math.max(...some.map(along));
    const far = Math.min(...others.map(along));
    if (far - near <= Math.max(room, best?.gap ?? 0)) continue;
    const middle = (near + far) / 2;
    best = { gap: far - near, line: { through: { x: nx * middle, y: ny * middle }, turn } };
  }
  return best?.line ?? null;
}

/** The part of a line inside a circle; a line that misses it keeps the length of a radius. */
function withinCircle({ through, turn }: Line, centre: Point, radius: number): Segment {
  const [nx, ny] = [Math.cos(turn), Math.sin(turn)];
  const distance = (through.x - centre.x) * nx + (through.y - centre.y) * ny;
  const foot = { x: centre.x + nx * distance, y: centre.y + ny * distance };
  const half = Math.sqrt(Math.max(radius * radius - distance * distance, (radius * radius) / 4));
  const [a, b] = [-1, 1].map((way) => ({
    x: foot.x - ny * half * way,
    y: foot.y + nx * half * way,
  }));
  const [from, to] = [a as Point, b as Point];
  // From left to right, so that the label at the end stands at the right.
  return from.x <= to.x ? { from, to } : { from: to, to: from };
}
