import { Bug } from './assert.ts';
import { setOwn } from './plain.ts';

/**
 * An immutable list that is cheap to extend and to keep old versions of: a tree of short arrays, of which a new version
 * shares all but the path to its end (Bagwell's tries, as in Clojure's vectors). A log of a hundred thousand entries can
 * so stand in every keyframe of a run and in durable and volatile state at once. Plain data: it can be compared and
 * printed like everything else. It is frozen, so that cloning shares it; what is in it is frozen by its type alone,
 * since freezing arrays costs more than filling them.
 */
export interface Vector<T> {
  readonly length: number;
  /** Everything before the tail: arrays of arrays, and of items at `shift` levels down. Its leaves are full. */
  readonly root: Branch;
  /** How far an index is shifted to find its way from the root. */
  readonly shift: number;
  /** The last items, one at least unless the list is empty. */
  readonly tail: readonly T[];
}
/** Not typed by its items: the type of a tree of unknown height would be endless. */
type Branch = readonly object[];

const BITS = 4;
const WIDTH = 1 << BITS;
const MASK = WIDTH - 1;
const EMPTY: Vector<never> = make(0, [], BITS, []);

function make<T>(length: number, root: Branch, shift: number, tail: readonly T[]): Vector<T> {
  return Object.freeze({ length, root, shift, tail });
}

/**
 * What was copied by other means than its own (to another worker, say) with every list in it made anew: one that is empty is
 * again the one that all empty lists are.
 */
export function withLists<X>(value: X): X {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withLists) as X;
  if (isVector(value)) return vectorOf(toArray(value).map(withLists)) as X;
  const record = value as Record<string, unknown>;
  const copy: Record<string, unknown> = {};
  for (const key in record) setOwn(copy, key, withLists(record[key]));
  return copy as X;
}

/** Whether a plain value is a vector, by its form. */
export function isVector(value: object): value is Vector<unknown> {
  const { root, tail } = value as Partial<Vector<unknown>>;
  return Array.isArray(root) && Array.isArray(tail) && 'shift' in value;
}

export const emptyVector = <T>(): Vector<T> => EMPTY;

export function vectorOf<T>(items: readonly T[]): Vector<T> {
  let list: Vector<T> = EMPTY;
  for (const item of items) list = append(list, item);
  return list;
}

/** The item at an index from 0, or undefined outside the list. */
export function at<T>(list: Vector<T>, index: number): T | undefined {
  if (index < 0 || index >= list.length) return undefined;
  const before = list.length - list.tail.length;
  return index >= before ? list.tail[index - before] : leafOf(list, index)[index & MASK];
}

/** The leaf in which an index before the tail stands. */
function leafOf<T>(list: Vector<T>, index: number): readonly T[] {
  let node = list.root;
  for (let level = list.shift; level > 0; level -= BITS) {
    node = node[(index >> level) & MASK] as Branch;
  }
  return node as readonly unknown[] as readonly T[];
}

export function append<T>(list: Vector<T>, item: T): Vector<T> {
  const { length, root, shift, tail } = list;
  if (tail.length < WIDTH) return make(length + 1, root, shift, [...tail, item]);
  const before = length - WIDTH;
  return before === WIDTH << shift
    ? make(length + 1, [root, pathTo(tail as readonly unknown[] as Branch, shift)], shift + BITS, [
        item,
      ])
    : make(length + 1, withLeaf(root, shift, before, tail as readonly unknown[] as Branch), shift, [
        item,
      ]);
}

/** A tree of so many levels with nothing in it but a leaf. */
function pathTo(leaf: Branch, level: number): Branch {
  return level === 0 ? leaf : [pathTo(leaf, level - BITS)];
}

function withLeaf(node: Branch, level: number, index: number, leaf: Branch): Branch {
  const at = (index >> level) & MASK;
  const copy = node.slice();
  const child = node[at];
  copy[at] =
    level === BITS || child === undefined
      ? pathTo(leaf, level - BITS)
      : withLeaf(child as Branch, level - BITS, index, leaf);
  return copy;
}

/** The same list with another item at an index that it has. */
export function set<T>(list: Vector<T>, index: number, item: T): Vector<T> {
  if (index < 0 || index >= list.length) throw new Bug(`no item ${index} to replace`);
  const before = list.length - list.tail.length;
  if (index < before) {
    return make(list.length, withItem(list.root, list.shift, index, item), list.shift, list.tail);
  }
  const tail = list.tail.slice();
  tail[index - before] = item;
  return make(list.length, list.root, list.shift, tail);
}

function withItem(node: Branch, level: number, index: number, item: unknown): Branch {
  const copy = node.slice();
  const at = (index >> level) & MASK;
  copy[at] =
    level === 0 ? (item as object) : withItem(copy[at] as Branch, level - BITS, index, item);
  return copy;
}

/** The first `length` items. */
export function take<T>(list: Vector<T>, length: number): Vector<T> {
  if (length >= list.length) return list;
  if (length <= 0) return EMPTY;
  const before = list.length - list.tail.length;
  if (length > before)
    return make(length, list.root, list.shift, list.tail.slice(0, length - before));
  const last = length - 1;
  const tail = leafOf(list, last).slice(0, (last & MASK) + 1);
  return lowered(length, cut(list.root, list.shift, length - tail.length), list.shift, tail);
}

/** The first `count` items of a tree; `count` ends with a leaf. */
function cut(node: Branch, level: number, count: number): Branch {
  if (count === 0) return [];
  const at = ((count - 1) >> level) & MASK;
  const copy = node.slice(0, at + 1);
  if (level > BITS) copy[at] = cut(copy[at] as Branch, level - BITS, count);
  return copy;
}

/** Takes away levels that hold a single branch, so that a list has one form, however it came about. */
function lowered<T>(length: number, root: Branch, shift: number, tail: readonly T[]): Vector<T> {
  let [top, level] = [root, shift];
  while (level > BITS && top.length <= 1) {
    top = (top[0] ?? []) as Branch;
    level -= BITS;
  }
  return make(length, top, level, tail);
}

/** The items from `start` up to but without `end`, as an array. */
export function slice<T>(list: Vector<T>, start: number, end: number = list.length): T[] {
  const items: T[] = [];
  const stop = end < list.length ? end : list.length;
  for (let i = start; i < stop; i++) items.push(at(list, i) as T);
  return items;
}

export const toArray = <T>(list: Vector<T>): T[] => slice(list, 0);

/**
 * The length of a common prefix of two versions that share their items. Both must have come from one list by `append`
 * and `take` alone, or hold items that are the same object only where all before them are too.
 */
export function sharedLength<T extends object>(a: Vector<T>, b: Vector<T>): number {
  let length = a.length < b.length ? a.length : b.length;
  while (length > 0 && at(a, length - 1) !== at(b, length - 1)) length--;
  return length;
}

/**
 * Shows every index at which two lists do not hold the same object, in order, as far as the longer one reaches. What the two share
 * as versions of one list is passed over whole.
 */
export function differences<T>(
  a: Vector<T>,
  b: Vector<T>,
  visit: (index: number, one: T | undefined, other: T | undefined) => void,
): void {
  if (a === b) return;
  const end = a.length > b.length ? a.length : b.length;
  const full = (list: Vector<T>) => list.length - list.tail.length;
  const inTrees = full(a) < full(b) ? full(a) : full(b);
  if (a.shift === b.shift) between(a.root, b.root, a.shift, 0, inTrees, visit as Visit);
  else each(0, inTrees);
  if (a.tail !== b.tail || full(a) !== full(b)) each(inTrees, end);

  function each(from: number, to: number): void {
    for (let i = from; i < to; i++) {
      const [one, other] = [at(a, i), at(b, i)];
      if (one !== other) visit(i, one, other);
    }
  }
}

type Visit = (index: number, one: unknown, other: unknown) => void;

/** The same for two trees of one height, each of which has at least `end` items; this part of them begins at `start`. */
function between(
  a: Branch,
  b: Branch,
  level: number,
  start: number,
  end: number,
  visit: Visit,
): void {
  if (a === b) return;
  for (let i = 0; i < WIDTH; i++) {
    const first = start + (i << level);
    if (first >= end) return;
    const [one, other] = [a[i], b[i]];
    if (one === other) continue;
    if (level === 0) visit(first, one, other);
    else between(one as Branch, other as Branch, level - BITS, first, end, visit);
  }
}
