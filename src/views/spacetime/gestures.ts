import type { KeyboardEvent, MouseEvent, PointerEvent } from 'react';
import type { Desk } from '../context.tsx';
import { pointIn } from '../parts/pointer.ts';
import { type Acts, takeKey } from '../tools/chords.ts';
import { diagramKeys } from '../tools/localKeys.ts';
import { select } from '../ui.ts';
import { zoomed } from './axis.ts';
import type { Drawing } from './drawing.ts';
import { hit, type Target } from './hit.ts';
import type { Lens } from './lens.ts';
import { AXIS } from './plane.ts';
import { pickLatest } from './reading.ts';

/** A pointer that moved no further than this has clicked. */
const SLIP = 4;
const STEP = 1.6;
/** How much a turn of the wheel zooms. */
const WHEEL = 0.0018;

/** What a person's hands are doing on the diagram. */
type Grip =
  | { readonly kind: 'scrub'; readonly at: number; moved: boolean }
  | { readonly kind: 'brush'; readonly from: number; to: number }
  | { readonly kind: 'pan'; x: number }
  | { readonly kind: 'pinch'; a: Touch; b: Touch };

interface Touch {
  readonly id: number;
  x: number;
}

export interface Hands {
  onPointerDown(event: PointerEvent<HTMLElement>): void;
  onPointerMove(event: PointerEvent<HTMLElement>): void;
  onPointerUp(): void;
  onPointerCancel(): void;
  onPointerLeave(): void;
  onDoubleClick(event: MouseEvent<HTMLElement>): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>): void;
  /** Looks again at what is under the pointer: the picture has moved. */
  look(): void;
  /** Not React's: that one cannot keep the page from scrolling. */
  onWheel(event: WheelEvent): void;
}

/** What is shown of a gesture, and what it tells of. */
export interface Feedback {
  /** The stretch that is being brushed, in pixels. */
  brush(stretch: { readonly from: number; readonly to: number } | null): void;
  point(target: Target | null, x: number, y: number): void;
}

/** Turns pointer, wheel and keys into moments and windows. */
export function handsOn(
  drawing: () => Drawing | null,
  desk: Desk,
  lens: Lens,
  feedback: Feedback,
): Hands {
  const { session, ui } = desk;
  const { show, zoom } = lens;
  let grip: Grip | null = null;
  /** Where the pointer went down, and where a finger was last. */
  let downAt = 0;
  let lastTouch = 0;
  /** Where it hovers. */
  let hovers: { readonly x: number; readonly y: number } | null = null;

  const point = (at: typeof hovers) => {
    hovers = at;
    const now = drawing();
    const target = at && now?.model && at.y >= AXIS ? hit(now.model, at.x, at.y) : null;
    feedback.point(target, at?.x ?? 0, at?.y ?? 0);
  };
  const goTo = (now: Drawing, x: number) => session.seek(Math.max(now.timeAt(x), 0));
  const press = (now: Drawing, x: number, y: number) => {
    const target = now.model && hit(now.model, x, y);
    if (!target || target.kind === 'crowd') return goTo(now, x);
    if (target.kind === 'mark') {
      if (target.mark.seq === null) goTo(now, x);
      else session.seekRecord(target.mark.seq);
      return;
    }
    const { arrow, part } = target;
    const end = now.index.flights.endedBy[now.index.flights.find(arrow.id)] ?? -1;
    const atEnd = part > 0.75 && end >= 0;
    session.seekRecord(atEnd ? end : arrow.id);
    if (!atEnd) select(ui, { kind: 'message', id: arrow.id });
  };

  const release = () => {
    if (grip?.kind === 'brush') feedback.brush(null);
    grip = null;
  };

  const acts: Acts<typeof diagramKeys> = {
    later: () => session.stepForward(),
    earlier: () => session.stepBack(),
    leapOn: () => leap(1),
    leapBack: () => leap(-1),
    toStart: () => session.seek(0),
    toEnd: () => session.seek(session.screen().reach.time),
    pick: () => pickLatest(desk),
    zoomIn: () => zoom(1 / STEP),
    zoomOut: () => zoom(STEP),
    whole: () => show(null),
  };
  const leap = (by: 1 | -1) => {
    const now = drawing();
    if (!now) return;
    const { from, to } = now.window;
    const target = session.screen().time + (by * (to - from)) / 10;
    session.seek(Math.min(Math.max(target, 0), now.whole().to));
  };

  return {
    onPointerDown(event) {
      const now = drawing();
      if (!now) return;
      const { x, y } = place(event);
      if (grip?.kind === 'scrub' && event.pointerType === 'touch') {
        grip = { kind: 'pinch', a: { id: grip.at, x: lastTouch }, b: { id: event.pointerId, x } };
        return;
      }
      if (event.button === 1 || (event.button === 0 && event.shiftKey)) grip = { kind: 'pan', x };
      else if (event.button !== 0) return;
      else if (y < AXIS && event.pointerType !== 'touch') grip = { kind: 'brush', from: x, to: x };
      else {
        grip = { kind: 'scrub', at: event.pointerId, moved: false };
        press(now, x, y);
      }
      downAt = x;
      lastTouch = x;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event) {
      const now = drawing();
      if (!now) return;
      const { x, y } = place(event);
      if (grip === null) {
        if (event.pointerType !== 'touch') point({ x, y });
        return;
      }
      switch (grip.kind) {
        case 'scrub':
          lastTouch = x;
          if (!grip.moved && Math.abs(x - downAt) < SLIP) return;
          grip.moved = true;
          point(null);
          goTo(now, Math.min(Math.max(x, 0), now.model?.width ?? x));
          break;
        case 'brush':
          grip.to = x;
          feedback.brush(
            Math.abs(x - grip.from) < SLIP
              ? null
              : { from: Math.min(x, grip.from), to: Math.max(x, grip.from) },
          );
          break;
        case 'pan':
          lens.pan(grip.x - x);
          grip.x = x;
          break;
        case 'pinch':
          pinch(grip, event.pointerId, x);
          break;
      }
    },
    onPointerUp() {
      const now = drawing();
      if (now && grip?.kind === 'brush') {
        const { from, to } = grip;
        if (Math.abs(to - from) < SLIP) goTo(now, to);
        else {
          const [a, b] = [now.timeAt(Math.min(from, to)), now.timeAt(Math.max(from, to))];
          show(zoomed({ from: a, to: b }, 1, a, now.whole()));
        }
      }
      release();
    },
    onPointerCancel: release,
    onPointerLeave() {
      if (grip === null) point(null);
    },
    onDoubleClick(event) {
      if (pointIn(event.currentTarget, event).y < AXIS) show(null);
    },
    onKeyDown: (event) => void takeKey(event, diagramKeys, acts),
    look() {
      if (hovers) point(hovers);
    },
    onWheel(event) {
      const now = drawing();
      if (!now) return;
      event.preventDefault();
      const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 32 : 1;
      const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))
        return lens.pan(sideways * unit);
      const { x } = pointIn(event.currentTarget as HTMLElement, event);
      const strength = event.ctrlKey ? 5 : 1;
      zoom(Math.exp(event.deltaY * unit * WHEEL * strength), x);
    },
  };

  /** Two fingers hold two moments: the window follows them. */
  function pinch(held: Extract<Grip, { kind: 'pinch' }>, id: number, x: number) {
    const finger = held.a.id === id ? held.a : held.b;
    const other = finger === held.a ? held.b : held.a;
    const before = Math.abs(finger.x - other.x);
    const after = Math.abs(x - other.x);
    if (before < 1 || after < 1) return;
    zoom(before / after, other.x);
    finger.x = x;
  }
}

const place = (event: PointerEvent<HTMLElement>) => pointIn(event.currentTarget, event);
