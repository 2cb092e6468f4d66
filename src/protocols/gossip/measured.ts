import type { Immutable } from '../../core/plain.ts';
import type { NodeSlot, World } from '../../sdk/world.ts';
import { compareVersions, type Entry, entryOf, type Store, type Version } from './items.ts';
import { HEARTBEAT } from './learning.ts';
import type { GossipTypes } from './types.ts';

/** What a world shows of how its items have spread. */

type Slot = Immutable<NodeSlot<GossipTypes>>;

export const storeOf = (node: Slot): Store => node.state.store as Store;

/** An item that is spreading: its newest version, and which nodes have it. */
export interface Spreading {
  readonly key: string;
  readonly value: string | null;
  readonly version: Version;
  /** Nodes that are part of the cluster, with what they have under the key, if anything. */
  readonly at: readonly {
    readonly node: Slot;
    readonly entry: Entry | null;
    readonly knows: boolean;
  }[];
}

/** In order of their keys; signs of life are left out. */
export function spreadingIn(world: World<GossipTypes>): readonly Spreading[] {
  const members = world.nodes.filter(({ health }) => health !== 'removed') as readonly Slot[];
  const newest = new Map<string, Entry>();
  for (const node of members) {
    for (const entry of storeOf(node)) {
      const known = newest.get(entry.key);
      if (!known || compareVersions(entry.version, known.version) > 0) newest.set(entry.key, entry);
    }
  }
  return [...newest.values()]
    .filter(({ key }) => !key.startsWith(HEARTBEAT))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ key, value, version }) => ({
      key,
      value,
      version,
      at: members.map((node) => {
        const entry = entryOf(storeOf(node), key) ?? null;
        return {
          node,
          entry,
          knows: entry !== null && compareVersions(entry.version, version) === 0,
        };
      }),
    }));
}

/** How an item came to those that count their rounds from the beginning, in rounds since it was published. */
export interface Delivered {
  /** In order; 0 for the one that published it. */
  readonly rounds: readonly number[];
  /** How many of those nodes there are. */
  readonly nodes: number;
}

/** Null where the one that published it is not among them. */
export function deliveredOf({ at }: Spreading): Delivered | null {
  const counting = at.filter(({ node }) => node.state.round !== null);
  const source = counting.find(({ entry, knows }) => knows && entry?.from === null)?.entry?.round;
  if (source === undefined || source === null) return null;
  const rounds = counting.flatMap(({ entry, knows }) =>
    knows && entry && entry.round !== null ? [Math.max(0, entry.round - source)] : [],
  );
  return { rounds: rounds.sort((a, b) => a - b), nodes: counting.length };
}
