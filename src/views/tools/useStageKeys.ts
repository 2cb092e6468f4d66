import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { NodeId, Seq } from '../../core/ids.ts';
import { type Desk, useDesk, useMoment } from '../context.tsx';
import { stride, type Way } from '../inspector/moving.ts';
import { takeKey } from './chords.ts';
import { stageKeys } from './localKeys.ts';

const WAYS: Readonly<Record<string, Way>> = {
  'Alt+ArrowUp': 'up',
  'Alt+ArrowDown': 'down',
  'Alt+ArrowLeft': 'left',
  'Alt+ArrowRight': 'right',
};

/** The message that has the focus, its place among the others, and where it is going. */
interface Held {
  readonly id: Seq;
  readonly index: number;
  readonly to: NodeId | null;
}

/**
 * The stage by keys: up and down go from node to node and from message to message, with Alt the arrows move a node. The
 * focus on a message that arrives is not lost: it goes on to the next one, or to the node. `mark`: anything on the stage.
 */
export function useStageKeys(mark: RefObject<Element | null>): void {
  const desk = useDesk();
  const moment = useMoment();
  const held = useRef<Held | null>(null);
  useEffect(() => {
    const stage = mark.current?.parentElement;
    if (!stage) return;
    const pressed = (event: KeyboardEvent) => {
      const at = thingOf(event.target);
      if (!at) return;
      takeKey(event, stageKeys, {
        next: () => beside(at, 1),
        previous: () => beside(at, -1),
        move: (chord) => moveBy(desk, at, WAYS[chord] ?? 'up'),
      });
    };
    const focused = ({ target }: FocusEvent) => {
      const at = thingOf(target);
      held.current = at?.dataset.message === undefined ? null : heldOf(at, desk);
    };
    const letGo = () => {
      held.current = null;
    };
    stage.addEventListener('keydown', pressed);
    document.addEventListener('focusin', focused);
    document.addEventListener('pointerdown', letGo);
    return () => {
      stage.removeEventListener('keydown', pressed);
      document.removeEventListener('focusin', focused);
      document.removeEventListener('pointerdown', letGo);
    };
  }, [desk, mark]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at another moment a message may be gone
  useLayoutEffect(() => {
    const stage = mark.current?.parentElement;
    if (!stage || !held.current || document.activeElement !== document.body) return;
    const { id, index, to } = held.current;
    held.current = null;
    if (stage.querySelector(`[data-message="${id}"]`)) return;
    const others = thingsOf(stage, 'message');
    const playing = desk.session.screen().status === 'playing';
    const next = playing ? undefined : others[Math.min(index, others.length - 1)];
    (next ?? stage.querySelector<SVGElement>(`[data-node="${to}"]`))?.focus();
  }, [desk, mark, moment]);
}

/** The node or message that an event is about. */
const thingOf = (target: EventTarget | null): SVGElement | null =>
  target instanceof SVGElement ? target.closest<SVGElement>('[data-node], [data-message]') : null;

const thingsOf = (stage: ParentNode, kind: 'node' | 'message'): SVGElement[] => [
  ...stage.querySelectorAll<SVGElement>(`.${kind}[data-${kind}]`),
];

/** All of the same kind on the same stage. */
function alike(at: SVGElement): SVGElement[] {
  const stage = at.closest('.stage');
  return stage ? thingsOf(stage, at.dataset.message === undefined ? 'node' : 'message') : [];
}

function beside(at: SVGElement, by: 1 | -1): void {
  const things = alike(at);
  things.at((things.indexOf(at) + by) % things.length)?.focus();
}

function heldOf(at: SVGElement, { session }: Desk): Held {
  const id = Number(at.dataset.message) as Seq;
  const world = session.world();
  const envelope = [...world.inFlight(), ...world.held()].find((one) => one.id === id);
  return { id, index: alike(at).indexOf(at), to: envelope?.to ?? null };
}

/** Moves a node; a message cannot be moved, and the key stays the browser's. */
function moveBy({ ui }: Desk, at: SVGElement, way: Way): boolean {
  const { node } = at.dataset;
  if (node === undefined) return false;
  stride(ui, at, Number(node) as NodeId, way);
  return true;
}
