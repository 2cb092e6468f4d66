import type { NodeId } from '../../core/ids.ts';
import { moveNode, type UiStore } from '../ui.ts';

/** How far a node goes at once, in pixels. */
const STRIDE = 16;
const WAYS = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] } as const;

export type Way = keyof typeof WAYS;

/** Moves a node on the stage a little, from where it is drawn. */
export function stride(ui: UiStore, node: Element | null, id: NodeId, way: Way): void {
  const scene = node?.closest('.scene')?.getBoundingClientRect();
  const body = node?.querySelector('.node-body')?.getBoundingClientRect();
  if (!scene || !body) return;
  const [dx, dy] = WAYS[way];
  moveNode(ui, id, {
    x: (body.x + body.width / 2 - scene.x + dx * STRIDE) / scene.width,
    y: (body.y + body.height / 2 - scene.y + dy * STRIDE) / scene.height,
  });
}

/** Puts a node back where the page has it. */
export const toItsPlace = (ui: UiStore, id: NodeId): void =>
  ui.setState(({ moved }) => ({ moved: new Map([...moved].filter(([other]) => other !== id)) }));
