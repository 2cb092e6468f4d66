import type { CrowdModel, DiagramModel, Layer } from './model.ts';
import { type Brush, line } from './pen.ts';

/** How strong a layer is: at rest it is only the ground on which the others stand out. */
const STRONG = 0.82;
const AT_REST = 0.16;
/** How much of the height of a band the line of its messages may take. */
const LINE = 0.9;
/** Under a band stand the sentences that its nodes told. */
const TICK = 3;

/** The band of a group: what its nodes were, and over that how many messages came and went. */
export function paintCrowd(brush: Brush, model: DiagramModel, crowd: CrowdModel): void {
  const { pen } = brush;
  const strength = pen.globalAlpha;
  for (const layer of crowd.layers) paintLayer(brush, model, crowd, layer, strength);
  pen.globalAlpha = 0.85 * strength;
  paintTraffic(brush, model, crowd);
  paintTellings(brush, model, crowd, strength);
  pen.globalAlpha = strength;
}

function paintLayer(
  { pen, colour }: Brush,
  { columns }: DiagramModel,
  { y, high }: CrowdModel,
  { tone, down, from, to }: Layer,
  strength: number,
): void {
  const ink = colour(tone);
  pen.fillStyle = ink;
  pen.globalAlpha = (down ? 0.28 : tone === 'neutral' ? AT_REST : STRONG) * strength;
  const at = (part: number) => y + high - 2 * high * part;
  pen.beginPath();
  // Stretches in which nothing changes are one piece.
  for (let start = 0; start < from.length; ) {
    let end = start + 1;
    while (end < from.length && from[end] === from[start] && to[end] === to[start]) end++;
    const [low, top] = [at(from[start] as number), at(to[start] as number)];
    if (top < low)
      pen.rect(columns.x + start * columns.wide, top, (end - start) * columns.wide, low - top);
    start = end;
  }
  pen.fill();
}

/** For each node as high as the square root of their number, so that few can be seen beside many. */
function paintTraffic({ pen, colour }: Brush, model: DiagramModel, crowd: CrowdModel): void {
  const { columns, crowds } = model;
  const most = Math.max(...crowds.map(({ traffic, nodes }) => mostOf(traffic) / nodes));
  if (most === 0) return;
  const unit = (2 * crowd.high * LINE) / Math.sqrt(most * crowd.nodes);
  pen.strokeStyle = colour('ink');
  pen.lineWidth = 1;
  pen.beginPath();
  crowd.traffic.forEach((count, column) => {
    const [x, y] = [
      columns.x + (column + 0.5) * columns.wide,
      crowd.y + crowd.high - unit * Math.sqrt(count),
    ];
    if (column === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  });
  pen.stroke();
}

function paintTellings(
  { pen, colour }: Brush,
  { columns, crowds }: DiagramModel,
  { y, high, nodes, tellings }: CrowdModel,
  strength: number,
): void {
  const most = Math.max(...crowds.map((crowd) => mostOf(crowd.tellings) / crowd.nodes)) * nodes;
  pen.strokeStyle = colour('brass');
  pen.lineWidth = Math.max(columns.wide - 1, 1);
  tellings.forEach((count, column) => {
    if (count === 0) return;
    const x = columns.x + (column + 0.5) * columns.wide;
    pen.globalAlpha = (0.3 + 0.7 * Math.sqrt(count / most)) * strength;
    line(pen, x, y + high - 0.5, x, y + high + TICK - 0.5);
  });
}

const mostOf = (counts: readonly number[]): number => counts.reduce((a, b) => Math.max(a, b), 0);
