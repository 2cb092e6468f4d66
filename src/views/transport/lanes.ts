import type { Band } from '../../playback/bands.ts';
import type { Session } from '../../playback/types.ts';
import type { Tone } from '../../sdk/views.ts';
import { tonesOf } from '../stage/crowd.ts';
import type { TimeScale } from './timeScale.ts';

export type Milestones = ReturnType<Session['milestones']>;

export interface LanesPicture {
  readonly width: number;
  readonly height: number;
  readonly names: readonly string[];
  readonly scale: TimeScale;
  readonly bands: readonly Band[];
  /** The tone of each role, by node. */
  readonly tones: (band: Band) => Tone;
  readonly milestones: Milestones;
}

/** Room above the lanes for the graduations. */
export const AXIS = 18;

const pitchOf = ({ height, names }: LanesPicture): number =>
  (height - AXIS - 4) / Math.max(names.length, 1);

/** The strip: a thin lane a node, its roles as bands, what mattered as marks. */
export function drawLanes(canvas: HTMLCanvasElement, picture: LanesPicture): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const { width, height, scale } = picture;
  const ratio = devicePixelRatio;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  pen.setTransform(ratio, 0, 0, ratio, 0, 0);
  const colour = tonesOf(canvas);
  const x = (time: number) => (time / scale.end) * width;
  const pitch = pitchOf(picture);
  const y = (node: number) => AXIS + (node + 0.5) * pitch;

  pen.lineWidth = 1;
  pen.strokeStyle = colour('line');
  pen.beginPath();
  for (const tick of scale.ticks) {
    pen.moveTo(Math.round(x(tick)) + 0.5, AXIS - 4);
    pen.lineTo(Math.round(x(tick)) + 0.5, height);
  }
  picture.names.forEach((_, node) => {
    pen.moveTo(0, Math.round(y(node)) + 0.5);
    pen.lineTo(width, Math.round(y(node)) + 0.5);
  });
  pen.stroke();

  const thick = Math.min(pitch * 0.55, 7);
  for (const band of picture.bands) {
    if (band.health === 'crashed' || band.health === 'removed') continue; // nothing is there
    const tone = picture.tones(band);
    const from = x(band.from);
    const high = tone === 'neutral' ? thick * 0.4 : thick;
    pen.fillStyle = colour(tone);
    pen.globalAlpha = tone === 'neutral' ? 0.4 : 0.85;
    pen.fillRect(from, y(band.node) - high / 2, Math.max(x(band.to) - from, 1), high);
  }
  pen.globalAlpha = 1;
  drawMarks(pen, picture, x, y, colour);
}

/** A note is a dot, a fault a cross, a broken invariant a line across all. */
function drawMarks(
  pen: CanvasRenderingContext2D,
  { milestones, height }: LanesPicture,
  x: (time: number) => number,
  y: (node: number) => number,
  colour: (tone: Tone | 'line' | 'ink') => string,
): void {
  pen.lineWidth = 1.4;
  for (const mark of milestones) {
    const [at, lane] = [x(mark.time), mark.node === null ? AXIS : y(mark.node)];
    pen.beginPath();
    switch (mark.kind) {
      case 'role':
        break; // its bands say so
      case 'note':
        pen.fillStyle = colour('neutral');
        pen.arc(at, lane, 1.8, 0, 2 * Math.PI);
        pen.fill();
        break;
      case 'command':
        pen.strokeStyle = colour('bad');
        pen.moveTo(at - 3, lane - 3);
        pen.lineTo(at + 3, lane + 3);
        pen.moveTo(at + 3, lane - 3);
        pen.lineTo(at - 3, lane + 3);
        pen.stroke();
        break;
      case 'violation':
        pen.strokeStyle = colour('bad');
        pen.moveTo(at, AXIS - 6);
        pen.lineTo(at, height);
        pen.stroke();
        break;
    }
  }
}
