import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useExhibitWords } from '../context.tsx';
import { takeKey } from '../tools/chords.ts';
import { edgeKeys } from '../tools/localKeys.ts';
import type { DiagramView } from './view.ts';

/** Below this its controls have no room. */
const LEAST = 140;
const STEP = 24;
/** A hand that moved it no further than this has pressed it. */
const SLIP = 3;
/** What the rest of the page needs, as in the style sheet. */
const REST = 400;

/** The upper edge of a diagram, by which it is made higher or lower; `usual`: its height as the style sheet has it. */
export function Separator({ view, usual }: { view: DiagramView; usual: number }) {
  const say = useExhibitWords().diagram;
  const edge = useRef<HTMLDivElement>(null);
  const held = useRef<{ y: number; height: number } | null>(null);
  const most = () => Math.max(Math.round(Math.min(innerHeight * 0.6, innerHeight - REST)), usual);
  const height = () => edge.current?.parentElement?.clientHeight ?? LEAST;
  /** For whom dragging is hard: a press makes it as high as it goes, and another one as it was. */
  const turn = () =>
    view.getState().height === null ? set(most()) : view.setState({ height: null });
  const set = (wanted: number) =>
    view.setState({ height: Math.min(Math.max(Math.round(wanted), LEAST), most()) });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      ref={edge}
      className="spacetime-edge"
      role="separator"
      tabIndex={0}
      aria-orientation="horizontal"
      aria-label={say.height}
      aria-valuemin={LEAST}
      aria-valuemax={most()}
      aria-valuenow={view.getState().height ?? usual}
      onKeyDown={(event: KeyboardEvent) =>
        takeKey(event, edgeKeys, {
          higher: () => set(height() + STEP),
          lower: () => set(height() - STEP),
          lowest: () => set(LEAST),
          highest: () => set(most()),
        })
      }
      onPointerDown={(event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        held.current = { y: event.clientY, height: height() };
      }}
      onPointerMove={(event: PointerEvent) => {
        if (held.current) set(held.current.height + held.current.y - event.clientY);
      }}
      onPointerUp={(event: PointerEvent) => {
        if (held.current && Math.abs(held.current.y - event.clientY) <= SLIP) turn();
        held.current = null;
      }}
    />
  );
}
