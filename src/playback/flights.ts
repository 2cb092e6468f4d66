import type { NodeId, Seq } from '../core/ids.ts';

/** What became of a message: still on its way (or held back), dealt with by its receiver, or lost. */
export const END = { open: 0, delivered: 1, lost: 2 } as const;

/** One message of a run, as the index knows it. */
export interface Flight {
  /** The record that sent it. */
  readonly id: Seq;
  readonly from: NodeId;
  readonly to: NodeId;
  /** As in the trace's column of types. */
  readonly type: number;
  readonly sentAt: number;
  /** When it came to its receiver, who may have been paused and dealt with it later; Infinity while it has not. */
  readonly reachedAt: number;
  /** When it was dealt with or lost; Infinity while neither. */
  readonly endAt: number;
  /** The record of its end; -1 while there is none. */
  readonly endedBy: number;
  readonly end: (typeof END)[keyof typeof END];
  /** Lost not on the way but at its receiver, which was down. */
  readonly atNode: boolean;
  /** What its arrival brought about was at most other messages: nothing written, told, answered or become. */
  readonly routine: boolean;
}

/** Messages a block, and blocks a block of blocks: each knows when the last of its messages ended. */
const BITS = 6;
const FIRST_ROOM = 1024;
const AT_NODE = 1;
const REMARKABLE = 2;

/** How long messages of a stretch were under way. */
interface Level {
  latest: Float64Array;
  open: Int32Array;
}

/**
 * All messages of a run in order of their sending, in columns that grow. Those visible in a stretch of time are found
 * at a cost in proportion to their number: long ones that span it are found by blocks.
 */
export class Flights {
  count = 0;
  ids = new Uint32Array(FIRST_ROOM);
  senders = new Uint16Array(FIRST_ROOM);
  receivers = new Uint16Array(FIRST_ROOM);
  types = new Uint8Array(FIRST_ROOM);
  sentAt = new Float64Array(FIRST_ROOM);
  reachedAt = new Float64Array(FIRST_ROOM);
  endAt = new Float64Array(FIRST_ROOM);
  endedBy = new Int32Array(FIRST_ROOM);
  ends = new Uint8Array(FIRST_ROOM);
  /** The message of the same type before and after it on the same way; -1: none. */
  before = new Int32Array(FIRST_ROOM);
  after = new Int32Array(FIRST_ROOM);
  private flags = new Uint8Array(FIRST_ROOM);
  private readonly newest = new Map<number, number>();
  /** By node, the messages that it sent or was sent, in order. */
  private readonly byNode: Numbers[] = [];
  private readonly levels: readonly [Level, Level] = [newLevel(), newLevel()];

  /** A message is sent. */
  send(id: number, from: number, to: number, type: number, time: number): void {
    const i = this.count;
    if (i === this.ids.length) this.grow();
    this.ids[i] = id;
    this.senders[i] = from;
    this.receivers[i] = to;
    this.types[i] = type;
    this.sentAt[i] = time;
    this.reachedAt[i] = Infinity;
    this.endAt[i] = Infinity;
    this.endedBy[i] = -1;
    const way = (from * 0x10000 + to) * 0x100 + type;
    const last = this.newest.get(way) ?? -1;
    this.before[i] = last;
    this.after[i] = -1;
    if (last >= 0) this.after[last] = i;
    this.newest.set(way, i);
    this.listOf(from).push(i);
    if (to !== from) this.listOf(to).push(i);
    const [blocks, groups] = this.levels;
    open(blocks, i >> BITS, 1);
    open(groups, i >> (2 * BITS), 1);
    this.count++;
  }

  /** A message has come to a paused receiver. */
  wait(i: number, time: number): void {
    this.reachedAt[i] = time;
  }

  end(i: number, seq: number, time: number, lost: boolean, atNode: boolean): void {
    if (this.reachedAt[i] === Infinity) this.reachedAt[i] = time;
    this.endAt[i] = time;
    this.endedBy[i] = seq;
    this.ends[i] = lost ? END.lost : END.delivered;
    if (atNode) this.flags[i] = (this.flags[i] as number) | AT_NODE;
    const [blocks, groups] = this.levels;
    close(blocks, i >> BITS, time);
    close(groups, i >> (2 * BITS), time);
  }

  /** What its arrival brought about was more than other messages. */
  mark(i: number): void {
    this.flags[i] = (this.flags[i] as number) | REMARKABLE;
  }

  isRoutine(i: number): boolean {
    return this.ends[i] === END.delivered && ((this.flags[i] as number) & REMARKABLE) === 0;
  }

  endedAtNode(i: number): boolean {
    return ((this.flags[i] as number) & AT_NODE) !== 0;
  }

  /** The message that a record sent; -1: that record sent none. */
  find(id: number): number {
    const i = firstAtLeast(this.ids, this.count, id);
    return i < this.count && this.ids[i] === id ? i : -1;
  }

  /** How many messages were sent in a stretch of time. */
  sentBetween(from: number, to: number): number {
    return this.sentUntil(to) - firstAtLeast(this.sentAt, this.count, from);
  }

  /** The messages that were under way at some time in a stretch, in order of sending. */
  visible(from: number, to: number): number[] {
    const found: number[] = [];
    const first = firstAtLeast(this.sentAt, this.count, from);
    this.spanning(first, from, found);
    const end = this.sentUntil(to);
    for (let i = first; i < end; i++) found.push(i);
    return found;
  }

  /**
   * Of the visible messages those from or to some nodes, in order of sending, at a cost in proportion to their number;
   * null if there are more than `most`.
   */
  visibleAt(nodes: ReadonlySet<number>, from: number, to: number, most: number): number[] | null {
    const spanning: number[] = [];
    this.spanning(firstAtLeast(this.sentAt, this.count, from), from, spanning);
    const touches = (i: number) =>
      nodes.has(this.senders[i] as number) || nodes.has(this.receivers[i] as number);
    const found = new Set(spanning.filter(touches));
    for (const node of nodes) {
      const { items, count } = this.listOf(node);
      let at = this.firstSent(items, count, from);
      for (; at < count && (this.sentAt[items[at] as number] as number) <= to; at++)
        found.add(items[at] as number);
      if (found.size > most) return null;
    }
    return [...found].sort((a, b) => a - b);
  }

  at(i: number): Flight {
    return {
      id: this.ids[i] as Seq,
      from: this.senders[i] as NodeId,
      to: this.receivers[i] as NodeId,
      type: this.types[i] as number,
      sentAt: this.sentAt[i] as number,
      reachedAt: this.reachedAt[i] as number,
      endAt: this.endAt[i] as number,
      endedBy: this.endedBy[i] as number,
      end: this.ends[i] as Flight['end'],
      atNode: this.endedAtNode(i),
      routine: this.isRoutine(i),
    };
  }

  private listOf(node: number): Numbers {
    this.byNode[node] ??= new Numbers();
    return this.byNode[node];
  }

  /** The place of the first of some messages that was not sent before a moment. */
  private firstSent(items: Int32Array, count: number, time: number): number {
    let low = 0;
    let high = count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.sentAt[items[middle] as number] as number) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private sentUntil(time: number): number {
    return firstAtLeast(this.sentAt, this.count, Math.floor(time) + 1);
  }

  /** Those among the first `limit` that had not ended before a moment. */
  private spanning(limit: number, time: number, found: number[]): void {
    const [blocks, groups] = this.levels;
    for (let i = 0; i < limit; ) {
      const [block, group] = [i >> BITS, i >> (2 * BITS)];
      if (i === group << (2 * BITS) && !reaches(groups, group, time)) i = (group + 1) << (2 * BITS);
      else if (i === block << BITS && !reaches(blocks, block, time)) i = (block + 1) << BITS;
      else {
        if ((this.endAt[i] as number) >= time) found.push(i);
        i++;
      }
    }
  }

  private grow(): void {
    this.ids = doubled(this.ids);
    this.senders = doubled(this.senders);
    this.receivers = doubled(this.receivers);
    this.types = doubled(this.types);
    this.sentAt = doubled(this.sentAt);
    this.reachedAt = doubled(this.reachedAt);
    this.endAt = doubled(this.endAt);
    this.endedBy = doubled(this.endedBy);
    this.ends = doubled(this.ends);
    this.before = doubled(this.before);
    this.after = doubled(this.after);
    this.flags = doubled(this.flags);
  }
}

/** A list of numbers that grows. */
class Numbers {
  items = new Int32Array(16);
  count = 0;

  push(item: number): void {
    if (this.count === this.items.length) this.items = doubled(this.items);
    this.items[this.count++] = item;
  }
}

const newLevel = (): Level => ({ latest: new Float64Array(16), open: new Int32Array(16) });

function open(level: Level, block: number, by: 1 | -1): void {
  if (block >= level.open.length) {
    level.latest = doubled(level.latest);
    level.open = doubled(level.open);
  }
  level.open[block] = (level.open[block] as number) + by;
}

function close(level: Level, block: number, time: number): void {
  open(level, block, -1);
  if (time > (level.latest[block] as number)) level.latest[block] = time;
}

const reaches = (level: Level, block: number, time: number): boolean =>
  (level.open[block] as number) > 0 || (level.latest[block] as number) >= time;

type Column = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** The same column with twice the room. */
export function doubled<C extends Column>(column: C): C {
  const larger = new (column.constructor as new (length: number) => C)(column.length * 2);
  larger.set(column as never);
  return larger;
}

/** The first of `count` ascending values that is not below a value. */
export function firstAtLeast(column: Column, count: number, value: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((column[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
