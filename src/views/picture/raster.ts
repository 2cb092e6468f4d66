import {
  cssOf,
  type Group,
  type Outline,
  type Part,
  type Picture,
  type Run,
  type Shape,
  type Text,
} from './picture.ts';

/**
 * Draws a picture on a canvas, so many pixels for each of its own: at once and with the page's fonts, which an SVG that
 * is loaded as an image would not have.
 */
export function raster(
  picture: Picture,
  scale: number,
  canvas = document.createElement('canvas'),
): HTMLCanvasElement {
  const [width, height] = [Math.round(picture.width * scale), Math.round(picture.height * scale)];
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.fillStyle = picture.ground.hex;
  pen.fillRect(0, 0, width, height);
  pen.scale(scale, scale);
  for (const part of picture.parts) draw(pen, part);
  return canvas;
}

function draw(pen: CanvasRenderingContext2D, part: Part): void {
  if (part.opacity <= 0) return;
  pen.save();
  if (part.matrix) pen.transform(...part.matrix);
  if (part.kind !== 'group') {
    pen.globalAlpha *= part.opacity;
    if (part.kind === 'shape') drawShape(pen, part);
    else drawText(pen, part);
  } else drawGroup(pen, part);
  pen.restore();
}

function drawGroup(pen: CanvasRenderingContext2D, { clip, opacity, parts }: Group): void {
  if (clip) {
    pen.beginPath();
    pen.rect(clip.x, clip.y, clip.width, clip.height);
    pen.clip();
  }
  if (opacity < 1) drawFaded(pen, parts, opacity);
  else for (const part of parts) draw(pen, part);
}

/** What is faded together is drawn first and then faded, so that nothing shines through its neighbour. */
function drawFaded(pen: CanvasRenderingContext2D, parts: readonly Part[], opacity: number): void {
  const sheet = document.createElement('canvas');
  sheet.width = pen.canvas.width;
  sheet.height = pen.canvas.height;
  const inner = sheet.getContext('2d');
  if (!inner) return;
  inner.setTransform(pen.getTransform());
  for (const part of parts) draw(inner, part);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.globalAlpha *= opacity;
  pen.drawImage(sheet, 0, 0);
}

function drawShape(pen: CanvasRenderingContext2D, { outline, look }: Shape): void {
  const path = pathOf(outline);
  inOrder(pen, look, {
    fill: () => pen.fill(path),
    stroke: () => pen.stroke(path),
  });
}

function pathOf(outline: Outline): Path2D {
  if (outline.is === 'path') return new Path2D(outline.d);
  const path = new Path2D();
  if (outline.is === 'circle') path.arc(outline.x, outline.y, outline.r, 0, 2 * Math.PI);
  else if (outline.is === 'rect')
    path.roundRect(outline.x, outline.y, outline.width, outline.height, outline.r);
  else {
    path.moveTo(outline.x1, outline.y1);
    path.lineTo(outline.x2, outline.y2);
  }
  return path;
}

function drawText(pen: CanvasRenderingContext2D, { x, y, anchor, runs, look }: Text): void {
  const wide = runs.map((run) => widthOf(pen, run));
  const whole = wide.reduce((sum, width) => sum + width, 0);
  const start = x - (anchor === 'middle' ? whole / 2 : anchor === 'end' ? whole : 0);
  const each = (act: (text: string, x: number) => void) => {
    let place = start;
    for (const [i, { text, font }] of runs.entries()) {
      pen.font = cssOf(font);
      act(text, place);
      place += wide[i] ?? 0;
    }
  };
  inOrder(pen, look, {
    fill: () => each((text, place) => pen.fillText(text, place, y)),
    stroke: () => each((text, place) => pen.strokeText(text, place, y)),
  });
}

function widthOf(pen: CanvasRenderingContext2D, { text, font }: Run): number {
  pen.font = cssOf(font);
  return pen.measureText(text).width;
}

interface Acts {
  fill(): void;
  stroke(): void;
}

/** Fills and strokes in the order that the look asks for. */
function inOrder(pen: CanvasRenderingContext2D, { fill, stroke }: Shape['look'], act: Acts): void {
  const alpha = pen.globalAlpha;
  const doFill = () => {
    if (!fill) return;
    pen.globalAlpha = alpha * fill.alpha;
    pen.fillStyle = fill.hex;
    act.fill();
  };
  if (!stroke?.first) doFill();
  if (stroke) {
    pen.globalAlpha = alpha * stroke.alpha;
    pen.strokeStyle = stroke.hex;
    pen.lineWidth = stroke.width;
    pen.lineCap = stroke.cap;
    pen.lineJoin = stroke.join;
    pen.setLineDash([...stroke.dash]);
    act.stroke();
  }
  if (stroke?.first) doFill();
}
