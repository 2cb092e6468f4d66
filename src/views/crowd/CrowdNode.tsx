import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { NodeId } from '../../core/ids.ts';
import { applyTool } from '../actions.ts';
import { useDesk, usePaced, useTelling } from '../context.tsx';
import { keepFocus } from '../parts/IconButton.tsx';
import { pressKeys } from '../stage/keys.ts';
import { nodeName } from '../stage/naming.ts';
import { takeKey } from '../tools/chords.ts';
import type { Stop } from './Crowd.tsx';
import { crowdKeys } from './keys.ts';
import { namedNode } from './namedNode.ts';
import { type CrowdLayout, type Direction, nextTowards } from './places.ts';

/** A name is looked up again no more often than this, in milliseconds, while the run plays. */
const PACE = 300;

const WAYS: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

interface Props {
  readonly layout: CrowdLayout;
  readonly stop: Stop;
  readonly selected: NodeId | null;
  readonly onStop: (stop: Stop) => void;
  readonly onFocused: (id: NodeId | null) => void;
}

/**
 * The one node of a crowd that can have the focus. Arrows go from node to node: each is another element, so that a screen reader
 * says who it is.
 */
export function CrowdNode({ layout, stop, selected, onStop, onFocused }: Props) {
  const desk = useDesk();
  const telling = useTelling();
  usePaced(PACE);
  const button = useRef<SVGGElement>(null);
  const here = desk.session.world().nodes.filter(({ health }) => health !== 'removed');
  const wanted = stop.id ?? selected;
  const slot = here.find(({ id }) => id === wanted) ?? here[0];
  useFocusOn(button, stop);
  if (!slot) return null;
  const { id } = slot;
  const go = (to: NodeId | null | undefined) =>
    to !== null && to !== undefined && onStop({ id: to, asked: stop.asked + 1 });
  const there = new Set(here.map((one) => one.id));
  const pressed = (event: KeyboardEvent) => {
    const press = () => applyTool(desk, id);
    takeKey(event, pressKeys, { press });
    takeKey(event, crowdKeys, {
      nearest: (chord) =>
        go(nextTowards(layout, id, WAYS[chord] ?? 'up', (other) => there.has(other))),
      ends: (chord) => go((chord === 'Home' ? here[0] : here.at(-1))?.id),
      find: () => button.current?.closest('.stage')?.querySelector('input')?.focus(),
    });
  };
  const [x, y] = [layout.x[id] ?? 0, layout.y[id] ?? 0];
  return (
    // biome-ignore lint/a11y/useSemanticElements: there are no buttons inside SVG
    <g
      key={id}
      ref={button}
      className="node crowd-node"
      role="button"
      tabIndex={0}
      aria-label={nodeName(namedNode(slot, desk.session), telling)}
      aria-pressed={selected === id}
      data-node={id}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      onKeyDown={pressed}
      onMouseDown={keepFocus}
      onFocus={(event) => onFocused(event.currentTarget.matches(':focus-visible') ? id : null)}
      onBlur={() => onFocused(null)}
      // A screen reader clicks without a pointer; the others are told apart by the stage.
      onClick={(event) => {
        if (event.detail !== 0) return;
        event.stopPropagation();
        applyTool(desk, id);
      }}
    >
      <circle className="node-hit" r={Math.max(layout.radius + 5, 11)} />
    </g>
  );
}

/** Puts the focus on the node that somebody has asked for. */
function useFocusOn(button: { readonly current: SVGGElement | null }, { asked }: Stop): void {
  const done = useRef(asked);
  useLayoutEffect(() => {
    if (done.current === asked) return;
    done.current = asked;
    button.current?.focus();
  }, [button, asked]);
}
