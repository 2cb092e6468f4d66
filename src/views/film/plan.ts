/** What a film can be saved as. */
export type FilmKind = 'webm' | 'gif';

export interface FilmWish {
  readonly kind: FilmKind;
  /** The stretch of the run, in microseconds. */
  readonly from: number;
  readonly to: number;
  /** Simulated time against the film's: 1 is real time. */
  readonly speed: number;
  /** How far the run has come, in microseconds: a film runs nothing on. */
  readonly reach: number;
}

/** A film before it is taken. */
export interface FilmPlan {
  readonly kind: FilmKind;
  readonly frames: number;
  /** For how long each frame is shown, in microseconds of the film. */
  readonly shown: number;
  /** How long the film is, in seconds. */
  readonly seconds: number;
  /** It ends where the run does, well before what was asked for. */
  readonly cut: boolean;
  /** The moment of the run that a frame shows, in microseconds. */
  timeOf(frame: number): number;
}

/** Why no film can be taken of a stretch. */
export type Refusal =
  /** Nothing has been run there. */
  { readonly why: 'empty' } | { readonly why: 'long'; readonly seconds: number };

/** The longest film, in seconds. */
export const LONGEST = 60;

/**
 * Microseconds from one frame to the next. A GIF counts hundredths of a second, and what moves as slowly as messages do
 * needs no more than twelve frames a second.
 */
export const SHOWN: Readonly<Record<FilmKind, number>> = { webm: 1_000_000 / 30, gif: 80_000 };

/** A frame more or less is lost to the arithmetic of fractions. */
const ROUNDING = 1e-6;
/** Moments are typed and shown in grains (see share/stretch.ts): so much beyond the run's end means its end. */
const GRAIN = 0.01;

/** The frames of a stretch at a speed: evenly spaced from its first moment, and one of its very last. */
export function planFilm({ kind, from, to, speed, reach }: FilmWish): FilmPlan | Refusal {
  const end = Math.min(to, reach);
  if (end <= from) return { why: 'empty' };
  const shown = SHOWN[kind];
  const step = shown * speed;
  const span = (end - from) / speed / 1_000_000;
  if (span > LONGEST + ROUNDING) return { why: 'long', seconds: span };
  const frames = Math.ceil((end - from) / step - ROUNDING) + 1;
  return {
    kind,
    frames,
    shown,
    seconds: (frames * shown) / 1_000_000,
    cut: to - end > GRAIN * (to - from),
    timeOf: (frame) => Math.min(end, from + frame * step),
  };
}

export const isRefusal = (plan: FilmPlan | Refusal): plan is Refusal => 'why' in plan;
