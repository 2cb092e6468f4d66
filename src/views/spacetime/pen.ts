import type { Pen } from '../parts/pen.ts';
import type { Ink } from '../parts/tones.ts';

/** All that is needed to paint. */
export interface Brush {
  readonly pen: Pen;
  colour(ink: Ink): string;
  /** The page's own fonts. */
  readonly font: string;
  readonly mono: string;
}

/** Text with the ground behind it, so that it can be read over lines. */
export function halo(pen: Pen, colour: Brush['colour'], text: string, x: number, y: number): void {
  pen.lineJoin = 'round';
  pen.lineWidth = 3.5;
  pen.strokeStyle = colour('ground');
  pen.strokeText(text, x, y);
  pen.fillStyle = colour('ink-2');
  pen.fillText(text, x, y);
}

export function line(pen: Pen, x0: number, y0: number, x1: number, y1: number): void {
  pen.beginPath();
  pen.moveTo(x0, y0);
  pen.lineTo(x1, y1);
  pen.stroke();
}

export function cross(pen: Pen, x: number, y: number, arm: number): void {
  pen.moveTo(x - arm, y - arm);
  pen.lineTo(x + arm, y + arm);
  pen.moveTo(x + arm, y - arm);
  pen.lineTo(x - arm, y + arm);
}

export function diamond(pen: Pen, x: number, y: number, arm: number): void {
  pen.moveTo(x, y - arm);
  pen.lineTo(x + arm, y);
  pen.lineTo(x, y + arm);
  pen.lineTo(x - arm, y);
  pen.closePath();
}

/** Stands under its lane and points at it. */
export function triangle(pen: Pen, x: number, y: number): void {
  pen.moveTo(x, y + 3);
  pen.lineTo(x + 3.2, y + 8.5);
  pen.lineTo(x - 3.2, y + 8.5);
  pen.closePath();
}
