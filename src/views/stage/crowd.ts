import { tonesOf } from '../parts/tones.ts';
import { elapsed, positionAt, type StageModel } from './project.ts';
import { isHollow, shapePaths } from './shapes.ts';

const paths = new Map<string, Path2D>();

function pathOf(shape: keyof typeof shapePaths): Path2D {
  const known = paths.get(shape);
  if (known) return known;
  const path = new Path2D(shapePaths[shape]);
  paths.set(shape, path);
  return path;
}

/** Draws messages that are too many for elements of their own. */
export function drawCrowd(canvas: HTMLCanvasElement, model: StageModel, time: number): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const { width, height } = model.layout;
  const ratio = devicePixelRatio;
  if (canvas.width !== width * ratio || canvas.height !== height * ratio) {
    canvas.width = width * ratio;
    canvas.height = height * ratio;
  }
  const colour = tonesOf(canvas);
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  pen.clearRect(0, 0, width, height);
  pen.lineWidth = 1.6;
  for (const message of model.messages) {
    const { x, y } = positionAt(message, message.held ? message.progress : elapsed(message, time));
    pen.setTransform(ratio, 0, 0, ratio, x * ratio, y * ratio);
    const ink = colour(message.lost ? 'bad' : message.tone);
    if (isHollow(message.shape)) {
      pen.strokeStyle = ink;
      pen.stroke(pathOf(message.shape));
    } else {
      pen.fillStyle = ink;
      pen.fill(pathOf(message.shape));
    }
  }
}
