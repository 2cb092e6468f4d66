import type { NodeId, Seq } from '../../core/ids.ts';
import { END } from '../../playback/flights.ts';
import type { RunIndex, Turn } from '../../playback/runIndex.ts';
import type { Milestone } from '../../playback/types.ts';
import type { MessageGlyph, Tone } from '../../sdk/views.ts';
import { ticksOf, type Window } from './axis.ts';
import { type Cuts, cutOff } from './cuts.ts';
import { type Fold, foldRuns } from './fold.ts';
import type { Arrow, BandModel, Density, DiagramModel, FoldModel, Mark, Shade } from './model.ts';

/** A run as a diagram reads it. What is found by replay may be missing at first and come later. */
export interface Scene {
  readonly index: RunIndex;
  readonly names: readonly string[];
  readonly milestones: readonly Milestone[];
  /** Names of commands by their numbers in the trace. */
  readonly commands: readonly string[];
  readonly cuts: readonly Cuts[];
  /** How far the run has come, in time. */
  readonly reach: number;
  /** Of a message, by its place in the index. */
  glyph(flight: number): MessageGlyph;
  /** When a message on its way at the end of the run will arrive; null: it is held back. */
  due(id: Seq): number | null;
  roleTone(node: NodeId, role: string | null): Tone;
  /** What stands above a band: role and figure. Null while it is not known. */
  caption(node: NodeId, turn: Turn): string | null;
  /** The word for a link that is cut. */
  readonly cut: string;
  /** What an invariant that broke is called. */
  title(milestone: Milestone): string;
}

/** Where the diagram stands and what of the run it shows. */
export interface Frame {
  readonly window: Window;
  readonly width: number;
  readonly height: number;
  readonly lanes: readonly NodeId[];
  /** Types of message that are left out, by their numbers. */
  readonly left: ReadonlySet<number>;
  readonly fold: boolean;
  /** Marks of others: where two runs part, for one. */
  readonly marks: readonly {
    readonly time: number;
    readonly label: string;
  }[];
}

/** Room above the lanes for the graduations. */
export const AXIS = 22;
const FOOT = 6;
/** Lanes are no further apart than this, so that few of them do not drift apart on a tall diagram. */
const WIDEST_PITCH = 56;
/** Between graduations, in pixels. */
const TICKS = 92;
/** Bands get their caption from this width on. */
export const CAPTION = 64;
/** Runs of routine messages nearer to each other than this are folded. */
const FOLD = 18;
/** A count has its place in a stretch so wide. */
const FOLD_LABEL = 64;
/** More messages than this are not even looked at one by one. */
const MOST_SEEN = 8000;
/** More arrows than this are drawn as densities. */
export const MOST_ARROWS = 1500;
const FADE_FROM = 250;
/** From this many arrows on they begin to give way. */
const GIVE_WAY = 1000;
const MOST_LABELS = 14;
/** With more long arrows than this, labels would be noise. */
const MOST_LONG = 60;
/** An arrow as wide as this can carry a label, which takes about so much room. */
const LONG = 84;
const LABEL = 130;
/** Up to so many small marks of a kind (timers, requests, losses) stand in the picture. */
const MOST_MARKS = 300;
/** Timers of a node that run out more often than this (in pixels) are left out: they would be a border. */
const TIMERS_APART = 16;
/** Of densities, in pixels. */
export const COLUMN = 3;
/** A message that is held back waits a little way out of its sender. */
const HELD_AT = 0.24;

/** What a stretch of a run looks like. A pure function: the same run and frame give the same picture. */
export function project(scene: Scene, frame: Frame): DiagramModel {
  const canvas = canvasOf(scene, frame);
  const { arrows, folds, densities, strength } = projectMessages(canvas);
  return {
    window: frame.window,
    width: frame.width,
    height: frame.height,
    ticks: ticksOf(frame.window, TICKS / canvas.scale).map(({ time, label }) => ({
      x: canvas.x(time),
      label,
    })),
    lanes: frame.lanes.map((node) => ({
      node,
      name: scene.names[node] ?? '',
      y: canvas.y(node) as number,
    })),
    pitch: canvas.pitch,
    reach: canvas.x(scene.reach),
    shades: projectShades(canvas),
    bands: projectBands(canvas),
    arrows,
    folds,
    densities,
    marks: projectMarks(canvas, arrows.length === 0),
    strength,
  };
}

/** From lane to lane, in a diagram so high. */
export const pitchOf = (height: number, lanes: number): number =>
  Math.max(Math.min((height - AXIS - FOOT) / Math.max(lanes, 1), WIDEST_PITCH), 0.5);

export const laneY = (pitch: number, place: number): number => AXIS + (place + 0.5) * pitch;

/** The place of the lane at a height. */
export const laneAt = (pitch: number, y: number, lanes: number): number =>
  Math.min(Math.max(Math.floor((y - AXIS) / pitch), 0), lanes - 1);

interface Canvas {
  readonly scene: Scene;
  readonly frame: Frame;
  readonly pitch: number;
  /** Pixels a microsecond. */
  readonly scale: number;
  x(time: number): number;
  /** Null for a lane that is hidden. */
  y(node: number): number | null;
}

function canvasOf(scene: Scene, frame: Frame): Canvas {
  const pitch = pitchOf(frame.height, frame.lanes.length);
  const place = new Map(frame.lanes.map((node, i) => [node, laneY(pitch, i)]));
  const { from, to } = frame.window;
  const scale = frame.width / (to - from);
  return {
    scene,
    frame,
    pitch,
    scale,
    x: (time) => (time - from) * scale,
    y: (node) => place.get(node as NodeId) ?? null,
  };
}

// ---------- what nodes were ----------

function projectBands({ scene, frame, x, y }: Canvas): BandModel[] {
  const { index, reach } = scene;
  const end = Math.min(frame.window.to, reach);
  return frame.lanes.flatMap((node) => {
    const turns = index.turns[node] ?? [];
    const bands: BandModel[] = [];
    for (let i = index.turnIndexAt(node, frame.window.from); i < turns.length; i++) {
      const turn = turns[i] as Turn;
      if (turn.time > end) break;
      const until = turns[i + 1]?.time ?? reach;
      const [x0, x1] = [Math.max(x(turn.time), 0), Math.min(x(until), frame.width)];
      const down = turn.health === 'crashed' || turn.health === 'removed';
      const tone = down ? 'muted' : scene.roleTone(node, turn.role);
      const wanted = !down && tone !== 'neutral' && x1 - x0 >= CAPTION;
      const caption = wanted ? scene.caption(node, turn) : null;
      bands.push({ node, x0, x1, y: y(node) as number, tone, health: turn.health, caption });
    }
    return bands;
  });
}

// ---------- messages ----------

interface Messages {
  readonly arrows: readonly Arrow[];
  readonly folds: readonly FoldModel[];
  readonly densities: readonly Density[];
  readonly strength: number;
}

function projectMessages(canvas: Canvas): Messages {
  const { scene, frame } = canvas;
  const { flights } = scene.index;
  const { from, to } = frame.window;
  if (flights.sentBetween(from, to) > MOST_SEEN)
    return { arrows: [], folds: [], densities: projectDensities(canvas, 1), strength: 1 };
  const seen = flights.visible(from, to).filter((i) => isShown(canvas, i));
  const closest = (FOLD * (to - from)) / frame.width;
  const { arrows, folds } = frame.fold
    ? foldRuns(seen, flights, closest)
    : { arrows: seen, folds: [] };
  const count = arrows.length;
  const crowd = Math.min(Math.max((count - GIVE_WAY) / (MOST_ARROWS - GIVE_WAY), 0), 1);
  const drawn = count > MOST_ARROWS ? [] : arrows.map((i) => projectArrow(canvas, i));
  return {
    arrows: withLabels(drawn, frame.width),
    folds: projectFolds(canvas, folds, arrows),
    densities: crowd > 0 ? projectDensities(canvas, crowd) : [],
    strength: Math.min(
      Math.max(1 - (0.65 * (count - FADE_FROM)) / (GIVE_WAY - FADE_FROM), 0.35),
      1,
    ),
  };
}

function isShown({ scene, frame, y }: Canvas, i: number): boolean {
  const { flights } = scene.index;
  if (frame.left.has(flights.types[i] as number)) return false;
  return y(flights.senders[i] as number) !== null && y(flights.receivers[i] as number) !== null;
}

/** Of stretches on one lane that overlap, the first that has room carries its count. */
function projectFolds(canvas: Canvas, folds: readonly Fold[], arrows: readonly number[]) {
  const taken = new Map<number, number>();
  return folds.map((fold): FoldModel => {
    const [x0, x1] = [Math.max(canvas.x(fold.from), 0), canvas.x(fold.to)];
    const middle = (x0 + Math.min(x1, canvas.frame.width)) / 2;
    const room =
      x1 - x0 > FOLD_LABEL && (taken.get(fold.sender) ?? -Infinity) < middle - FOLD_LABEL / 2;
    if (room) taken.set(fold.sender, middle + FOLD_LABEL / 2);
    return {
      x0,
      x1: Math.min(x1, canvas.frame.width),
      y: canvas.y(fold.sender) as number,
      tone: fold.lost ? 'bad' : typeTone(canvas, fold.type, arrows),
      label: room ? `×${fold.count}` : null,
    };
  });
}

/** The tone of a type of message, from one of it that is drawn. */
function typeTone({ scene }: Canvas, type: number, arrows: readonly number[]): Tone {
  const one = arrows.find((i) => scene.index.flights.types[i] === type);
  return one === undefined ? 'neutral' : scene.glyph(one).tone;
}

/** One message as an arrow, also where it is folded or one of too many; null where a lane is hidden. */
export function projectOne(scene: Scene, frame: Frame, id: Seq): Arrow | null {
  const canvas = canvasOf(scene, frame);
  const i = scene.index.flights.find(id);
  const { senders, receivers } = scene.index.flights;
  if (i < 0 || canvas.y(senders[i] as number) === null || canvas.y(receivers[i] as number) === null)
    return null;
  return projectArrow(canvas, i);
}

function projectArrow(canvas: Canvas, i: number): Arrow {
  const { scene, x, y } = canvas;
  const { flights } = scene.index;
  const glyph = scene.glyph(i);
  const y0 = y(flights.senders[i] as number) as number;
  const across = (y(flights.receivers[i] as number) as number) - y0;
  const sentAt = flights.sentAt[i] as number;
  const [reachedAt, endAt] = [flights.reachedAt[i] as number, flights.endAt[i] as number];
  const way = wayOf(canvas, i, sentAt, reachedAt);
  const lost = flights.ends[i] === END.lost;
  return {
    id: flights.ids[i] as Seq,
    x0: x(sentAt),
    y0,
    x1: x(way.time),
    y1: lost && !flights.endedAtNode(i) ? shortOf(canvas, y0, across) : y0 + across * way.part,
    end: lost ? 'lost' : reachedAt === Infinity ? way.end : 'delivered',
    dealt: reachedAt < scene.reach && endAt > reachedAt ? x(Math.min(endAt, scene.reach)) : null,
    tone: lost ? 'bad' : glyph.tone,
    shape: glyph.shape,
    label: glyph.label,
    routine: flights.isRoutine(i),
  };
}

/** A lost message ends a little before the lane of its receiver, so that one sees for whom it was. */
const shortOf = ({ pitch }: Canvas, y: number, across: number): number =>
  y + across - Math.sign(across) * 0.38 * pitch;

/** How far a message has come, and when. */
function wayOf({ scene }: Canvas, i: number, sentAt: number, reachedAt: number) {
  const { flights } = scene.index;
  if (reachedAt !== Infinity) return { time: reachedAt, part: 1, end: 'flying' as const };
  const due = scene.due(flights.ids[i] as Seq);
  if (due === null) return { time: scene.reach, part: HELD_AT, end: 'held' as const };
  const part = due > sentAt ? Math.min((scene.reach - sentAt) / (due - sentAt), 1) : 1;
  return { time: scene.reach, part, end: 'flying' as const };
}

/**
 * Labels where arrows are long enough to be read along, each with room for itself, and not the same text over and over
 * in one place. The arrows come with all labels and go with those that remain.
 */
function withLabels(arrows: readonly Arrow[], width: number): readonly Arrow[] {
  const taken: { readonly x: number; readonly y: number; readonly label: string }[] = [];
  const long = arrows.filter((arrow) => Math.abs(arrow.x1 - arrow.x0) > LONG);
  if (long.length > MOST_LONG) return arrows.map((arrow) => ({ ...arrow, label: null }));
  return arrows.map((arrow) => {
    const { label } = arrow;
    const spot = labelSpot(arrow, width);
    const free =
      label !== null &&
      spot !== null &&
      taken.length < MOST_LABELS &&
      taken.every((other) => {
        const [dx, dy] = [Math.abs(other.x - spot.x), Math.abs(other.y - spot.y)];
        return dx > (other.label === label ? 2 : 1) * LABEL || (dy > 13 && other.label !== label);
      });
    if (!free) return { ...arrow, label: null };
    taken.push({ ...spot, label });
    return arrow;
  });
}

/** The middle of the visible part of an arrow; null where that is too short for a label. */
export function labelSpot(
  { x0, y0, x1, y1 }: Arrow,
  width: number,
): { x: number; y: number } | null {
  const [left, right] = [Math.max(x0, 0), Math.min(x1, width)];
  if (right - left < LONG) return null;
  const x = (left + right) / 2;
  if (x < LABEL / 2 || x > width - LABEL / 2) return null;
  return { x, y: y0 + ((y1 - y0) * (x - x0)) / (x1 - x0) };
}

function projectDensities({ scene, frame, y }: Canvas, strength: number): Density[] {
  const { from, to } = frame.window;
  const columns = Math.ceil(frame.width / COLUMN);
  const step = ((to - from) * COLUMN) / frame.width;
  return frame.lanes.map((node) => {
    const counts = new Array<number>(columns).fill(0);
    const types = scene.index.trafficTypes(node);
    for (const type of types) {
      if (frame.left.has(type)) continue;
      const times = scene.index.trafficOf(node, type);
      let before = times?.before(from) ?? 0;
      for (let column = 0; column < columns && times; column++) {
        const until = times.before(from + (column + 1) * step, before);
        counts[column] = (counts[column] as number) + until - before;
        before = until;
      }
    }
    return { y: y(node) as number, counts, strength };
  });
}

// ---------- faults and marks ----------

function projectShades({ scene, frame, x }: Canvas): Shade[] {
  const { from, to } = frame.window;
  const lane = new Map(frame.lanes.map((node, i) => [node, i]));
  const name = (id: NodeId) => scene.names[id] ?? '';
  return scene.cuts.flatMap((cuts): Shade[] => {
    const nothing = cuts.groups.length === 0 && cuts.links.length === 0;
    if (nothing || cuts.from > to || cuts.to < from || cuts.from >= cuts.to) return [];
    const [x0, x1] = [Math.max(x(cuts.from), 0), Math.min(x(cuts.to), frame.width)];
    const partition = cuts.groups.length > 0;
    const nodes = partition ? cutOff(cuts.groups) : cuts.links.map(([sender]) => sender);
    const lanes = [...new Set(nodes)]
      .map((node) => lane.get(node))
      .filter((place) => place !== undefined)
      .sort((a, b) => a - b);
    const label = partition
      ? cuts.groups.map((group) => `{${group.map(name).join(' ')}}`).join(' | ')
      : `${scene.cut}: ${cuts.links.map(([a, b]) => `${name(a)} → ${name(b)}`).join(', ')}`;
    return [{ x0, x1, lanes, partition, label: x1 - x0 > label.length * 5 ? label : null }];
  });
}

/** Commands whose place is on the lane of a node; the others of this list shade a stretch and need no mark. */
const LANE_MARKS = new Set(['crash', 'restart', 'pause', 'resume']);
const SHADES = new Set(['partition', 'cut', 'mend', 'heal']);

/** `dense`: losses have no arrows at whose ends they could stand. */
function projectMarks(canvas: Canvas, dense: boolean): Mark[] {
  const { scene, frame, x, y } = canvas;
  const { from, to } = frame.window;
  const marks: Mark[] = [];
  for (const stone of milestonesIn(scene.milestones, from, to)) {
    const mark = milestoneMark(canvas, stone);
    if (mark)
      marks.push(mark.kind === 'violation' ? { ...mark, above: titlesNear(marks, mark) } : mark);
  }
  const { timers, requests, losses } = scene.index;
  for (const [kind, moments] of [
    ['timer', timers],
    ['request', requests],
    ['loss', losses],
  ] as const) {
    const [first, last] = [moments.times.before(from), moments.times.before(to)];
    if ((kind === 'loss' && !dense) || last - first > MOST_MARKS) continue;
    const latest = new Map<number, number>();
    for (let i = first; i < last; i++) {
      const node = moments.node(i);
      const [lane, at] = [y(node), x(moments.times.get(i))];
      if (lane === null) continue;
      const crowded = kind === 'timer' && at - (latest.get(node) ?? -Infinity) < TIMERS_APART;
      latest.set(node, at);
      if (!crowded) marks.push({ kind, seq: moments.seq(i) as Seq, x: at, y: lane, label: null });
    }
  }
  for (const { time, label } of frame.marks)
    marks.push({ kind: 'divergence', seq: null, x: x(time), y: null, label });
  return marks;
}

/** Two titles nearer than this would be written over one another. */
const TITLES_APART = 180;

/** How many titles stand where this one would. */
const titlesNear = (marks: readonly Mark[], { x }: Mark): number =>
  marks.filter((other) => other.kind === 'violation' && x - other.x < TITLES_APART).length;

function milestoneMark({ scene, x, y }: Canvas, stone: Milestone): Mark | null {
  const at = { seq: stone.seq, x: x(stone.time) };
  switch (stone.kind) {
    case 'violation':
      return { ...at, kind: 'violation', y: null, label: scene.title(stone) };
    case 'note': {
      const lane = stone.node === null ? null : y(stone.node);
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
export function milestonesIn(
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
