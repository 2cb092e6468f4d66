import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { useDesk, useExhibitWords, useUi } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { pointIn } from '../parts/pointer.ts';
import { takeKey } from '../tools/chords.ts';
import { laneKeys } from '../tools/localKeys.ts';
import { selectNode } from '../ui.ts';
import { laneAt, laneY, pitchOf } from './plane.ts';
import { type DiagramView, hideLane, moveLane } from './view.ts';

interface Props {
  readonly view: DiagramView;
  readonly lanes: readonly NodeId[];
  readonly height: number;
  readonly announce: (text: string) => void;
}

/** Lanes nearer to each other than this have no room for names. */
const LEAST_PITCH = 9;
const SLIP = 5;

/** The names of lanes: chosen by a click, moved by dragging or Alt and arrows, hidden by Delete. */
export function LaneNames({ view, lanes, height, announce }: Props) {
  const { session, ui } = useDesk();
  const say = useExhibitWords().diagram;
  const names = session.names();
  const selected = useUi(({ selection }) => (selection?.kind === 'node' ? selection.id : null));
  const [drag, setDrag] = useState<{ node: NodeId; from: number; y: number } | null>(null);
  const dragged = useRef(false);
  const pitch = pitchOf(height, lanes);
  if (pitch < LEAST_PITCH) return null;

  const move = (node: NodeId, to: number) => {
    const place = Math.min(Math.max(to, 0), lanes.length - 1);
    if (lanes[place] === node) return;
    moveLane(view, lanes, node, place);
    announce(say.moved(names[node] ?? '', String(place + 1), String(lanes.length)));
  };
  const key = (event: KeyboardEvent, node: NodeId, place: number) => {
    const { currentTarget } = event;
    takeKey(event, laneKeys, {
      moveLane: (chord) => move(node, place + (chord.endsWith('Up') ? -1 : 1)),
      hideLane() {
        if (lanes.length < 2) return;
        const next = currentTarget.nextElementSibling ?? currentTarget.previousElementSibling;
        hideLane(view, node);
        announce(say.hidden(names[node] ?? ''));
        if (next instanceof HTMLElement) next.focus();
      },
    });
  };
  const y = (event: PointerEvent) =>
    pointIn(event.currentTarget.parentElement ?? event.currentTarget, event).y;
  return lanes.map((node, place) => {
    const held = drag?.node === node && Math.abs(drag.y - drag.from) > SLIP;
    return (
      <button
        key={node}
        type="button"
        className="lane-name"
        style={{ top: held ? drag.y : laneY(pitch, place), height: Math.min(pitch, 22) }}
        aria-pressed={selected === node}
        title={say.laneHint}
        data-held={held || undefined}
        onMouseDown={keepFocus}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          dragged.current = false;
          setDrag({ node, from: y(event), y: y(event) });
        }}
        onPointerMove={(event) => {
          if (!drag) return;
          setDrag({ ...drag, y: y(event) });
          const over = laneAt(pitch, y(event), lanes.length);
          if (Math.abs(y(event) - drag.from) > SLIP) {
            dragged.current = true;
            if (over !== place) move(node, over);
          }
        }}
        onPointerUp={() => setDrag(null)}
        onPointerCancel={() => setDrag(null)}
        onClick={() => {
          if (!dragged.current) selectNode(ui, node);
        }}
        onKeyDown={(event) => key(event, node, place)}
      >
        {names[node]}
      </button>
    );
  });
}
