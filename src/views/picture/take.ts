import { must } from '../../core/assert.ts';
import { type Ink, tonesOf } from '../parts/tones.ts';
import { drawingOn } from '../spacetime/drawing.ts';
import { type Caption, type Type, withCaption } from './caption.ts';
import { diagramPicture } from './diagramPicture.ts';
import { colourOf, cssOf, type Picture } from './picture.ts';
import { ruler } from './recorder.ts';
import { stagePicture } from './stagePicture.ts';
import { inTheme, type Theme } from './theme.ts';

/** What a picture is taken of. */
export type Subject = 'stage' | 'diagram';

/** A picture of what the page shows now; null before it is drawn. */
export function take(subject: Subject, theme: Theme, caption: Caption | null): Picture | null {
  const host = hostOf(subject);
  const picture = host && pictureOf(host, theme);
  if (!picture || !caption) return picture;
  return inTheme(host, theme, () => withCaption(picture, caption, typeOf(host)));
}

/** Each node in words, as a screen reader says it; of a crowd, how many are what. */
export function stageInWords(): readonly string[] {
  const host = hostOf('stage');
  const summary = host?.parentElement?.querySelector('.crowd-summary')?.textContent;
  if (summary) return [summary];
  return [...(host?.querySelectorAll('.node') ?? [])].map(
    (node) => node.getAttribute('aria-label') ?? '',
  );
}

type Host = SVGSVGElement | HTMLCanvasElement;

const hostOf = (subject: Subject): Host | null =>
  subject === 'stage'
    ? document.querySelector<SVGSVGElement>('.workbench-stage svg.scene')
    : document.querySelector<HTMLCanvasElement>('.workbench-time canvas.spacetime-canvas');

function pictureOf(host: Host, theme: Theme): Picture | null {
  if (host instanceof SVGSVGElement) return stagePicture(host, theme);
  const drawing = drawingOn(host);
  return drawing ? diagramPicture(host, drawing, theme) : null;
}

/** What a caption is set in where it stands. */
function typeOf(host: Element): Type {
  const colour = tonesOf(host);
  const pen = ruler();
  return {
    sans: getComputedStyle(host).getPropertyValue('--sans').trim(),
    widthOf(text, font) {
      pen.font = cssOf(font);
      return pen.measureText(text).width;
    },
    colour: (ink: Ink) => must(colourOf(colour(ink)), 'the page has ink'),
  };
}
