import { useEffect, useState } from 'react';
import { useDesk, useScreen } from '../context.tsx';
import { shownTheme } from '../picture/theme.ts';
import { momentOf, shownStretch, type Typed, useStretchInSight } from '../share/stretch.ts';
import { SPEEDS, speedStop } from '../transport/speed.ts';
import { filmSize } from './camera.ts';
import { codingOf } from './coding.ts';
import { type FilmKind, type FilmPlan, planFilm, type Refusal, SHOWN } from './plan.ts';
import type { FilmTheme } from './useFilm.ts';

/** Widths of films, in pixels: for a message, for a page, for a projector. */
export const WIDTHS = [640, 960, 1280] as const;

/** How often the stretch follows the diagram while the run plays, in milliseconds. */
const PACE = 500;

/** What a person has chosen of a film; null: nothing, and it is as the page is. */
interface Wish extends Typed {
  readonly speed: number | null;
  readonly kind: FilmKind | null;
  readonly width: (typeof WIDTHS)[number];
  readonly theme: FilmTheme | null;
}

const NONE: Wish = { from: null, to: null, speed: null, kind: null, width: 960, theme: null };

/** A film as it would be made now, and the way to want another one. */
export function useWish() {
  const { session } = useDesk();
  const [wish, setWish] = useState(NONE);
  const { width } = wish;
  const pageSpeed = useScreen((screen) => screen.speed);
  const video = useVideo(width);
  const shown = shownStretch(wish, useStretchInSight(PACE));
  const kind = video === false ? 'gif' : (wish.kind ?? 'webm');
  const speed = wish.speed ?? (SPEEDS[speedStop(pageSpeed)] as number);
  const theme = wish.theme ?? shownTheme();
  const [from, to] = [momentOf(shown.from), momentOf(shown.to)];
  const reach = session.screen().reach.time;
  /** Null: no two moments. */
  const plan: FilmPlan | Refusal | null =
    from === null || to === null || from > to || (from === to && to < reach)
      ? null
      : planFilm({ kind, from, to, speed, reach });
  const set = (change: Partial<Wish>) => setWish((last) => ({ ...last, ...change }));
  return { shown, kind, speed, width, theme, video, plan, set };
}

/** Whether this browser can encode video of that size; null while it is being asked. */
function useVideo(width: number): boolean | null {
  const [video, setVideo] = useState<boolean | null>(null);
  useEffect(() => {
    let wanted = true;
    void codingOf(filmSize(width), SHOWN.webm).then(
      (coding) => wanted && setVideo(coding !== null),
    );
    return () => {
      wanted = false;
    };
  }, [width]);
  return video;
}
