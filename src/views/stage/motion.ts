import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { momentOf, useDesk, useReducedMotion } from '../context.tsx';
import type { drawCrowd } from './crowd.ts';
import { meetsNode } from './labels.ts';
import { elapsed, inSteps, isBeside, isDying, positionAt, type StageModel } from './project.ts';

/** More messages than this and SVG elements would cost more than a frame: they are drawn on a canvas. */
export const CROWD = 150;

export type DrawCrowd = typeof drawCrowd;

interface Stageful {
  readonly svg: RefObject<SVGSVGElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Left out where there are never that many. */
  readonly draw: DrawCrowd | undefined;
}

/**
 * Moves what moves, past React: messages along their way and timers running down, for the moment of the playhead. Runs
 * after every render and on every change of the screen in between.
 */
export function useMotion(
  model: StageModel,
  moment: string,
  { svg, canvas, draw }: Stageful,
): void {
  const { session } = useDesk();
  const reduced = useReducedMotion();
  const latest = useRef({ model, moment, reduced });

  useLayoutEffect(() => {
    latest.current = { model, moment, reduced };
    place(model, session.screen().time, reduced, svg.current, canvas.current, draw);
  });

  useEffect(
    () =>
      session.subscribe(() => {
        const now = latest.current;
        const screen = session.screen();
        // Another world: React renders it, and the effect above places it.
        if (momentOf(screen) !== now.moment) return;
        place(now.model, screen.time, now.reduced, svg.current, canvas.current, draw);
      }),
    [session, svg, canvas, draw],
  );
}

function place(
  model: StageModel,
  time: number,
  reduced: boolean,
  svg: SVGSVGElement | null,
  canvas: HTMLCanvasElement | null,
  draw: DrawCrowd | undefined,
): void {
  if (!svg) return;
  const timers = new Map<string, Element>();
  for (const arc of svg.querySelectorAll('[data-timer]'))
    timers.set(arc.getAttribute('data-timer') as string, arc);
  for (const node of model.nodes) {
    if (node.timer === null) continue;
    const left = 1 - elapsed(node.timer, model.still ?? time);
    const shown = reduced ? inSteps(left, 12) : left;
    timers.get(String(node.id))?.setAttribute('stroke-dasharray', `${shown.toFixed(4)} 1`);
  }
  if (canvas) {
    draw?.(canvas, model, time, reduced);
    return;
  }
  const elements = svg.querySelectorAll<SVGGElement>('[data-message]');
  // Elements stand in the order of the messages, since React keeps it.
  model.messages.forEach((message, i) => {
    const element = elements[i];
    if (!element || message.held) return;
    const progress = elapsed(message, time);
    const spot = positionAt(message, reduced ? inSteps(progress, 3) : progress);
    element.setAttribute('transform', `translate(${spot.x.toFixed(1)} ${spot.y.toFixed(1)})`);
    const hidden =
      isBeside(progress) ||
      (element.hasAttribute('data-named') && meetsNode(message, spot, model.nodes, model.layout));
    element.toggleAttribute('data-beside', hidden);
    if (message.lost) element.toggleAttribute('data-dying', isDying(message, progress));
  });
}
