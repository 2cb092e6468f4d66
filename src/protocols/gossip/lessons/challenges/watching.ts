import type { Immutable } from '../../../../core/plain.ts';
import type { NodeSlot, World } from '../../../../sdk/world.ts';
import { checksumOf, compareVersions, type Entry, entryOf, type Store } from '../../items.ts';
import type { GossipTypes } from '../../types.ts';

/** What stops and challenges look for in a cluster. */

export type Cluster = World<GossipTypes>;
export type Slot = Immutable<NodeSlot<GossipTypes>>;

export const upOnes = ({ nodes }: Cluster): readonly Slot[] =>
  nodes.filter(({ health }) => health === 'up');

export const called = ({ nodes }: Cluster, name: string): Slot | undefined =>
  nodes.find((node) => node.name === name);

export const entryAt = (node: Slot | undefined, key = 'x'): Entry | undefined =>
  node && entryOf(node.state.store as Store, key);

/** Whether a node has a value under the key; a death certificate is none. */
export const hasValue = (node: Slot | undefined, key = 'x'): boolean =>
  (entryAt(node, key)?.value ?? null) !== null;

/** How many nodes have a value under the key, whether they are up or not. */
export const knowing = ({ nodes }: Cluster, key = 'x'): number =>
  nodes.filter((node) => hasValue(node, key)).length;

/** Everyone who is up has the same, and has something. */
export function allEqual(world: Cluster): boolean {
  const stores = upOnes(world).map(({ state }) => state.store as Store);
  return new Set(stores.map(checksumOf)).size === 1 && stores.some(({ length }) => length > 0);
}

/** Nobody has anything left to pass on, and no message is on its way. */
export const isQuiet = (world: Cluster): boolean =>
  world.inFlight().length === 0 &&
  world.nodes.every(({ state }) => state.hot.length === 0) &&
  knowing(world) > 0;

/** All who are up have the same, and nobody passes anything on any more. */
export const settled = (world: Cluster): boolean => isQuiet(world) && allEqual(world);

export const isWhole = (world: Cluster): boolean =>
  world.nodes.every(({ health }) => health === 'up');

/** The one that has an old value of x while all others have a newer one and all run; null where there is none, or more than one. */
export function oneBehind(world: Cluster): Slot | null {
  const versions = world.nodes.flatMap((node) => entryAt(node)?.version ?? []);
  const [first] = versions;
  if (!isWhole(world) || !first || versions.length < world.nodes.length) return null;
  const newest = versions.reduce((a, b) => (compareVersions(a, b) > 0 ? a : b), first);
  const behind = world.nodes.filter((node) => {
    const entry = entryAt(node);
    return entry && compareVersions(entry.version, newest) < 0;
  });
  return behind.length === 1 ? (behind[0] ?? null) : null;
}

export interface Since {
  since: number | null;
}

/** For how many whole seconds something has been so by now. */
export function secondsOf(memory: Since, isSo: boolean, { time }: Cluster): number {
  if (isSo) memory.since ??= time;
  else memory.since = null;
  return memory.since === null ? 0 : Math.floor((time - memory.since) / 1_000_000);
}
