import type { NodeId } from '../../core/ids.ts';
import type { Arrangement, Place } from '../../sdk/views.ts';
import type { Point } from '../stage/layout.ts';

/** One that has a place: also a node that has left, so that nobody moves when one goes. */
export interface Member {
  readonly id: NodeId;
  readonly place: Place;
}

interface CrowdRoom {
  readonly width: number;
  readonly height: number;
  /** Left free at the bottom, for what is told. */
  readonly foot: number;
  /** Left free at the left, for tools. */
  readonly head: number;
  /** Left free at the top, or at the right, for what the crowd is looked through with. */
  readonly top: number;
  readonly side: number;
  /** The same at the right, but only where nobody need be much smaller for it. */
  readonly beside: number;
}

/** The place of a group, with the circle that is drawn around it. */
interface Circle extends Point {
  readonly r: number;
}

/** Where everybody stands, by the nodes' numbers, in pixels. */
export interface CrowdLayout {
  readonly width: number;
  readonly height: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** From a node to its nearest neighbours, about. */
  readonly spacing: number;
  /** Of a mark. */
  readonly radius: number;
  /** In the order of the groups. */
  readonly circles: readonly Circle[];
  /** The same places, as the parts of the small stage ask for them. */
  readonly at: ReadonlyMap<NodeId, Point>;
}

/** From the outermost nodes to the circle, and from there to whatever is next to it. */
const RIM = 10;
const AIR = 18;
const GOLDEN = Math.PI * (3 - Math.sqrt(5));
/** The nearest neighbour in a sunflower, in units of the root of the area that each has for itself. */
const NEAREST = 0.92;
/** Of the spacing: marks leave as much between them as they are wide, nearly. */
const FULL = 0.34;
const LARGEST = 9;
const SMALLEST = 1.4;

/** Gives each group a circle of its own, as large as all of them can be, and everybody a place in it. */
export function placeCrowd(
  members: readonly Member[],
  arrangement: Arrangement,
  room: CrowdRoom,
): CrowdLayout {
  const groups = groupsOf(members, arrangement);
  const circles = circlesIn(
    groups.map((group) => group.length),
    room,
  );
  const count = members.reduce((most, { id }) => Math.max(most, id + 1), 0);
  const [x, y] = [new Float64Array(count), new Float64Array(count)];
  const at = new Map<NodeId, Point>();
  let spacing = Infinity;
  for (const [i, group] of groups.entries()) {
    const circle = circles[i] as Circle;
    const inner = { ...circle, r: circle.r - RIM };
    const { places, apart } =
      arrangement.shape === 'ring' ? ringIn(inner, group.length) : sunflower(inner, group.length);
    spacing = Math.min(spacing, apart);
    for (const [j, id] of group.entries()) {
      const place = places[j] as Point;
      x[id] = place.x;
      y[id] = place.y;
      at.set(id, place);
    }
  }
  const radius = Math.min(Math.max(spacing * FULL, SMALLEST), LARGEST);
  const { width, height } = room;
  return { width, height, x, y, spacing, radius, circles, at };
}

/** Those that stand aside on the small stage are groups of their own, on the same side. */
function groupsOf(members: readonly Member[], { group }: Arrangement): NodeId[][] {
  const groups = new Map<number, NodeId[]>();
  for (const { id, place } of members) {
    const key =
      place === 'right'
        ? Infinity
        : place === 'ring'
          ? (group?.(id) ?? 0)
          : Number.NEGATIVE_INFINITY;
    const there = groups.get(key);
    if (there) there.push(id);
    else groups.set(key, [id]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ids]) => ids);
}

/** Of their size beside a room that is left free where it is not needed more. */
const WORTH = 0.7;

/** Beside the room that is left free, if that is worth it; or else as large as they can be, and as far from it as they can. */
function circlesIn(counts: readonly number[], room: CrowdRoom): readonly Circle[] {
  const { beside, width, head } = room;
  const whole = circlesFor(counts, room);
  const right = Math.max(0, ...whole.map(({ x, r }) => x + r));
  const left = Math.min(width, ...whole.map(({ x, r }) => x - r));
  const shift = Math.max(Math.min(right + beside - width, left - head - AIR), 0);
  if (right - shift + beside > width) {
    const slim = circlesFor(counts, { ...room, side: room.side + beside });
    if ((slim[0]?.r ?? 0) >= WORTH * (whole[0]?.r ?? 0)) return slim;
  }
  return whole.map((circle) => ({ ...circle, x: circle.x - shift }));
}

/** Circles side by side, or in as many rows as lets them be largest; the room of each fits how many are in it. */
function circlesFor(counts: readonly number[], room: CrowdRoom): Circle[] {
  const { head, top } = room;
  const width = room.width - room.side;
  const height = Math.max(120, room.height - room.foot - top);
  const sizes = counts.map((count) => Math.sqrt(Math.max(count, 1)));
  let best: { scale: number; rows: readonly (readonly number[])[] } = { scale: 0, rows: [] };
  for (let rows = 1; rows <= sizes.length; rows++) {
    const perRow = Math.ceil(sizes.length / rows);
    const split = Array.from({ length: rows }, (_, i) => sizes.slice(i * perRow, (i + 1) * perRow));
    const wide = split.map((row) => (width - head - gaps(row.length)) / (2 * sum(row)));
    const high = (height - gaps(rows)) / (2 * sum(split.map((row) => Math.max(0, ...row))));
    const scale = Math.min(high, ...wide);
    if (scale > best.scale) best = { scale, rows: split };
  }
  const circles: Circle[] = [];
  const { scale, rows } = best;
  const free = height - gaps(rows.length) - 2 * scale * sum(rows.map((row) => Math.max(0, ...row)));
  let y = top + AIR + free / 2;
  for (const row of rows) {
    const tallest = Math.max(0, ...row) * scale;
    let x = head + AIR + (width - head - gaps(row.length) - 2 * scale * sum(row)) / 2;
    for (const size of row) {
      const r = size * scale;
      circles.push({ x: x + r, y: y + tallest, r });
      x += 2 * r + AIR;
    }
    y += 2 * tallest + AIR;
  }
  return circles;
}

const gaps = (count: number): number => (count + 1) * AIR;
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

interface Placing {
  readonly places: readonly Point[];
  readonly apart: number;
}

/** As the seeds of a sunflower: everybody has as much room as everybody else. */
function sunflower({ x, y, r }: Circle, count: number): Placing {
  const places = Array.from({ length: count }, (_, i) => {
    const far = r * Math.sqrt((i + 0.5) / count);
    return { x: x + far * Math.cos(i * GOLDEN), y: y + far * Math.sin(i * GOLDEN) };
  });
  return { places, apart: NEAREST * r * Math.sqrt(Math.PI / count) };
}

/** What a ring leaves free in the middle, at least, of its radius. */
const HOLE = 0.5;
/** Nearer to each other than this, and the ring is folded. */
const CLOSE = 9;

/**
 * A ring from the top, clockwise. Where there are too many for one round it is folded, to and fro across a band, so that
 * neighbours in the ring stay neighbours on the stage.
 */
function ringIn({ x, y, r }: Circle, count: number): Placing {
  const folded = (deep: number) => {
    const columns = Math.ceil(count / deep);
    return { deep, columns, apart: (2 * Math.PI * r) / (columns + 2 * Math.PI * (deep - 1)) };
  };
  let fold = folded(1);
  for (let deep = 2; fold.apart < CLOSE; deep++) {
    const next = folded(deep);
    if (next.apart * (deep - 1) > r * (1 - HOLE)) break;
    fold = next;
  }
  const { deep, columns, apart } = fold;
  const places = Array.from({ length: count }, (_, i) => {
    const column = Math.floor(i / deep);
    const along = column % 2 === 0 ? i % deep : deep - 1 - (i % deep);
    const far = r - along * apart;
    const angle = (column / columns - 0.25) * 2 * Math.PI;
    return { x: x + far * Math.cos(angle), y: y + far * Math.sin(angle) };
  });
  return { places, apart: count < 2 ? r : Math.min(apart, r) };
}

/** The nearest of some nodes to a point, if it is no farther than `reach`. */
export function nearest(
  { x, y }: Pick<CrowdLayout, 'x' | 'y'>,
  point: Point,
  reach: number,
  there: (id: NodeId) => boolean,
): NodeId | null {
  let [best, least] = [-1, reach * reach];
  for (let i = 0; i < x.length; i++) {
    const [dx, dy] = [(x[i] as number) - point.x, (y[i] as number) - point.y];
    const far = dx * dx + dy * dy;
    if (far <= least && there(i as NodeId)) [best, least] = [i, far];
  }
  return best < 0 ? null : (best as NodeId);
}

export type Direction = 'left' | 'right' | 'up' | 'down';
const WAYS: { readonly [D in Direction]: readonly [number, number] } = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** The next node in a direction: near, and not far from straight ahead. Null at the edge. */
export function nextTowards(
  layout: Pick<CrowdLayout, 'x' | 'y'>,
  from: NodeId,
  direction: Direction,
  there: (id: NodeId) => boolean,
): NodeId | null {
  const [wx, wy] = WAYS[direction];
  const [x0, y0] = [layout.x[from] as number, layout.y[from] as number];
  let [best, least] = [-1, Infinity];
  for (let i = 0; i < layout.x.length; i++) {
    const [dx, dy] = [(layout.x[i] as number) - x0, (layout.y[i] as number) - y0];
    const ahead = dx * wx + dy * wy;
    const aside = Math.abs(dx * wy - dy * wx);
    // Within 60 degrees of the way, so that every node can be reached; what is aside counts twice.
    if (ahead <= 0 || aside > ahead * 1.8) continue;
    const cost = ahead + 2 * aside;
    if (cost < least && there(i as NodeId)) [best, least] = [i, cost];
  }
  return best < 0 ? null : (best as NodeId);
}
