import { useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { must } from '../../core/assert.ts';
import { type Desk, useDesk, useLocale, useTelling } from '../context.tsx';
import { createUi } from '../ui.ts';
import { cameraOn, filmSize, type Scene, sceneOf } from './camera.ts';
import { codingOf } from './coding.ts';
import type { FilmKind, FilmPlan } from './plan.ts';
import { type Progress, takeFilm } from './takeFilm.ts';
import type { FilmSize, FilmWriter } from './writer.ts';

export type FilmTheme = 'day' | 'night';

/** A film as it is ordered. */
interface Order {
  readonly plan: FilmPlan;
  /** In the film's pixels. */
  readonly width: number;
  readonly theme: FilmTheme;
}

/** A film as it stands. */
export type Film =
  | { readonly at: 'none' }
  | { readonly at: 'taking'; readonly progress: Progress; readonly all: number }
  | { readonly at: 'stopped' }
  | { readonly at: 'failed'; readonly why: string }
  | { readonly at: 'done'; readonly made: MadeFilm };

export interface MadeFilm extends FilmSize {
  readonly kind: FilmKind;
  readonly file: Blob;
  /** Where this page finds it. */
  readonly url: string;
  readonly seconds: number;
}

/** What stands where nobody sees it while a film is taken. */
interface Studio {
  readonly desk: Desk;
  readonly scene: Scene;
  readonly theme: FilmTheme;
}

/** Takes films of the run, one at a time. When the view goes, so does the film, finished or not. */
export function useFilm() {
  const desk = useDesk();
  const telling = useTelling();
  const locale = useLocale();
  const [film, setFilm] = useState<Film>({ at: 'none' });
  const [studio, build] = useState<Studio | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const taking = useRef<AbortController | null>(null);
  const stop = useCallback(() => taking.current?.abort(), []);
  useEffect(() => stop, [stop]);
  useReleased(film);

  const make = async ({ plan, width, theme }: Order) => {
    const control = new AbortController();
    const { signal } = control;
    taking.current = control;
    const scene = sceneOf(width);
    const { session, ui } = desk;
    const playhead = session.beside(session.screen().branch);
    const own = { ...desk, session: playhead, ui: createUi({ moved: ui.getState().moved }) };
    const progress = (now: Progress) => setFilm({ at: 'taking', progress: now, all: plan.frames });
    flushSync(() => {
      build({ desk: own, scene, theme });
      progress({ frames: 0, bytes: 0 });
    });
    const title = `${telling.text.name} · ${session.scenario.title[locale]}`;
    try {
      const size = filmSize(width);
      const shot = { box: must(box.current, 'the set'), session: playhead, scene, title, telling };
      const shoot = cameraOn(shot);
      // Last of all: once there is a writer, nothing may fail before `takeFilm` looks after it.
      const writer = await writerOf(plan, size);
      const file = await takeFilm({ plan, writer, shoot, signal, progress });
      if (!file) return setFilm({ at: 'stopped' });
      const { kind, seconds } = plan;
      const url = URL.createObjectURL(file);
      setFilm({ at: 'done', made: { kind, file, url, seconds, ...size } });
    } catch (error) {
      setFilm({ at: 'failed', why: error instanceof Error ? error.message : String(error) });
    } finally {
      build(null);
      playhead.dispose();
    }
  };
  return { film, studio, box, make, stop };
}

/** The address of a film is given back when another one, or none, stands in its place. */
function useReleased(film: Film): void {
  const url = film.at === 'done' ? film.made.url : null;
  useEffect(() => {
    if (url === null) return;
    return () => URL.revokeObjectURL(url);
  }, [url]);
}

/** What it takes to write each kind is loaded when it is asked for. */
async function writerOf({ kind, shown }: FilmPlan, size: FilmSize): Promise<FilmWriter> {
  if (kind === 'gif') return (await import('./gifWriter.ts')).gifWriter(size, shown);
  const coding = must(await codingOf(size, shown), 'an encoder for this size');
  return (await import('./webmWriter.ts')).webmWriter(coding, shown);
}
