import { flushSync } from 'react-dom';
import { must } from '../../core/assert.ts';
import { formatTime } from '../../i18n/format.ts';
import { recordSentence, type Telling } from '../../i18n/sentences.ts';
import type { Session } from '../../playback/types.ts';
import { raster } from '../picture/raster.ts';
import { stagePicture } from '../picture/stagePicture.ts';
import { firstSentence, LOOK_BACK, latestOf } from '../stage/Narration.tsx';
import { linesOf } from './lines.ts';
import type { FilmSize } from './writer.ts';

/** Room under the stage for what is said, in its pixels. */
export const FOOT = 72;
export const MARGIN = 16;
/** Where its lines stand, above the lower edge; the title and the time stand on the last one. */
export const LINES = { said: [51, 32], title: 12 } as const;
/** What is said stays at least this long in the film, in microseconds, so that it can be read. */
const READABLE = 900_000;
/** A stage is laid out no wider than this: in a larger film everything is larger, so that it can be read from afar. */
const WIDEST = 800;
/** Room for the time at the end of the title's line, in pixels of the stage. */
const CLOCK = 110;
/** Height of a film against its width. */
const SHAPE = 10 / 16;

/** How the stage of a film is laid out, and how many of the film's pixels make one of its own. */
export interface Scene extends FilmSize {
  readonly scale: number;
}

export function sceneOf(filmWidth: number): Scene {
  const width = Math.min(filmWidth, WIDEST);
  return { width, height: width * SHAPE, scale: filmWidth / width };
}

/** The size of the film's frames. Both are even, as encoders want them. */
export const filmSize = (width: number): FilmSize => ({ width, height: width * SHAPE });

interface Shot {
  readonly box: HTMLElement;
  /** A playhead of the film's own. */
  readonly session: Session;
  readonly scene: Scene;
  readonly title: string;
  readonly telling: Telling;
}

/** Draws moments of a run (µs), each at a moment of the film (µs), on one canvas. */
export function cameraOn({ box, session, scene, title, telling }: Shot) {
  const { width, height, scale } = scene;
  const part = <X extends Element>(selector: string) =>
    must(box.querySelector<X>(selector), `${selector} stands in the film's set`);
  const frame = { x: 0, y: 0, width, height };
  const caption = part<SVGSVGElement>('.film-caption');
  const say = saying([...box.querySelectorAll<SVGTextElement>('.film-said')], width - 2 * MARGIN);
  const clock = part('.film-time');
  saying([part<SVGTextElement>('.film-title')], width - 2 * MARGIN - CLOCK)(title);
  const canvas = document.createElement('canvas');
  // Its pixels are read again and again.
  canvas.getContext('2d', { willReadFrequently: true });
  let since = -Infinity;
  return (time: number, film: number): HTMLCanvasElement => {
    flushSync(() => session.seek(time));
    clock.textContent = formatTime(time);
    if (film - since >= READABLE) {
      const latest = latestOf(session.story(LOOK_BACK));
      const text = latest ? firstSentence(recordSentence(latest, telling))[0] : '';
      if (say(text)) since = film;
    }
    const stage = stagePicture(part('.scene'), 'shown', frame);
    const words = stagePicture(caption, 'shown', frame);
    return raster({ ...stage, parts: [...stage.parts, ...words.parts] }, scale, canvas);
  };
}

/** Puts a text on the lines of the caption, as much of it as goes there; true if it is another one. */
function saying(lines: readonly SVGTextElement[], width: number): (text: string) => boolean {
  const [first] = lines;
  let shown = '';
  const widthOf = (text: string) => {
    if (!first) return 0;
    first.textContent = text;
    return first.getComputedTextLength();
  };
  return (text) => {
    if (text === shown) return false;
    shown = text;
    const said = linesOf(text, width, lines.length, widthOf);
    // A single line stands next to the title.
    const empty = lines.length - said.length;
    for (const [i, line] of lines.entries()) line.textContent = said[i - empty] ?? '';
    return true;
  };
}
