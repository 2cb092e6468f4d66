import type { Seq } from '../../core/ids.ts';
import type { Point } from './layout.ts';
import type { MessageModel } from './project.ts';

/** Held messages wait within these bounds of their way, clear of what stands beside the nodes. */
const QUEUE = { from: 0.24, to: 0.76 };
/** So many pixels apart, where there is room for it. */
const PACE = 20;

/** Held messages of one way stand in a line, so that each can be seen and picked up; in their order along the way. */
export function queueUp(held: readonly MessageModel[]): MessageModel[] {
  const queues = new Map<string, MessageModel[]>();
  for (const message of held) {
    const way = `${message.sender} ${message.receiver}`;
    const queue = queues.get(way);
    if (queue) queue.push(message);
    else queues.set(way, [message]);
  }
  const places = new Map<Seq, number>();
  for (const queue of queues.values()) {
    // From the back: who is nearer to its end stands further in front, of equals the one that was sent first.
    queue.sort((a, b) => a.progress - b.progress || b.id - a.id);
    const wanted = queue.map((message) => message.progress);
    const pace = PACE / Math.max(...queue.map(({ start, end }) => distance(start, end)), PACE);
    const stands = standApart(wanted, pace);
    queue.forEach(({ id }, i) => {
      places.set(id, stands[i] as number);
    });
  }
  return held.map((message) => ({ ...message, progress: places.get(message.id) ?? QUEUE.from }));
}

/** Places in ascending order, moved as little as it takes to be `pace` apart and within the bounds of a queue. */
function standApart(wanted: readonly number[], pace: number): number[] {
  const gap = Math.min(pace, (QUEUE.to - QUEUE.from) / Math.max(wanted.length - 1, 1));
  const places: number[] = [];
  for (const place of wanted) {
    places.push(Math.max(place, places.length > 0 ? (places.at(-1) as number) + gap : QUEUE.from));
  }
  let limit = QUEUE.to;
  for (let i = places.length - 1; i >= 0 && (places[i] as number) > limit; i--) {
    places[i] = limit;
    limit -= gap;
  }
  return places;
}

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
