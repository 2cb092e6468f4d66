import { must } from '../../core/assert.ts';
import type { Pen } from '../parts/pen.ts';
import { pathOf, shapePaths } from '../stage/shapes.ts';
import {
  type Colour,
  colourOf,
  type Font,
  type Matrix,
  moved,
  type Outline,
  type Part,
  type Stroke,
  type Text,
} from './picture.ts';

/** How wide letters are, and where they stand about a line; a canvas knows. */
export type Measure = Pick<CanvasRenderingContext2D, 'font' | 'textBaseline' | 'measureText'>;

/** The page's own. */
export const ruler = (): Measure =>
  must(document.createElement('canvas').getContext('2d'), 'a page can draw');

/**
 * A pen that remembers: whatever is painted with it becomes parts of a picture. A path is drawn where the pen stands when
 * the path is filled or stroked; our painters move the pen only around whole paths.
 */
export class Recorder implements Pen {
  readonly parts: Part[] = [];
  fillStyle: Pen['fillStyle'] = '#000000';
  strokeStyle: Pen['strokeStyle'] = '#000000';
  font = '10px sans-serif';
  globalAlpha = 1;
  lineJoin: CanvasLineJoin = 'miter';
  lineWidth = 1;
  textAlign: CanvasTextAlign = 'start';
  textBaseline: CanvasTextBaseline = 'alphabetic';
  private readonly ruler: Measure;
  private dash: readonly number[] = [];
  private d: string[] = [];
  private x = 0;
  private y = 0;
  private zoom = 1;

  constructor(ruler: Measure) {
    this.ruler = ruler;
  }

  // ---------- where ----------

  translate(x: number, y: number): void {
    this.x += x * this.zoom;
    this.y += y * this.zoom;
  }

  scale(zoom: number): void {
    this.zoom *= zoom;
  }

  private matrix(): Matrix | null {
    const { x, y, zoom } = this;
    // Moved there and back again, a pen may be off by what a number cannot say.
    if (Math.abs(x) + Math.abs(y) + Math.abs(zoom - 1) < 1e-6) return null;
    return zoom === 1 ? moved(x, y) : [zoom, 0, 0, zoom, x, y];
  }

  // ---------- paths ----------

  beginPath(): void {
    this.d = [];
  }

  moveTo(x: number, y: number): void {
    this.d.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.d.push(`${this.d.length === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`);
  }

  closePath(): void {
    this.d.push('Z');
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.d.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`);
  }

  roundRect(x: number, y: number, width: number, height: number, radius: number): void {
    const r = Math.min(radius, width / 2, height / 2);
    const [w, h, c] = [short(width - 2 * r), short(height - 2 * r), short(r)];
    this.d.push(
      `M${short(x + r)} ${short(y)}h${w}a${c} ${c} 0 0 1 ${c} ${c}v${h}a${c} ${c} 0 0 1 -${c} ${c}` +
        `h-${w}a${c} ${c} 0 0 1 -${c} -${c}v-${h}a${c} ${c} 0 0 1 ${c} -${c}Z`,
    );
  }

  arc(x: number, y: number, r: number, from: number, to: number): void {
    const at = (angle: number) =>
      `${short(x + r * Math.cos(angle))} ${short(y + r * Math.sin(angle))}`;
    const turn = Math.min(to - from, 2 * Math.PI);
    // One arc cannot end where it begins, so a circle is two.
    const middle = from + turn / 2;
    this.d.push(`${this.d.length === 0 ? 'M' : 'L'}${at(from)}`);
    for (const end of [middle, from + turn])
      this.d.push(`A${short(r)} ${short(r)} 0 0 1 ${at(end)}`);
  }

  fill(path?: Path2D): void {
    const fill = this.ink(this.fillStyle);
    if (fill) this.shape(this.outline(path), { fill, stroke: null });
  }

  stroke(path?: Path2D): void {
    const stroke = this.strokeNow();
    if (stroke) this.shape(this.outline(path), { fill: null, stroke });
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const fill = this.ink(this.fillStyle);
    if (fill) this.shape({ is: 'rect', x, y, width, height, r: 0 }, { fill, stroke: null });
  }

  /** Nothing has been painted yet. */
  clearRect(): void {}

  setLineDash(dash: Iterable<number>): void {
    this.dash = [...dash];
  }

  private outline(path: Path2D | undefined): Outline {
    if (!path) return { is: 'path', d: this.d.join('') };
    const shapes = Object.keys(shapePaths) as (keyof typeof shapePaths)[];
    const shape = shapes.find((one) => pathOf(one) === path);
    if (!shape) throw new Error('Only the paths of messages are painted as a whole.');
    return { is: 'path', d: shapePaths[shape] };
  }

  private shape(outline: Outline, look: { fill: Colour | null; stroke: Stroke | null }): void {
    if (outline.is === 'path' && outline.d === '') return;
    this.parts.push({ kind: 'shape', outline, matrix: this.matrix(), opacity: 1, look });
  }

  private ink(style: Pen['fillStyle']): Colour | null {
    const colour = colourOf(String(style));
    const alpha = colour ? colour.alpha * this.globalAlpha : 0;
    return colour && alpha > 0 ? { ...colour, alpha } : null;
  }

  private strokeNow(): Stroke | null {
    const ink = this.ink(this.strokeStyle);
    const { lineWidth: width, dash, lineJoin: join } = this;
    return ink && { ...ink, width, dash, cap: 'butt', join, first: false };
  }

  // ---------- letters ----------

  measureText(text: string): TextMetrics {
    this.ruler.font = this.font;
    return this.ruler.measureText(text);
  }

  fillText(text: string, x: number, y: number): void {
    const fill = this.ink(this.fillStyle);
    if (!fill) return;
    const next = this.text(text, x, y, { fill, stroke: null });
    const last = this.parts.at(-1);
    // What was drawn round the same letters before is their halo.
    if (last?.kind === 'text' && !last.look.fill && last.look.stroke && sameText(last, next)) {
      const stroke = { ...last.look.stroke, first: true };
      this.parts[this.parts.length - 1] = { ...next, look: { fill, stroke } };
    } else this.parts.push(next);
  }

  strokeText(text: string, x: number, y: number): void {
    const stroke = this.strokeNow();
    if (stroke) this.parts.push(this.text(text, x, y, { fill: null, stroke }));
  }

  private text(text: string, x: number, y: number, look: Text['look']): Text {
    const anchors = { center: 'middle', right: 'end', end: 'end' } as const;
    return {
      kind: 'text',
      x,
      y: y + this.toBaseline(text),
      anchor: this.textAlign in anchors ? anchors[this.textAlign as keyof typeof anchors] : 'start',
      runs: [{ text, font: fontOf(this.font) }],
      matrix: this.matrix(),
      opacity: 1,
      look,
    };
  }

  /** From the line that letters are set by down to the one that they stand on: not all that read SVG know others. */
  private toBaseline(text: string): number {
    if (this.textBaseline === 'alphabetic') return 0;
    const { ruler } = this;
    ruler.font = this.font;
    ruler.textBaseline = 'alphabetic';
    const above = ruler.measureText(text).actualBoundingBoxAscent;
    ruler.textBaseline = this.textBaseline;
    const lowered = above - ruler.measureText(text).actualBoundingBoxAscent;
    ruler.textBaseline = 'alphabetic';
    return lowered;
  }
}

const sameText = (a: Text, b: Text): boolean =>
  a.x === b.x && a.y === b.y && a.runs[0]?.text === b.runs[0]?.text;

/** "500 10px family". */
function fontOf(css: string): Font {
  const [, weight = '400', size = '10', family = 'sans-serif'] =
    /^(?:(\d+) )?([\d.]+)px (.+)$/.exec(css) ?? [];
  return { family, weight: Number(weight), size: Number(size) };
}

const short = (number: number): number => Math.round(number * 100) / 100;
