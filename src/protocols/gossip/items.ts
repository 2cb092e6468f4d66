import type { NodeId } from '../../core/ids.ts';

/**
 * When and by whom a value was given: a Lamport counter and the writer, which settles ties (Demers et al. 1987, section 1.1, with a
 * counter in place of synchronised clocks).
 */
export interface Version {
  readonly counter: number;
  readonly writer: NodeId;
}

/** A value under a key. Null is a death certificate: the key was deleted (Demers et al. 1987, section 2). */
export interface Item {
  readonly key: string;
  readonly value: string | null;
  readonly version: Version;
}

/** An item as a node keeps it. */
export interface Entry extends Item {
  /** Who told it; null: it was published here. */
  readonly from: NodeId | null;
  /** In which of its rounds the node heard of it; null for one that does not count them (see `Gossiper.round`). */
  readonly round: number | null;
}

/** What a node has, in order of the keys. Frozen, so that keyframes share it. */
export type Store = readonly Entry[];

export type Digest = readonly { readonly key: string; readonly version: Version }[];

/** Negative if the first is the older one, 0 if they are the same. */
export const compareVersions = (a: Version, b: Version): number =>
  a.counter - b.counter || a.writer - b.writer;

export const digestOf = (store: Store): Digest =>
  store.map(({ key, version }) => ({ key, version }));

export const itemOf = ({ key, value, version }: Item): Item => ({ key, value, version });

export function entryOf(store: Store, key: string): Entry | undefined {
  let low = 0;
  let high = store.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((store[middle] as Entry).key < key) low = middle + 1;
    else high = middle;
  }
  const found = store[low];
  return found?.key === key ? found : undefined;
}

/** The store with an entry in it, in place of what it had under that key. */
export function withEntry(store: Store, entry: Entry): Store {
  const before = store.filter(({ key }) => key < entry.key);
  const after = store.filter(({ key }) => key > entry.key);
  return Object.freeze([...before, Object.freeze(entry), ...after]);
}

export const withoutKey = (store: Store, key: string): Store =>
  Object.freeze(store.filter((entry) => entry.key !== key));

/** What of a store is newer than a digest says, and keys of which the digest says something newer. */
export function difference(
  store: Store,
  digest: Digest,
): { readonly newer: readonly Entry[]; readonly older: readonly string[] } {
  const newer: Entry[] = [];
  const older: string[] = [];
  let i = 0;
  for (const { key, version } of digest) {
    for (; i < store.length && (store[i] as Entry).key < key; i++) newer.push(store[i] as Entry);
    const mine = store[i]?.key === key ? (store[i++] as Entry) : null;
    const order = mine === null ? -1 : compareVersions(mine.version, version);
    if (order < 0) older.push(key);
    else if (order > 0) newer.push(mine as Entry);
  }
  newer.push(...store.slice(i));
  return { newer, older };
}

/** A number that says which versions a store or a digest has, whatever the order in which they came. */
export function checksumOf(versions: Digest): number {
  let sum = 0;
  for (const { key, version } of versions) {
    let hash = Math.imul(version.counter, 0x9e3779b1) ^ Math.imul(version.writer + 1, 0x85ebca6b);
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    sum = (sum + (hash ^ (hash >>> 15))) >>> 0;
  }
  return sum;
}
