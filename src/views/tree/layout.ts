import { hierarchy, tree } from 'd3';
import type { Point } from '../stage/layout.ts';
import type { Member, ShownTree } from './model.ts';

/** Members in their order, each at its place. */
export interface TreeLayout {
  readonly width: number;
  readonly height: number;
  readonly spots: readonly Point[];
  /** How large a mark is. */
  readonly radius: number;
  /** Whether there is room for a name beside each. */
  readonly named: boolean;
  /** The line that leads to a member from who told it; empty where the tree begins. */
  link(member: number): string;
}

/** A tree is drawn from left to right if it has few ends and hops enough room, and else around a middle. */
const ENDS = 30;
const ROW = 20;
const HOP = 46;
/** Of a mark that is named; about as wide as a letter of a name. */
const MARK = 4.5;
const LETTER = 6.6;
/** Room for a name, and beside the outermost marks. */
const NAME = 34;
const EDGE = 10;
const HIGHEST = 420;

/** A node of the layout: a member, or (-1) what all beginnings hang from and nobody sees. */
interface Place {
  readonly member: number;
  readonly below: readonly Place[];
}

export function layoutTree({ members, hops }: ShownTree, width: number): TreeLayout {
  const top = topOf(members);
  const ends = members.filter(({ children }) => children.length === 0).length;
  const aside = hops.length * HOP <= width;
  return ends <= ENDS && aside
    ? fromTheLeft(top, members, hops.length, width)
    : around(top, members, hops.length, width);
}

function topOf(members: readonly Member[]): Place {
  const places: Place[] = [];
  // From the outermost inwards, so that no depth is too deep.
  for (let i = members.length - 1; i >= 0; i--) {
    const children = members[i]?.children ?? [];
    places[i] = { member: i, below: children.map((child) => places[child] as Place) };
  }
  const first = places.filter(({ member }) => members[member]?.parent === -1);
  return { member: -1, below: first };
}

/** Each hop a column, each end a row. */
function fromTheLeft(
  top: Place,
  members: readonly Member[],
  hops: number,
  width: number,
): TreeLayout {
  const placed = tree<Place>()
    .nodeSize([ROW, 1])
    .separation((a, b) => (a.parent === b.parent ? 1 : 1.25))(hierarchy(top, ({ below }) => below));
  const column = Math.min(96, (width - EDGE - NAME) / Math.max(1, hops - 1));
  const low = Math.min(...placed.descendants().map(({ x }) => x));
  const high = Math.max(...placed.descendants().map(({ x }) => x));
  const spots: Point[] = [];
  for (const { data, x } of placed.descendants()) {
    if (data.member < 0) continue;
    const hop = members[data.member]?.hop ?? 0;
    spots[data.member] = { x: EDGE + hop * column, y: x - low + ROW / 2 };
  }
  return {
    ...{ width, height: high - low + ROW, spots, radius: MARK, named: true },
    link(member) {
      const { parent } = members[member] as Member;
      const [from, to] = [spots[parent], spots[member]];
      if (!from || !to) return '';
      // It begins behind the name of who told it.
      const name = (members[parent]?.name.length ?? 0) * LETTER + MARK + 11;
      const start = Math.min(from.x + name, to.x - 12);
      const middle = (start + to.x) / 2;
      return `M${round(start)} ${round(from.y)}C${round(middle)} ${round(from.y)} ${round(middle)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
    },
  };
}

/** Each hop a ring. */
function around(top: Place, members: readonly Member[], hops: number, width: number): TreeLayout {
  const size = Math.min(width, HIGHEST);
  const alone = top.below.length === 1;
  const root = alone ? (top.below[0] as Place) : top;
  const placed = tree<Place>()
    .size([2 * Math.PI, 1])
    .separation((a, b) => (a.parent === b.parent ? 1 : 2) / Math.max(1, a.depth))(
    hierarchy(root, ({ below }) => below),
  );
  const rings = Math.max(1, alone ? hops - 1 : hops);
  const ring = (size / 2 - EDGE) / rings;
  const turn: number[] = [];
  const away: number[] = [];
  for (const { data, x, depth } of placed.descendants()) {
    if (data.member < 0) continue;
    turn[data.member] = x;
    away[data.member] = depth * ring;
  }
  const at = (angle: number, radius: number): Point => ({
    x: width / 2 + radius * Math.sin(angle),
    y: size / 2 - radius * Math.cos(angle),
  });
  const spots = members.map((_, i) => at(turn[i] ?? 0, away[i] ?? 0));
  return {
    ...{ width, height: size, spots, named: false },
    radius: members.length > 400 ? 2 : members.length > 120 ? 2.75 : 4,
    link(member) {
      const { parent } = members[member] as Member;
      const [from, to] = [spots[parent], spots[member]];
      if (!from || !to) return '';
      const middle = ((away[parent] ?? 0) + (away[member] ?? 0)) / 2;
      const bends = [at(turn[parent] ?? 0, middle), at(turn[member] ?? 0, middle), to];
      return `M${point(from)}C${bends.map(point).join(' ')}`;
    },
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
const point = ({ x, y }: Point): string => `${round(x)} ${round(y)}`;

/** The member at a point, if one is near enough. */
export function memberAt({ spots }: TreeLayout, { x, y }: Point, reach: number): number | null {
  let found: number | null = null;
  let least = reach * reach;
  for (const [i, spot] of spots.entries()) {
    const away = (spot.x - x) ** 2 + (spot.y - y) ** 2;
    if (away > least) continue;
    least = away;
    found = i;
  }
  return found;
}

/** Marks as one line of a pen with a round tip: a thousand elements would be slow to draw. */
export const marksPath = (spots: readonly Point[]): string =>
  spots.map((spot) => `M${point(spot)}h0`).join('');
