import { painted } from '../parts/painted.ts';
import type { Pen } from '../parts/pen.ts';
import { zoomAt } from '../parts/pointer.ts';
import { type Ink, tonesOf } from '../parts/tones.ts';
import { elapsed, inSteps, positionAt, type StageModel } from './project.ts';
import { isHollow, pathOf } from './shapes.ts';

/** Draws messages that are too many for elements of their own; `reduced`: they step instead of gliding. */
export function drawCrowd(
  canvas: HTMLCanvasElement,
  model: StageModel,
  time: number,
  reduced: boolean,
): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const { width, height } = model.layout;
  const ratio = devicePixelRatio * zoomAt(canvas);
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  const paint = (other: Pen, colour: (ink: Ink) => string) =>
    paintCrowd(other, colour, model, time, reduced);
  painted.set(canvas, paint);
  paint(pen, tonesOf(canvas));
}

function paintCrowd(
  pen: Pen,
  colour: (ink: Ink) => string,
  { messages }: StageModel,
  time: number,
  reduced: boolean,
): void {
  pen.lineWidth = 1.6;
  const moved = (progress: number) => (reduced ? inSteps(progress, 3) : progress);
  for (const message of messages) {
    const progress = message.held ? message.progress : moved(elapsed(message, time));
    const { x, y } = positionAt(message, progress);
    const ink = colour(message.lost ? 'bad' : message.tone);
    pen.translate(x, y);
    if (isHollow(message.shape)) {
      pen.strokeStyle = ink;
      pen.stroke(pathOf(message.shape));
    } else {
      pen.fillStyle = ink;
      pen.fill(pathOf(message.shape));
    }
    pen.translate(-x, -y);
  }
}
