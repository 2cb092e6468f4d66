import type { NodeId, Seq } from '../../core/ids.ts';
import type { Shape, Tone } from '../../sdk/views.ts';
import type { Pen } from '../parts/pen.ts';
import type { Ink } from '../parts/tones.ts';
import type { Lit } from '../ui.ts';
import type { Apart } from './apart.ts';
import { type Flight, placeOf, progressOf } from './flights.ts';
import { type Code, healthIn, isTrouble, toneIn } from './marks.ts';
import type { CrowdLayout } from './places.ts';

/** All that is drawn of a crowd at a moment: what the canvas shows, and what a picture of it is made of. */
export interface CrowdScene {
  readonly layout: CrowdLayout;
  /** By the nodes' numbers, see `marks.ts`. */
  readonly codes: Uint8Array;
  /** Who has a link with whom; null: everyone with everyone, of which nothing is drawn. */
  readonly links: readonly (readonly [NodeId, NodeId])[] | null;
  readonly apart: Apart;
  readonly flights: readonly Flight[];
  readonly time: number;
  readonly reduced: boolean;
  /** What an answer speaks of; all else steps back. */
  readonly lit: Lit | null;
  /** What a search has found, where no answer lights anything. */
  readonly found: ReadonlySet<number> | null;
  /** About to be parted or cut off. */
  readonly marked: ReadonlySet<number>;
  readonly selected: NodeId | null;
  readonly selectedFlight: Seq | null;
  /** Pointed at, here or elsewhere. */
  readonly hover: Seq | null;
  readonly font: string;
  /** By the nodes' numbers: written below their marks where there is room. */
  readonly names: readonly string[];
}

type Colour = (ink: Ink) => string;

/** What steps back is this faint. */
const FAINT = 0.22;
const TURN = 2 * Math.PI;

// ---------- the ground: who is parted from whom, links, cuts ----------

export function paintGround(pen: Pen, colour: Colour, scene: CrowdScene): void {
  paintSides(pen, colour, scene);
  if (scene.links) paintLinks(pen, colour, scene.links, scene.layout);
  paintCuts(pen, colour, scene);
}

/** Around all but the largest of the sides that cannot reach each other, an outline as of an island. */
function paintSides(pen: Pen, colour: Colour, scene: CrowdScene): void {
  const { x, y } = scene.layout;
  for (let side = 1; side < scene.apart.sizes.length; side++) {
    pen.beginPath();
    for (const id of thoseOn(side, scene))
      circle(pen, x[id] as number, y[id] as number, shore(id, side, scene));
    pen.lineWidth = 2.4;
    pen.strokeStyle = colour('bad');
    pen.stroke();
    pen.fillStyle = colour('ground');
    pen.fill();
    pen.globalAlpha = 0.14;
    pen.fillStyle = colour('bad');
    pen.fill();
    pen.globalAlpha = 1;
  }
}

const thoseOn = (side: number, { apart, codes }: CrowdScene): number[] =>
  [...apart.side.keys()].filter(
    (id) => apart.side[id] === side && healthIn(codes[id] as Code) !== 'removed',
  );

/** How far the land around a node reaches: to the next one, but not to a mark of another side. */
function shore(node: number, side: number, { apart, layout }: CrowdScene): number {
  const { x, y, spacing } = layout;
  let other = Infinity;
  for (let id = 0; id < x.length; id++) {
    if (apart.side[id] === side) continue;
    const [dx, dy] = [
      (x[id] as number) - (x[node] as number),
      (y[id] as number) - (y[node] as number),
    ];
    other = Math.min(other, dx * dx + dy * dy);
  }
  return Math.min(Math.max(Math.sqrt(other) - spacing * 0.4, spacing * 0.5), spacing * 0.95);
}

/** So few are bridges, each of which counts. */
const FEW_LINKS = 60;

function paintLinks(
  pen: Pen,
  colour: Colour,
  links: readonly (readonly [NodeId, NodeId])[],
  { x, y }: CrowdLayout,
): void {
  pen.beginPath();
  for (const [a, b] of links) {
    pen.moveTo(x[a] as number, y[a] as number);
    pen.lineTo(x[b] as number, y[b] as number);
  }
  const few = links.length <= FEW_LINKS;
  pen.lineWidth = few ? 1.2 : 0.8;
  pen.strokeStyle = colour(few ? 'ink-3' : 'line');
  // The more there are, the fainter each of them.
  pen.globalAlpha = Math.min(Math.max(1200 / Math.max(links.length, 1), 0.35), 1);
  pen.stroke();
  pen.globalAlpha = 1;
}

/** A cut both ways has a cross in its middle, a cut one way a bar before its receiver. */
function paintCuts(
  pen: Pen,
  colour: Colour,
  { apart, layout: { x, y, radius } }: CrowdScene,
): void {
  if (apart.cuts.length === 0) return;
  pen.strokeStyle = colour('bad');
  pen.globalAlpha = apart.cuts.length > 40 ? 0.4 : 0.8;
  for (const { from, to, both } of apart.cuts) {
    const [fx, fy, tx, ty] = [x[from], y[from], x[to], y[to]] as [number, number, number, number];
    const length = Math.max(Math.hypot(tx - fx, ty - fy), 1);
    const [ux, uy] = [(tx - fx) / length, (ty - fy) / length];
    pen.lineWidth = 1.2;
    pen.setLineDash([3, 4]);
    pen.beginPath();
    pen.moveTo(fx, fy);
    pen.lineTo(tx, ty);
    pen.stroke();
    pen.setLineDash([]);
    pen.lineWidth = 1.6;
    pen.beginPath();
    if (both) cross(pen, (fx + tx) / 2, (fy + ty) / 2, 4);
    else {
      const at = Math.max(length - radius - 4, length / 2);
      const [mx, my] = [fx + ux * at, fy + uy * at];
      pen.moveTo(mx - uy * 5, my + ux * 5);
      pen.lineTo(mx + uy * 5, my - ux * 5);
    }
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

// ---------- nodes ----------

export function paintNodes(pen: Pen, colour: Colour, scene: CrowdScene): void {
  const { layout, codes, marked } = scene;
  const { x, y, radius } = layout;
  const shown = scene.lit?.nodes ?? scene.found;
  for (let id = 0; id < x.length; id++) {
    const code = codes[id] as Code;
    pen.globalAlpha = shown && !shown.has(id) ? FAINT : 1;
    paintMark(pen, colour, code, x[id] as number, y[id] as number, radius);
    if (!marked.has(id)) continue;
    ring(pen, colour('bad'), x[id] as number, y[id] as number, radius + 2.5);
  }
  if (layout.spacing >= ROOM) paintNames(pen, colour, scene);
  pen.globalAlpha = 1;
}

/** How far apart marks have to be for names between them. */
const ROOM = 30;

function paintNames(
  pen: Pen,
  colour: Colour,
  { layout, codes, lit, found, ...scene }: CrowdScene,
): void {
  const shown = lit?.nodes ?? found;
  pen.font = scene.font;
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'center';
  pen.lineJoin = 'round';
  pen.lineWidth = 3;
  pen.strokeStyle = colour('ground');
  pen.fillStyle = colour('ink-3');
  scene.names.forEach((name, id) => {
    const code = codes[id];
    if (code === undefined || healthIn(code) === 'removed') return;
    pen.globalAlpha = shown && !shown.has(id) ? FAINT : 1;
    const [x, y] = [layout.x[id] as number, (layout.y[id] as number) + layout.radius + 12];
    pen.strokeText(name, x, y);
    pen.fillText(name, x, y);
  });
}

/** A mark has a shape by its tone, so that colour is never alone, and another one where it is not up. */
function paintMark(pen: Pen, colour: Colour, code: Code, x: number, y: number, r: number): void {
  const tone = toneIn(code);
  switch (healthIn(code)) {
    case 'removed':
      pen.fillStyle = colour('line');
      fillCircle(pen, x, y, Math.max(r * 0.3, 0.8));
      return;
    case 'crashed':
      pen.strokeStyle = colour('ink-3');
      pen.lineWidth = Math.max(r * 0.36, 1.2);
      pen.beginPath();
      cross(pen, x, y, r * 0.72);
      pen.stroke();
      return;
    case 'paused':
      pen.fillStyle = colour('ground');
      fillCircle(pen, x, y, r);
      ring(pen, colour(tone), x, y, r);
      pen.lineWidth = Math.max(r * 0.3, 1);
      pen.beginPath();
      for (const side of [-0.32, 0.32]) {
        pen.moveTo(x + r * side, y - r * 0.45);
        pen.lineTo(x + r * side, y + r * 0.45);
      }
      pen.stroke();
      break;
    case 'up':
      paintUp(pen, colour, tone, x, y, r);
  }
  if (isTrouble(code)) ring(pen, colour('bad'), x, y, r + 2);
}

function paintUp(pen: Pen, colour: Colour, tone: Tone, x: number, y: number, r: number): void {
  if (tone === 'neutral' || tone === 'muted') {
    // At rest: no more than an outline, and a small one for what does not count any more, or not yet.
    ring(pen, colour(tone), x, y, r * (tone === 'muted' ? 0.66 : 0.86));
    return;
  }
  pen.fillStyle = colour(tone);
  pen.beginPath();
  outline(pen, UP[tone], x, y, r * 1.08);
  pen.fill();
}

const UP = {
  primary: 'dot',
  good: 'diamond',
  contend: 'triangle',
  client: 'square',
  bad: 'drop',
} as const satisfies { readonly [T in Exclude<Tone, 'neutral' | 'muted'>]: Shape | 'drop' };

// ---------- messages ----------

/** From here on the cross of a message that is lost is to be seen. */
const DYING = 0.7;
const TRAIL = 12;

export function paintFlights(pen: Pen, colour: Colour, scene: CrowdScene): void {
  const { flights, layout, time, reduced, lit, found, selected } = scene;
  const size = Math.min(Math.max(layout.radius * 0.6, 2.2), 3.6);
  if (selected !== null) paintWays(pen, colour, scene, selected);
  for (const flight of flights) {
    const progress = progressOf(flight, time, reduced);
    pen.globalAlpha = isFaint(flight, lit, found) ? FAINT : 1;
    paintFlight(pen, colour, flight, progress, size);
  }
  pen.globalAlpha = 1;
  for (const flight of flights) {
    if (flight.id !== scene.hover && flight.id !== scene.selectedFlight) continue;
    const { x, y } = placeOf(flight, progressOf(flight, time, reduced));
    ring(pen, colour('brass'), x, y, size + 4);
    paintLabel(pen, colour, scene, flight.label, x, y);
  }
}

/** Whether a message belongs to an answer: it is named, or was sent within the whole past or future that is asked for. */
export function isLit({ id, from }: Pick<Flight, 'id' | 'from'>, { flights, cone }: Lit): boolean {
  const edge = cone?.edge[from];
  if (!cone || edge === undefined) return flights.has(id);
  return cone.of === 'past' ? id <= edge : id >= edge;
}

/** Of a search, what goes to or comes from whom it has found stays as it is. */
const isFaint = (flight: Flight, lit: Lit | null, found: CrowdScene['found']): boolean =>
  lit ? !isLit(flight, lit) : found !== null && !found.has(flight.from) && !found.has(flight.to);

/** The ways of all that a node has sent or is about to get. */
function paintWays(pen: Pen, colour: Colour, { flights }: CrowdScene, node: NodeId): void {
  pen.lineWidth = 1.2;
  pen.globalAlpha = 0.5;
  for (const flight of flights) {
    if (flight.from !== node && flight.to !== node) continue;
    pen.strokeStyle = colour(flight.tone);
    pen.beginPath();
    pen.moveTo(flight.x0, flight.y0);
    pen.lineTo(flight.x1, flight.y1);
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function paintFlight(
  pen: Pen,
  colour: Colour,
  flight: Flight,
  progress: number,
  size: number,
): void {
  const { x, y } = placeOf(flight, progress);
  const held = flight.stands !== null;
  const dying = flight.lost && !held && progress > DYING;
  const tone = dying ? 'bad' : flight.tone;
  if (!held) paintTrail(pen, colour(tone), flight, x, y, progress);
  pen.beginPath();
  outline(pen, flight.shape, x, y, size);
  pen.fillStyle = colour(flight.shape === 'ring' ? 'ground' : tone);
  // One that is full is set off from the marks that it passes over.
  pen.strokeStyle = colour(flight.shape === 'ring' ? tone : 'ground');
  pen.lineWidth = 1.2;
  pen.stroke();
  pen.fill();
  if (held) ring(pen, colour('ink'), x, y, size + 1.5);
  if (dying) paintCross(pen, colour('bad'), x, y, size + 1.5);
}

/** A short line behind it, towards where it came from. */
function paintTrail(
  pen: Pen,
  ink: string,
  { x0, y0, x1, y1 }: Flight,
  x: number,
  y: number,
  progress: number,
): void {
  const [dx, dy] = [x0 - x1, y0 - y1];
  const part = Math.min(TRAIL / Math.max(Math.hypot(dx, dy), 1), progress);
  const alpha = pen.globalAlpha;
  pen.globalAlpha = alpha * 0.55;
  pen.strokeStyle = ink;
  pen.lineWidth = 1.2;
  pen.beginPath();
  pen.moveTo(x, y);
  pen.lineTo(x + dx * part, y + dy * part);
  pen.stroke();
  pen.globalAlpha = alpha;
}

function paintLabel(
  pen: Pen,
  colour: Colour,
  { font, layout }: CrowdScene,
  label: string,
  x: number,
  y: number,
): void {
  pen.font = font;
  pen.textBaseline = 'alphabetic';
  pen.textAlign = x < 90 ? 'start' : x > layout.width - 90 ? 'end' : 'center';
  pen.lineJoin = 'round';
  pen.lineWidth = 4;
  pen.strokeStyle = colour('ground');
  pen.strokeText(label, x, y - 13);
  pen.fillStyle = colour('ink');
  pen.fillText(label, x, y - 13);
}

// ---------- shapes ----------

function outline(pen: Pen, shape: Shape | 'drop', x: number, y: number, r: number): void {
  switch (shape) {
    case 'dot':
    case 'ring':
      circle(pen, x, y, r * 0.96);
      return;
    case 'triangle':
      polygon(pen, x, y, r, TRIANGLE);
      return;
    case 'drop':
      polygon(pen, x, y, r, DROP);
      return;
    case 'square':
      polygon(pen, x, y, r, SQUARE);
      return;
    case 'diamond':
      polygon(pen, x, y, r, DIAMOND);
  }
}

const TRIANGLE = [0, -1.2, 1.15, 0.82, -1.15, 0.82];
/** A triangle on its tip. */
const DROP = [0, 1.2, 1.15, -0.82, -1.15, -0.82];
const SQUARE = [-0.86, -0.86, 0.86, -0.86, 0.86, 0.86, -0.86, 0.86];
const DIAMOND = [0, -1.22, 1.1, 0, 0, 1.22, -1.1, 0];

function polygon(pen: Pen, x: number, y: number, r: number, corners: readonly number[]): void {
  for (let i = 0; i < corners.length; i += 2) {
    const [cx, cy] = [x + (corners[i] as number) * r, y + (corners[i + 1] as number) * r];
    if (i === 0) pen.moveTo(cx, cy);
    else pen.lineTo(cx, cy);
  }
  pen.closePath();
}

/** As a part of a longer path. */
function circle(pen: Pen, x: number, y: number, r: number): void {
  pen.moveTo(x + r, y);
  pen.arc(x, y, r, 0, TURN);
}

function fillCircle(pen: Pen, x: number, y: number, r: number): void {
  pen.beginPath();
  circle(pen, x, y, r);
  pen.fill();
}

function ring(pen: Pen, ink: string, x: number, y: number, r: number): void {
  pen.strokeStyle = ink;
  pen.lineWidth = 1.2;
  pen.beginPath();
  circle(pen, x, y, r);
  pen.stroke();
}

function paintCross(pen: Pen, ink: string, x: number, y: number, arm: number): void {
  pen.strokeStyle = ink;
  pen.lineWidth = 1.5;
  pen.beginPath();
  cross(pen, x, y, arm);
  pen.stroke();
}

/** As a part of a longer path. */
function cross(pen: Pen, x: number, y: number, arm: number): void {
  pen.moveTo(x - arm, y - arm);
  pen.lineTo(x + arm, y + arm);
  pen.moveTo(x + arm, y - arm);
  pen.lineTo(x - arm, y + arm);
}
