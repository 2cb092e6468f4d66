import type { NodeId, Seq } from '../../core/ids.ts';
import { END } from '../../playback/flights.ts';
import type { Turn } from '../../playback/runIndex.ts';
import type { Tone } from '../../sdk/views.ts';
import { ticksOf } from './axis.ts';
import {
  COLUMN,
  type Counting,
  countTraffic,
  HALF_BAND,
  projectCrowds,
  projectDensities,
} from './crowds.ts';
import { type Cuts, cutOff } from './cuts.ts';
import { type Fold, foldRuns } from './fold.ts';
import { isGroup, singles } from './groups.ts';
import type { Arrow, BandModel, Density, DiagramModel, FoldModel, Shade } from './model.ts';
import { type Canvas, canvasOf, type Frame, type Scene } from './plane.ts';
import { projectMarks } from './projectMarks.ts';

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
/** A message that is held back waits a little way out of its sender. */
const HELD_AT = 0.24;

/** What a stretch of a run looks like. A pure function: the same run and frame give the same picture. */
export function project(scene: Scene, frame: Frame): DiagramModel {
  const canvas = canvasOf(scene, frame);
  const counting = memo(() => countTraffic(canvas));
  const { arrows, folds, densities, strength } = projectMessages(canvas, counting);
  const crowds = frame.lanes.some(isGroup) ? projectCrowds(canvas, counting()) : [];
  const dense = crowds.length > 0 || densities.length > 0;
  return {
    window: frame.window,
    width: frame.width,
    height: frame.height,
    ticks: ticksOf(frame.window, TICKS / canvas.scale).map(({ time, label }) => ({
      x: canvas.x(time),
      label,
    })),
    lanes: frame.lanes.map((lane, row) => ({
      node: isGroup(lane) ? null : lane,
      name: isGroup(lane) ? scene.groupName(lane) : (scene.names[lane] ?? ''),
      y: canvas.rowY(row),
    })),
    pitch: canvas.pitch,
    reach: canvas.x(scene.reach),
    shades: projectShades(canvas),
    bands: projectBands(canvas),
    arrows,
    folds,
    densities,
    columns: dense ? columnsOf(canvas, counting()) : { x: 0, wide: COLUMN },
    crowds,
    marks: projectMarks(canvas, arrows.length === 0),
    strength,
  };
}

/** Asked for by several, or by nobody. */
function memo<X>(make: () => X): () => X {
  let made: { readonly it: X } | null = null;
  return () => {
    made ??= { it: make() };
    return made.it;
  };
}

const columnsOf = ({ x, scale }: Canvas, { bins }: Counting): DiagramModel['columns'] => ({
  x: x(bins.first * bins.step),
  wide: bins.step * scale,
});

// ---------- what nodes were ----------

function projectBands({ scene, frame, x, y }: Canvas): BandModel[] {
  const { index, reach } = scene;
  const end = Math.min(frame.window.to, reach);
  return frame.lanes.flatMap((node) => {
    if (isGroup(node)) return [];
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

function projectMessages(canvas: Canvas, counting: () => Counting): Messages {
  const { scene, frame } = canvas;
  const { flights } = scene.index;
  const { from, to } = frame.window;
  const visible = visibleIn(canvas);
  if (!visible) {
    const densities = projectDensities(canvas, counting(), 1);
    return { arrows: [], folds: [], densities, strength: 1 };
  }
  const seen = visible.filter((i) => isShown(canvas, i));
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
    densities: crowd > 0 ? projectDensities(canvas, counting(), crowd) : [],
    strength: Math.min(
      Math.max(1 - (0.65 * (count - FADE_FROM)) / (GIVE_WAY - FADE_FROM), 0.35),
      1,
    ),
  };
}

/** The messages that may be drawn one by one; null: too many. Where lanes are grouped, those of nodes with lanes of their own. */
function visibleIn({ scene, frame }: Canvas): readonly number[] | null {
  const { flights } = scene.index;
  const { from, to } = frame.window;
  if (!frame.lanes.some(isGroup))
    return flights.sentBetween(from, to) > MOST_SEEN ? null : flights.visible(from, to);
  return flights.visibleAt(new Set(singles(frame.lanes)), from, to, MOST_SEEN);
}

function isShown({ scene, frame, y, isOwn }: Canvas, i: number): boolean {
  const { flights } = scene.index;
  if (frame.left.has(flights.types[i] as number)) return false;
  const [from, to] = [flights.senders[i] as number, flights.receivers[i] as number];
  return y(from) !== null && y(to) !== null && (isOwn(from) || isOwn(to));
}

/** Where a message begins and ends: at the lane of a node, or at the edge of a group's band. */
function endsOf({ y, isOwn, pitch }: Canvas, from: number, to: number): readonly [number, number] {
  const [y0, y1] = [y(from) as number, y(to) as number];
  const edge = Math.sign(y1 - y0) * HALF_BAND * pitch;
  return [isOwn(from) ? y0 : y0 + edge, isOwn(to) ? y1 : y1 - edge];
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
  const { scene, x } = canvas;
  const { flights } = scene.index;
  const glyph = scene.glyph(i);
  const [y0, y1] = endsOf(canvas, flights.senders[i] as number, flights.receivers[i] as number);
  const across = y1 - y0;
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

// ---------- faults and marks ----------

function projectShades({ scene, frame, x }: Canvas): Shade[] {
  const { from, to } = frame.window;
  return scene.cuts.flatMap((cuts): Shade[] => {
    const nothing = cuts.groups.length === 0 && cuts.links.length === 0;
    if (nothing || cuts.from > to || cuts.to < from || cuts.from >= cuts.to) return [];
    const [x0, x1] = [Math.max(x(cuts.from), 0), Math.min(x(cuts.to), frame.width)];
    const partition = cuts.groups.length > 0;
    const nodes = partition ? cutOff(cuts.groups) : cuts.links.map(([sender]) => sender);
    const concerned = new Set(nodes);
    const lanes = frame.lanes.flatMap((lane, row) =>
      (isGroup(lane) ? lane.nodes : [lane]).every((node) => concerned.has(node)) ? [row] : [],
    );
    const label = cutLabel(scene, cuts);
    return [
      {
        x0,
        x1,
        lanes,
        partition,
        label: label !== '' && x1 - x0 > label.length * 5 ? label : null,
      },
    ];
  });
}

/** No label of more names than this has room anywhere. */
const MOST_NAMED = 80;

/** What is cut from what; empty where it has too many names to be read. */
function cutLabel({ names, cut }: Scene, { groups, links }: Cuts): string {
  const name = (id: NodeId) => names[id] ?? '';
  if (groups.reduce((sum, group) => sum + group.length, links.length) > MOST_NAMED) return '';
  return groups.length > 0
    ? groups.map((group) => `{${group.map(name).join(' ')}}`).join(' | ')
    : `${cut}: ${links.map(([a, b]) => `${name(a)} → ${name(b)}`).join(', ')}`;
}
