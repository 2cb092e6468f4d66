import type { Pen } from './pen.ts';
import type { Ink } from './tones.ts';

/** What was last drawn on a canvas over or under a stage, to be drawn with another pen: a picture has it, too. */
export const painted = new WeakMap<
  HTMLCanvasElement,
  (pen: Pen, colour: (ink: Ink) => string) => void
>();
