import {
  type PointerEvent,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useStore } from 'zustand';
import { formatTime } from '../../i18n/format.ts';
import { useDesk, useExhibitWords, useMedia, usePaced } from '../context.tsx';
import { IconButton } from '../parts/IconButton.tsx';
import { useSize } from '../stage/useSize.ts';
import { useFullTelling } from '../why/useFullTelling.ts';
import { panned, tickLabel } from './axis.ts';
import { CrowdNames } from './CrowdNames.tsx';
import { DiagramMenu } from './DiagramMenu.tsx';
import { Drawing, type ForeignMark } from './drawing.ts';
import { type Feedback, handsOn } from './gestures.ts';
import { isGroup, type LaneOf, singles } from './groups.ts';
import type { Target } from './hit.ts';
import { LaneNames } from './LaneNames.tsx';
import { type Lens, lensOn } from './lens.ts';
import { isCrowd, lanePlan } from './plan.ts';
import { AXIS } from './plane.ts';
import { Separator } from './Separator.tsx';
import { Tip } from './Tip.tsx';
import { useReading } from './useReading.ts';
import { createView, type DiagramView, NARROW_SPAN } from './view.ts';
import './spacetime.css';

interface Props {
  /** Shared by diagrams that stand under one another, so that they have one axis. */
  readonly view?: DiagramView;
  readonly marks?: readonly ForeignMark[];
  /** Whether its height can be changed; of several, the page decides. */
  readonly resizable?: boolean;
}

/** As in the style sheets: below this width the page has one column. */
const NARROW = '(max-width: 760px)';
/** Milliseconds. */
const SILENCE = 300;
const NO_MARKS: readonly ForeignMark[] = [];

/** The run in space and time: where it has been, where it is, and the way to anywhere. */
export function SpaceTime({ view: shared, marks = NO_MARKS, resizable = true }: Props) {
  const { session, ui } = useDesk();
  const narrow = useMedia(NARROW);
  const own = useMemo(() => {
    const span = matchMedia(NARROW).matches ? NARROW_SPAN : undefined;
    return createView(session.scenario.until.time, session.screen().time, span);
  }, [session]);
  const view = shared ?? own;
  // What leaves the page as a stretch begins with the one that is looked at.
  useEffect(() => {
    ui.setState({ diagram: view });
    return () => ui.setState({ diagram: null });
  }, [ui, view]);
  const say = useExhibitWords().diagram;
  const height = useStore(view, (state) => state.height);
  const [heard, announce] = useAnnouncements();
  const drawing = useRef<Drawing | null>(null);
  const lens = useMemo(
    () =>
      lensOn(
        () => drawing.current,
        session,
        view,
        ({ from, to }) => announce(say.shows(moment(from, to - from), moment(to, to - from))),
      ),
    [session, view, say, announce],
  );
  return (
    <section
      className="spacetime"
      data-crowd={isCrowd(session) || undefined}
      // Of two, each stands in a part of the page that says whose it is.
      aria-label={shared ? undefined : say.label}
      style={height === null ? undefined : { height }}
    >
      {resizable && <Separator view={view} usual={narrow ? 150 : 208} />}
      <Lanes view={view} announce={announce} />
      <Track view={view} marks={marks} drawing={drawing} lens={lens} />
      <Tools view={view} drawing={drawing} lens={lens} />
      <span className="unseen" aria-live="polite">
        {heard}
      </span>
    </section>
  );
}

/** Says what was last announced, once nothing else has been for a while: a window moves sixty times a second. */
function useAnnouncements(): readonly [string, (text: string) => void] {
  const [heard, hear] = useState('');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const announce = useCallback((text: string) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => hear(text), SILENCE);
  }, []);
  return [heard, announce];
}

function Lanes({ view, announce }: { view: DiagramView; announce: (text: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const size = useSize(box);
  const lanes = useLanes(view);
  const shared = { view, height: size?.height ?? 0, announce };
  return (
    <div ref={box} className="spacetime-names">
      {size &&
        (lanes.some(isGroup) ? (
          <CrowdNames {...shared} lanes={lanes} />
        ) : (
          <LaneNames {...shared} lanes={singles(lanes)} />
        ))}
    </div>
  );
}

/** The lanes that are shown, from top to bottom. */
function useLanes(view: DiagramView): readonly LaneOf[] {
  const { session, ui } = useDesk();
  usePaced(500);
  useStore(view);
  const plan = useMemo(() => lanePlan(session, ui, view), [session, ui, view]);
  return useStore(ui, () => plan());
}

interface TrackProps {
  readonly view: DiagramView;
  readonly marks: readonly ForeignMark[];
  readonly drawing: { current: Drawing | null };
  readonly lens: Lens;
}

interface Pointed {
  readonly target: Target;
  readonly x: number;
  readonly y: number;
}

function Track({ view, marks, drawing, lens }: TrackProps) {
  const desk = useDesk();
  const { session, ui } = desk;
  const { transport, keys } = useExhibitWords();
  const reading = useReading();
  usePaced(200);
  const track = useRef<HTMLDivElement>(null);
  const size = useSize(track);
  const surface = useDrawing(view, marks, drawing);
  const [brushed, setBrushed] = useState<{ from: number; to: number } | null>(null);
  const [pointed, setPointed] = useState<Pointed | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: refs and setters stay what they are
  const hands = useMemo(() => {
    const feedback: Feedback = {
      brush: setBrushed,
      point(target, x, y) {
        setPointed((was) => (same(was?.target, target) ? was : target && { target, x, y }));
        const hover = target?.kind === 'arrow' ? target.arrow.id : null;
        if (ui.getState().hover !== hover) ui.setState({ hover });
      },
    };
    return handsOn(() => drawing.current, desk, lens, feedback);
  }, [desk, lens]);
  useEffect(() => {
    const element = track.current;
    element?.addEventListener('wheel', hands.onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', hands.onWheel);
  }, [hands]);
  useLayoutEffect(() => {
    if (size) drawing.current?.resize(size);
  }, [size, drawing]);
  useEffect(() => {
    if (drawing.current) drawing.current.onModel = hands.look;
  }, [hands, drawing]);
  const { time } = session.screen();
  const whole = drawing.current?.whole().to ?? time;
  const { onWheel: _wheel, look: _look, ...hand } = hands;
  return (
    <div className="spacetime-middle">
      <div
        ref={track}
        className="spacetime-track"
        role="slider"
        tabIndex={0}
        aria-label={transport.scrubber}
        aria-valuemin={0}
        aria-valuemax={Math.round(Math.max(whole, time) / 1000)}
        aria-valuenow={Math.round(time / 1000)}
        aria-valuetext={
          reading ? keys.at(formatTime(time), reading.text || keys.beginning) : keys.playing
        }
        data-pointed={pointed && pointed.target.kind !== 'crowd' ? pointed.target.kind : undefined}
        {...hand}
      >
        <canvas ref={surface.base} className="spacetime-canvas" />
        <div ref={surface.cursor} className="cursor-box" aria-hidden="true">
          <span className="cursor" />
        </div>
        <canvas ref={surface.over} className="spacetime-canvas" />
        {brushed && (
          <span
            className="spacetime-brush"
            style={{ left: brushed.from, width: brushed.to - brushed.from }}
          />
        )}
      </div>
      {pointed && <Tip {...pointed} drawing={drawing.current} width={size?.width ?? 0} />}
      <Overview view={view} drawing={drawing} thumb={surface.thumb} />
    </div>
  );
}

/** Whether a pointer is still at the same thing, which may have moved. */
function same(a: Target | null | undefined, b: Target | null): boolean {
  if (!a || !b) return !a && !b;
  if (a.kind === 'arrow') return b.kind === 'arrow' && a.arrow.id === b.arrow.id;
  if (a.kind === 'crowd')
    return b.kind === 'crowd' && a.crowd.row === b.crowd.row && a.column === b.column;
  return b.kind === 'mark' && a.mark.seq === b.mark.seq && a.mark.kind === b.mark.kind;
}

/** A moment with as many digits as matter in a stretch of so much time. */
const moment = (time: number, span: number): string =>
  tickLabel(Math.round(time), Math.max(10 ** Math.floor(Math.log10(Math.max(span / 100, 1))), 1));

/** Makes the drawing and keeps it in step with language, theme and marks. */
function useDrawing(
  view: DiagramView,
  marks: readonly ForeignMark[],
  drawing: { current: Drawing | null },
) {
  const { session, ui } = useDesk();
  const telling = useFullTelling();
  const [base, over] = [useRef<HTMLCanvasElement>(null), useRef<HTMLCanvasElement>(null)];
  const [cursor, thumb] = [useRef<HTMLDivElement>(null), useRef<HTMLSpanElement>(null)];
  const first = useRef(telling);
  const dark = useMedia('(prefers-color-scheme: dark)');
  const forced = useMedia('(forced-colors: active)');
  useLayoutEffect(() => {
    const [a, b, c, d] = [base.current, over.current, cursor.current, thumb.current];
    const track = a?.parentElement;
    if (!a || !b || !c || !d || !track) return;
    const surface = { base: a, over: b, cursor: c, thumb: d, track };
    const made = new Drawing(session, ui, view, surface, first.current);
    drawing.current = made;
    made.resize({ width: track.clientWidth, height: track.clientHeight });
    const themes = new MutationObserver(() => made.recolour());
    themes.observe(document.documentElement, {
      attributeFilter: ['data-theme', 'data-presenting'],
    });
    return () => {
      themes.disconnect();
      made.dispose();
      drawing.current = null;
    };
  }, [session, ui, view, drawing, base, over, cursor, thumb]);
  useEffect(() => {
    first.current = telling;
    drawing.current?.tell(telling);
  }, [telling, drawing]);
  useEffect(() => drawing.current?.mark(marks), [marks, drawing]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: says when the colours have changed
  useEffect(() => drawing.current?.recolour(), [dark, forced, drawing]);
  // Letters that were measured before their font had come are drawn again.
  useEffect(() => void document.fonts?.ready.then(() => drawing.current?.recolour()), [drawing]);
  return { base, over, cursor, thumb };
}

interface OverviewProps {
  readonly view: DiagramView;
  readonly drawing: { current: Drawing | null };
  readonly thumb: { current: HTMLSpanElement | null };
}

/** The whole run as a bar, with what is shown of it; drawn along, it moves the window. */
function Overview({ view, drawing, thumb }: OverviewProps) {
  const held = useRef<number | null>(null);
  const timeAt = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const whole = drawing.current?.whole();
    return whole ? ((event.clientX - box.left) / box.width) * whole.to : 0;
  };
  const move = (by: number) => {
    const now = drawing.current;
    if (now && view.getState().window)
      view.setState(({ window }) => ({ window: window && panned(window, by, now.whole()) }));
  };
  return (
    <div
      className="spacetime-overview"
      aria-hidden="true"
      onPointerDown={(event) => {
        const now = drawing.current;
        if (!now || event.button !== 0) return;
        const time = timeAt(event);
        const { from, to } = now.window;
        if (time < from || time > to) move(time - (from + to) / 2);
        held.current = time;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={(event) => {
        if (held.current === null) return;
        const time = timeAt(event);
        move(time - held.current);
        held.current = time;
      }}
      onPointerUp={() => {
        held.current = null;
      }}
    >
      <span ref={thumb} className="spacetime-thumb" />
    </div>
  );
}

interface ToolsProps {
  readonly view: DiagramView;
  readonly drawing: { current: Drawing | null };
  readonly lens: Lens;
}

function Tools({ view, drawing, lens }: ToolsProps) {
  const say = useExhibitWords().diagram;
  const whole = useStore(view, (state) => state.window === null);
  return (
    <div className="spacetime-tools" style={{ paddingTop: AXIS - 18 }}>
      <IconButton icon="zoomIn" label={say.zoomIn} hotkey="+" onClick={() => lens.zoom(1 / 2)} />
      <IconButton
        icon="zoomOut"
        label={say.zoomOut}
        hotkey="−"
        disabled={whole}
        onClick={() => lens.zoom(2)}
      />
      <IconButton
        icon="whole"
        label={say.whole}
        hotkey="0"
        disabled={whole}
        onClick={() => lens.show(null)}
      />
      <DiagramMenu view={view} drawing={drawing} />
    </div>
  );
}
