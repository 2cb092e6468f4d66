import type { Seq } from '../../core/ids.ts';
import type { Moments } from '../../playback/runIndex.ts';
import type { Milestone } from '../../playback/types.ts';
import { isGroup } from './groups.ts';
import type { Mark } from './model.ts';
import { AXIS, type Canvas } from './plane.ts';

/** Up to so many small marks of a kind (timers, requests, losses) stand in the picture. */
const MOST_MARKS = 300;
/** Timers of a node that run out more often than this (in pixels) are left out: they would be a border. */
const TIMERS_APART = 16;
/** Of very many turns, those of one kind on one lane are no nearer to each other than this. */
const MARKS_APART = 10;
/** Where lanes are grouped, so many records are looked through for those of nodes with lanes of their own. */
const MOST_LOOKED = 50_000;

/** Commands whose place is on the lane of a node; the others of this list shade a stretch and need no mark. */
const LANE_MARKS = new Set(['crash', 'restart', 'pause', 'resume']);
const SHADES = new Set(['partition', 'cut', 'mend', 'heal']);

/** `dense`: losses have no arrows at whose ends they could stand. */
export function projectMarks(canvas: Canvas, dense: boolean): Mark[] {
  const { scene, frame, x } = canvas;
  const { from, to } = frame.window;
  const marks: Mark[] = [];
  for (const stone of milestonesIn(scene.milestones, from, to)) {
    const mark = milestoneMark(canvas, stone);
    if (mark)
      marks.push(mark.kind === 'violation' ? { ...mark, above: titlesNear(marks, mark) } : mark);
  }
  const turns = marks.length > MOST_MARKS ? thinned(marks) : marks;
  const { timers, requests, losses } = scene.index;
  const small = [
    ...smallMarks(canvas, 'timer', timers),
    ...smallMarks(canvas, 'request', requests),
    ...(dense ? smallMarks(canvas, 'loss', losses) : []),
  ];
  const foreign = frame.marks.map(
    ({ time, label }): Mark => ({ kind: 'divergence', seq: null, x: x(time), y: null, label }),
  );
  return [...turns, ...small, ...foreign];
}

/** Timers, requests or losses; losses have arrows at whose ends they stand, unless those are too many. */
function smallMarks(canvas: Canvas, kind: Mark['kind'], moments: Moments): Mark[] {
  const { frame, x, y, isOwn } = canvas;
  const { times } = moments;
  const [first, last] = [times.before(frame.window.from), times.before(frame.window.to)];
  const grouped = frame.lanes.some(isGroup);
  if (last - first > (grouped ? MOST_LOOKED : MOST_MARKS)) return [];
  const marks: Mark[] = [];
  const latest = new Map<number, number>();
  for (let i = first; i < last; i++) {
    const whose = moments.node(i);
    const lane = y(whose);
    if (lane === null || (grouped && !isOwn(whose))) continue;
    const at = x(times.get(i));
    const crowded = kind === 'timer' && at - (latest.get(whose) ?? -Infinity) < TIMERS_APART;
    latest.set(whose, at);
    if (!crowded) marks.push({ kind, seq: moments.seq(i) as Seq, x: at, y: lane, label: null });
  }
  return marks.length > MOST_MARKS ? [] : marks;
}

/** Of marks of one kind on one lane that would lie upon one another the first, which says how many it stands for. */
function thinned(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  const last = new Map<string, number>();
  for (const mark of marks) {
    const key = `${mark.kind} ${mark.y}`;
    const place = last.get(key);
    const before = place === undefined ? undefined : kept[place];
    if (place !== undefined && before && mark.x - before.x < MARKS_APART) {
      kept[place] = { ...before, count: (before.count ?? 1) + 1 };
      continue;
    }
    last.set(key, kept.length);
    kept.push(mark);
  }
  return kept;
}

/** Two titles nearer than this would be written over one another. */
const TITLES_APART = 180;

/** How many titles stand where this one would. */
const titlesNear = (marks: readonly Mark[], { x }: Mark): number =>
  marks.filter((other) => other.kind === 'violation' && x - other.x < TITLES_APART).length;

function milestoneMark({ scene, x, y, isOwn }: Canvas, stone: Milestone): Mark | null {
  const at = { seq: stone.seq, x: x(stone.time) };
  switch (stone.kind) {
    case 'violation':
      return { ...at, kind: 'violation', y: null, label: scene.title(stone) };
    case 'note': {
      // What the nodes of a group tell is counted in its band.
      const lane = stone.node === null || !isOwn(stone.node) ? null : y(stone.node);
      return lane === null ? null : { ...at, kind: 'note', y: lane, label: null };
    }
    case 'command': {
      const command = scene.commands[stone.type] ?? '';
      const lane = stone.node === null ? null : y(stone.node);
      if (LANE_MARKS.has(command)) {
        if (lane === null) return null;
        return { ...at, kind: command as Mark['kind'], y: lane, label: null };
      }
      if (stone.node !== null && lane === null) return null;
      return {
        ...at,
        kind: 'command',
        y: SHADES.has(command) ? AXIS : (lane ?? AXIS),
        label: null,
      };
    }
    default:
      return null; // a change of role is where its band begins
  }
}

/** The turns of a run in a stretch of time. */
function milestonesIn(
  milestones: readonly Milestone[],
  from: number,
  to: number,
): readonly Milestone[] {
  const before = (time: number) => {
    let low = 0;
    let high = milestones.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((milestones[middle] as Milestone).time < time) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return milestones.slice(before(from), before(to));
}
