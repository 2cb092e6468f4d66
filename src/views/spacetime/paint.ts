import type { Pen } from '../parts/pen.ts';
import { isHollow, pathOf } from '../stage/shapes.ts';
import { labelPlace } from './axis.ts';
import type { Lights } from './lights.ts';
import { paintMark } from './marks.ts';
import type { Arrow, BandModel, DiagramModel, Shade } from './model.ts';
import { paintCrowd } from './paintCrowd.ts';
import { type Brush, cross, halo, line, triangle } from './pen.ts';
import { AXIS } from './plane.ts';
import { labelSpot } from './project.ts';

const FAINT = 0.13;
/** Up to so many arrows end in the shape of their message, more in a point. */
const MOST_SHAPES = 420;
const SHAPE = 0.5;

/** Draws a model. What is faint and what stands out is decided by `lights`. */
export function paint(brush: Brush, model: DiagramModel, lights: Lights): void {
  const { pen } = brush;
  pen.clearRect(0, 0, model.width, model.height);
  paintGround(brush, model);
  for (const shade of model.shades) paintShade(brush, model, shade);
  paintDensities(brush, model);
  pen.globalAlpha = lights ? 0.45 : 1;
  for (const band of model.bands) paintBand(brush, model, band);
  for (const crowd of model.crowds) paintCrowd(brush, model, crowd);
  pen.globalAlpha = 1;
  paintArrows(brush, model, lights);
  paintFolds(brush, model, lights !== null);
  for (const mark of model.marks) {
    pen.globalAlpha = lights && !(mark.seq !== null && lights(mark.seq)) ? 0.25 : 1;
    paintMark(brush, model, mark);
  }
  pen.globalAlpha = 1;
  paintCaptions(brush, model, lights !== null);
  // Lanes that are scrolled go under the graduations.
  if ((model.lanes[0]?.y ?? AXIS) < AXIS) {
    pen.fillStyle = brush.colour('ground');
    pen.fillRect(0, 0, model.width, AXIS - 4);
    paintGraduations(brush, model);
  }
}

function paintGround(brush: Brush, model: DiagramModel): void {
  const { pen, colour } = brush;
  pen.lineWidth = 1;
  pen.strokeStyle = colour('line');
  pen.beginPath();
  for (const { x } of model.ticks) {
    pen.moveTo(Math.round(x) + 0.5, AXIS - 4);
    pen.lineTo(Math.round(x) + 0.5, model.height);
  }
  pen.globalAlpha = 0.7;
  pen.stroke();
  pen.globalAlpha = 1;
  paintGraduations(brush, model);
  pen.beginPath();
  for (const { y, node } of model.lanes) {
    if (node === null) continue;
    pen.moveTo(0, Math.round(y) + 0.5);
    pen.lineTo(model.width, Math.round(y) + 0.5);
  }
  pen.globalAlpha = 1;
  pen.stroke();
}

function paintGraduations({ pen, colour, mono }: Brush, model: DiagramModel): void {
  pen.font = `400 10.5px ${mono}`;
  pen.fillStyle = colour('ink-3');
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'center';
  const [first, second] = model.ticks;
  const apart = first && second ? second.x - first.x : model.width;
  for (const { x, label } of model.ticks) {
    const place = labelPlace(x, pen.measureText(label).width, apart, model.width);
    if (place !== null) pen.fillText(label, place, 11);
  }
}

/** A partition is a wash over the lanes that are cut off; a cut link a broken line along its sender's lane. */
function paintShade({ pen, colour }: Brush, model: DiagramModel, shade: Shade): void {
  const { pitch, lanes } = model;
  const wide = Math.max(shade.x1 - shade.x0, 1);
  const bad = colour('bad');
  pen.fillStyle = bad;
  pen.strokeStyle = bad;
  pen.lineWidth = 1;
  for (const place of shade.lanes) {
    const y = lanes[place]?.y ?? 0;
    if (shade.partition) {
      pen.globalAlpha = 0.09;
      pen.fillRect(shade.x0, y - pitch / 2, wide, pitch);
    } else {
      pen.globalAlpha = 0.8;
      pen.setLineDash([2, 3]);
      line(pen, shade.x0, y + 5.5, shade.x1, y + 5.5);
      pen.setLineDash([]);
    }
  }
  if (shade.partition) {
    // The edges of a partition, where it came and where it went, across everything that it concerns.
    pen.globalAlpha = 0.55;
    pen.setLineDash([2, 3]);
    for (const x of [shade.x0, shade.x1])
      if (x > 0 && x < model.width) line(pen, x, AXIS, x, model.height);
    pen.setLineDash([]);
  }
  pen.globalAlpha = 1;
}

function paintBand({ pen, colour }: Brush, { pitch }: DiagramModel, band: BandModel): void {
  const { x0, y, tone, health } = band;
  const wide = Math.max(band.x1 - x0, 1);
  const strength = pen.globalAlpha;
  const thick = Math.max(Math.min(pitch * 0.3, 9), 1.5);
  if (health === 'removed') return;
  if (health === 'crashed') {
    // Nothing is there: the lane itself is interrupted.
    pen.fillStyle = colour('ground');
    pen.fillRect(x0, y - 1.5, wide, 3.5);
    pen.strokeStyle = colour('bad');
    pen.globalAlpha = 0.6 * strength;
    pen.lineWidth = 1;
    pen.setLineDash([1.5, 4]);
    line(pen, x0, y + 0.5, x0 + wide, y + 0.5);
    pen.setLineDash([]);
  } else if (health === 'paused') {
    pen.strokeStyle = colour(tone === 'neutral' ? 'muted' : tone);
    pen.globalAlpha = 0.85 * strength;
    pen.lineWidth = tone === 'neutral' ? thick * 0.5 : thick;
    pen.setLineDash([2, 4]);
    line(pen, x0, y, x0 + wide, y);
    pen.setLineDash([]);
  } else {
    pen.fillStyle = colour(tone);
    const high = tone === 'neutral' ? Math.max(thick * 0.22, 1) : thick;
    pen.globalAlpha = (tone === 'neutral' ? 0.4 : 0.88) * strength;
    if (tone === 'neutral') pen.fillRect(x0, y - high / 2, wide, high);
    else {
      pen.beginPath();
      pen.roundRect(x0, y - high / 2, wide, high, Math.min(2, wide / 2));
      pen.fill();
    }
  }
  pen.globalAlpha = strength;
}

/** A lane swells with the messages that it sees; twice as many are a step more. */
function paintDensities({ pen, colour }: Brush, model: DiagramModel): void {
  const { densities, pitch, columns } = model;
  const x = (column: number) => columns.x + (column + 0.5) * columns.wide;
  pen.fillStyle = colour('neutral');
  const most = Math.max(...densities.flatMap(({ counts }) => counts));
  const unit = (pitch * 0.4) / Math.log2(2 + most);
  for (const { y, counts, strength } of densities) {
    const high = counts.map((count) => (count === 0 ? 0 : 1 + unit * Math.log2(1 + count)));
    pen.globalAlpha = 0.3 * strength;
    pen.beginPath();
    pen.moveTo(0, y);
    for (const [column, part] of high.entries()) pen.lineTo(x(column), y - part);
    for (const [column, part] of [...high.entries()].reverse()) pen.lineTo(x(column), y + part);
    pen.fill();
  }
  pen.globalAlpha = 1;
}

// ---------- arrows ----------

function paintArrows(brush: Brush, model: DiagramModel, lights: Lights): void {
  const { pen, colour } = brush;
  const groups = new Map<string, Arrow[]>();
  for (const arrow of model.arrows) {
    const lit = lights === null || lights(arrow.id);
    const calm = arrow.routine || arrow.end === 'lost';
    const key = `${arrow.tone} ${lit ? (calm ? 'routine' : 'plain') : 'faint'}`;
    const group = groups.get(key);
    if (group) group.push(arrow);
    else groups.set(key, [arrow]);
  }
  const shapes = model.arrows.length <= MOST_SHAPES;
  for (const [key, arrows] of groups) {
    const [tone, weight] = key.split(' ') as [Arrow['tone'], string];
    const ink = colour(tone);
    pen.strokeStyle = ink;
    pen.fillStyle = ink;
    pen.globalAlpha =
      weight === 'faint' ? FAINT : model.strength * (weight === 'routine' ? 0.6 : 0.95);
    pen.lineWidth = weight === 'plain' ? 1.3 : 1;
    pen.beginPath();
    for (const arrow of arrows) {
      if (arrow.end === 'held') continue;
      pen.moveTo(arrow.x0, arrow.y0);
      pen.lineTo(arrow.x1, arrow.y1);
    }
    pen.stroke();
    paintEnds(pen, arrows, shapes, tone === 'bad');
  }
  pen.globalAlpha = 1;
  for (const arrow of model.arrows) {
    if (arrow.dealt !== null || arrow.end === 'held') paintWait(brush, arrow);
    if (arrow.label !== null) paintLabel(brush, model, arrow, lights === null || lights(arrow.id));
  }
}

/** Where it ends: the shape of the message, or a point; a loss is a cross. */
function paintEnds(pen: Pen, arrows: readonly Arrow[], shapes: boolean, thin: boolean): void {
  pen.beginPath();
  for (const { end, x1, y1 } of arrows) if (end === 'lost') cross(pen, x1, y1, thin ? 3.4 : 3);
  pen.lineWidth = 1.5;
  pen.stroke();
  if (shapes) {
    for (const arrow of arrows) if (arrow.end !== 'lost') paintShape(pen, arrow, SHAPE);
    return;
  }
  pen.beginPath();
  for (const { end, x1, y1 } of arrows) if (end !== 'lost') pen.rect(x1 - 1.2, y1 - 1.2, 2.4, 2.4);
  pen.fill();
}

function paintShape(pen: Pen, { shape, x1, y1 }: Arrow, size: number): void {
  const path = pathOf(shape);
  pen.translate(x1, y1);
  pen.scale(size, size);
  pen.lineWidth = 1.3 / size;
  if (isHollow(shape)) pen.stroke(path);
  else pen.fill(path);
  pen.scale(1 / size, 1 / size);
  pen.translate(-x1, -y1);
}

/** A message that waits: at its paused receiver until that goes on, or held back on its way. */
function paintWait({ pen, colour }: Brush, arrow: Arrow): void {
  pen.strokeStyle = colour(arrow.tone);
  pen.lineWidth = 1.2;
  pen.setLineDash([2, 3]);
  if (arrow.end === 'held') line(pen, arrow.x0, arrow.y0, arrow.x1, arrow.y1);
  else line(pen, arrow.x1, arrow.y1 + 4, arrow.dealt ?? arrow.x1, arrow.y1 + 4);
  pen.setLineDash([]);
}

function paintLabel({ pen, colour, mono }: Brush, model: DiagramModel, arrow: Arrow, lit: boolean) {
  const spot = labelSpot(arrow, model.width);
  if (!spot) return;
  pen.font = `500 10px ${mono}`;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.globalAlpha = lit ? 1 : FAINT;
  halo(pen, colour, arrow.label ?? '', spot.x, spot.y);
  pen.globalAlpha = 1;
}

/** One arrow that stands out, over everything. */
export function paintStrong({ pen, colour }: Brush, arrow: Arrow): void {
  const ink = colour(arrow.tone);
  pen.globalAlpha = 1;
  pen.strokeStyle = colour('ground');
  pen.lineWidth = 5;
  line(pen, arrow.x0, arrow.y0, arrow.x1, arrow.y1);
  pen.strokeStyle = ink;
  pen.fillStyle = ink;
  pen.lineWidth = 2.2;
  if (arrow.end === 'held') pen.setLineDash([3, 3]);
  line(pen, arrow.x0, arrow.y0, arrow.x1, arrow.y1);
  pen.setLineDash([]);
  pen.beginPath();
  pen.arc(arrow.x0, arrow.y0, 2.4, 0, 2 * Math.PI);
  pen.fill();
  if (arrow.end === 'lost') {
    pen.beginPath();
    cross(pen, arrow.x1, arrow.y1, 4.5);
    pen.stroke();
  } else paintShape(pen, arrow, 0.8);
}

// ---------- folds, captions, marks ----------

function paintFolds({ pen, colour, mono }: Brush, { folds, pitch }: DiagramModel, faint: boolean) {
  for (const { x0, x1, y, tone, label } of folds) {
    pen.globalAlpha = faint ? FAINT : 0.9;
    pen.fillStyle = colour(tone);
    const low = y + Math.min(pitch * 0.3, 9);
    pen.beginPath();
    for (let x = x0; x <= x1; x += 5) pen.rect(x, low - 0.8, 1.6, 1.6);
    pen.fill();
    if (label === null || pitch < 14) continue;
    const x = Math.max(x0, 0) + (x1 - Math.max(x0, 0)) / 2;
    pen.font = `500 ${pitch < 20 ? 8.5 : 9.5}px ${mono}`;
    pen.textAlign = 'center';
    pen.textBaseline = 'middle';
    halo(pen, colour, label, x, low + 1);
  }
  pen.globalAlpha = 1;
}

function paintCaptions({ pen, colour, font }: Brush, model: DiagramModel, faint: boolean): void {
  if (model.pitch < 15) return;
  pen.font = `500 ${model.pitch < 20 ? 9.5 : 10.5}px ${font}`;
  pen.textBaseline = 'alphabetic';
  pen.textAlign = 'left';
  const up = Math.min(model.pitch * 0.15, 4.5) + 3;
  pen.globalAlpha = faint ? 0.5 : 1;
  for (const band of model.bands) {
    if (band.caption === null) continue;
    const x = Math.max(band.x0, 0) + 4;
    if (pen.measureText(band.caption).width > band.x1 - x) continue;
    halo(pen, colour, band.caption, x, band.y - up);
  }
  for (const shade of model.shades) {
    if (shade.label === null || model.pitch < 19) continue;
    const x = Math.max(shade.x0, 0) + 5;
    const y = shade.partition ? model.height - 5 : (model.lanes[shade.lanes[0] ?? 0]?.y ?? 0) + 16;
    pen.strokeStyle = colour('ground');
    pen.lineWidth = 3.5;
    pen.strokeText(shade.label, x, y);
    pen.fillStyle = colour('bad');
    pen.fillText(shade.label, x, y);
  }
  pen.globalAlpha = 1;
}

/** A timer that will run out, as a hollow mark; fired ones are solid. */
export function paintDue({ pen, colour }: Brush, x: number, y: number): void {
  pen.strokeStyle = colour('ink-2');
  pen.lineWidth = 1;
  pen.beginPath();
  triangle(pen, x, y);
  pen.stroke();
}

/** The record that is asked about. */
export function paintRing({ pen, colour }: Brush, x: number, y: number): void {
  pen.strokeStyle = colour('brass');
  pen.lineWidth = 2;
  pen.beginPath();
  pen.arc(x, y, 7.5, 0, 2 * Math.PI);
  pen.stroke();
}

/** One of the records that an answer speaks of. */
export function paintDot({ pen, colour }: Brush, x: number, y: number): void {
  pen.fillStyle = colour('brass');
  pen.strokeStyle = colour('ground');
  pen.lineWidth = 1.5;
  pen.beginPath();
  pen.arc(x, y, 3.6, 0, 2 * Math.PI);
  pen.fill();
  pen.stroke();
}

/** The edge of a past or a future, from lane to lane. */
export function paintFrontier(
  { pen, colour }: Brush,
  points: readonly { readonly x: number; readonly y: number }[],
): void {
  pen.strokeStyle = colour('brass');
  pen.lineWidth = 1.2;
  pen.setLineDash([4, 3]);
  pen.beginPath();
  for (const { x, y } of points) pen.lineTo(x, y);
  pen.stroke();
  pen.setLineDash([]);
}
