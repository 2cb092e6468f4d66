import { nice } from 'd3';
import { groupDigits } from '../../i18n/format.ts';

/** A stretch of time, in microseconds. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export interface Tick {
  readonly time: number;
  readonly label: string;
}

const SECOND = 1_000_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const LEAST = SECOND / 10;
/** The axis begins with this much, unless the scenario says how long it runs. */
const FIRST = 2 * SECOND;
/** Beyond these, a step is counted in seconds and minutes. */
const LONG_STEPS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600].map(
  (seconds) => seconds * SECOND,
);

/** 1, 2 or 5 times a power of ten, neither below the value nor below the least. */
const roundUp = (value: number, least: number): number =>
  value <= least ? least : (nice(0, value, 1)[1] as number);

/**
 * The whole run: everything that has been run, and as long as it can the whole scenario, so that it stands still while
 * playing; it grows by half again when the run reaches its end.
 */
export function wholeOf(reach: number, until: number | null): Window {
  let to = until ?? FIRST;
  while (to < reach) to = roundUp(to * 1.2, LEAST);
  return { from: 0, to };
}

/** The least round step that is not below a span. */
export function stepFrom(span: number): number {
  if (span > SECOND) {
    const long = LONG_STEPS.find((step) => step >= span);
    return long ?? HOUR * roundUp(span / HOUR, 1);
  }
  return roundUp(span, 1);
}

/** Graduations of a window, at least so many microseconds apart. */
export function ticksOf(window: Window, apart: number): Tick[] {
  const step = stepFrom(apart);
  const ticks: Tick[] = [];
  for (let n = Math.ceil(window.from / step); n * step <= window.to; n++)
    ticks.push({ time: n * step, label: tickLabel(n * step, step) });
  return ticks;
}

/** Labels of graduations stand at least so far from one another, in pixels. */
const BETWEEN = 6;

/**
 * Where the middle of a graduation's label stands: at an edge so far inwards that it can be read whole; null where it
 * would then touch the next one.
 */
export function labelPlace(x: number, wide: number, apart: number, width: number): number | null {
  const place = Math.max(Math.min(x, width - wide / 2), wide / 2);
  return Math.abs(place - x) + wide + BETWEEN <= apart ? place : null;
}

/** As many digits as the step asks for: "1.6 s", "2.184 510 s", "1:30 min". */
export function tickLabel(time: number, step: number): string {
  const digits = step >= SECOND ? 0 : 6 - Math.floor(Math.log10(step) + 1e-9);
  const minutes = time >= MINUTE && digits === 0 ? Math.floor(time / MINUTE) : 0;
  const seconds = Math.floor((time - minutes * MINUTE) / SECOND);
  if (minutes > 0) return `${groupDigits(String(minutes))}:${pad(seconds)}\u00a0min`;
  const part = String(Math.round(time % SECOND))
    .padStart(6, '0')
    .slice(0, digits);
  const fraction = part === '' ? '' : `.${part.replace(/(\d{3})(?=\d)/g, '$1\u00a0')}`;
  return `${groupDigits(String(seconds))}${fraction}\u00a0s`;
}

const pad = (seconds: number): string => String(seconds).padStart(2, '0');

/** A window that holds the same moment at the same place and shows so many times as much. */
export function zoomed(window: Window, factor: number, about: number, whole: Window): Window {
  const span = Math.min(
    Math.max((window.to - window.from) * factor, NARROWEST),
    whole.to - whole.from,
  );
  const part = (about - window.from) / (window.to - window.from);
  return within({ from: about - part * span, to: about + (1 - part) * span }, whole);
}

/** The narrowest window: a few microseconds. */
export const NARROWEST = 10;

export const panned = (window: Window, by: number, whole: Window): Window =>
  within({ from: window.from + by, to: window.to + by }, whole);

/** The same window moved so that it lies inside the whole. */
export function within(window: Window, whole: Window): Window {
  const span = Math.min(window.to - window.from, whole.to - whole.from);
  const from = Math.min(Math.max(window.from, whole.from), whole.to - span);
  return { from, to: from + span };
}

/** How much of a window lies before the playhead while it follows it. */
const AHEAD = 0.8;
/** Where it stands on a new page: what has led there is more than what follows. */
const PAGE = 0.6;

/**
 * The window moved so that a moment can be seen in it: gliding, the moment is held at four fifths of it; else it turns a
 * page.
 */
export function following(window: Window, time: number, whole: Window, glide: boolean): Window {
  const span = window.to - window.from;
  const place = (time - window.from) / span;
  if (glide && place > AHEAD && place <= 1.5)
    return within({ from: time - AHEAD * span, to: time + (1 - AHEAD) * span }, whole);
  if (place >= 0 && place <= 1) return window;
  const from = time - (place < 0 ? 0.5 : PAGE) * span;
  return within({ from, to: from + span }, whole);
}
