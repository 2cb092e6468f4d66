import type { NodeId } from '../../core/ids.ts';
import type { Immutable } from '../../core/plain.ts';
import { defineInvariant, type Invariant, type Violation } from '../../sdk/invariant.ts';
import type { NodeSlot } from '../../sdk/world.ts';
import { checksumOf, compareVersions, type Entry, type Store, type Version } from './items.ts';
import type { GossipTypes } from './types.ts';

type Slot = Immutable<NodeSlot<GossipTypes>>;

const storeOf = ({ state }: Slot): Store => state.store as Store;

// ---- versions never go back ----

interface Last {
  readonly version: Version;
  /** The node no longer knows anything of the key. */
  readonly gone: boolean;
}

interface Seen {
  /** For each node and key, the newest version that the node has had in this life. */
  versions: Record<number, Record<string, Last>>;
}

/** A crash ends a life: what a disk does not give back was lost with it, and that is no fault of the protocol's. */
const versionsGrow = defineInvariant<GossipTypes, Seen>({
  name: 'versionsGrow',
  reference: 'Demers et al. 1987, sections 1.1 and 2',
  memory: () => ({ versions: {} }),
  check({ versions }, node) {
    if (node.health === 'crashed' || node.health === 'removed') {
      delete versions[node.id];
      return null;
    }
    versions[node.id] ??= {};
    const seen = versions[node.id] as Record<string, Last>;
    const store = storeOf(node);
    for (const { key, version } of store) {
      const before = seen[key];
      const order = before ? compareVersions(version, before.version) : 1;
      if (before && (order < 0 || (order === 0 && before.gone))) {
        return wentBack(node.id, key, before, version);
      }
      if (order > 0) seen[key] = Object.freeze({ version, gone: false });
    }
    markGone(store, seen);
    return null;
  },
});

const wentBack = (node: NodeId, key: string, before: Last, version: Version): Violation => ({
  nodes: [node],
  events: [],
  detail: { node, key, before: before.version.counter, after: version.counter, gone: before.gone },
});

/** A key of which a node no longer knows anything may come back with an older value. */
function markGone(store: Store, seen: Record<string, Last>): void {
  if (Object.keys(seen).length === store.length) return;
  const there = new Set(store.map(({ key }) => key));
  for (const [key, last] of Object.entries(seen)) {
    if (!there.has(key) && !last.gone) seen[key] = Object.freeze({ ...last, gone: true });
  }
}

// ---- nothing is made up ----

interface Published {
  /** For each key and writer the latest counter of what was published, and its value. */
  items: Record<
    string,
    Record<number, { readonly counter: number; readonly value: string | null }>
  >;
}

const onlyPublished = defineInvariant<GossipTypes, Published>({
  name: 'onlyPublished',
  reference: 'Demers et al. 1987, section 1.1',
  memory: () => ({ items: {} }),
  check({ items }, node) {
    for (const entry of storeOf(node)) {
      const { key, value, version } = entry;
      const last = items[key]?.[version.writer];
      if (entry.from === null) {
        // One that a crash took back before anybody heard of it may be given its number again.
        if (last === undefined || last.counter <= version.counter) note(items, entry);
      } else if (
        last === undefined ||
        last.counter < version.counter ||
        (last.counter === version.counter && last.value !== value)
      ) {
        return { nodes: [node.id], events: [], detail: { node: node.id, key, value } };
      }
    }
    return null;
  },
});

function note(items: Published['items'], { key, value, version }: Entry): void {
  items[key] ??= {};
  const writers = items[key] as Published['items'][string];
  writers[version.writer] = Object.freeze({ counter: version.counter, value });
}

// ---- an agreement is one ----

const repairIsComplete = defineInvariant<GossipTypes, object>({
  name: 'repairIsComplete',
  reference: 'Demers et al. 1987, section 1.3; van Renesse et al. 2008, section 3',
  memory: () => ({}),
  check(_memory, node, world) {
    const { agreed } = node.state;
    if (agreed.length === 0) return null;
    const mine = checksumOf(storeOf(node));
    for (const { peer, checksum } of agreed) {
      const other = world.nodes[peer];
      if (other === undefined || checksum === mine) continue;
      // What the other has learned since is no matter of this comparison.
      if (checksumOf((other as Slot).state.store as Store) !== checksum) continue;
      return {
        nodes: [node.id, peer],
        events: [],
        detail: {
          node: node.id,
          peer,
          mine: storeOf(node).length,
          theirs: (other as Slot).state.store.length,
        },
      };
    }
    return null;
  },
});

export const invariants: readonly Invariant<GossipTypes>[] = [
  versionsGrow,
  onlyPublished,
  repairIsComplete,
];
