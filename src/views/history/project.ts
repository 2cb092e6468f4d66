import type { Judgement, KeyJudgement } from '../../playback/judging.ts';
import { layOut, type Span } from './axis.ts';
import { type Call, labelOf } from './calls.ts';

/** How an operation stands in the judgement of its object. */
type Standing =
  /** It is part of the order that fits, or of none because it need not have happened. */
  | 'fits'
  /** It fits nowhere. */
  | 'stuck'
  /** It comes after what fits. */
  | 'left'
  /** It never happened. */
  | 'failed'
  /** It has not been judged. */
  | 'unjudged';

export interface Bar {
  readonly call: Call;
  readonly label: string;
  readonly lane: number;
  /** From and to, in rem. */
  readonly x: number;
  readonly end: number;
  /** It began before what is drawn. */
  readonly clipped: boolean;
  readonly standing: Standing;
  /** Its place in the order of its object, from 1. */
  readonly order: number | null;
  /** Where it may have taken effect. */
  readonly point: number | null;
}

/** A part of a history as it is drawn: a lane for each process, a bar for each operation. */
export interface Drawing {
  readonly lanes: readonly number[];
  /** In order of their calls. */
  readonly bars: readonly Bar[];
  readonly width: number;
  /** Whether places in the order are drawn with their numbers: those of one object. */
  readonly numbered: boolean;
  /** Where the present is; null if all that is drawn has happened. */
  readonly now: number | null;
  /** Which operations are drawn: from, how many, of how many. */
  readonly first: number;
  readonly count: number;
  readonly total: number;
}

interface Wanted {
  readonly calls: readonly Call[];
  readonly judged: Judgement | null;
  /** Operations of one object, or of all. */
  readonly key: string | null;
  /** How many events have happened. */
  readonly until: number;
  /** The operation around which is drawn, by its call. Null: the latest. */
  readonly around: number | null;
  readonly nothing: string;
}

/** Operations that are drawn at once. */
export const MOST = 120;

/** A character of a label, and the room at both its ends; in rem. */
const CHARACTER = 0.46;
const ENDS = 1.15;
/** The sign of a place in the order, with its number and without. */
const NUMBERED = 1.3;
const TICK = 0.4;

export function drawHistory(wanted: Wanted): Drawing {
  const { calls, judged, key, until, around, nothing } = wanted;
  const own = key === null ? calls : calls.filter((call) => call.key === key);
  const first = firstShown(own, around, until);
  const shown = own.slice(first, first + MOST);
  const start = shown[0]?.called ?? 0;
  // What was still under way when the first of them began.
  const before = own
    .slice(0, first)
    .filter(({ returned }) => (returned ?? Infinity) > start)
    .slice(-MOST / 4);
  const drawn = [...before, ...shown];
  const ways = new Map(judged?.keys.map((one) => [one.key, placesOf(one)]));
  const marks = drawn.map((call) => markOf(call, ways.get(call.key), until));
  const labels = drawn.map((call) => labelOf(call, nothing));
  const spans = drawn.map(
    (call, i): Span => ({
      from: call.called,
      to: call.end === 'info' ? null : call.returned,
      needs: (labels[i]?.length ?? 0) * CHARACTER + ENDS,
      order: marks[i]?.order ?? null,
      key: call.key,
    }),
  );
  const laid = layOut(spans, start, key === null ? TICK : NUMBERED);
  const lanes = [...new Set(drawn.map(({ process }) => process))].sort((a, b) => a - b);
  return {
    lanes,
    bars: drawn.map((call, i) => {
      const { standing, order } = marks[i] as Mark;
      const to = spans[i]?.to ?? null;
      return {
        call,
        label: labels[i] ?? '',
        lane: lanes.indexOf(call.process),
        x: laid.x(call.called),
        end: to === null ? laid.width : laid.x(to),
        clipped: call.called < start,
        standing,
        order,
        point: laid.points[i] ?? null,
      };
    }),
    width: laid.width,
    numbered: key !== null,
    now: laid.before(until),
    first,
    count: shown.length,
    total: own.length,
  };
}

/** The first operation to be drawn: so that the one that is wanted stands well inside, or the present at the end. */
function firstShown(own: readonly Call[], around: number | null, until: number): number {
  const last = Math.max(0, own.length - MOST);
  if (around === null) {
    const happened = own.filter(({ called }) => called < until).length;
    return Math.min(last, Math.max(0, happened - MOST * 0.75));
  }
  const at = own.findIndex(({ called }) => called >= around);
  return at < 0 ? last : Math.min(last, Math.max(0, at - MOST / 2));
}

/** The places of operations in the order of their object, and the one that has none. */
interface Places {
  readonly linearizable: KeyJudgement['linearizable'];
  readonly order: ReadonlyMap<number, number>;
  readonly stuck: number | null;
}

const placesOf = ({ linearizable, order, stuck }: KeyJudgement): Places => ({
  linearizable,
  order: new Map(order.map((called, i) => [called, i + 1])),
  stuck: stuck?.called ?? null,
});

interface Mark {
  readonly standing: Standing;
  readonly order: number | null;
}

function markOf({ called, end }: Call, places: Places | undefined, until: number): Mark {
  if (end === 'failed') return { standing: 'failed', order: null };
  if (!places || called >= until || places.linearizable === 'unknown')
    return { standing: 'unjudged', order: null };
  if (called === places.stuck) return { standing: 'stuck', order: null };
  const order = places.order.get(called) ?? null;
  const fits = order !== null || places.linearizable === true;
  return { standing: fits ? 'fits' : 'left', order };
}
