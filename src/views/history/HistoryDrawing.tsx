import { type CSSProperties, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useExhibitWords, useLocale } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { takeKey } from '../tools/chords.ts';
import type { HistoryProps } from './HistoryView.tsx';
import { historyKeys } from './keys.ts';
import type { Bar, Drawing } from './project.ts';
import { tellOperation } from './verdict.ts';

interface Props extends Pick<HistoryProps, 'who' | 'when' | 'go' | 'light'> {
  readonly drawing: Drawing;
}

const rem = (x: number): string => `${x.toFixed(2)}rem`;

/** A lane for each client, a bar for each operation; one stop of the tab key, arrows inside. */
export function HistoryDrawing({ drawing, who, when, go, light }: Props) {
  const words = useExhibitWords().history;
  const locale = useLocale();
  const { bars, lanes, width, numbered, now } = drawing;
  const [at, setAt] = useState<number | null>(null);
  const [under, setUnder] = useState<number | null>(null);
  const scroll = useRef<HTMLDivElement>(null);
  useKeptInSight(scroll, drawing);
  const stop = bars.find(({ call }) => call.called === at) ?? bars.at(-1);
  const shown = bars.find(({ call }) => call.called === (under ?? at)) ?? null;
  const look = (bar: Bar | null) => light?.(bar?.call ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const from = bars.find(({ call }) => call.called === at);
    const focus = (bar: Bar | undefined) =>
      bar &&
      scroll.current?.querySelector<HTMLElement>(`[data-call="${bar.call.called}"]`)?.focus();
    const i = from ? bars.indexOf(from) : -1;
    takeKey(event, historyKeys, {
      nextOperation: () => focus(bars[i + 1]),
      previousOperation: () => focus(bars[i - 1]),
      otherClient: (chord) => from && focus(besides(bars, from, chord === 'ArrowUp' ? -1 : 1)),
      endsOfHistory: (chord) => focus(chord === 'Home' ? bars[0] : bars.at(-1)),
    });
  };
  return (
    <>
      <div
        ref={scroll}
        className="ops-scroll"
        style={{ '--lanes': lanes.length, '--width': rem(width) } as CSSProperties}
      >
        <div className="ops-names" aria-hidden="true">
          {lanes.map((lane, i) => {
            const first = bars.find((bar) => bar.lane === i);
            return <span key={lane}>{first && who(first.call)}</span>;
          })}
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a toolbar is for buttons, and these are a drawing's parts */}
        <div className="ops-lanes" role="group" aria-label={words.drawing} onKeyDown={onKeyDown}>
          {lanes.map((lane, i) => (
            <span key={lane} className="ops-lane" style={{ top: `calc(${i} * var(--lane))` }} />
          ))}
          {bars.map((bar) => (
            <BarButton
              key={bar.call.called}
              bar={bar}
              numbered={numbered}
              says={tellOperation(bar, who(bar.call), words, locale)}
              stop={bar === stop}
              onFocus={() => {
                setAt(bar.call.called);
                look(bar);
              }}
              onLeave={() => look(null)}
              onUnder={(inside) => {
                setUnder(inside ? bar.call.called : null);
                look(inside ? bar : null);
              }}
              onGo={() => go?.(bar.call.returned ?? bar.call.called)}
            />
          ))}
          {now !== null && <span className="ops-future" style={{ left: rem(now) }} />}
        </div>
      </div>
      <Detail bar={shown} {...{ who, when }} {...(go && { go })} />
    </>
  );
}

interface BarProps {
  readonly bar: Bar;
  readonly numbered: boolean;
  readonly says: string;
  readonly stop: boolean;
  readonly onFocus: () => void;
  readonly onLeave: () => void;
  readonly onUnder: (inside: boolean) => void;
  readonly onGo: () => void;
}

function BarButton({ bar, numbered, says, stop, onFocus, onLeave, onUnder, onGo }: BarProps) {
  const { call, label, lane, x, end, clipped, standing, order, point } = bar;
  const open = call.end === 'open' || call.end === 'info';
  return (
    <button
      type="button"
      className="ops-bar"
      data-call={call.called}
      data-standing={standing}
      data-end={call.end}
      data-clipped={clipped || undefined}
      data-open={open || undefined}
      aria-label={says}
      tabIndex={stop ? 0 : -1}
      style={{
        top: `calc(${lane} * var(--lane))`,
        left: rem(x),
        ...(open ? { right: 0 } : { width: rem(end - x) }),
      }}
      onMouseDown={keepFocus}
      onFocus={onFocus}
      onBlur={onLeave}
      onMouseEnter={() => onUnder(true)}
      onMouseLeave={() => onUnder(false)}
      onClick={() => {
        onFocus();
        onGo();
      }}
    >
      <span className="ops-label">{label}</span>
      {point !== null && (
        <span className="ops-point" style={{ left: rem(point - x) }}>
          {numbered && order}
        </span>
      )}
      {standing === 'stuck' && <span className="ops-cross">✗</span>}
    </button>
  );
}

/** What is known of the operation that is looked at, and the ways to where it began and ended. */
function Detail({ bar, who, when, go }: { bar: Bar | null } & Pick<Props, 'who' | 'when' | 'go'>) {
  const words = useExhibitWords().history;
  const locale = useLocale();
  if (!bar) {
    return (
      <p className="ops-detail ops-note">
        <span className="ops-hint">
          {words.hint}
          {go && ` ${words.hintGo}`}
        </span>
      </p>
    );
  }
  const { call } = bar;
  const ends = [
    { says: words.called, at: call.called },
    ...(call.returned === null ? [] : [{ says: words.returned, at: call.returned }]),
  ];
  return (
    <p className="ops-detail">
      <strong>{tellOperation(bar, who(call), words, locale)}</strong>
      {ends.map(({ says, at }) => (
        <span key={at}>
          {says}{' '}
          {go ? (
            <button
              type="button"
              className="moment mono"
              onMouseDown={keepFocus}
              onClick={() => go(at)}
            >
              {when(at)}
            </button>
          ) : (
            <span className="mono">{when(at)}</span>
          )}
        </span>
      ))}
    </p>
  );
}

/** The operation of the next lane up or down that begins nearest. */
function besides(bars: readonly Bar[], from: Bar, step: 1 | -1): Bar | undefined {
  const lanes = bars.map(({ lane }) => lane).filter((lane) => (lane - from.lane) * step > 0);
  const lane = step > 0 ? Math.min(...lanes) : Math.max(...lanes);
  return bars
    .filter((bar) => bar.lane === lane)
    .sort((a, b) => Math.abs(a.x - from.x) - Math.abs(b.x - from.x))[0];
}

/** Keeps what matters in sight: what fits nowhere, or else the present. */
function useKeptInSight(scroll: React.RefObject<HTMLDivElement | null>, drawing: Drawing): void {
  const { bars, now, width } = drawing;
  const stuck = bars.find(({ standing }) => standing === 'stuck');
  const wanted = stuck ? stuck.end : (now ?? width);
  useEffect(() => {
    const { current } = scroll;
    if (!current) return;
    const pixels = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
    const target = wanted * pixels - current.clientWidth * 0.75;
    current.scrollLeft = Math.max(0, target);
  }, [scroll, wanted]);
}
