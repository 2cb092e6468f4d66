import type { Session } from '../../playback/types.ts';
import { panned, type Window, zoomed } from './axis.ts';
import type { Drawing } from './drawing.ts';
import type { DiagramView } from './view.ts';

/** What chooses the stretch of time that a diagram shows. */
export interface Lens {
  /** Null: the whole run. */
  show(window: Window | null): void;
  /** Shows so many times as much, about a place in pixels; without one, about the playhead. */
  zoom(factor: number, x?: number): void;
  pan(pixels: number): void;
}

export function lensOn(
  drawing: () => Drawing | null,
  session: Session,
  view: DiagramView,
  shown: (window: Window) => void,
): Lens {
  /** The stretch that was chosen last. It may not have been drawn yet: several turns of a wheel come in one frame. */
  const chosen = (now: Drawing): Window => view.getState().window ?? now.whole();
  const show = (window: Window | null) => {
    view.setState({ window });
    const now = window ?? drawing()?.whole();
    if (now) shown(now);
  };
  return {
    show,
    zoom(factor, x) {
      const now = drawing();
      if (!now) return;
      const [whole, window] = [now.whole(), chosen(now)];
      const { from, to } = window;
      const { time } = session.screen();
      const seen = time >= from && time <= to;
      const about =
        x === undefined ? (seen ? time : (from + to) / 2) : from + (x / now.width) * (to - from);
      const near = zoomed(window, factor, about, whole);
      const next = x === undefined && seen && factor < 1 ? drawnIn(near, time, whole) : near;
      show(next.to - next.from >= whole.to - whole.from ? null : next);
    },
    pan(pixels) {
      const now = drawing();
      const { window } = view.getState();
      if (!now || window === null) return;
      show(panned(window, (pixels / now.width) * (window.to - window.from), now.whole()));
    },
  };
}

/** Where the playhead comes to stand when one zooms in on it: what has led there is more than what follows. */
const PLACE = 0.6;
/** How much nearer to that it comes each time. */
const DRAW = 0.4;

function drawnIn(window: Window, time: number, whole: Window): Window {
  const span = window.to - window.from;
  const place = (time - window.from) / span;
  return panned(window, (place - PLACE) * DRAW * span, whole);
}
