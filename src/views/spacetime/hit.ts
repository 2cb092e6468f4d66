import type { Arrow, CrowdModel, DiagramModel, Mark } from './model.ts';

/** What a pointer is at. */
export type Target =
  | { readonly kind: 'arrow'; readonly arrow: Arrow; readonly part: number }
  | { readonly kind: 'mark'; readonly mark: Mark }
  | { readonly kind: 'crowd'; readonly crowd: CrowdModel; readonly column: number };

const MARK = 8;
const ARROW = 6;

/** The mark or message nearest to a point, if one is near enough, or the band around it; marks are smaller and go first. */
export function hit(model: DiagramModel, x: number, y: number): Target | null {
  let mark: Mark | null = null;
  let nearest = MARK;
  for (const one of model.marks) {
    const distance =
      one.y === null ? Math.abs(one.x - x) * 2 : Math.hypot(one.x - x, markY(one) - y);
    if (distance < nearest) [mark, nearest] = [one, distance];
  }
  if (mark) return { kind: 'mark', mark };
  return hitArrow(model.arrows, x, y) ?? hitCrowd(model, x, y);
}

function hitCrowd({ crowds, columns }: DiagramModel, x: number, y: number): Target | null {
  const crowd = crowds.find((one) => Math.abs(y - one.y) <= one.high);
  const column = Math.floor((x - columns.x) / columns.wide);
  return crowd && column < crowd.traffic.length ? { kind: 'crowd', crowd, column } : null;
}

/** Timers stand under their lane. */
const markY = ({ kind, y }: Mark): number => (y ?? 0) + (kind === 'timer' ? 6 : 0);

function hitArrow(arrows: readonly Arrow[], x: number, y: number): Target | null {
  let best: Target | null = null;
  let nearest = ARROW;
  for (const arrow of arrows) {
    const [dx, dy] = [arrow.x1 - arrow.x0, arrow.y1 - arrow.y0];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : ((x - arrow.x0) * dx + (y - arrow.y0) * dy) / length;
    const part = Math.min(Math.max(along, 0), 1);
    const distance = Math.hypot(arrow.x0 + part * dx - x, arrow.y0 + part * dy - y);
    if (distance < nearest) [best, nearest] = [{ kind: 'arrow', arrow, part }, distance];
  }
  return best;
}
