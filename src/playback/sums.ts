import type { NodeId } from '../core/ids.ts';
import type { StoryIndex } from './storyIndex.ts';
import type { StoryRecord } from './types.ts';

/** Many lines of one kind that came close together, told as one. */
export interface Sum {
  readonly kind: 'sum';
  /** The positions of its lines, in order. */
  readonly seqs: readonly number[];
  readonly of: 'note' | 'role';
  /** As in the trace's column of types. */
  readonly type: number;
  /** Whose lines they are, each once, in order of the first. */
  readonly nodes: readonly NodeId[];
  /** The moments of the first and the last. */
  readonly from: number;
  readonly to: number;
}

/** What stands in the list of a story: a line by itself, or a sum. */
export type StoryItem = { readonly kind: 'line'; readonly seq: number } | Sum;

/** Lines are summed within stretches of so much time, which begin at multiples of it. */
const STRETCH = 200_000;
/** So many lines of one kind, of as many nodes, are a sum: fewer can be read, and a small cluster never has more. */
const LEAST = 6;
/** How many lines are looked through at most. */
const REACH = 200_000;

interface Wanted {
  /** How many items; those of a stretch come together. */
  readonly limit: number;
  /** Lines from this position of the trace on stand for themselves: what has just happened. */
  readonly alone: number;
  accept(kind: StoryRecord['kind'], node: NodeId | null): boolean;
}

/**
 * The last items of a story up to a line, oldest first. Lines that have the same key and come close together are one
 * item; what comes from outside, or breaks a check, parts what lies before it from what lies after.
 */
export function storyItems(index: StoryIndex, until: number, wanted: Wanted): StoryItem[] {
  const stretches: StoryItem[][] = [];
  let found = 0;
  for (let end = until; end > 0 && found < wanted.limit && until - end < REACH; ) {
    const start = startOf(index, end);
    const items = itemsIn(index, start, end, wanted);
    stretches.push(items);
    found += items.length;
    end = start;
  }
  return stretches.reverse().flat();
}

/** Where the stretch begins whose last line is the one before `end`. */
function startOf(index: StoryIndex, end: number): number {
  const { times } = index;
  let start = end - 1;
  const stretch = Math.floor((times[start] as number) / STRETCH);
  if (parts(index, start)) return start;
  while (
    start > 0 &&
    !parts(index, start - 1) &&
    Math.floor((times[start - 1] as number) / STRETCH) === stretch
  )
    start--;
  return start;
}

function parts(index: StoryIndex, line: number): boolean {
  const kind = index.kind(line);
  return kind === 'command' || kind === 'violation';
}

function itemsIn(index: StoryIndex, start: number, end: number, wanted: Wanted): StoryItem[] {
  const alike = new Map<string, number[]>();
  const singles: number[] = [];
  for (let line = start; line < end; line++) {
    const kind = index.kind(line);
    if (!wanted.accept(kind, index.node(line))) continue;
    if (parts(index, line) || (index.seqs[line] as number) >= wanted.alone) {
      singles.push(line);
      continue;
    }
    const key = `${kind} ${index.type(line)}`;
    const lines = alike.get(key);
    if (lines) lines.push(line);
    else alike.set(key, [line]);
  }
  const items: { readonly at: number; readonly item: StoryItem }[] = [];
  const add = (line: number) =>
    items.push({ at: line, item: { kind: 'line', seq: index.seqs[line] as number } });
  singles.forEach(add);
  for (const lines of alike.values()) {
    const sum = sumOf(index, lines);
    if (sum) items.push({ at: lines[0] as number, item: sum });
    else lines.forEach(add);
  }
  return items.sort((a, b) => a.at - b.at).map(({ item }) => item);
}

function sumOf(index: StoryIndex, lines: readonly number[]): Sum | null {
  if (lines.length < LEAST) return null;
  const nodes = new Set<NodeId>();
  for (const line of lines) {
    const node = index.node(line);
    if (node !== null) nodes.add(node);
  }
  if (nodes.size < LEAST) return null;
  const [first, last] = [lines[0] as number, lines.at(-1) as number];
  return {
    kind: 'sum',
    seqs: lines.map((line) => index.seqs[line] as number),
    of: index.kind(first) as Sum['of'],
    type: index.type(first),
    nodes: [...nodes],
    from: index.times[first] as number,
    to: index.times[last] as number,
  };
}

/** The largest sum of what was told last; null if there is none, or if what was told last stands for itself. */
export function latestSum(index: StoryIndex, until: number): Sum | null {
  if (until === 0 || parts(index, until - 1)) return null;
  // The stretch under way may only just have begun: the one before it counts as well.
  const start = startOf(index, until);
  const items = [
    ...(start > 0 ? itemsIn(index, startOf(index, start), start, EVERYTHING) : []),
    ...itemsIn(index, start, until, EVERYTHING),
  ];
  return items.reduce<Sum | null>(
    (best, item) => (item.kind === 'sum' && weightOf(item) >= weightOf(best) ? item : best),
    null,
  );
}

/** Changes of role are told by notes as well, which say why. */
const weightOf = (sum: Sum | null): number =>
  sum === null ? 0 : sum.seqs.length * (sum.of === 'note' ? 2 : 1);

const EVERYTHING: Wanted = { limit: Infinity, alone: Infinity, accept: () => true };
