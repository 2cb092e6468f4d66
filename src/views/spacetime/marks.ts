import type { DiagramModel, Mark } from './model.ts';
import { type Brush, cross, diamond, halo, line, triangle } from './pen.ts';
import { AXIS } from './plane.ts';

/** How far the words of a line stand from it. */
const ASIDE = 5;
/** And from one another. */
const TITLE = 13;

/** Something that happened, at its place: each kind has a shape of its own. */
export function paintMark(brush: Brush, model: DiagramModel, mark: Mark): void {
  const { pen, colour } = brush;
  pen.lineWidth = 1.8;
  pen.strokeStyle = colour('bad');
  pen.fillStyle = colour('bad');
  pen.beginPath();
  if (mark.y === null) paintLine(brush, model, mark);
  else signs[mark.kind]?.(brush, mark.x, mark.y);
}

type Sign = (brush: Brush, x: number, y: number) => void;

const signs: { readonly [K in Mark['kind']]?: Sign } = {
  crash(brush, x, y) {
    badge(brush, x, y);
    cross(brush.pen, x, y, 4.2);
    brush.pen.stroke();
  },
  restart(brush, x, y) {
    const { pen } = brush;
    badge(brush, x, y);
    pen.strokeStyle = brush.colour('good');
    pen.arc(x, y, 3.8, -0.4 * Math.PI, 1.2 * Math.PI);
    pen.moveTo(x + 1, y - 6.4);
    pen.lineTo(x + 1.4, y - 3.4);
    pen.lineTo(x + 4.2, y - 4.6);
    pen.stroke();
  },
  pause(brush, x, y) {
    badge(brush, x, y);
    brush.pen.fillStyle = brush.colour('ink-2');
    brush.pen.fillRect(x - 3, y - 4, 2, 8);
    brush.pen.fillRect(x + 1, y - 4, 2, 8);
  },
  resume(brush, x, y) {
    const { pen } = brush;
    badge(brush, x, y);
    pen.fillStyle = brush.colour('ink-2');
    pen.moveTo(x - 2, y - 4);
    pen.lineTo(x + 4, y);
    pen.lineTo(x - 2, y + 4);
    pen.fill();
  },
  command({ pen }, x, y) {
    diamond(pen, x, y, 4);
    pen.fill();
  },
  loss({ pen }, x, y) {
    pen.lineWidth = 1.4;
    cross(pen, x, y, 3);
    pen.stroke();
  },
  note({ pen, colour }, x, y) {
    pen.fillStyle = colour('ink');
    pen.strokeStyle = colour('ground');
    pen.lineWidth = 1.5;
    diamond(pen, x, y, 3.4);
    pen.stroke();
    pen.fill();
  },
  request({ pen, colour }, x, y) {
    pen.fillStyle = colour('client');
    pen.fillRect(x - 2.6, y - 2.6, 5.2, 5.2);
  },
  timer({ pen, colour }, x, y) {
    pen.fillStyle = colour('ink-3');
    triangle(pen, x, y);
    pen.fill();
  },
};

/** What concerns all lanes: a broken invariant, or where two runs part. */
function paintLine(brush: Brush, model: DiagramModel, mark: Mark): void {
  const { pen, colour } = brush;
  if (mark.kind === 'divergence') pen.strokeStyle = colour('brass');
  pen.lineWidth = 1.6;
  line(pen, mark.x, AXIS - 6, mark.x, model.height);
  paintTitle(brush, model, mark);
}

/** The words of what concerns all lanes, before it where there is room for them. */
export function paintTitle({ pen, colour, font }: Brush, model: DiagramModel, mark: Mark): void {
  const { x, label } = mark;
  if (label === null) return;
  pen.font = `600 10.5px ${font}`;
  const before = x > pen.measureText(label).width + 2 * ASIDE;
  pen.textAlign = before ? 'right' : 'left';
  pen.textBaseline = 'alphabetic';
  const y = model.height - 6 - (mark.above ?? 0) * TITLE;
  halo(pen, colour, label, x + (before ? -ASIDE : ASIDE), y);
}

/** A piece of ground under a mark, so that it is not lost in a band. */
function badge({ pen, colour }: Brush, x: number, y: number): void {
  pen.fillStyle = colour('ground');
  pen.beginPath();
  pen.arc(x, y, 6.6, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
}
