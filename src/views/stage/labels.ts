import type { Seq } from '../../core/ids.ts';
import type { Point } from './layout.ts';
import type { MessageModel } from './project.ts';

/** More kinds of message than this at once, and labels would be noise. */
const MOST = 4;
/** Labels nearer to each other than this would overlap on the way. */
const APART = { x: 150, y: 26 };

/**
 * Which messages carry their label: one of each text, far enough from one another; of those with the same text the one
 * with the longest way, for between neighbours there is no room for words.
 */
export function labelled(messages: readonly MessageModel[]): ReadonlySet<Seq> {
  const byText = new Map<string, MessageModel[]>();
  for (const message of messages) {
    const same = byText.get(message.label);
    if (same) same.push(message);
    else byText.set(message.label, [message]);
  }
  const chosen = new Set<Seq>();
  if (byText.size > MOST) return chosen;
  const taken: Point[] = [];
  for (const same of byText.values()) {
    const byWay = [...same].sort((a, b) => way(b) - way(a));
    const free = byWay.find((message) => taken.every((spot) => apart(spot, middle(message))));
    if (!free) continue;
    taken.push(middle(free));
    chosen.add(free.id);
  }
  return chosen;
}

const way = ({ start, end }: MessageModel): number =>
  Math.round(Math.hypot(end.x - start.x, end.y - start.y));

const middle = ({ start, end }: MessageModel): Point => ({
  x: (start.x + end.x) / 2,
  y: (start.y + end.y) / 2,
});

const apart = (a: Point, b: Point): boolean =>
  Math.abs(a.x - b.x) > APART.x || Math.abs(a.y - b.y) > APART.y;
