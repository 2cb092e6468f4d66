/**
 * An immutable list that is cheap to extend and to keep old versions of: full chunks are shared. A log of a hundred
 * thousand entries can so stand in every keyframe of a run and in durable and volatile state at once. Plain data: it can
 * be compared and printed like everything else. It is frozen, so that cloning shares it; what is in it is frozen by its
 * type alone, since freezing arrays costs more than filling them.
 */
export interface Vector<T> {
  readonly length: number;
  readonly chunks: readonly (readonly T[])[];
  readonly tail: readonly T[];
}

const BITS = 5;
const CHUNK = 1 << BITS;
const EMPTY: Vector<never> = make([], []);

function make<T>(chunks: readonly (readonly T[])[], tail: readonly T[]): Vector<T> {
  return Object.freeze({ length: chunks.length * CHUNK + tail.length, chunks, tail });
}

export const emptyVector = <T>(): Vector<T> => EMPTY;

export function vectorOf<T>(items: readonly T[]): Vector<T> {
  const chunks: (readonly T[])[] = [];
  let at = 0;
  for (; at + CHUNK <= items.length; at += CHUNK) {
    chunks.push(items.slice(at, at + CHUNK));
  }
  return make(chunks, items.slice(at));
}

/** The item at an index from 0, or undefined outside the list. */
export function at<T>(list: Vector<T>, index: number): T | undefined {
  const chunk = index >> BITS;
  return chunk < list.chunks.length
    ? list.chunks[chunk]?.[index & (CHUNK - 1)]
    : list.tail[index - (list.chunks.length << BITS)];
}

export function append<T>(list: Vector<T>, item: T): Vector<T> {
  const tail = list.tail.concat([item]);
  return tail.length < CHUNK ? make(list.chunks, tail) : make([...list.chunks, tail], []);
}

/** The first `length` items. */
export function take<T>(list: Vector<T>, length: number): Vector<T> {
  if (length >= list.length) return list;
  const whole = length >> BITS;
  const rest = length & (CHUNK - 1);
  const from = whole < list.chunks.length ? list.chunks[whole] : list.tail;
  return make(list.chunks.slice(0, whole), (from ?? []).slice(0, rest));
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
