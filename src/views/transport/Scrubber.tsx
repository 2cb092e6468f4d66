import {
  type KeyboardEvent,
  type PointerEvent,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { formatTime } from '../../i18n/format.ts';
import type { Band } from '../../playback/bands.ts';
import type { Tone } from '../../sdk/views.ts';
import { useDesk, usePaced, useScreen, useWords } from '../context.tsx';
import { topologyOf } from '../stage/project.ts';
import { roleTones } from '../stage/roleTones.ts';
import { useSize } from '../stage/useSize.ts';
import { AXIS, drawLanes } from './lanes.ts';
import { tickLabel, timeScale } from './timeScale.ts';
import './scrubber.css';

/** The strip under the stage: where the run has been, where it is, and the way to anywhere. */
export function Scrubber() {
  const { session } = useDesk();
  const words = useWords();
  usePaced(200);
  const track = useRef<HTMLDivElement>(null);
  const size = useSize(track);
  const reach = session.screen().reach.time;
  const scale = timeScale(reach, session.scenario.until.time);
  const cursor = useCursor(scale.end);
  const hand = useScrub(scale.end);
  const names = session.names();
  const time = session.screen().time;
  return (
    <div className="scrubber">
      <ol className="lane-names" aria-hidden="true" style={{ paddingTop: AXIS }}>
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ol>
      <div
        ref={track}
        className="lanes"
        role="slider"
        tabIndex={0}
        aria-label={words.transport.scrubber}
        aria-valuemin={0}
        aria-valuemax={Math.round(scale.end / 1000)}
        aria-valuenow={Math.round(time / 1000)}
        aria-valuetext={formatTime(time)}
        {...hand}
      >
        {size && size.width > 0 && (
          <LanesCanvas size={size} names={names} end={scale.end} reach={reach} />
        )}
        {scale.ticks.map((tick) => (
          <span
            key={tick}
            className="tick"
            style={{ left: `${(tick / scale.end) * 100}%` }}
            aria-hidden="true"
          >
            {tickLabel(tick)}
          </span>
        ))}
        <div ref={cursor} className="cursor-box" aria-hidden="true">
          <span className="cursor" />
        </div>
      </div>
    </div>
  );
}

interface LanesProps {
  readonly size: { readonly width: number; readonly height: number };
  readonly names: readonly string[];
  readonly end: number;
  readonly reach: number;
}

function LanesCanvas({ size, names, end, reach }: LanesProps) {
  const { session } = useDesk();
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const tones = useBandTones();
  const branch = useScreen((screen) => screen.branch);
  const seq = session.screen().reach.seq;
  // biome-ignore lint/correctness/useExhaustiveDependencies: theme, branch and seq say when the picture has changed
  useEffect(() => {
    if (!canvas.current) return;
    const scale = timeScale(reach, session.scenario.until.time);
    drawLanes(canvas.current, {
      ...size,
      names,
      scale,
      bands: session.bands(),
      tones,
      milestones: session.milestones(),
    });
  }, [session, size, names, end, reach, seq, branch, tones, theme]);
  return <canvas ref={canvas} className="lanes-canvas" />;
}

/** Keeps the cursor at the playhead on every frame, without rendering. */
function useCursor(end: number) {
  const { session } = useDesk();
  const cursor = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => {
      const part = Math.min(session.screen().time / end, 1) * 100;
      if (cursor.current) cursor.current.style.transform = `translateX(${part.toFixed(3)}%)`;
    };
    place();
    return session.subscribe(place);
  }, [session, end]);
  return cursor;
}

/** Moves the playhead by pointer and by keys. */
function useScrub(end: number) {
  const { session } = useDesk();
  const seekTo = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const part = Math.min(Math.max((event.clientX - box.left) / box.width, 0), 1);
    session.seek(part * end);
  };
  const jumps: Readonly<Record<string, () => void>> = {
    ArrowRight: () => session.stepForward(),
    ArrowUp: () => session.stepForward(),
    ArrowLeft: () => session.stepBack(),
    ArrowDown: () => session.stepBack(),
    PageUp: () => session.seek(Math.min(session.screen().time + end / 20, end)),
    PageDown: () => session.seek(Math.max(session.screen().time - end / 20, 0)),
    Home: () => session.seek(0),
    End: () => session.seek(session.screen().reach.time),
  };
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      seekTo(event);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (event.buttons & 1 && event.currentTarget.hasPointerCapture(event.pointerId))
        seekTo(event);
    },
    onKeyDown(event: KeyboardEvent) {
      const jump = event.shiftKey ? undefined : jumps[event.key];
      if (!jump) return;
      event.preventDefault();
      jump();
    },
  };
}

/** The tone of a band: that of the role, on the stage. */
function useBandTones(): (band: Band) => Tone {
  const { session } = useDesk();
  return useMemo(() => {
    const world = session.world();
    const tones = roleTones(session.protocol, topologyOf(session.protocol), world);
    const kinds = world.nodes.map((slot) => slot.kind);
    return ({ node, role, health }) =>
      health === 'paused' ? 'muted' : tones(kinds[node] ?? '', role);
  }, [session]);
}

/** Counts the changes of theme: a canvas does not follow custom properties by itself. */
function useTheme(): number {
  const [changes, count] = useState(0);
  useEffect(() => {
    const changed = () => count((n) => n + 1);
    const observer = new MutationObserver(changed);
    observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return changes;
}
