import type { Seq } from '../../core/ids.ts';
import type { Point } from './layout.ts';
import type { MessageModel } from './project.ts';

/** More kinds of message than this at once, and labels would be noise. */
const MOST = 4;
/** Labels nearer to each other than this would overlap on the way. */
const APART = { x: 150, y: 26 };

/** Which messages carry their label: one of each text, far enough from one another. */
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
    const free = same.find((message) => taken.every((spot) => apart(spot, middle(message))));
    if (!free) continue;
    taken.push(middle(free));
    chosen.add(free.id);
  }
  return chosen;
}

const middle = ({ start, end }: MessageModel): Point => ({
  x: (start.x + end.x) / 2,
  y: (start.y + end.y) / 2,
});

const apart = (a: Point, b: Point): boolean =>
  Math.abs(a.x - b.x) > APART.x || Math.abs(a.y - b.y) > APART.y;
