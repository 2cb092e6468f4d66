import {
  compareVersions,
  type Digest,
  difference,
  type Entry,
  type Item,
  type Store,
  withEntry,
  withoutKey,
} from './items.ts';

/** The guards on which the protocol's promises rest. A weakened twin replaces one of them; see variants.ts. */
export interface Rules {
  /** Whether an item that came takes the place of what the node has. */
  readonly isNews: (item: Item, mine: Entry | undefined) => boolean;
  /** The store with what was accepted. */
  readonly keep: (store: Store, entry: Entry) => Store;
  /** What a node that is shown a digest finds that its sender lacks. */
  readonly lackedBy: (digest: Digest, store: Store) => readonly Entry[];
}

export const RULES: Rules = {
  isNews: (item, mine) => mine === undefined || compareVersions(item.version, mine.version) > 0,
  keep: withEntry,
  lackedBy: (digest, store) => difference(store, digest).newer,
};

/** To be replaced in a twin. */
export const WEAK: Rules = {
  isNews: (item, mine) => mine === undefined || compareVersions(item.version, mine.version) !== 0,
  keep: (store, entry) =>
    entry.value === null ? withoutKey(store, entry.key) : withEntry(store, entry),
  lackedBy: () => [],
};
