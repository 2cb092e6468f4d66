import type { RoleChart } from '../../sdk/roles.ts';
import type { Point } from '../stage/layout.ts';

/** A state's box, by its centre. */
export interface Box extends Point {
  readonly id: string;
}

/** One arrow for all events that lead from one state to another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly events: readonly string[];
  /** The stroke, and the head at its end. */
  readonly path: string;
  readonly head: string;
  /** Where a name may stand beside it. */
  readonly label: Point;
}

export interface ChartLayout {
  readonly width: number;
  readonly height: number;
  readonly box: Size;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
  /** The arrow into the initial state. */
  readonly start: { readonly from: Point; readonly path: string; readonly head: string };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Of a box; more of them on the ring have to be narrower. */
const sizeFor = (states: number): Size => ({ width: states <= 6 ? 116 : 92, height: 36 });
/** Room around the ring for arrows that lead back to where they begin. */
const MARGIN = { x: 6, y: 40 };
/** How far an arrow bends to its right, so that one there and one back stay apart. */
const BEND = 20;
const GAP = 3;
const HEAD = 7;

/** States on an ellipse in the order of their definition, the first at the top, and curved arrows between them. */
export function layoutChart(chart: RoleChart, width: number): ChartLayout {
  const ids = Object.keys(chart.states);
  const size = sizeFor(ids.length);
  const height = ids.length <= 2 ? 200 : ids.length <= 4 ? 292 : 348;
  const middle = { x: width / 2, y: height / 2 };
  const radius = {
    x: width / 2 - MARGIN.x - size.width / 2,
    y: height / 2 - MARGIN.y - size.height / 2,
  };
  const boxes = ids.map((id, i) => {
    const angle = (2 * Math.PI * i) / ids.length - Math.PI / 2;
    const alone = ids.length === 1;
    return {
      id,
      x: round(middle.x + (alone ? 0 : radius.x * Math.cos(angle))),
      y: round(middle.y + (alone ? 0 : radius.y * Math.sin(angle))),
    };
  });
  const boxOf = new Map(boxes.map((box) => [box.id, box]));
  const arrows = pairsOf(chart).flatMap(({ from, to, events }) => {
    const [a, b] = [boxOf.get(from), boxOf.get(to)];
    if (!a || !b) return [];
    const drawn = a === b ? loop(a, middle, size) : curve(a, b, size);
    return [{ from, to, events, ...drawn }];
  });
  const first = boxOf.get(chart.initial) ?? { id: '', ...middle };
  return { width, height, box: size, boxes, arrows, start: entry(first, size) };
}

interface Pair {
  readonly from: string;
  readonly to: string;
  readonly events: string[];
}

/** The events between each two states, in the order of their definition. */
function pairsOf(chart: RoleChart): readonly Pair[] {
  const pairs = new Map<string, Pair>();
  for (const [from, { on }] of Object.entries(chart.states)) {
    for (const [event, to] of Object.entries(on)) {
      const key = `${from} ${to}`;
      const pair = pairs.get(key) ?? { from, to, events: [] };
      pair.events.push(event);
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()];
}

type Drawn = Pick<Arrow, 'path' | 'head' | 'label'>;

/** From one box to another, bent to the right of the way. */
function curve(a: Point, b: Point, size: Size): Drawn {
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const right = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length };
  const bent = {
    x: (a.x + b.x) / 2 + right.x * 2 * BEND,
    y: (a.y + b.y) / 2 + right.y * 2 * BEND,
  };
  const start = edge(a, bent, GAP, size);
  const end = edge(b, bent, GAP + HEAD, size);
  const label = {
    x: round((start.x + 2 * bent.x + end.x) / 4 + right.x * 8),
    y: round((start.y + 2 * bent.y + end.y) / 4 + right.y * 8),
  };
  return { path: `M${at(start)}Q${at(bent)} ${at(end)}`, head: head(bent, end), label };
}

/** Where the way from a box's centre towards a point leaves the box, and a little beyond. */
function edge(centre: Point, towards: Point, beyond: number, size: Size): Point {
  const [dx, dy] = [towards.x - centre.x, towards.y - centre.y];
  const part = Math.min(
    dx === 0 ? Infinity : size.width / 2 / Math.abs(dx),
    dy === 0 ? Infinity : size.height / 2 / Math.abs(dy),
  );
  const further = beyond / Math.hypot(dx, dy);
  return {
    x: round(centre.x + dx * (part + further)),
    y: round(centre.y + dy * (part + further)),
  };
}

/** Out of a box and back into it, above or below the ring; on one at its side, at the end that looks outwards. */
function loop(box: Point, middle: Point, size: Size): Drawn {
  const aside = Math.abs(box.x - middle.x) > 1;
  const side = Math.sign(box.x - middle.x);
  const up = box.y < middle.y + 1 ? -1 : 1;
  const along = aside ? box.x + side * (size.width / 2 - 26) : box.x;
  const rim = size.height / 2;
  const spot = (dx: number, away: number): Point => ({
    x: round(along + dx),
    y: round(box.y + up * away),
  });
  const start = spot(-12, rim + GAP);
  const [one, two] = [spot(-20, rim + 30), spot(20, rim + 30)];
  const end = spot(12, rim + GAP + HEAD);
  const label = { x: spot(0, 0).x, y: spot(0, rim + 30).y };
  return { path: `M${at(start)}C${at(one)} ${at(two)} ${at(end)}`, head: head(two, end), label };
}

/** Out of nowhere into the initial state: from the left where there is room, else from above. */
function entry(box: Point, size: Size): ChartLayout['start'] {
  const side = box.x - size.width / 2 > 40;
  const from = side
    ? { x: box.x - size.width / 2 - 36, y: box.y }
    : { x: box.x - size.width / 4, y: box.y - size.height / 2 - 30 };
  const end = side
    ? { x: box.x - size.width / 2 - GAP - HEAD, y: box.y }
    : { x: from.x, y: box.y - size.height / 2 - GAP - HEAD };
  return { from, path: `M${at(from)}L${at(end)}`, head: head(from, end) };
}

/** A triangle from where the stroke ends to where it points. */
function head(from: Point, end: Point): string {
  const length = Math.hypot(end.x - from.x, end.y - from.y);
  const [ux, uy] = [(end.x - from.x) / length, (end.y - from.y) / length];
  const tip = { x: round(end.x + ux * HEAD), y: round(end.y + uy * HEAD) };
  const wing = (side: number) => ({
    x: round(end.x - uy * side * (HEAD / 2)),
    y: round(end.y + ux * side * (HEAD / 2)),
  });
  return `M${at(tip)}L${at(wing(1))}L${at(wing(-1))}Z`;
}

const at = ({ x, y }: Point): string => `${x} ${y}`;
const round = (value: number): number => Math.round(value * 10) / 10;
