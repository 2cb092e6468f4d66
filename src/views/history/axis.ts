/** An operation on the axis: events by their positions in the history. */
export interface Span {
  readonly from: number;
  /** Null: it is drawn to the end. */
  readonly to: number | null;
  /** How long it must be for its label, in rem. */
  readonly needs: number;
  /** Its place in the order of its object; null: it has none. */
  readonly order: number | null;
  readonly key: string;
}

/** Where everything stands, in rem. */
interface Laid {
  readonly width: number;
  x(event: number): number;
  /** Between the last event before a position in the history and the first from there on; null if none is left. */
  before(position: number): number | null;
  /** Where each operation takes effect. */
  readonly points: readonly (number | null)[];
}

const GAP = 0.5;
const EDGE = 0.5;

/**
 * Events in their order, each as far from the one before as labels and signs need: the axis shows what came before what, and not
 * how long anything took. What happened before `start` stands at its beginning. `sign`: the room for the sign of an effect.
 */
export function layOut(spans: readonly Span[], start: number, sign: number): Laid {
  const clamp = (event: number) => Math.max(event, start);
  const ends = spans.flatMap(({ from, to }) => (to === null ? [clamp(from)] : [clamp(from), to]));
  const events = [...new Set(ends)].sort((a, b) => a - b);
  const ranks = new Map(events.map((event, rank) => [event, rank]));
  const rankOf = (event: number): number => ranks.get(clamp(event)) ?? 0;
  const effects = effectsOf(spans, rankOf);
  const counts = events.map((_, rank) => effects.filter((at) => at === rank).length);
  const room = (rank: number) => (counts[rank] ? (counts[rank] + 0.5) * sign : 0);

  const xs: number[] = [];
  events.forEach((event, rank) => {
    let x = rank === 0 ? EDGE : (xs[rank - 1] as number) + Math.max(GAP, room(rank - 1));
    for (const { from, to, needs } of spans)
      if (to === event) x = Math.max(x, (xs[rankOf(from)] ?? EDGE) + needs);
    xs.push(x);
  });
  const x = (event: number): number => xs[rankOf(event)] ?? EDGE;
  let width = (xs.at(-1) ?? EDGE) + Math.max(2 * EDGE, room(events.length - 1));
  for (const { from, to, needs } of spans)
    if (to === null) width = Math.max(width, x(from) + needs + EDGE);

  const used = events.map(() => 0);
  const points: (number | null)[] = spans.map(() => null);
  for (const i of inOrder(spans)) {
    const rank = effects[i] as number;
    used[rank] = (used[rank] as number) + 1;
    const from = xs[rank] as number;
    const to = xs[rank + 1] ?? width;
    points[i] = from + ((to - from) * (used[rank] as number)) / ((counts[rank] as number) + 1);
  }
  return {
    width,
    x,
    points,
    before(position) {
      const rank = events.findIndex((event) => event >= position);
      if (rank < 0) return null;
      return rank === 0 ? 0 : ((xs[rank - 1] as number) + (xs[rank] as number)) / 2;
    },
  };
}

/** Those that have a place in the order of their object, each object's in its order. */
const inOrder = (spans: readonly Span[]): number[] =>
  spans
    .map((_, i) => i)
    .filter((i) => spans[i]?.order !== null)
    .sort((a, b) => (spans[a]?.order ?? 0) - (spans[b]?.order ?? 0));

/**
 * After which event each operation takes effect: as early as its call and the order allow. An order that fits leaves each of
 * them room before its return.
 */
function effectsOf(spans: readonly Span[], rankOf: (event: number) => number): (number | null)[] {
  const effects: (number | null)[] = spans.map(() => null);
  const reached = new Map<string, number>();
  for (const i of inOrder(spans)) {
    const { from, key } = spans[i] as Span;
    const rank = Math.max(rankOf(from), reached.get(key) ?? 0);
    reached.set(key, rank);
    effects[i] = rank;
  }
  return effects;
}
