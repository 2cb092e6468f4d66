import type { Seq } from '../../core/ids.ts';
import type { Point, StageLayout } from './layout.ts';
import { isBeside, type MessageModel } from './project.ts';

/** More kinds of message than this at once, and labels would be noise. */
const MOST = 4;
/** Labels nearer to each other than this would overlap on the way. */
const APART = { x: 150, y: 26 };

/**
 * Which messages carry their label: one of each text, far enough from one another; of those with the same text one that is
 * well on its way, and the one with the longest, for between neighbours there is no room for words.
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
    const byWay = [...same].sort(
      (a, b) => Number(isBeside(a.progress)) - Number(isBeside(b.progress)) || way(b) - way(a),
    );
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

/** Where a label stands beside its message, and which end of it points there. */
interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** Half the width of a long label. */
const EDGE = 70;
/** Flatter or steeper than this, a way counts as going to neither side. */
const UPRIGHT = 60;

/**
 * Behind the message, as seen from where it goes, so that it does not run into its receiver; and on the stage. One that is
 * held near its sender has its label in front.
 */
export function labelPlace(
  { start, end, held, progress }: MessageModel,
  width: number,
): LabelPlace {
  const way = held && progress < 0.5 ? -1 : 1;
  const [dx, dy] = [way * (end.x - start.x), way * (end.y - start.y)];
  const y = dy < -UPRIGHT ? 23 : -13;
  if (Math.min(start.x, end.x) < EDGE) return { x: -6, y, anchor: 'start' };
  if (Math.max(start.x, end.x) > width - EDGE) return { x: 6, y, anchor: 'end' };
  if (Math.abs(dx) < UPRIGHT) return { x: 0, y, anchor: 'middle' };
  return dx < 0 ? { x: -6, y, anchor: 'start' } : { x: 6, y, anchor: 'end' };
}

/** The width of a letter, and of a Chinese one, and how far above its foot a label's middle is. */
const LETTER = 6.6;
const WIDE = 12;
const RISE = 4;
/** Labels keep this far from the rim of a node, where its timer is drawn. */
const RIM = 10;

/** Whether the label of a message at a place would be hidden behind a node in part. */
export function meetsNode(
  message: MessageModel,
  { x, y }: Point,
  nodes: readonly Point[],
  { width, nodeRadius }: Pick<StageLayout, 'width' | 'nodeRadius'>,
): boolean {
  const label = labelPlace(message, width);
  const length = message.label.length * LETTER;
  const left = x + label.x - length * { start: 0, middle: 0.5, end: 1 }[label.anchor];
  return nodes.some((node) => {
    const nearest = Math.min(Math.max(node.x, left), left + length);
    return Math.hypot(nearest - node.x, y + label.y - RISE - node.y) < nodeRadius + RIM;
  });
}

/** About how wide a label is. */
export function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letter > '\u2e80' ? WIDE : LETTER;
  return width;
}
