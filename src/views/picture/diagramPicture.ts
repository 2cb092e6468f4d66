import { type Ink, tonesOf } from '../parts/tones.ts';
import type { Drawing } from '../spacetime/drawing.ts';
import type { DiagramModel } from '../spacetime/model.ts';
import { AXIS } from '../spacetime/plane.ts';
import { colourOf, group, moved, type Part, type Picture } from './picture.ts';
import { Recorder, ruler } from './recorder.ts';
import { inTheme, type Theme } from './theme.ts';

/** Air round the diagram, and between the names of lanes and the lanes. */
const MARGIN = { x: 16, y: 12 };
const GAP = 14;
/** Lanes nearer to each other than this have no room for names, as on the page. */
const LEAST_PITCH = 9;
const NAME = 12;
const WIDEST_NAME = 160;
/** How much of what lies ahead shows through. */
const VEIL = 0.62;

/** The stretch of the run that a diagram shows, with the names of its lanes; null before it has been drawn. */
export function diagramPicture(
  canvas: HTMLCanvasElement,
  drawing: Drawing,
  theme: Theme = 'shown',
): Picture | null {
  return inTheme(canvas, theme, () => {
    const colour = tonesOf(canvas);
    const style = getComputedStyle(canvas);
    const fonts = {
      font: style.getPropertyValue('--sans').trim(),
      mono: style.getPropertyValue('--mono').trim(),
    };
    const pen = new Recorder(ruler());
    const lit = canvas.parentElement?.hasAttribute('data-lit') ?? false;
    const model = drawing.paintWith({ pen, colour, ...fonts }, (now, { width, height }) =>
      paintNow(pen, colour, { now, width, height, veiled: !lit }),
    );
    if (!model) return null;
    const { names, width } = namesOf(model, fonts.mono, colour);
    const left = MARGIN.x + width + (width > 0 ? GAP : 0);
    const clip = { x: 0, y: 0, width: model.width, height: model.height };
    return {
      width: left + model.width + MARGIN.x,
      height: model.height + 2 * MARGIN.y,
      ground: colourOf(colour('ground')) ?? { hex: '#ffffff', alpha: 1 },
      parts: [
        group(names, { matrix: moved(MARGIN.x, MARGIN.y), clip: { ...clip, width } }),
        group(pen.parts, { matrix: moved(left, MARGIN.y), clip }),
      ],
    };
  });
}

interface Now {
  /** The place of the playhead. */
  readonly now: number;
  readonly width: number;
  readonly height: number;
  /** What lies ahead is faint, unless an answer speaks of it. */
  readonly veiled: boolean;
}

/** The playhead, as the page has it. */
function paintNow(pen: Recorder, colour: (ink: Ink) => string, { now, ...of }: Now): void {
  const top = AXIS - 4;
  if (now > of.width) return;
  if (of.veiled) {
    pen.globalAlpha = VEIL;
    pen.fillStyle = colour('ground');
    pen.fillRect(Math.max(now, 0), top, of.width - Math.max(now, 0), of.height - top);
    pen.globalAlpha = 1;
  }
  if (now < 0) return;
  pen.fillStyle = colour('brass');
  pen.fillRect(now, top, 1.6, of.height - top);
  pen.beginPath();
  pen.moveTo(now - 4.2, top - 6);
  pen.lineTo(now + 5.8, top - 6);
  pen.lineTo(now + 0.8, top + 1);
  pen.closePath();
  pen.fill();
}

/** The names of lanes and how wide they are. */
function namesOf(
  { lanes, pitch }: DiagramModel,
  mono: string,
  colour: (ink: Ink) => string,
): { readonly names: readonly Part[]; readonly width: number } {
  if (pitch < LEAST_PITCH) return { names: [], width: 0 };
  const pen = new Recorder(ruler());
  pen.font = `500 ${NAME}px ${mono}`;
  pen.fillStyle = colour('ink-2');
  pen.textBaseline = 'middle';
  // Grouped lanes may have been scrolled.
  const seen = lanes.filter(({ y }) => y > AXIS);
  for (const { name, y } of seen) pen.fillText(name, 0, y);
  const wide = seen.map(({ name }) => pen.measureText(name).width);
  return { names: pen.parts, width: Math.min(Math.ceil(Math.max(0, ...wide)), WIDEST_NAME) };
}
