import { equalPlain } from '../../core/plain.ts';
import type { Settings } from '../../sdk/advice.ts';
import type { Scenario } from '../../sdk/scenario.ts';
import type { ProtocolTypes } from '../../sdk/types.ts';
import type { Delay, LinkModel, World } from '../../sdk/world.ts';

type Any = ProtocolTypes;

/** What a run goes by at a moment. */
export interface Present extends Settings<Any> {
  /** Some links have settings of their own, so that `network` is not the whole story. */
  readonly mixedLinks: boolean;
  readonly mixedDisks: boolean;
}

/** The settings of a world; where there are no two nodes to look at, those that its run began with. */
export function presentOf(world: World<Any>, scenario: Scenario<Any>): Present {
  const nodes = world.nodes.filter(({ health }) => health !== 'removed');
  const links = linksBetween(nodes, world);
  const disks = new Map<Delay, number>();
  for (const { diskWrite } of nodes) disks.set(diskWrite, (disks.get(diskWrite) ?? 0) + 1);
  const network = commonest(links) ?? scenario.network.all;
  const diskWrite = commonest(disks) ?? scenario.diskWrite;
  const kinds = Object.keys(scenario.members);
  return {
    params: world.params,
    members: Object.fromEntries(
      kinds.map((kind) => [kind, nodes.filter((node) => node.kind === kind).length]),
    ),
    network,
    diskWrite,
    mixedLinks: [...links.keys()].some((link) => !equalPlain(link, network)),
    mixedDisks: [...disks.keys()].some((disk) => !equalPlain(disk, diskWrite)),
  };
}

/** How many links do what. Among a thousand nodes there are a million, of which hardly any has a model of its own. */
function linksBetween(nodes: World<Any>['nodes'], world: World<Any>): Map<LinkModel, number> {
  const there = new Set(nodes.map(({ id }) => id));
  const counts = new Map<LinkModel, number>();
  const [first, second] = nodes;
  if (!first || !second) return counts;
  // Where as many do this as that, the first link tells.
  counts.set(world.link(first.id, second.id), 0);
  const count = (model: LinkModel, links: number) =>
    counts.set(model, (counts.get(model) ?? 0) + links);
  const { most, own } = world.links();
  const apart = own.filter(({ from, to }) => from !== to && there.has(from) && there.has(to));
  for (const { model } of apart) count(model, 1);
  const others = nodes.length * (nodes.length - 1) - apart.length;
  if (others > 0) count(most, others);
  return counts;
}

/** The value that most have; of several, the first. Most are one and the same object, which is seen at a glance. */
function commonest<X>(counts: ReadonlyMap<X, number>): X | undefined {
  const alike = new Map<string, { readonly item: X; count: number }>();
  for (const [item, count] of counts) {
    const key = JSON.stringify(item);
    const seen = alike.get(key);
    if (seen) seen.count += count;
    else alike.set(key, { item, count });
  }
  let best: { readonly item: X; readonly count: number } | undefined;
  for (const one of alike.values()) if (!best || one.count > best.count) best = one;
  return best?.item;
}
